"""One message in, one `Utterance` out: what a message is taken for, in which order."""

from dataclasses import replace
from datetime import date
from itertools import chain
from typing import NamedTuple

from dialogs.acts import Act, Cause, Signal
from dialogs.slots import EVENT_SLOTS, Slot, Stated, StepOutcome
from dialogs.understanding.agreeing import CLEARLY, disagreeing
from dialogs.understanding.asked_after import asked_in
from dialogs.understanding.bare_wishes import bare_wish_in
from dialogs.understanding.beside import asks_anything, question_beside
from dialogs.understanding.calendar import Today
from dialogs.understanding.channels import other_way
from dialogs.understanding.choosing import Choosing, chosen, tapped
from dialogs.understanding.earlier import Earlier, answer_in_passing, earlier_answer
from dialogs.understanding.fact_finding import facts_in
from dialogs.understanding.facts import Facts
from dialogs.understanding.heard import Heard
from dialogs.understanding.labelling import Ranking, label_of, rank, said_whole
from dialogs.understanding.named import Named
from dialogs.understanding.named_answers import NamedAnswer, named_answer_in
from dialogs.understanding.named_corrections import named_correction_in
from dialogs.understanding.phrases import Phrases
from dialogs.understanding.picking import of_choice
from dialogs.understanding.quoting import in_own_words
from dialogs.understanding.reading import Message, read
from dialogs.understanding.script import locale_of, locale_of_pinyin
from dialogs.understanding.secrets import masked
from dialogs.understanding.setting_right import SetRight, bare_value_in, may_set_right, reason_in, set_right_in
from dialogs.understanding.several import begins_another, halves_of
from dialogs.understanding.supposing import office_in, without_supposed
from dialogs.understanding.things import case_in
from dialogs.understanding.wishes import wish_in
from dialogs.understanding.within import PLAIN, is_left_open, with_answer
from dialogs.understanding.wording import Said
from dialogs.utterance import NOTHING_EXPECTED, NOW, PAID_BACK, REFUNDED, VAGUE, Expected, Utterance

#: Less likely than this, a label is not looked at by anybody.
NO_MATTER = 0.005
#: Facts that a question may hold and stay one.
_BESIDE_A_QUESTION = frozenset((*EVENT_SLOTS, Slot.DELIVERY, Slot.DAYS_WAITING, Slot.COMPLAINED_TO))
_NO_SIGNAL: frozenset[Signal] = frozenset()
_SECRET = frozenset((Signal.SECRET_SENT,))
# Bound once: a member costs 1,000 instructions each time that it is named by its class.
_INFORM, _REPORT, _UNKNOWN = Act.INFORM, Act.REPORT, Act.UNKNOWN
_OUTCOME, _REASON, _REFUNDED_TO = Slot.OUTCOME, Slot.REFUSAL_REASON, Slot.REFUNDED_TO
_DAYS_WAITING = Slot.DAYS_WAITING
_LOST = StepOutcome.REJECTED
_CAME_BACK = {Slot.OUTCOME: StepOutcome.ARRIVED.value}
#: In a word or two, and none of it where it is asked.
_NEWS = frozenset((PAID_BACK, REFUNDED))
_MISMATCH = Cause.CHANNEL_MISMATCH.value
#: Is the wait that somebody wants as it should be?
_WAIT_ASKED_AFTER = "normal"
#: Questions with an answer of their own, by name.
_MATTER = "matter"
#: These whoever asks about them has before them.
_HELD_BY_WHO_ASKS = (Slot.ERROR_CODE, Slot.PAYER, Slot.CHILDS_AGE, Slot.GOODS_KIND)
#: A merchant's question and the words of a scam have other answers.
_OF_OTHERS = (Act.MERCHANT_HOWTO, Act.SCAM_SIGNAL)
#: Less than this beside a question tells nothing.
_LEAST_TOLD = 4
#: What is asked beside facts, and has an answer of its own that does not hang on how the facts are told.
_ASKED_BESIDE = (Act.ASK_ESCALATION, Act.ASK_DRAFT, Act.ASK_DURATION, Act.ASK_EVIDENCE)
#: Below a step that was taken, until when to wait and what comes then is said anyway.
_ANSWERED_BY_A_CLOCK = (Act.ASK_ESCALATION, Act.ASK_DURATION)
_TALES = (_REPORT, _INFORM, Act.UNKNOWN, Act.SMALLTALK, Act.REPORT_PROGRESS)
_MAY_BE_BOTH = (*_TALES, *_ASKED_BESIDE)
_TOLD_BESIDE_A_QUESTION = (*_TALES, Act.AFFIRM, Act.DENY, Act.DONT_KNOW, Act.ASK_DRAFT, Act.TALK_TO_HUMAN)


