"""One message in, one `Utterance` out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import takewhile

from dialogs.acts import Act, Cause, Ground, Signal
from dialogs.dangers import Theft, Trap
from dialogs.slots import (
    EVENT_SLOTS,
    VALUES,
    GoodsKind,
    Payer,
    Slot,
    Stated,
    StepOutcome,
)
from dialogs.understanding.agreeing import CLEARLY, complains, disagreeing, refused_for
from dialogs.understanding.amounts import tells_what_is_owed
from dialogs.understanding.asked_after import asked_in
from dialogs.understanding.bare_wishes import bare_wish_in
from dialogs.understanding.calendar import Today
from dialogs.understanding.channels import other_way
from dialogs.understanding.choosing import Choosing, chosen, tapped
from dialogs.understanding.directions import is_of_a_purchase
from dialogs.understanding.earlier import Earlier, answer_in_passing, earlier_answer
from dialogs.understanding.facts import Facts, Named, facts_in
from dialogs.understanding.features import features_of
from dialogs.understanding.heard import Heard
from dialogs.understanding.named_answers import NamedAnswer, named_answer_in
from dialogs.understanding.phrases import Phrases, Spoken
from dialogs.understanding.progress import Step
from dialogs.understanding.questioning import asks_whether_to_apply_again, is_of_a_refund, is_question, is_unchanged
from dialogs.understanding.quoting import in_own_words
from dialogs.understanding.script import locale_of
from dialogs.understanding.secrets import MASK, is_nothing_else, masked
from dialogs.understanding.setting_right import SetRight, reason_in, set_right_in
from dialogs.understanding.several import begins_another, halves_of
from dialogs.understanding.things import case_in, thing_in
from dialogs.understanding.wishes import is_correction, language_in, speaks_of_others, wish_in
from dialogs.understanding.wording import said_in
from dialogs.utterance import VAGUE, Expected, Utterance
from dialogs.values import value

Ranking = tuple[tuple[str, float], ...]

#: A cause less likely than this is not mentioned.
FAINTEST_CAUSE = 0.02
#: Less likely than this, a label is not looked at by anybody.
NO_MATTER = 0.005
#: Beside facts that fill a message, a cause this likely is what it is about.
FAINT_COMPLAINT = 0.15
#: Beside the answer to what was asked, a cause this likely is a complaint of its own.
CLEAR_COMPLAINT = 0.8
#: From this probability on an act is meant, whatever facts seem to stand in its words.
CERTAIN = 0.95
#: What was said word for word as in the phrases is as good as certain.
WORD_FOR_WORD = 0.99
#: Acts that are meant only when they are the whole message: beside facts or a story they are politeness or rhetoric.
_DIALOG_ACTS = frozenset(
    (
        Act.AFFIRM, Act.DENY, Act.DONT_KNOW, Act.SKIP, Act.MORE, Act.GO_BACK, Act.RESTART, Act.CANCEL, Act.REPEAT,
        Act.HELP, Act.GREETING, Act.THANKS, Act.GOODBYE, Act.SMALLTALK, Act.ABUSE,
    )
)  # fmt: skip
#: Where no step was advised these are the account itself: what is missing, which complaint was lost.
_OF_A_STEP_ALONE = frozenset((StepOutcome.FOUND, StepOutcome.NOT_FOUND, StepOutcome.REJECTED))
#: What is said of anything: where the words tell how it went on, that is what they tell.
_PLAIN = frozenset((Act.AFFIRM, Act.DENY, Act.UNKNOWN, Act.INFORM, Act.GOODBYE, Act.CANCEL, Act.SKIP))
#: The patterns that tell what such an act is about.
_TOPICS = {
    Act.NEIGHBOUR: "topic",
    Act.MERCHANT_HOWTO: "merchant_topic",
    Act.ASK_DRAFT: "tone",
    Act.ASK_ESCALATION: "office",
    Act.ASK_DURATION: "office",
}
_OF_THE_TALK = frozenset((Act.GO_BACK, Act.RESTART, Act.REPEAT, Act.CANCEL, Act.SMALLTALK))
_EVENTS = frozenset(EVENT_SLOTS)
#: Facts that a question may hold and stay one.
_BESIDE_A_QUESTION = frozenset((*EVENT_SLOTS, Slot.DELIVERY, Slot.DAYS_WAITING, Slot.COMPLAINED_TO))
_CAUSES = frozenset(Cause)
_CAUSE_BY_NAME = {cause.value: cause for cause in Cause}
_GROUNDS = frozenset(Ground)
_INFORM = Act.INFORM.value
_NO_SIGNAL: frozenset[Signal] = frozenset()
_SECRET = frozenset((Signal.SECRET_SENT,))
_SCAM = frozenset((Signal.SCAM,))
_REPORTED = frozenset((*Cause, *Ground))
#: Beside the words of a scam these are the scammer's, and not the seller's or of the order.
_SCAMMERS = frozenset((Slot.MERCHANT_RESPONSE, Slot.REFUSAL_REASON, Slot.AMOUNT, Slot.PAID_PRIVATELY))


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
        return _of_choice(picked, phrases, shown)
    clean = masked(text)
    secret = _NO_SIGNAL if clean == text else _SECRET
    message = _Message(phrases.spoken(phrases.normal(clean)), shown, secret)
    said = _in_words(message, phrases, expected, Today.of(today), in_chinese=(locale or shown or "").startswith("zh"))
    return in_own_words(said, clean, phrases.simplify)


@value(frozen=True, slots=True)
class _Message:
    """The words, the language that they show, and what was found beside them."""

    spoken: Spoken
    locale: str | None
    signals: frozenset[Signal]


def _in_words(message: _Message, phrases: Phrases, expected: Expected, today: Today, *, in_chinese: bool) -> Utterance:
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
    message: _Message, phrases: Phrases, expected: Expected, today: Today, *, in_chinese: bool
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


def _of_named(answer: NamedAnswer, message: _Message) -> Utterance:
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


def _picked(message: _Message, phrases: Phrases, expected: Expected) -> Utterance | None:
    """A choice on offer, or none of them."""
    picked = chosen(message.spoken, phrases, expected)
    if picked.choice:
        return _of_choice(picked, phrases, message.locale, message.signals)
    if picked.is_none_of_them:
        act = Act.DONT_KNOW if expected.slot else Act.DENY
        return Utterance(act=act, locale=message.locale, signals=message.signals)
    return None


def _set_right_by_choice(earlier: Earlier | None, phrases: Phrases, message: _Message) -> Utterance | None:
    """One of an earlier question, where the words call its answer wrong."""
    is_meant = earlier is not None and (earlier.is_marked or earlier.is_label)
    return _of_earlier(earlier, phrases, message) if earlier and is_meant else None


def _of_earlier(earlier: Earlier, phrases: Phrases, message: _Message) -> Utterance:
    """What the choice says, in the user's own words: it is not on the table, so nothing there was picked."""
    said = _of_choice(Choosing(earlier.choice), phrases, message.locale, message.signals)
    return replace(said, choice=None, is_correction=earlier.is_marked or earlier.is_label)


