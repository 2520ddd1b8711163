"""What may happen next on a walk, each with its weight."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import orjson

from bot.staff.deeds import STAFF
from bot.staff.port import Doing
from bot.testkit.desk_steps import ACCOUNT
from bot.testkit.script import Retry, Send, Wait
from bot.testkit.walking.player import Deed, Player
from bot.testkit.walking.words import FACTS, LANGUAGES, ODD, labels, phrases
from bot.testkit.words import Word
from dialogs.ownership import Owner
from dialogs.staffing import FOR_USER

_MEDIA = (Word.PICTURE, Word.VOICE, Word.VIDEO, Word.SHORT_VIDEO, Word.LOCATION, Word.LINK, Word.STICKER)
_TYPES = {Word.PICTURE: "image", Word.SHORT_VIDEO: "shortvideo"}
_EVENTS = (
    ("subscribe", ""), ("click", "MENU_HELP"), ("click", "nothing"), ("scan", ""), ("view", ""), ("location", ""),
    ("news", ""), ("kf_create_session", ""), ("kf_close_session", ""), ("unsubscribe", ""),
)  # fmt: skip
#: Over the deadlines of hours, of days and of working days, and long enough to be forgotten.
_SPANS = tuple(timedelta(minutes=each) for each in (5, 45, 5 * 60, 25 * 60, 49 * 60, 4 * 1440, 9 * 1440, 40 * 1440))


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One kind of deed; None where it cannot be done now."""

    name: str
    weight: int
    make: Callable[[random.Random, Player, str], Deed | None]


def tap(choice: str) -> Send:
    return Send(word=Word.TAP, members=(("type", "tap"), ("choice", choice)))


def typed(text: str) -> Send:
    return Send(word=Word.USER, members=(("text", text),))


def _offered(dice: random.Random, player: Player, _: str) -> Deed | None:
    offered = player.last.session.offered if player.last else ()
    return tap(dice.choice(offered)) if offered else None


def _old_link(dice: random.Random, player: Player, _: str) -> Deed:
    return tap(dice.choice(sorted(player.dialogue.knowledge.catalog.choices)))


def _label(dice: random.Random, _: Player, locale: str) -> Deed:
    return typed(dice.choice(tuple(labels(locale).values())))


def _number(dice: random.Random, *_: object) -> Deed:
    return typed(str(dice.randint(1, 9)))


def _phrase(dice: random.Random, _: Player, locale: str) -> Deed:
    return typed(dice.choice(phrases(locale)))


def _fact(dice: random.Random, _: Player, locale: str) -> Deed:
    return typed(dice.choice(FACTS[locale]))


def _odd(dice: random.Random, *_: object) -> Deed:
    return typed(dice.choice(ODD))


def _language(dice: random.Random, *_: object) -> Deed:
    return typed(dice.choice(sorted(LANGUAGES)))


def _media(dice: random.Random, *_: object) -> Deed:
    word = dice.choice(_MEDIA)
    return Send(word=word, members=(("type", _TYPES.get(word, str(word))),))


def _event(dice: random.Random, *_: object) -> Deed:
    event, key = dice.choice(_EVENTS)
    return Send(word=Word.EVENT, members=(("type", "event"), ("event", event), ("event_key", key)))


def _wait(dice: random.Random, *_: object) -> Deed:
    return Wait(span=dice.choice(_SPANS))


def _retry(_: random.Random, player: Player, __: str) -> Deed | None:
    # WeChat pushes again within seconds, and only what a user sent.
    return Retry(times=1) if player.last is not None and player.last.is_from_user else None


def _staff(dice: random.Random, player: Player, locale: str) -> Deed | None:
    if dict(player.settings).get("desk") != "console" or player.last is None or player.last.stored is None:
        return None
    if player.last.session.owner != Owner.STAFF:
        return deed_of_staff(Doing.TAKE)
    doing, members = dice.choice(_DEEDS)
    return deed_of_staff(doing, **(members if doing != Doing.SET_LOCALE else {"value": locale}))


_DEEDS: tuple[tuple[Doing, dict[str, str]], ...] = (
    (Doing.REPLY, {"text": "您好，我来帮您看一下 / let me have a look"}),
    (Doing.NOTE, {"text": "asked for the order page"}),
    (Doing.SET_FACT, {"slot": "amount", "value": "99"}),
    (Doing.SET_FACT, {"slot": "paid_with", "value": "alipay"}),
    (Doing.DROP_FACT, {"slot": "amount"}),
    (Doing.HAND_OVER, {}),
    (Doing.HAND_OVER, {"text": "商家答应三天内退款", "value": FOR_USER}),
    (Doing.REQUEUE, {}),
    (Doing.CLOSE, {"to": "refunded"}),
    (Doing.CLOSE, {"to": "advised"}),
    (Doing.SET_LOCALE, {}),
)


def deed_of_staff(doing: str, **members: str) -> Send:
    text = orjson.dumps(members).decode()
    line = (("type", "event"), ("event", STAFF), ("event_key", str(doing)), ("staff_account", ACCOUNT), ("text", text))
    return Send(word=Word.STAFF, members=line)


MOVES = (
    Move(name="tap", weight=45, make=_offered),
    Move(name="phrase", weight=18, make=_phrase),
    Move(name="label", weight=8, make=_label),
    Move(name="fact", weight=7, make=_fact),
    Move(name="number", weight=4, make=_number),
    Move(name="wait", weight=5, make=_wait),
    Move(name="staff", weight=5, make=_staff),
    Move(name="retry", weight=4, make=_retry),
    Move(name="odd", weight=4, make=_odd),
    Move(name="media", weight=4, make=_media),
    Move(name="old link", weight=3, make=_old_link),
    Move(name="language", weight=2, make=_language),
    Move(name="event", weight=2, make=_event),
)


def next_deed(dice: random.Random, player: Player, locale: str, moves: tuple[Move, ...] = MOVES) -> Deed:
    """By weight; one that cannot be done now gives way to another."""
    while True:
        move = dice.choices(moves, weights=[each.weight for each in moves])[0]
        deed = move.make(dice, player, locale)
        if deed is not None:
            return deed