class _Context(NamedTuple):
    """What a message is read against."""

    phrases: Phrases
    expected: Expected
    today: Today
    #: How the bare figures of a date are read that does not show it: 11/12 is in November.
    in_chinese: bool


def understand(
    text: str, phrases: Phrases, expected: Expected, *, today: date, locale: str | None, choice: str = ""
) -> Utterance:
    """
    What was said, read against what is on the table. Never raises, whatever the text; its cost grows with the length.

    `today` is the day in the bot's time zone; an aware datetime also settles "three hours ago" and the zone of times.
    `locale` is the conversation's own. `choice` is the id that came with a tap: it goes before the text.
    "None of these" is `DONT_KNOW` where a slot is asked (the question stays open), else `DENY`.
    """
    shown = locale_of(text, phrases.scripts, locale)
    picked = tapped(text, choice, phrases, expected)
    if picked.choice:
        return of_choice(picked, phrases, shown)
    clean = masked(text)
    secret = _NO_SIGNAL if clean == text else _SECRET
    normal = phrases.normal(clean)
    if shown and clean.isascii() and not normal.isascii():
        shown = locale_of_pinyin(normal, phrases.scripts, locale)
    message = Message(phrases.spoken(normal), shown, secret)
    in_chinese = (locale or shown or "").startswith("zh")
    said = _in_words(message, _Context(phrases, expected, Today.of(today), in_chinese=in_chinese))
    return in_own_words(said, clean, phrases.simplify)


def _in_words(message: Message, context: _Context) -> Utterance:
    spoken, phrases, expected = message.spoken, context.phrases, context.expected
    picked = _picked(message, phrases, expected)
    earlier = earlier_answer(spoken, phrases, expected) if expected.earlier and picked is None else None
    if earlier is not None:
        picked = _set_right_by_choice(earlier, phrases, message)
    if picked is not None:
        return picked
    wanted = case_in(spoken, phrases)
    if wanted is not None:
        return Utterance(act=_INFORM, locale=message.locale, signals=message.signals, wanted_case=wanted)
    halves = halves_of(spoken.normal)
    both = _two_accounts(halves, message, context) if halves else None
    if both is not None:
        return both
    bare = bare_wish_in(spoken.bare)
    if bare is not None and not (bare[1] in _NEWS and spoken.normal.endswith("?")):
        return _of_bare_wish(*bare, message)
    return _of_an_answer(message, earlier, context)


def _of_an_answer(message: Message, earlier: Earlier | None, context: _Context) -> Utterance:
    """An answer that is changed, opened or taken out; else whatever the message tells."""
    spoken, (phrases, _, today, in_chinese) = message.spoken, context
    right = None
    if may_set_right(spoken.normal):
        answer = named_correction_in(spoken.normal, phrases, today, in_chinese=in_chinese)
        if answer is not None:
            return _of_named(answer, message)
        right = set_right_in(spoken.normal, phrases, today, in_chinese=in_chinese)
    wish = None if right else wish_in(spoken, phrases)
    if wish is not None:
        said = Utterance(act=wish.act, topic=wish.topic, locale=message.locale, signals=message.signals)
        return replace(said, is_removal=True) if wish.is_removal else said
    return _told(message, right, earlier, context)