def _by_names(message: _Message, phrases: Phrases, expected: Expected, earlier: Earlier | None) -> Utterance | None:
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


def _account(message: _Message, phrases: Phrases, expected: Expected, today: Today, *, in_chinese: bool) -> Utterance:
    facts = facts_in(message.spoken, phrases, expected.slot, today, in_chinese=in_chinese)
    known = said_whole(message.spoken, phrases)
    ranking = rank(facts, known, phrases, NO_MATTER)
    if expected.slot not in facts.slots:
        for slot in disagreeing(facts.slots, ranking):
            facts.slots.pop(slot, None)
    best, probability = ranking[0]
    if best == Cause.CHANNEL_MISMATCH and probability >= CLEARLY and facts.said and Slot.REFUNDED_TO not in facts.slots:
        facts.slots.update(other_way(facts.rest, facts.said.by("channel"), facts.slots))
    return _read(message, facts, ranking, known, phrases, expected)


def reading_of(text: str, phrases: Phrases, today: date) -> tuple[str, Ranking]:
    """The label of a text by itself, and the ranking that it comes from."""
    spoken = phrases.spoken(phrases.normal(masked(text)))
    facts = facts_in(spoken, phrases, None, Today.of(today))
    known = said_whole(spoken, phrases)
    ranking = rank(facts, known, phrases)
    return label_of(ranking, facts, known, phrases), ranking


