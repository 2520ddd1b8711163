"""What an account says, once its facts and the ranking of its labels are known."""

import re
from dataclasses import replace

from dialogs.acts import CAUSES, GROUNDS, Act, Cause, Ground, Signal
from dialogs.dangers import Theft, Trap
from dialogs.slots import EVENT_SLOTS, GoodsKind, MerchantResponse, Slot
from dialogs.understanding.acting import CERTAIN, OF_THE_TALK, act_of
from dialogs.understanding.amounts import tells_what_is_owed
from dialogs.understanding.choosing import Choosing
from dialogs.understanding.directions import is_of_a_purchase
from dialogs.understanding.facts import Facts
from dialogs.understanding.heard import Heard
from dialogs.understanding.labelling import REPORTED, Ranking, has_acted, label_of
from dialogs.understanding.named import Named
from dialogs.understanding.phrases import Phrases, Spoken
from dialogs.understanding.picking import choice_of_yes_no, of_choice
from dialogs.understanding.questioning import is_of_a_refund, is_question, is_unchanged
from dialogs.understanding.things import thing_in
from dialogs.understanding.unwished import is_of_others, is_unwished
from dialogs.understanding.wishes import is_correction, language_in, speaks_of_others
from dialogs.understanding.wording import said_in
from dialogs.utterance import Expected, Utterance
from dialogs.values import value

#: A cause less likely than this is not mentioned.
FAINTEST_CAUSE = 0.02
#: Nor one less likely than this, where the words are no report.
_CLOSE = 0.15
#: The patterns that tell what such an act is about.
_TOPICS = {
    Act.NEIGHBOUR: "topic",
    Act.MERCHANT_HOWTO: "merchant_topic",
    Act.ASK_DRAFT: "tone",
    Act.ASK_ESCALATION: "office",
    Act.ASK_DURATION: "office",
}
_EVENTS = frozenset(EVENT_SLOTS)
# Bound once: a member costs 1,000 instructions each time that it is named by its class.
_INFORM, _UNKNOWN, _DENY = Act.INFORM, Act.UNKNOWN, Act.DENY
_LABEL_INFORM, _LABEL_DENY, _LABEL_ABUSE = Act.INFORM.value, Act.DENY.value, Act.ABUSE.value
_CHANGE_LANGUAGE, _SCAM_SIGNAL = Act.CHANGE_LANGUAGE, Act.SCAM_SIGNAL
_GOODS_KIND, _FRESH = Slot.GOODS_KIND, GoodsKind.FRESH
_MERCHANT_RESPONSE, _REFUSED = Slot.MERCHANT_RESPONSE, MerchantResponse.REFUSED.value
_SCAM = frozenset((Signal.SCAM,))
#: What is lost by these comes back with difficulty, if at all.
_MAY_BE_UNWISHED = frozenset((Act.RESTART, Act.CANCEL, Act.FORGET_ME))
#: Beside the words of a scam these are the scammer's, and not the seller's or of the order.
_SCAMMERS = frozenset((Slot.MERCHANT_RESPONSE, Slot.REFUSAL_REASON, Slot.AMOUNT, Slot.PAID_PRIVATELY))
#: Goods that are called sound, and not by whoever refuses: such words resemble a complaint about them.
_SOUND = re.compile(
    r"(?<![说讲称话])(?:[没未]有?|不是|并非)(?:任何|什么|被)?(?:坏|破|碎|裂|损|烂|瑕疵|毛病|质量问题)"
    r"|(?<!say )(?<!says )(?<!said )\b(?:(?:is|are|was|were|am)(?: not|n't)|not|never|nothing|no)(?: been| actually| even| really| any)*"
    r" (?:damage[d]?|broken|faulty|defective|cracked|torn|wrong with)\b"
)


@value(frozen=True, slots=True)
class Message:
    """The words, the language that they show, and what was found beside them."""

    spoken: Spoken
    locale: str | None
    signals: frozenset[Signal]