def _told(message: Message, right: SetRight | None, earlier: Earlier | None, context: _Context) -> Utterance:
    """What is left when no more than an account can be meant; `right` is the value in it that sets one right."""
    normal, (phrases, expected, today, in_chinese) = message.spoken.normal, context
    facts = facts_in(message.spoken, phrases, expected.slot, today, counted=expected.counted, in_chinese=in_chinese)
    named = _named_in(normal, facts, phrases)
    matter = named.by(_MATTER)
    if matter:
        return _asking(matter, facts, named, message, context)
    rest = without_supposed(named)
    if rest is not None:
        return _supposing(named, rest, message, context)
    told = _as_asked(_account(message, facts, named, context), normal, named)
    answer = named_answer_in(named, phrases, today, in_chinese=in_chinese)
    if answer is not None and not _holds(answer, told):
        return _of_named(answer, message)
    if right is None and _says_little(told):
        told = _by_names(message, earlier, context) or told
    if is_left_open(told, expected):
        told = with_answer(told, message, phrases, expected)
    told = _as_set_right(told, right, named, expected)
    if right is None:
        told = _with_bare_value(told, message, context)
    if expected.choices:
        told = _below_choices(told, message, context)
    is_of_another = told.act is _REPORT and begins_another(normal)
    return replace(told, is_of_another=True) if is_of_another else told


def _with_bare_value(told: Utterance, message: Message, context: _Context) -> Utterance:
    """With what a bare value could be of, where a question is on the table and nothing else was made of it."""
    if told.act is not _UNKNOWN or context.expected.slot is None or told.slots:
        return told
    could_be = bare_value_in(message.spoken, context.phrases, context.today, in_chinese=context.in_chinese)
    return replace(told, could_be=could_be) if could_be else told


def _below_choices(told: Utterance, message: Message, context: _Context) -> Utterance:
    """Below something of ours a message may tell and ask at once."""
    if told.act not in _MAY_BE_BOTH:
        return told
    told = _with_question(told, message, context)
    is_asking = told.act in _TALES and asks_anything(message.spoken.normal)
    return replace(told, asks=True) if is_asking else told


def _asking(asked: list[Said], facts: Facts, named: Named, message: Message, context: _Context) -> Utterance:
    """
    A question with an answer of its own, and what the rest of the message tells.

    What stands in the question itself is no fact: whoever asks whether a seller may refuse has not said that it does.
    """
    whole, matter = _account(message, facts, named, context), asked[0].value
    if whole.act in _OF_OTHERS or Signal.SCAM in whole.signals or whole.trap is not None:
        return whole
    told = Utterance(act=Act.UNKNOWN, locale=message.locale)
    rest = _rest_of(named.text, asked)
    if len(rest) >= _LEAST_TOLD:
        beside = _in_words(_part(message, rest, context), context)
        told = beside if beside.act in _TOLD_BESIDE_A_QUESTION else told
    held = {slot: value for slot, value in whole.slots.items() if slot in _HELD_BY_WHO_ASKS}
    if Slot.AMOUNT in told.slots and Slot.AMOUNT in whole.slots:
        # "Should it not be 450? They gave me 212": which of two sums it is, only both together tell.
        held[Slot.AMOUNT] = whole.slots[Slot.AMOUNT]
    act = _INFORM if held and told.act is Act.UNKNOWN else told.act
    return replace(told, act=act, slots={**told.slots, **held}, thing=whole.thing, matter=matter)


def _rest_of(text: str, asked: list[Said]) -> str:
    """The text without the questions; "" where no more than stops are left."""
    places = [0, *chain.from_iterable((said.start, said.end) for said in asked), len(text)]
    parts = (text[start:end] for start, end in zip(places[::2], places[1::2], strict=True))
    return ",".join(plain for part in parts if (plain := part.strip(" ,.;!?")))


def _supposing(named: Named, rest: str, message: Message, context: _Context) -> Utterance:
    """What comes next is asked, and what else is told counts; a step that was taken is answered with what comes then."""
    asked, told = Act.ASK_ESCALATION, None
    if rest:
        told = _in_words(_part(message, rest, context), context)
        if told.act is Act.REPORT_PROGRESS or told.choice is not None:
            return replace(told, is_question=True)
    told = told or Utterance(act=asked, locale=message.locale, signals=message.signals)
    return replace(told, act=asked, topic=office_in(named), causes={}, is_question=True)


