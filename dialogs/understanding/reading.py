"""What an account says, once its facts and the ranking of its labels are known."""

from dataclasses import replace
from itertools import takewhile

from dialogs.acts import Act, Cause, Ground, Signal
from dialogs.dangers import Theft, Trap
from dialogs.slots import EVENT_SLOTS, GoodsKind, Slot
from dialogs.understanding.acting import CERTAIN, OF_THE_TALK, act_of
from dialogs.understanding.amounts import tells_what_is_owed
from dialogs.understanding.choosing import Choosing
from dialogs.understanding.directions import is_of_a_purchase
from dialogs.understanding.facts import Facts, Named
from dialogs.understanding.heard import Heard
from dialogs.understanding.labelling import REPORTED, Ranking, label_of
from dialogs.understanding.phrases import Phrases, Spoken
from dialogs.understanding.picking import choice_of_yes_no, of_choice
from dialogs.understanding.questioning import is_of_a_refund, is_question, is_unchanged
from dialogs.understanding.things import thing_in
from dialogs.understanding.wishes import is_correction, language_in, speaks_of_others
from dialogs.understanding.wording import said_in
from dialogs.utterance import Expected, Utterance
from dialogs.values import value

#: A cause less likely than this is not mentioned.
FAINTEST_CAUSE = 0.02
#: The patterns that tell what such an act is about.
_TOPICS = {
    Act.NEIGHBOUR: "topic",
    Act.MERCHANT_HOWTO: "merchant_topic",
    Act.ASK_DRAFT: "tone",
    Act.ASK_ESCALATION: "office",
    Act.ASK_DURATION: "office",
}
_EVENTS = frozenset(EVENT_SLOTS)
_CAUSE_BY_NAME = {cause.value: cause for cause in Cause}
_GROUNDS = frozenset(Ground)
_INFORM = Act.INFORM.value
_NO_SIGNAL: frozenset[Signal] = frozenset()
_SCAM = frozenset((Signal.SCAM,))
#: Beside the words of a scam these are the scammer's, and not the seller's or of the order.
_SCAMMERS = frozenset((Slot.MERCHANT_RESPONSE, Slot.REFUSAL_REASON, Slot.AMOUNT, Slot.PAID_PRIVATELY))


@value(frozen=True, slots=True)
class Message:
    """The words, the language that they show, and what was found beside them."""

    spoken: Spoken
    locale: str | None
    signals: frozenset[Signal]


def read(
    message: Message, facts: Facts, ranking: Ranking, known: str | None, phrases: Phrases, expected: Expected
) -> Utterance:
    """The utterance of an account; what proves to be no fact is taken out of `facts` on the way."""
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
    if label not in REPORTED and expected.slot is None:
        _leave_out_things(facts)
    if label in OF_THE_TALK and ranking[0][1] >= CERTAIN:
        # "Just now" and "today" are of the talk, then, and no answer to when something happened.
        for slot in facts.slots.keys() & _EVENTS:
            del facts.slots[slot]
    if label == Act.ABUSE and ranking[0][1] >= CERTAIN:
        # "Get lost" is said to us: it is no answer of the seller.
        facts.slots.pop(Slot.MERCHANT_RESPONSE, None)
    act = act_of(label, ranking, facts, known, expected, normal)
    # The very text that the facts were read from, but for messages with numbers cut out of them.
    said = facts.said if facts.said is not None and facts.rest is normal else Named(normal, phrases)
    if act is Act.CHANGE_LANGUAGE and speaks_of_others(said):
        act = Act.INFORM if facts.slots else Act.UNKNOWN
    yes_no = choice_of_yes_no(Act.DENY if label == Act.DENY else act, phrases, expected)
    if yes_no and not _says_more(facts, yes_no, phrases):
        utterance = of_choice(Choosing(yes_no), phrases, message.locale, message.signals)
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


def _causes(ranking: Ranking, label: str) -> dict[Cause, float]:
    """With a label that is no cause, only causes that come close to it: the story inside a question."""
    is_reported = label in REPORTED
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
