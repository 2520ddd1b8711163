"""A desk in memory: the whole port, with nobody behind it who talks to users."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from bot.staff.port import Action, Card, CauseRow, Doing, Done, FactRow, Line, Pack, Refusal, Suggestion
from bot.store.errors import StoreDownError


@dataclass(kw_only=True)
class Talk:
    """One conversation as the desk keeps it."""

    card: Card
    pack: Pack
    lines: list[Line] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)
    whole: dict[str, str] = field(default_factory=dict)


class MemoryDesk:
    """
    Does what the port says: the same key happens once, and a refusal changes nothing.

    `is_down` makes it raise as a store does that cannot be reached.
    """

    def __init__(self, talks: Sequence[Talk] = (), *, now: Callable[[], int] = lambda: 0) -> None:
        self.talks = {talk.card.name: talk for talk in talks}
        self.is_down = False
        self.users = {"oNewUser": "b003.new"}
        self.actions: list[Action] = []
        self.typings: list[tuple[str, str]] = []
        self._now = now
        self._done: dict[str, Done] = {}
        self._version = 0
        self._changed = threading.Condition()

    # The port

    def cards(self) -> Sequence[Card]:
        self._demand_store()
        return [talk.card for talk in self.talks.values()]

    def open(self, name: str, account: str, reader_locale: str) -> Pack | None:
        self._demand_store()
        talk = self.talks.get(name)
        if talk is None:
            return None
        return replace(talk.pack, card=talk.card, lines=tuple(talk.lines), notes=tuple(talk.notes))

    def unmasked(self, name: str) -> dict[str, str]:
        self._demand_store()
        return self.talks[name].whole

    def act(self, action: Action) -> Done:
        if self.is_down:
            return Done(refusal=Refusal.STORE_DOWN)
        if action.key in self._done:
            return self._done[action.key]
        done = self._refusal(action) or self._do(action)
        if done.refusal is None:
            self._done[action.key] = done
            self.actions.append(action)
            self.change()
        return done

    def begin_case(self, name_or_openid: str, account: str, locale: str) -> str | None:
        self._demand_store()
        name = self.users.get(name_or_openid, name_or_openid if name_or_openid in self.talks else None)
        if name is None:
            return None
        talk = self.talks.get(name) or Talk(card=a_card(name), pack=a_pack(a_card(name)))
        talk.card = replace(talk.card, owner="staff", account=account, locale=locale, since=self._now())
        self.talks[name] = talk
        self.change()
        return name

    def typing(self, name: str, account: str) -> None:
        self.typings.append((name, account))

    def changes(self, timeout_s: float) -> bool:
        self._demand_store()
        with self._changed:
            before = self._version
            return self._changed.wait_for(lambda: self._version != before, timeout_s)

    # What happens to conversations from elsewhere

    def change(self) -> None:
        with self._changed:
            self._version += 1
            self._changed.notify_all()

    def user_says(self, name: str, text: str) -> None:
        talk = self.talks[name]
        talk.lines.append(a_line("user", text, at=self._now()))
        talk.card = replace(talk.card, unseen=talk.card.unseen + 1, seen=self._now())
        self.change()

    def give(self, name: str, account: str) -> None:
        """To a member of staff, without asking anybody."""
        self._set(name, owner="staff", account=account)
        self.change()

    def forget(self, name: str) -> None:
        del self.talks[name]
        self.change()

    # How things are done

    def _demand_store(self) -> None:
        if self.is_down:
            raise StoreDownError("down")

    def _refusal(self, action: Action) -> Done | None:
        talk = self.talks.get(action.name)
        if talk is None:
            return Done(refusal=Refusal.GONE)
        owner, holder = talk.card.owner, talk.card.account
        if owner == "staff" and holder != action.account and action.doing is not Doing.NOTE:
            return Done(refusal=Refusal.TAKEN_BY_OTHER, by=holder)
        if owner != "staff" and action.doing not in {Doing.TAKE, Doing.NOTE}:
            return Done(refusal=Refusal.NOT_YOURS)
        if action.doing is Doing.HAND_OVER and action.state not in dict(talk.pack.states):
            return Done(refusal=Refusal.UNKNOWN_STATE)
        if action.doing is Doing.SET_FACT and not self._fits(talk, action):
            return Done(refusal=Refusal.BAD_VALUE)
        return None

    def _fits(self, talk: Talk, action: Action) -> bool:
        rows = {row.slot: row for row in (*talk.pack.facts, *talk.pack.missing)}
        row = rows.get(action.slot)
        return row is not None and (not row.choices or action.value in dict(row.choices))

    def _do(self, action: Action) -> Done:
        talk = self.talks[action.name]
        if action.doing is Doing.REPLY:
            talk.lines.append(a_line("staff", action.text, at=self._now(), account=action.account))
            return Done(goes_out_now=talk.pack.can_send_now)
        if action.doing is Doing.NOTE:
            talk.notes.append(a_line("note", action.text, at=self._now(), account=action.account))
        elif action.doing in {Doing.SET_FACT, Doing.DROP_FACT}:
            self._edit(talk, action)
        else:
            self._set(action.name, **self._changes(talk, action)[action.doing])
        return Done()

    def _changes(self, talk: Talk, action: Action) -> dict[Doing, dict[str, object]]:
        """What of the card each doing changes."""
        back = {"owner": "bot", "account": ""}
        return {
            Doing.TAKE: {"owner": "staff", "account": action.account, "since": self._now(), "unseen": 0},
            Doing.HAND_OVER: {**back, "state": action.state or talk.card.state},
            Doing.REQUEUE: {"owner": "queued", "account": ""},
            Doing.TRANSFER: {"account": action.to},
            Doing.SNOOZE: {"snoozed_until": action.until},
            Doing.CLOSE: {**back, "is_closed": True},
            Doing.SET_LOCALE: {"locale": action.value},
        }

    def _set(self, name: str, **changes: object) -> None:
        talk = self.talks[name]
        talk.card = replace(talk.card, **changes)  # type: ignore[arg-type]

    def _edit(self, talk: Talk, action: Action) -> None:
        """The fact, and the ranking with it: what was second becomes first, which is enough to see it move."""
        known = [row for row in talk.pack.facts if row.slot != action.slot]
        missing = [row for row in talk.pack.missing if row.slot != action.slot]
        row = next(row for row in (*talk.pack.facts, *talk.pack.missing) if row.slot == action.slot)
        if action.doing is Doing.SET_FACT:
            label = dict(row.choices).get(action.value, action.value)
            known.append(replace(row, value=action.value, answer=label))
        else:
            missing.append(replace(row, value="", answer=""))
        causes = talk.pack.causes
        likely = [each.probability for each in causes][::-1]
        moved = [replace(each, probability=new) for each, new in zip(causes, likely, strict=True)]
        ranked = sorted(moved, key=lambda each: -each.probability)
        talk.pack = replace(talk.pack, facts=tuple(known), missing=tuple(missing), causes=tuple(ranked))


# Values with nothing in them but what a test says


def a_card(name: str = "b001.one", **told: object) -> Card:
    plain: dict[str, object] = {
        "name": name,
        "owner": "queued",
        "account": "",
        "since": 0,
        "seen": 0,
        "snoozed_until": 0,
        "is_closed": False,
        "locale": "zh_Hans",
        "state": "idle",
        "cause": "",
        "amount": "",
        "case": 1,
        "unseen": 0,
        "reason": "",
    }
    return Card(**{**plain, **told})  # type: ignore[arg-type]


def a_line(who: str, text: str, *, at: int = 0, account: str = "", own: str = "") -> Line:
    return Line(at=at, who=who, account=account, text=text, in_reader_language=own)


def a_fact(slot: str, topic: str, value: str = "", answer: str = "", **told: object) -> FactRow:
    plain: dict[str, object] = {"choices": (), "is_masked": False}
    return FactRow(slot=slot, topic=topic, value=value, answer=answer, **{**plain, **told})  # type: ignore[arg-type]


def a_cause(cause: str, name: str, probability: float, **told: object) -> CauseRow:
    plain: dict[str, object] = {"speaks_for": (), "speaks_against": (), "still_open": ()}
    return CauseRow(cause=cause, name=name, probability=probability, **{**plain, **told})  # type: ignore[arg-type]


def a_suggestion(kind: str, id_: str, text: str, own: str = "") -> Suggestion:
    return Suggestion(kind=kind, id=id_, text=text, in_reader_language=own)


def a_pack(card: Card, **told: object) -> Pack:
    plain: dict[str, object] = {
        "card": card,
        "summary": "",
        "lines": (),
        "facts": (),
        "causes": (),
        "steps": (),
        "dates": (),
        "evidence": (),
        "notes": (),
        "suggestions": (),
        "states": (("idle", "Beginning"),),
        "can_send_now": True,
        "missing": (),
    }
    return Pack(**{**plain, **told})  # type: ignore[arg-type]


def a_talk(name: str = "b001.one", *, card: Card | None = None, **told: object) -> Talk:
    card = card or a_card(name)
    pack = a_pack(card, **told)
    return Talk(card=card, pack=pack, lines=list(pack.lines), notes=list(pack.notes))