def rank(facts: Facts, known: str | None, phrases: Phrases, least: float = 0.0) -> Ranking:
    """
    Every label with its probability, best first; `known`, the label that the phrases give it, is certain.

    Behind the best two, labels that have not at least `least` may be missing.
    """
    features = features_of(facts.rest, phrases.lexicon, facts.features())
    if known is None:
        return phrases.model.ranking(features, least)
    ranking = phrases.model.ranking(features)
    rest = 1 - dict(ranking).get(known, 0.0)
    scale = (1 - WORD_FOR_WORD) / rest if rest > 0 else 0.0
    return ((known, WORD_FOR_WORD), *((label, value * scale) for label, value in ranking if label != known))


def said_whole(spoken: Spoken, phrases: Phrases) -> str | None:
    """The label of a message that is one of the phrases, but for fillers around it."""
    known = phrases.whole.get(spoken.bare) or phrases.whole.get(spoken.core)
    return known or (Act.UNKNOWN.value if asks_whether_to_apply_again(spoken.normal) else None)


def _read(
    message: _Message, facts: Facts, ranking: Ranking, known: str | None, phrases: Phrases, expected: Expected
) -> Utterance:
    normal = message.spoken.normal
    if facts.is_doubt:
        # What it is taken for has no meaning of its own: the words point nowhere.
        return Utterance(
            act=Act.INFORM,
            slots=facts.slots,
            locale=message.locale,
            signals=facts.signals | message.signals,
            doubts=tuple(facts.doubts),
        )
    _leave_out_dangers(facts, normal)
    label = label_of(ranking, facts, known, phrases)
    if label not in _REPORTED and expected.slot is None:
        _leave_out_things(facts)
    if label in _OF_THE_TALK and ranking[0][1] >= CERTAIN:
        # "Just now" and "today" are of the talk, then, and no answer to when something happened.
        for slot in facts.slots.keys() & _EVENTS:
            del facts.slots[slot]
    if label == Act.ABUSE and ranking[0][1] >= CERTAIN:
        # "Get lost" is said to us: it is no answer of the seller.
        facts.slots.pop(Slot.MERCHANT_RESPONSE, None)
    act = _act_of(label, ranking, facts, known, expected, normal)
    # The very text that the facts were read from, but for messages with numbers cut out of them.
    said = facts.said if facts.said is not None and facts.rest is normal else Named(normal, phrases)
    if act is Act.CHANGE_LANGUAGE and speaks_of_others(said):
        act = Act.INFORM if facts.slots else Act.UNKNOWN
    yes_no = _of_yes_no(Act.DENY if label == Act.DENY else act, phrases, expected)
    if yes_no and not _says_more(facts, yes_no, phrases):
        utterance = _of_choice(Choosing(yes_no), phrases, message.locale, message.signals)
        return replace(utterance, act=act, ranking=ranking)
    return Utterance(
        act=act,
        slots=facts.slots,
        causes=_causes(ranking, label),
        grounds=_grounds(facts, label),
        locale=message.locale,
        signals=facts.signals | message.signals | (_SCAM if act is Act.SCAM_SIGNAL else _NO_SIGNAL),
        wanted_locale=_language(said, act, phrases),
        withdrawn=facts.withdrawn,
        is_correction=is_correction(said),
        is_question=is_question(normal),
        is_vague=act is Act.UNKNOWN and is_of_a_refund(normal),
        is_unchanged=is_unchanged(normal),
        # That a text gives nothing but facts is no label of it.
        ranking=tuple([pair for pair in ranking if pair[0] != _INFORM]),
        topic=_named(normal, _TOPICS[act], phrases) if act in _TOPICS else None,
        doubts=tuple(facts.doubts),
        thing=thing_in(said),
        trap=facts.trap,
        theft=facts.theft,
    )


