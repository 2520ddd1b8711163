"""One message in, one `Utterance` out: what a message is taken for, in which order."""

from dataclasses import replace
from datetime import date

from dialogs.acts import Act, Cause, Signal
from dialogs.slots import EVENT_SLOTS, Slot, Stated, StepOutcome
from dialogs.understanding.agreeing import CLEARLY, disagreeing
from dialogs.understanding.asked_after import asked_in
from dialogs.understanding.bare_wishes import bare_wish_in
from dialogs.understanding.calendar import Today
from dialogs.understanding.channels import other_way
from dialogs.understanding.choosing import Choosing, chosen, tapped
from dialogs.understanding.earlier import Earlier, answer_in_passing, earlier_answer
from dialogs.understanding.facts import facts_in
from dialogs.understanding.heard import Heard
from dialogs.understanding.labelling import Ranking, label_of, rank, said_whole
from dialogs.understanding.named_answers import NamedAnswer, named_answer_in
from dialogs.understanding.phrases import Phrases
from dialogs.understanding.picking import of_choice
from dialogs.understanding.quoting import in_own_words
from dialogs.understanding.reading import Message, read
from dialogs.understanding.script import locale_of
from dialogs.understanding.secrets import masked
from dialogs.understanding.setting_right import SetRight, reason_in, set_right_in
from dialogs.understanding.several import begins_another, halves_of
from dialogs.understanding.things import case_in
from dialogs.understanding.wishes import wish_in
from dialogs.utterance import VAGUE, Expected, Utterance

#: Less likely than this, a label is not looked at by anybody.
NO_MATTER = 0.005
#: Facts that a question may hold and stay one.
_BESIDE_A_QUESTION = frozenset((*EVENT_SLOTS, Slot.DELIVERY, Slot.DAYS_WAITING, Slot.COMPLAINED_TO))
_NO_SIGNAL: frozenset[Signal] = frozenset()
_SECRET = frozenset((Signal.SECRET_SENT,))


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
    message = Message(phrases.spoken(phrases.normal(clean)), shown, secret)
    said = _in_words(message, phrases, expected, Today.of(today), in_chinese=(locale or shown or "").startswith("zh"))
    return in_own_words(said, clean, phrases.simplify)


def _in_words(message: Message, phrases: Phrases, expected: Expected, today: Today, *, in_chinese: bool) -> Utterance:
    picked = _picked(message, phrases, expected)
    earlier = earlier_answer(message.spoken, phrases, expected) if picked is None else None
    picked = picked or _set_right_by_choice(earlier, phrases, message)
    if picked is not None:
        return picked
    wanted = case_in(message.spoken, phrases)
    if wanted is not None:
        return Utterance(act=Act.INFORM, locale=message.locale, signals=message.signals, wanted_case=wanted)
    both = _two_accounts(message, phrases, expected, today, in_chinese=in_chinese)
    if both is not None:
        return both
    bare = bare_wish_in(message.spoken.bare)
    if bare is not None:
        act, topic = bare
        is_vague = topic == VAGUE
        return Utterance(act=act, topic=topic, locale=message.locale, signals=message.signals, is_vague=is_vague)
    right = set_right_in(message.spoken.normal, phrases, today, in_chinese=in_chinese)
    wish = None if right else wish_in(message.spoken, phrases)
    if wish is not None:
        return Utterance(act=wish.act, topic=wish.topic, locale=message.locale, signals=message.signals)
    told = _as_asked(_account(message, phrases, expected, today, in_chinese=in_chinese), message.spoken.normal)
    answer = named_answer_in(message.spoken.normal, phrases, today, in_chinese=in_chinese)
    if answer is not None and not _holds(answer, told):
        return _of_named(answer, message)
    if right is None and _says_little(told):
        told = _by_names(message, phrases, expected, earlier) or told
    told = _as_set_right(told, right, message.spoken.normal, phrases, expected)
    is_of_another = told.act is Act.REPORT and begins_another(message.spoken.normal)
    return replace(told, is_of_another=True) if is_of_another else told


def _two_accounts(
    message: Message, phrases: Phrases, expected: Expected, today: Today, *, in_chinese: bool
) -> Utterance | None:
    """The first of two refunds with the second in it, where a message tells of two."""
    halves = halves_of(message.spoken.normal)
    if halves is None:
        return None
    parts = [replace(message, spoken=phrases.spoken(half)) for half in halves]
    first, second = (_account(part, phrases, expected, today, in_chinese=in_chinese) for part in parts)
    if not first.act is second.act is Act.REPORT:
        return None
    return replace(first, another=second, doubts=(*first.doubts, *second.doubts))