def _with_question(told: Utterance, message: Message, context: _Context) -> Utterance:
    """What a message tells and asks at once, below something of ours: the facts of the one part, the wish of the other."""
    parts = question_beside(message.spoken.normal)
    if parts is None:
        return told
    wish = _in_words(_part(message, parts[0], context), context._replace(expected=NOTHING_EXPECTED))
    if wish.act not in _ASKED_BESIDE:
        return told
    rest = _in_words(_part(message, parts[1], context), context)
    is_of_what_comes = wish.act in _ANSWERED_BY_A_CLOCK and wish.topic in (None, NOW)
    if rest.act is Act.REPORT_PROGRESS and is_of_what_comes and (wish.topic is None or rest.has_acted):
        return replace(rest, is_question=True)
    if wish.topic == NOW and told.act is not Act.UNKNOWN:
        return _with_verdict(told, rest)
    if told.act in _ASKED_BESIDE:
        return _with_verdict(told, rest)
    slots = {**told.slots, **rest.slots}
    return replace(rest, act=wish.act, topic=wish.topic, slots=slots, choice=None, is_question=True)


def _with_verdict(told: Utterance, rest: Utterance) -> Utterance:
    """ "They rejected it! What comes after?": the answer hangs on the verdict, which stands in the rest."""
    is_lost = rest.slots.get(_OUTCOME) == _LOST
    return replace(told, slots={**told.slots, _OUTCOME: _LOST.value}) if is_lost else told


def _part(message: Message, text: str, context: _Context) -> Message:
    """A part of a message as one of its own."""
    return replace(message, spoken=context.phrases.spoken(text))


def _named_in(normal: Heard, facts: Facts, phrases: Phrases) -> Named:
    """The very text that the facts were read from, but for messages with numbers cut out of them."""
    return facts.said if facts.said is not None and facts.rest is normal else Named(normal, phrases)


def _two_accounts(halves: tuple[str, str], message: Message, context: _Context) -> Utterance | None:
    """The first of two refunds with the second in it, where a message tells of two."""
    phrases, expected, today, in_chinese = context
    told = []
    for half in halves:
        part = _part(message, half, context)
        facts = facts_in(part.spoken, phrases, expected.slot, today, in_chinese=in_chinese)
        named = _named_in(part.spoken.normal, facts, phrases)
        told.append(_account(part, facts, named, context))
    first, second = told
    if _REPORT not in (first.act, second.act) or not (_tells(first) and _tells(second)):
        return None
    return replace(first, another=second, doubts=(*first.doubts, *second.doubts))


def _tells(part: Utterance) -> bool:
    """Whether half of a message is an account, or at least tells a fact."""
    return part.act is _REPORT or (part.act is _INFORM and bool(part.slots))


def _of_bare_wish(act: Act, topic: str | None, message: Message) -> Utterance:
    is_vague, slots = topic == VAGUE, _CAME_BACK if topic == PAID_BACK else {}
    return Utterance(
        act=act, slots=slots, topic=topic, locale=message.locale, signals=message.signals, is_vague=is_vague
    )


def _of_named(answer: NamedAnswer, message: Message) -> Utterance:
    """What no longer holds is taken back, whatever it was."""
    said = Utterance(act=_INFORM, locale=message.locale, signals=message.signals, is_correction=True)
    if answer.value is None:
        return replace(said, withdrawn={answer.slot: Stated.YES})
    return replace(said, slots={answer.slot: answer.value})


def _holds(answer: NamedAnswer, told: Utterance) -> bool:
    return answer.value is not None and told.slots.get(answer.slot) == answer.value


