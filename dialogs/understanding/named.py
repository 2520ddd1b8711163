"""What a text names, by subject."""

from dialogs.understanding.heard import heard
from dialogs.understanding.phrases import Phrases
from dialogs.understanding.wording import Said, said_in


class Named:
    """What a text names, by subject: looked for only when asked for, in the languages that it is written in."""

    def __init__(self, text: str, phrases: Phrases) -> None:
        self.text = said = heard(text)
        self.languages = [
            phrases.languages[code] for code, is_in in (("zh", said.is_han), ("en", said.is_latin)) if is_in
        ]
        self._found = [language.wordings.candidates(said) for language in self.languages]
        #: The subjects that may be named at all.
        self.subjects = frozenset().union(*self._found)

    def by(self, subject: str) -> list[Said]:
        """In the order of the text."""
        if subject not in self.subjects:
            return []
        found: list[Said] = []
        for patterns in self._found:
            if subject in patterns:
                found += said_in(self.text, patterns[subject])
        return sorted(found, key=lambda one: one.start) if len(self.languages) > 1 and len(found) > 1 else found
