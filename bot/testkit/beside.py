"""What a script may expect and a line of `refundbot chat --json` does not say: drafts, evidence, steps taken."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import orjson

from bot.channel import Channel
from bot.dialogue import RefundDialogue
from bot.outgoing import replies_of
from bot.store.port import Store
from bot.testkit.script import Script
from bot.testkit.words import Word
from dialogs.replies_json import reply_from_json
from dialogs.session import Session

_OF_SESSION = frozenset({Word.EVIDENCE, Word.TAKEN})
#: The words for a step are a reply that is named for it.
_DRAFT = ".draft"


class ScriptChannel(Channel):
    """A channel whose answers say more. For one script, at whose hour its clock begins."""

    def __init__(
        self, store: Store, dialogue: RefundDialogue, script: Script, clock: Callable[[], datetime] | None = None
    ) -> None:
        # Every script has a channel of its own: three thousand threads that renew claims would outlive them.
        super().__init__(store, dialogue, clock or (lambda: script.now), renews=False)
        self.store = store
        self._looks_up_session = any(each.word in _OF_SESSION for each in script.expectations)

    def send(self, line: Mapping[str, object]) -> dict[str, Any]:
        got = super().send(line)
        return got if "error" in got else {**got, **self.beside(str(line["user"]))}

    def beside(self, user: str) -> dict[str, Any]:
        """Of the last turn; members that nobody asks for are left out."""
        return {**self._draft(), **(self._of_session(user) if self._looks_up_session else {})}

    def page_on_screen(self, user: str) -> str:
        """What was last said to that user, with its links; "" when nothing was."""
        session = self._session(user)
        replies = tuple(reply_from_json(each) for each in session.said)
        pages = self.dialogue.renderer.pages(replies, session.locale, self.now().date()) if replies else ()
        return pages[session.page].text if pages else ""

    def _draft(self) -> dict[str, Any]:
        """The words to send, on whichever page of the answer they stand."""
        record = self.overheard.record
        written = next((reply[0] for reply in record.get("said", ()) if reply[0].endswith(_DRAFT)), None)
        if written is None:
            return {}
        today = datetime.fromtimestamp(record["at"], UTC).astimezone(self.dialogue.zone).date()
        pages = self.dialogue.renderer.pages(replies_of(record), record["locale"], today)
        text = "\n".join(part.text for page in pages for part in page.parts if part.id == written)
        return {"draft": {"id": written.removesuffix(_DRAFT), "text": text}}

    def _of_session(self, user: str) -> dict[str, Any]:
        case = self._session(user).case
        return {"evidence": list(case.evidence), "taken": [rung for rung, _ in case.steps]}

    def _session(self, user: str) -> Session:
        stored = self.store.peek(user).session
        return Session.from_json(orjson.loads(stored)) if stored else Session()