def read(
    message: Message,
    facts: Facts,
    said: Named,
    ranking: Ranking,
    known: str | None,
    phrases: Phrases,
    expected: Expected,
) -> Utterance:
    """
    The utterance of an account; what proves to be no fact is taken out of `facts` on the way.

    `said` is what the whole text names, `known` its label where it is one of the phrases.
    """
    normal = message.spoken.normal
    if facts.is_doubt:
        # What it is taken for has no meaning of its own: the words point nowhere.
        return Utterance(
            act=_INFORM,
            slots=facts.slots,
            locale=message.locale,
            signals=facts.signals | message.signals,
            doubts=tuple(facts.doubts),
        )
    if facts.signals or facts.trap is not None:
        _leave_out_dangers(facts, normal)
    label = label_of(ranking, facts, known, phrases)
    # Whether to do what is demanded is asked, and no account of what went wrong.
    is_reported = label in REPORTED and not (facts.trap is not None and not facts.slots and is_question(normal))
    if not is_reported and facts.slots:
        _leave_out_of_talk(facts, label, ranking[0][1], is_asked=expected.slot is not None)
    act = act_of(label, ranking, facts, known, expected, normal)
    if act in _MAY_BE_UNWISHED and known is None:
        act = _as_wished(act, facts, ranking[0][1], normal, phrases, expected)
    if act is _CHANGE_LANGUAGE and speaks_of_others(said):
        act = _INFORM if facts.slots else _UNKNOWN
    yes_no = choice_of_yes_no(_DENY if label == _LABEL_DENY else act, phrases, expected)
    if yes_no and not _says_more(facts, yes_no, phrases):
        utterance = of_choice(Choosing(yes_no), phrases, message.locale, message.signals)
        return replace(utterance, act=act, ranking=ranking)
    # That a text gives nothing but facts is no label of it.
    telling = tuple([pair for pair in ranking if pair[0] != _LABEL_INFORM])
    # That facts stand beside what is reported makes it no less likely.
    is_drowned = is_reported and len(telling) < len(ranking)
    rest = 1 - dict(ranking)[_LABEL_INFORM] if is_drowned else 1.0
    is_corrected = is_correction(said)
    return Utterance(
        act=act,
        slots=facts.slots,
        causes={} if facts.trap is not None and not is_reported else _told(_causes(telling, is_reported, rest), facts),
        grounds=_grounds(facts, label, is_corrected=is_corrected) if facts.grounds or label in GROUNDS else (),
        locale=message.locale,
        signals=_signals(facts, message, act),
        wanted_locale=_language(said, act, phrases),
        withdrawn=facts.withdrawn,
        roughly=facts.roughly,
        is_correction=is_corrected,
        is_question=is_question(normal),
        has_acted=has_acted(facts.progress),
        is_vague=act is _UNKNOWN and is_of_a_refund(normal),
        is_unchanged=is_unchanged(normal),
        ranking=telling,
        topic=_named(said, _TOPICS[act], phrases) if act in _TOPICS else None,
        doubts=tuple(facts.doubts),
        thing=thing_in(said),
        trap=facts.trap,
        theft=facts.theft,
    )


def _as_wished(act: Act, facts: Facts, probability: float, normal: Heard, phrases: Phrases, expected: Expected) -> Act:
    """
    What a wish comes to that the words take back: "no" where it is confirmed, else only that the talk goes on.

    Who says "never mind" and has taken the step gives up nothing.
    """
    if act is Act.CANCEL and probability < CERTAIN and has_acted(facts.progress):
        return Act.REPORT_PROGRESS
    is_denied = is_unwished(act, normal)
    if not (is_denied or is_of_others(act, normal)):
        return act
    if facts.slots or not is_denied:
        return _INFORM if facts.slots else _UNKNOWN
    is_confirmed = expected.slot is None and choice_of_yes_no(_DENY, phrases, expected) is not None
    return _DENY if is_confirmed else Act.REPEAT


def _leave_out_dangers(facts: Facts, normal: Heard) -> None:
    """What a scammer says is no fact of the refund; a card that is only asked about has received nothing yet."""
    untold = _SCAMMERS if facts.signals >= _SCAM else frozenset[Slot]()
    if untold and tells_what_is_owed(normal):
        untold -= {Slot.AMOUNT}
    if facts.trap is Trap.CARD_NUMBER and is_question(normal):
        untold |= {Slot.REFUNDED_TO}
    for slot in untold & facts.slots.keys():
        del facts.slots[slot]


