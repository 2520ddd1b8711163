"""Kinds of people, by how they write and what they do beside answering."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Opening(StrEnum):
    """How somebody begins."""

    #: The whole story.
    STORY = "story"
    #: Its first sentence.
    SENTENCE = "sentence"
    #: What they see, in as few words as there are for it.
    SITUATION = "situation"


class Wording(StrEnum):
    """How somebody gives an answer."""

    TAP = "tap"
    NUMBER = "number"
    #: What stands on the choice, typed off.
    LABEL = "label"
    #: Other words for it.
    WORDS = "words"
    #: The same in the middle of a sentence.
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """Shares are between 0 and 1, of the answers that are given."""

    kind: str
    openings: tuple[Opening, ...]
    wordings: tuple[Wording, ...]
    #: Says "I don't know" to what they know.
    forgets: float = 0.0
    #: Says beside what they tell that they are not sure of it.
    hedges: float = 0.0
    #: Gives a wrong answer first and says so with the next message.
    corrects: float = 0.0
    #: Gives a wrong answer first and then the right one, as if nothing had been said before.
    contradicts: float = 0.0
    #: Goes away for days.
    leaves: float = 0.0
    #: Goes on in another language.
    switches: float = 0.0
    #: Says something else first: acts of the phrase files, each with its share.
    strays: Mapping[str, float] = field(default_factory=dict)


_ANY = tuple(Wording)

MANNERS: Mapping[str, Manner] = {
    each.kind: each
    for each in (
        Manner(
            kind="terse",
            openings=(Opening.SITUATION,),
            wordings=(Wording.NUMBER, Wording.WORDS, Wording.TAP),
        ),
        Manner(
            kind="chatty",
            openings=(Opening.STORY,),
            wordings=(Wording.SENTENCE,),
            strays={"greeting": 0.1, "thanks": 0.1, "ask_why": 0.15},
        ),
        Manner(kind="unsure", openings=(Opening.SENTENCE, Opening.SITUATION), wordings=_ANY, forgets=0.5, hedges=0.5),
        Manner(kind="changing", openings=(Opening.STORY, Opening.SITUATION), wordings=_ANY, corrects=0.4),
        Manner(kind="silent", openings=(Opening.SENTENCE, Opening.SITUATION), wordings=_ANY, leaves=0.5),
        Manner(kind="switcher", openings=(Opening.STORY, Opening.SITUATION), wordings=_ANY, switches=0.5),
        Manner(
            kind="angry",
            openings=(Opening.STORY, Opening.SENTENCE),
            wordings=_ANY,
            strays={"abuse": 0.4, "talk_to_human": 0.1},
        ),
        Manner(kind="liar", openings=(Opening.STORY, Opening.SITUATION), wordings=_ANY, contradicts=0.4),
    )
}
