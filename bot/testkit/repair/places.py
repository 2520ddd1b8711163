"""Every state that a conversation can be in, and a conversation that stands there."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

import orjson

from bot.errors import BotError
from bot.incoming import Kind
from bot.testkit.onward import onward
from bot.testkit.repair.talk import Message, Standing, Talk
from dialogs.catalog import Catalog
from dialogs.replies import Reply
from dialogs.replies_json import reply_as_json
from dialogs.session import Session
from dialogs.slots import Slot
from dialogs.states import START, Phase, advising, all_states, asking


class LostWayError(BotError):
    """The way to a state leads to another one: other taps or words are to be found for it."""


Way = tuple[Message, ...]

#: After so many taps the search gives up: what has not been found by then is set.
MOST_TAPS = 6_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A state, or one kind of a state that has several."""

    name: str
    state: str
    #: What somebody sends to stand there, after the opening.
    way: Way
    #: No search found a way, so that the session is set at the end of another way.
    is_set: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A state that no tap leads to: from which state, and with which words; the first that lead there count."""

    name: str
    state: str
    came_from: str
    messages: Mapping[str, tuple[Message, ...]]


def _typed(zh_hans: str, zh_hant: str, en: str) -> Mapping[str, tuple[Message, ...]]:
    """Words in each locale; others for the same stand behind a bar."""
    by_locale = {"zh_Hans": zh_hans, "zh_Hant": zh_hant, "en": en}
    return {locale: tuple(Message(text=each) for each in texts.split("|")) for locale, texts in by_locale.items()}


#: Shows the language; the first question follows.
OPENING = _typed("你好，请问在吗", "您好，請問在嗎", "hello, is anybody there")
_FIRST = asking(Slot.SITUATION)
_ADVICE = advising("unresponsive_merchant")
#: A question far into the walk, like those that nobody is asked: in its place they are set.
_LIKE = asking(Slot.PAID_ON)
_STOP = _typed("取消", "取消", "cancel")
_FORGET = _typed("删除我的数据", "刪除我的資料", "delete my data")
_SCAM = _typed(
    "客服让我先交解冻费才给退款",
    "客服叫我先付解凍費才肯退款",
    "the agent wants me to pay an unfreezing fee before they refund me",
)
_VAGUE = _typed(
    "退款好像出问题了，不知道该怎么弄|商家说这个退不了|申诉没过，商家也不理我",
    "退款好像出問題了，不知道該怎麼弄|商家說這個退不了|申訴沒過，商家也不理我",
    "I can't get my refund|there is something wrong with my refund|they don't give me my money back",
)
_CONTRADICTION = _typed(
    "我11月10日收到货，11月15日付的款",
    "我11月10日收到貨，11月15日付款",
    "The goods arrived on November 10. I paid on November 15.",
)
_WORDS = _typed("帮我写一段发给商家的话", "幫我寫一段發給商家的話", "give me the words to send")
_PICTURE = dict.fromkeys(OPENING, (Message(kind=Kind.IMAGE),))

#: States that no tap leads to, each by the words that do.
TYPED = (
    Typed(name="idle, stopped at a question", state=START, came_from=asking(Slot.REFUND_STATUS), messages=_STOP),
    Typed(name="idle, stopped at advice", state=START, came_from=_ADVICE, messages=_STOP),
    Typed(name="advising, a page waits", state=_ADVICE, came_from=_ADVICE, messages=_WORDS),
    Typed(name="clarifying", state=str(Phase.CLARIFYING), came_from=_FIRST, messages=_VAGUE),
    Typed(name="confirming, forget me", state=str(Phase.CONFIRMING), came_from=_ADVICE, messages=_FORGET),
    Typed(name="confirming, a picture", state=str(Phase.CONFIRMING), came_from=_ADVICE, messages=_PICTURE),
    Typed(name="confirming, what holds", state=str(Phase.CONFIRMING), came_from=_FIRST, messages=_CONTRADICTION),
    Typed(name="warning, at a question", state=str(Phase.WARNING), came_from=_FIRST, messages=_SCAM),
    Typed(name="warning, at advice", state=str(Phase.WARNING), came_from=_ADVICE, messages=_SCAM),
)


def find_places(talk: Talk) -> tuple[Place, ...]:
    """
    Every state in the order of the walk: by taps where taps lead there, by words where words do, else set.

    Raises `LostWayError` when the state that the words are said in cannot be reached.
    """
    ways = _search(talk)
    typed = {state: [each for each in TYPED if each.state == state] for state in all_states(talk.catalog)}
    return tuple(place for state, by_words in typed.items() for place in _places_of(state, by_words, ways))


def _places_of(state: str, by_words: list[Typed], ways: Mapping[str, Way]) -> Iterator[Place]:
    if state in ways:
        yield Place(name=state, state=state, way=ways[state])
    elif state == START or not by_words:
        yield Place(name=state, state=state, way=ways.get(_LIKE, ()), is_set=True)
    for each in by_words:
        if each.came_from not in ways:
            raise LostWayError(f"{each.name}: no tap leads to {each.came_from} any more")
        # The words are put in where the conversation is played: they differ by locale.
        yield Place(name=each.name, state=state, way=ways[each.came_from])


def _search(talk: Talk) -> dict[str, Way]:
    """The shortest way by taps to every state that taps lead to."""
    wanted = set(all_states(talk.catalog))
    found: dict[str, Way] = {}
    tapped, seen = 0, set[object]()
    ahead = deque([(talk.send(OPENING["zh_Hans"][0], Standing()).now, Way())])
    while ahead and wanted - found.keys() and tapped < MOST_TAPS:
        standing, way = ahead.popleft()
        session = standing.session
        found.setdefault(session.state, way)
        key = _told_in(session)
        if key in seen:
            continue
        seen.add(key)
        for choice in onward(session.offered, talk.catalog):
            tap = Message(kind=Kind.TAP, choice=choice)
            tapped += 1
            ahead.append((talk.send(tap, standing).now, (*way, tap)))
    return found


def _told_in(session: Session) -> object:
    """Two conversations alike in this go on alike."""
    return session.state, frozenset(session.case.facts.items()), frozenset(session.case.closed)


def stand(talk: Talk, place: Place, locale: str) -> Standing:
    """
    A conversation in that locale that stands in that place.

    Raises `LostWayError` when the way leads elsewhere in this locale.
    """
    opened = talk.send(OPENING[locale][0], Standing()).now
    if place.is_set and place.state == START:
        return _fresh(opened, locale)
    standing = _played(talk, place.way, opened)
    if place.is_set:
        return _changed(standing, lambda session: _set(session, place.state, talk.catalog))
    words = next((each.messages[locale] for each in TYPED if each.name == place.name), None)
    ends = [standing] if words is None else [talk.send(each, standing).now for each in words]
    for end in ends:
        if (end.session.state, end.session.locale) == (place.state, locale):
            return end
    raise LostWayError(f"{place.name} ({locale}): the way there ends in {ends[0].session.state}")


def _played(talk: Talk, way: Way, standing: Standing) -> Standing:
    for message in way:
        standing = talk.send(message, standing).now
    return standing


def _fresh(opened: Standing, locale: str) -> Standing:
    """Somebody whose language is known and nothing else: one who was forgotten is not, and writes in the default."""
    blank = replace(opened, stored=orjson.dumps(Session().as_json()))

    def knows_language(session: Session) -> None:
        session.locale, session.has_shown_locale, session.welcomed = locale, True, True

    return _changed(blank, knows_language)


def _changed(standing: Standing, change: Callable[[Session], None]) -> Standing:
    session = standing.session
    change(session)
    return replace(standing, stored=orjson.dumps(session.as_json()))


def _set(session: Session, state: str, catalog: Catalog) -> None:
    """Another question on the table, or advice on a cause, in place of what was reached."""
    session.state = state
    topic = state.partition(".")[2]
    questions = {asking(slot): question for slot, question in catalog.questions.items()}
    if state in questions:
        session.offered = [choice.id for choice in questions[state].choices]
        asked = Reply(id=questions[state].prompt.id, choices=tuple(session.offered))
        session.said = [reply_as_json(asked)]
    variant = next((each for each in catalog.variants.values() if each.cause == topic), None)
    if variant is not None:
        session.case.variant, session.case.rung = variant.id, variant.ladder[0].id


def prepared(standing: Standing, change: Callable[[Session], None] | None) -> Standing:
    """The same conversation with something more in its session."""
    return standing if change is None else _changed(standing, change)