def _leave_out_of_talk(facts: Facts, label: str, probability: float, *, is_asked: bool) -> None:
    """What is no fact where nothing is reported."""
    slots = facts.slots
    if not is_asked and slots.get(_GOODS_KIND) == _FRESH and len(slots) == 1 and not is_of_a_purchase(facts.rest):
        # Whoever names nothing but flowers or fruit need not have bought them.
        del slots[_GOODS_KIND]
    if probability < CERTAIN:
        return
    if label in OF_THE_TALK:
        # "Just now" and "today" are of the talk, then, and no answer to when something happened.
        for slot in slots.keys() & _EVENTS:
            del slots[slot]
    elif label == _LABEL_ABUSE:
        # "Get lost" is said to us: it is no answer of the seller.
        slots.pop(Slot.MERCHANT_RESPONSE, None)


def _says_more(facts: Facts, choice: str, phrases: Phrases) -> bool:
    """ "Yes, I sent him the money" is no mere "go on"."""
    return facts.theft is Theft.LOSS and phrases.choices[choice].act is Act.AFFIRM


def _causes(telling: Ranking, is_reported: bool, whole: float) -> dict[Cause, float]:
    """
    With a label that is no cause, only causes that come close to it: the story inside a question.

    `whole` is what the probabilities are parts of.
    """
    least = FAINTEST_CAUSE if is_reported else _CLOSE
    causes: dict[Cause, float] = {}
    for label, probability in telling:
        if probability < least:
            break
        if label in CAUSES:
            causes[CAUSES[label]] = round(probability / whole, 4)
    return causes


def _told(causes: dict[Cause, float], facts: Facts) -> dict[Cause, float]:
    """Without what the words say was not: a refusal, a case that was closed."""
    if facts.withdrawn.get(_MERCHANT_RESPONSE) == _REFUSED:
        causes.pop(Cause.MERCHANT_REFUSED, None)
    if Cause.APPEAL_FAILED in causes and is_unwished(Act.CANCEL, facts.rest):
        # "Do not close it": nothing was closed.
        causes.pop(Cause.APPEAL_FAILED)
    return causes


def _signals(facts: Facts, message: Message, act: Act) -> frozenset[Signal]:
    signals = facts.signals | message.signals if message.signals else facts.signals
    return signals | _SCAM if act is _SCAM_SIGNAL else signals


def _grounds(facts: Facts, label: str, *, is_corrected: bool) -> tuple[Ground, ...]:
    told = (GROUNDS[label],) if label in GROUNDS and not _says_less(facts, label, is_correction=is_corrected) else ()
    return tuple(dict.fromkeys((*told, *facts.grounds)))


def _says_less(facts: Facts, label: str, *, is_correction: bool) -> bool:
    """
    Whether only words for it can make it the ground, and there are none.

    People say "not received" and "not shipped" alike; 弄错了 resembles a wrong parcel, where it sets an answer right.
    """
    if label == Ground.NOT_SHIPPED and facts.is_not_received_only:
        return True
    if GROUNDS[label] in facts.grounds:
        return False
    return is_correction or (label == Ground.GOODS_DAMAGED and _SOUND.search(facts.rest) is not None)


def _language(said: Named, act: Act, phrases: Phrases) -> str | None:
    """The language that is asked for: in so many words, or by name where nothing else is asked."""
    return language_in(said) or (_named(said, "locale", phrases) if act is _CHANGE_LANGUAGE else None)


def _named(said: Named, subject: str, phrases: Phrases) -> str | None:
    """The first that is named; a number that is a name ("12306") stands in the patterns of one language alone."""
    text = said.text
    if subject not in said.subjects and not text.has_figures:
        return None
    for language in phrases.languages.values() if text.has_figures else said.languages:
        found = said_in(text, language.wordings.candidates(text).get(subject, []))
        if found:
            return found[0].value
    return None