def _of_named(answer: NamedAnswer, message: Message) -> Utterance:
    """What no longer holds is taken back, whatever it was."""
    said = Utterance(act=Act.INFORM, locale=message.locale, signals=message.signals, is_correction=True)
    if answer.value is None:
        return replace(said, withdrawn={answer.slot: Stated.YES})
    return replace(said, slots={answer.slot: answer.value})


def _holds(answer: NamedAnswer, told: Utterance) -> bool:
    return answer.value is not None and told.slots.get(answer.slot) == answer.value


def _as_asked(told: Utterance, normal: Heard) -> Utterance:
    """A question with an answer of its own: the days told in it count, its words are no account of what went wrong."""
    asked = asked_in(normal)
    if asked is None or told.grounds or not told.slots.keys() <= _BESIDE_A_QUESTION:
        return told
    return replace(told, act=asked[0], topic=asked[1], causes={}, is_question=True)


def _as_set_right(
    told: Utterance, right: SetRight | None, normal: Heard, phrases: Phrases, expected: Expected
) -> Utterance:
    """With the value that it puts in place of another, where it does."""
    if right is not None:
        return replace(told, set_right=right.now, instead_of=right.instead_of)
    if Slot.REFUSAL_REASON in told.slots:
        return told
    reason = reason_in(normal, phrases, is_asked=expected.slot is Slot.REFUSAL_REASON)
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


def _set_right_by_choice(earlier: Earlier | None, phrases: Phrases, message: Message) -> Utterance | None:
    """One of an earlier question, where the words call its answer wrong."""
    is_meant = earlier is not None and (earlier.is_marked or earlier.is_label)
    return _of_earlier(earlier, phrases, message) if earlier and is_meant else None


def _of_earlier(earlier: Earlier, phrases: Phrases, message: Message) -> Utterance:
    """What the choice says, in the user's own words: it is not on the table, so nothing there was picked."""
    said = of_choice(Choosing(earlier.choice), phrases, message.locale, message.signals)
    return replace(said, choice=None, is_correction=earlier.is_marked or earlier.is_label)


def _by_names(message: Message, phrases: Phrases, expected: Expected, earlier: Earlier | None) -> Utterance | None:
    """What words say of which nothing else was made: the choice that they, or a part of them, name."""
    if earlier:
        return None if earlier.is_phrase else _of_earlier(earlier, phrases, message)
    named = answer_in_passing(message.spoken, phrases, expected)
    return _of_earlier(Earlier(named), phrases, message) if named else None


def _says_little(told: Utterance) -> bool:
    """Whether nothing was made of the words, but that somebody complains or is not sure."""
    is_plain = told.act in (Act.UNKNOWN, Act.INFORM, Act.REPORT, Act.DONT_KNOW)
    is_lost_alone = told.slots == {Slot.OUTCOME: StepOutcome.REJECTED}
    is_told = (told.slots and not is_lost_alone) or told.grounds or told.withdrawn or told.doubts or told.signals
    return is_plain and not is_told


def _account(message: Message, phrases: Phrases, expected: Expected, today: Today, *, in_chinese: bool) -> Utterance:
    facts = facts_in(message.spoken, phrases, expected.slot, today, in_chinese=in_chinese)
    known = said_whole(message.spoken, phrases)
    ranking = rank(facts, known, phrases, NO_MATTER)
    if expected.slot not in facts.slots:
        for slot in disagreeing(facts.slots, ranking):
            facts.slots.pop(slot, None)
    best, probability = ranking[0]
    if best == Cause.CHANNEL_MISMATCH and probability >= CLEARLY and facts.said and Slot.REFUNDED_TO not in facts.slots:
        facts.slots.update(other_way(facts.rest, facts.said.by("channel"), facts.slots))
    return read(message, facts, ranking, known, phrases, expected)


def reading_of(text: str, phrases: Phrases, today: date) -> tuple[str, Ranking]:
    """The label of a text by itself, and the ranking that it comes from."""
    spoken = phrases.spoken(phrases.normal(masked(text)))
    facts = facts_in(spoken, phrases, None, Today.of(today))
    known = said_whole(spoken, phrases)
    ranking = rank(facts, known, phrases)
    return label_of(ranking, facts, known, phrases), ranking