def _leave_out_dangers(facts: Facts, normal: Heard) -> None:
    """What a scammer says is no fact of the refund; a card that is only asked about has received nothing yet."""
    untold = _SCAMMERS if Signal.SCAM in facts.signals else frozenset[Slot]()
    if Slot.AMOUNT in untold and tells_what_is_owed(normal):
        untold -= {Slot.AMOUNT}
    if facts.trap is Trap.CARD_NUMBER and is_question(normal):
        untold |= {Slot.REFUNDED_TO}
    for slot in untold & facts.slots.keys():
        del facts.slots[slot]


def _leave_out_things(facts: Facts) -> None:
    """Whoever names nothing but flowers or fruit need not have bought them."""
    if facts.slots == {Slot.GOODS_KIND: GoodsKind.FRESH} and not is_of_a_purchase(facts.rest):
        del facts.slots[Slot.GOODS_KIND]


def _says_more(facts: Facts, choice: str, phrases: Phrases) -> bool:
    """ "Yes, I sent him the money" is no mere "go on"."""
    return facts.theft is Theft.LOSS and phrases.choices[choice].act is Act.AFFIRM


def label_of(ranking: Ranking, facts: Facts, known: str | None, phrases: Phrases) -> str:
    """The one label of a text: a cause, a ground or an act; `unknown` when no label is likely enough."""
    best, probability = ranking[0]
    if Signal.SCAM in facts.signals and best != Cause.CHANNEL_MISMATCH:
        return Act.SCAM_SIGNAL
    if tells_progress(facts) and (known is None or known in _PLAIN):
        return Act.REPORT_PROGRESS
    if best == Act.INFORM:
        # Many facts drown the complaint that they belong to: the next best, if it is one.
        drowned, rest = ranking[1], 1 - probability
        is_clear = drowned[1] >= FAINT_COMPLAINT or drowned[0] == refused_for(facts.slots)
        is_clear = is_clear or (complains(facts.slots) and drowned[1] >= CLEARLY * rest)
        return drowned[0] if drowned[0] in _REPORTED and is_clear else Act.UNKNOWN
    return best if probability >= phrases.model.reject_below else Act.UNKNOWN


def tells_progress(facts: Facts) -> bool:
    """The money has come, or a step was taken and nothing else said."""
    progress = facts.progress
    if progress.outcome is StepOutcome.ARRIVED:
        return True
    is_outcome = progress.outcome is not None and progress.outcome not in _OF_A_STEP_ALONE
    return progress.is_all and (is_outcome or progress.step is Step.TAKEN)


def _act_of(label: str, ranking: Ranking, facts: Facts, known: str | None, expected: Expected, normal: Heard) -> Act:
    says_facts = bool(facts.slots or facts.withdrawn or facts.grounds or facts.doubts)
    danger = _of_danger(label, facts, normal)
    if danger is not None:
        return danger
    if expected.slot in facts.slots and known is None and (label not in _CAUSES or ranking[0][1] < CLEAR_COMPLAINT):
        return Act.INFORM
    if _names_office(facts) and label not in _REPORTED and not is_question(normal):
        return Act.INFORM
    if facts.is_answer or (facts.progress.is_all and facts.progress.step is Step.NOT_TAKEN):
        return Act.INFORM
    if label in _CAUSES or label in _GROUNDS:
        return Act.REPORT
    act = Act(label)
    if act is Act.NEIGHBOUR and facts.slots.get(Slot.PAYER) == Payer.CHILD:
        # Games are not ours, but what a child paid in one inside WeChat is (facts F5.14).
        return Act.INFORM
    is_certain = known is not None or ((act in _OF_THE_TALK or act is Act.NEIGHBOUR) and ranking[0][1] >= CERTAIN)
    return act if is_certain and act is not Act.UNKNOWN else _beside_facts(act, facts, says_facts=says_facts)


def _names_office(facts: Facts) -> bool:
    """An answer of an office that is named is news, whatever else the words resemble."""
    return {Slot.OFFICE_ANSWER, Slot.COMPLAINED_TO} <= facts.slots.keys()


