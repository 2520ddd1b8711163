"""What one line did: the answer of the bot, read."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One line in and its answer out; the shapes are those of `refundbot chat --json`."""

    path: Path
    line: int
    sent: Mapping[str, Any]
    got: Mapping[str, Any]
    #: The same push again.
    is_retry: bool = False

    @property
    def reply_ids(self) -> tuple[str, ...]:
        return tuple(str(reply["id"]) for reply in self.got.get("replies", ()))

    @property
    def reply_texts(self) -> tuple[str, ...]:
        return tuple(str(reply["text"]) for reply in self.got.get("replies", ()))

    @property
    def choices(self) -> tuple[Mapping[str, Any], ...]:
        return tuple(choice for reply in self.got.get("replies", ()) for choice in reply.get("choices", ()))

    @property
    def choice_ids(self) -> tuple[str, ...]:
        return tuple(str(choice["id"]) for choice in self.choices)

    @property
    def choice_texts(self) -> tuple[str, ...]:
        return tuple(str(choice["label"]) for choice in self.choices)

    @property
    def draft_id(self) -> str | None:
        """The step whose words were written, on any page of the answer."""
        return str(self.got["draft"]["id"]) if "draft" in self.got else None

    @property
    def draft_text(self) -> str | None:
        return str(self.got["draft"]["text"]) if "draft" in self.got else None

    @property
    def active_ids(self) -> tuple[str, ...]:
        return tuple(str(message["id"]) for message in self.got.get("active", ()))

    @property
    def all_said(self) -> str:
        """Every text that the user saw in this turn."""
        active = (str(message["text"]) for message in self.got.get("active", ()))
        return "\n\n".join((*self.reply_texts, *active))

    def one(self, key: str) -> str | None:
        """A single value; None when there is none."""
        value = self.got.get(key)
        return None if value is None or value == "" else str(value)

    def many(self, key: str) -> tuple[str, ...]:
        return tuple(str(value) for value in self.got.get(key) or ())

    @property
    def top_cause(self) -> str | None:
        ranking = self.got.get("ranking") or ()
        return str(ranking[0]["cause"]) if ranking else None