def _as_asked(told: Utterance, normal: Heard, named: Named) -> Utterance:
    """A question with an answer of its own: the days told in it count, its words are no account of what went wrong."""
    if _WAIT_ASKED_AFTER in named.subjects and told.act in _TALES and named.by(_WAIT_ASKED_AFTER):
        # How long it takes answers whether a wait is as it should be; that wait has not passed.
        slots = {slot: value for slot, value in told.slots.items() if slot is not _DAYS_WAITING}
        return replace(told, act=Act.ASK_DURATION, slots=slots, topic=None, causes={}, is_question=True)
    asked = asked_in(normal)
    if asked is None or told.grounds or not told.slots.keys() <= _BESIDE_A_QUESTION:
        return told
    return replace(told, act=asked[0], topic=asked[1], causes={}, is_question=True)


def _as_set_right(told: Utterance, right: SetRight | None, named: Named, expected: Expected) -> Utterance:
    """With the value that it puts in place of another, where it does."""
    if right is not None:
        return replace(told, set_right=right.now, instead_of=right.instead_of)
    if _REASON not in named.subjects or _REASON in told.slots:
        return told
    reason = reason_in(named, is_asked=expected.slot is _REASON)
    return replace(told, set_right=reason) if reason else told


def _picked(message: Message, phrases: Phrases, expected: Expected) -> Utterance | None:
    """A choice on offer, or none of them."""
    picked = chosen(message.spoken, phrases, expected)
    if picked.choice:
        return of_choice(picked, phrases, message.locale, message.signals)
    if picked.is_none_of_them:
        act = Act.DONT_KNOW if expected.slot else Act.DENY
        return Utterance(act=act, locale=message.locale, signals=message.signals)
    return None


def _set_right_by_choice(earlier: Earlier, phrases: Phrases, message: Message) -> Utterance | None:
    """One of an earlier question, where the words call its answer wrong."""
    return _of_earlier(earlier, phrases, message) if earlier.is_marked or earlier.is_label else None


def _of_earlier(earlier: Earlier, phrases: Phrases, message: Message) -> Utterance:
    """What the choice says, in the user's own words: it is not on the table, so nothing there was picked."""
    said = of_choice(Choosing(earlier.choice), phrases, message.locale, message.signals)
    return replace(said, choice=None, is_correction=earlier.is_marked or earlier.is_label)


def _by_names(message: Message, earlier: Earlier | None, context: _Context) -> Utterance | None:
    """What words say of which nothing else was made: the choice that they, or a part of them, name."""
    phrases, expected = context.phrases, context.expected
    if earlier:
        return None if earlier.is_phrase else _of_earlier(earlier, phrases, message)
    if not (expected.earlier or (expected.slot and expected.choices)):
        return None
    named = answer_in_passing(message.spoken, phrases, expected)
    return _of_earlier(Earlier(named), phrases, message) if named else None


def _says_little(told: Utterance) -> bool:
    """Whether nothing was made of the words, but that somebody complains or is not sure."""
    slots = told.slots
    if slots and not (len(slots) == 1 and slots.get(_OUTCOME) == _LOST):
        return False
    return told.act in PLAIN and not (told.grounds or told.withdrawn or told.doubts or told.signals)


def _account(message: Message, facts: Facts, named: Named, context: _Context) -> Utterance:
    """What the facts come to; what the message as a whole speaks against is taken out of them."""
    phrases, expected = context.phrases, context.expected
    known = said_whole(message.spoken, phrases)
    ranking = rank(facts, known, phrases, NO_MATTER)
    if facts.slots and expected.slot not in facts.slots:
        for slot in disagreeing(facts.slots, ranking):
            facts.slots.pop(slot, None)
    best, probability = ranking[0]
    if best == _MISMATCH and probability >= CLEARLY and facts.said and _REFUNDED_TO not in facts.slots:
        facts.slots.update(other_way(facts.rest, facts.said.by("channel"), facts.slots))
    return read(message, facts, named, ranking, known, phrases, expected)


def reading_of(text: str, phrases: Phrases, today: date) -> tuple[str, Ranking]:
    """The label of a text by itself, and the ranking that it comes from."""
    spoken = phrases.spoken(phrases.normal(masked(text)))
    facts = facts_in(spoken, phrases, None, Today.of(today))
    known = said_whole(spoken, phrases)
    ranking = rank(facts, known, phrases)
    return label_of(ranking, facts, known, phrases), ranking