def _of_danger(label: str, facts: Facts, normal: Heard) -> Act | None:
    """The act where the words are of a scam; None where they are not."""
    if Signal.SCAM in facts.signals:
        return Act.SCAM_SIGNAL
    if facts.trap is Trap.AVOIDING:
        return Act.PREVENTION_TIPS
    # A trap has an answer of its own, which warns where a warning is due. And who sends us a code talks of codes, as
    # scams do; only words about somebody who asks for one make it a scam.
    if is_nothing_else(facts.rest):
        return Act.INFORM
    is_no_scam = facts.trap is not None or MASK[0] in normal
    return Act.INFORM if label == Act.SCAM_SIGNAL and is_no_scam else None


def _beside_facts(act: Act, facts: Facts, *, says_facts: bool) -> Act:
    """What an act that is not certain comes to beside facts, or where a day is all that was named."""
    if says_facts:
        return Act.INFORM if act in _DIALOG_ACTS or act in (Act.UNKNOWN, Act.NEIGHBOUR) else act
    return Act.UNKNOWN if facts.is_day else act


def _causes(ranking: Ranking, label: str) -> dict[Cause, float]:
    """With a label that is no cause, only causes that come close to it: the story inside a question."""
    is_reported = label in _REPORTED
    least = FAINTEST_CAUSE if is_reported else 0.15
    likely = takewhile(lambda pair: pair[1] >= least, (pair for pair in ranking if pair[0] != _INFORM))
    # That facts stand beside what is reported makes it no less likely.
    rest = 1 - dict(ranking).get(_INFORM, 0.0) if is_reported else 1.0
    return {_CAUSE_BY_NAME[name]: round(value / rest, 4) for name, value in likely if name in _CAUSE_BY_NAME}


def _grounds(facts: Facts, label: str) -> tuple[Ground, ...]:
    told = (Ground(label),) if label in _GROUNDS and not _says_less(facts, label) else ()
    return tuple(dict.fromkeys((*told, *facts.grounds)))


def _says_less(facts: Facts, label: str) -> bool:
    """People say "not received" and "not shipped" alike: only what was said makes it the ground."""
    return label == Ground.NOT_SHIPPED and facts.is_not_received_only


def _language(said: Named, act: Act, phrases: Phrases) -> str | None:
    """The language that is asked for: in so many words, or by name where nothing else is asked."""
    asked = language_in(said)
    return asked or (_named(said.text, "locale", phrases) if act is Act.CHANGE_LANGUAGE else None)


def _named(normal: Heard, subject: str, phrases: Phrases) -> str | None:
    for language in phrases.languages.values():
        found = said_in(normal, language.wordings.candidates(normal).get(subject, []))
        if found:
            return found[0].value
    return None


def _of_yes_no(act: Act, phrases: Phrases, expected: Expected) -> str | None:
    """The one choice on offer that a plain yes or no stands for."""
    if act not in (Act.AFFIRM, Act.DENY):
        return None
    known = [phrases.choices[choice] for choice in expected.choices if choice in phrases.choices]
    meant = [choice.id for choice in known if (choice.is_yes if act is Act.AFFIRM else choice.is_no)]
    return meant[0] if len(meant) == 1 else None


def _of_choice(
    picked: Choosing, phrases: Phrases, shown: str | None, signals: frozenset[Signal] = _NO_SIGNAL
) -> Utterance:
    """What a choice says: as the catalog declares it, else as its id reads."""
    name = picked.choice or ""
    declared = phrases.choices.get(name)
    kind, _, value = name.partition(".")
    act = declared.act if declared else Act(value) if kind == "act" and value in set(Act) else Act.INFORM
    slots: Mapping[Slot, str] = declared.facts if declared else _slot_of_id(kind, value)
    cause = declared.cause if declared else Cause(value) if kind == "cause" and value in _CAUSES else None
    return Utterance(
        act=act,
        slots={} if picked.is_stale else dict(slots),
        causes={cause: 1.0} if cause and not picked.is_stale else {},
        grounds=(declared.ground,) if declared and declared.ground and not picked.is_stale else (),
        locale=shown,
        signals=signals,
        choice=name,
        stale=picked.is_stale,
        topic=declared.topic if declared else None,
    )


def _slot_of_id(kind: str, value: str) -> dict[Slot, str]:
    if kind not in set(Slot) or Slot(kind) not in VALUES or value not in set(VALUES[Slot(kind)]):
        return {}
    return {Slot(kind): value}
