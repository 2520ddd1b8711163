"""What is known, and what follows from it: the facts that count, out of what was told."""

from collections.abc import Collection, Iterable, Mapping
from functools import cache, lru_cache

from dialogs.acts import Cause, Ground
from dialogs.catalog import Catalog, Facts
from dialogs.diagnosis.implications import (
    ACCEPTED,
    ACCOUNTS_OF_GIVER,
    BY_A_CODE,
    BY_A_FAMILY_CARD,
    BY_GROUND,
    BY_NOTHING,
    GOODS_AT_HAND,
    IMPLIED,
    NEVER_SHIPPED,
    NOTHING_SENT,
    OF_ANY_REFUND,
    OUTDATED,
    REFUSALS,
    SAID_BY_DAYS,
    SEEN_BY_CAUSE,
    Explained,
)
from dialogs.slots import Channel, Delivery, FundedBy, GoodsKind, MerchantResponse, RefundStatus, Situation, Slot

#: From this share of the words on they count like the answer to the opening question: it is not asked any more.
NAMED_CLEARLY = 1.0
#: From this share on they are heard: what another fact would let us conclude about the opening question waits for it.
NAMED_AT_ALL = 0.3

#: By name: Python 3.11 takes a thousand instructions to find a member in its class, and this runs twice a turn.
_SITUATION, _ERROR_CODE, _RESPONSE = Slot.SITUATION, Slot.ERROR_CODE, Slot.MERCHANT_RESPONSE


def rules_of(
    lines: Iterable[tuple[Slot, str | None, Slot, str]],
) -> tuple[tuple[Slot, str | None, Slot, str, bool], ...]:
    """Lines such as `IMPLIED` with values as plain text, and whether each gives way to what the words hint at."""
    return tuple(
        (slot, value, implied, str(of_value), implied is _SITUATION and slot is not _ERROR_CODE)
        for slot, value, implied, of_value in lines
    )


RULES = rules_of(IMPLIED)

#: Frozen inputs, so that the same question on the same facts costs a lookup.
Known = frozenset[tuple[Slot, str]]
Told = frozenset[tuple[Cause, float]]


def standing_grounds(grounds: Iterable[Ground], facts: Facts) -> frozenset[Ground]:
    """The grounds without those that a fact disproves: goods that came were shipped, a course or a deposit never is."""
    standing = frozenset(grounds)
    if not standing or _may_be_unshipped(facts.get(Slot.GOODS_KIND), facts.get(Slot.DELIVERY)):
        return standing
    return standing - {Ground.NOT_SHIPPED}


def _may_be_unshipped(kind: str | None, where: str | None) -> bool:
    if kind in NEVER_SHIPPED:
        return False
    # A ticket may come by post: that it did not has to be told.
    return where == Delivery.NOT_SHIPPED or (where is None and kind != GoodsKind.TICKET)


def relevant_facts(catalog: Catalog, facts: Facts, told: Mapping[Cause, float], grounds: Collection[Ground]) -> Known:
    """The facts that bear on anything, with what follows from them, the user's words and the grounds."""
    discriminating = discriminating_slots(catalog)
    bearing = {slot: value for slot, value in facts.items() if slot in discriminating}
    for day, (slot, value) in SAID_BY_DAYS.items():
        if day in facts:
            bearing.setdefault(slot, str(value))
    return _with_what_follows(frozenset(bearing.items()), frozenset(told.items()), frozenset(grounds))


@lru_cache(maxsize=1024)
def _with_what_follows(bearing: Known, words: Told, grounds: frozenset[Ground]) -> Known:
    """Kept, because the ranking and the next question rest on the same, turn by turn."""
    known, told = dict(bearing), dict(words)
    for ground in grounds:
        # Opened or used goods can be faulty all the same. Who takes a fault back has the ground taken out of the case.
        slot, value = BY_GROUND[ground]
        known[slot] = str(value)
    if known.get(Slot.GOODS_KIND) in NEVER_SHIPPED and known.get(Slot.DELIVERY) == Delivery.NOT_SHIPPED:
        known[Slot.DELIVERY] = str(Delivery.NOTHING_TO_SEND)
    inferred = _inferred(known, told)
    if not (_SITUATION in inferred or told or grounds):
        inferred = _inferred({slot: value for slot, value in known.items() if slot not in OF_ANY_REFUND}, told)
    return frozenset(inferred.items())


def _inferred(known: Mapping[Slot, str], told: Mapping[Cause, float]) -> dict[Slot, str]:
    """The same with what follows."""
    inferred = dict(known)
    if told and _SITUATION not in known and _ERROR_CODE not in known:
        for slot, value in _seen(told).items():
            inferred.setdefault(slot, str(value))
    if _is_seen_in_part(inferred):
        inferred.setdefault(_SITUATION, str(Situation.NOT_ARRIVED))
    _imply(inferred, _hinted(told, inferred.get(_RESPONSE, "")) if told else frozenset())
    explained = _explained(inferred)
    if inferred.get(_SITUATION) in explained.seen:
        inferred[_SITUATION] = explained.is_really
    return inferred


def standing_words(told: Mapping[Cause, float], facts: Facts) -> Told:
    """What the words point to, without what a fact explains: in whatever order both were told."""
    explained = _explained(facts).seen
    if not explained:
        return frozenset(told.items())
    return frozenset(
        (cause, share) for cause, share in told.items() if SEEN_BY_CAUSE[cause][_SITUATION] not in explained
    )


def without_reason(told: Told, facts: Facts) -> Told:
    """The same words where no reason was told: "the seller refuses" may then be a refusal for any."""
    shares = dict(told)
    open_share = shares.pop(Cause.MERCHANT_REFUSED, 0.0)
    if not open_share or Slot.REFUSAL_REASON in facts:
        return told
    for each in REFUSALS:
        shares[each] = round(shares.get(each, 0.0) + open_share / len(REFUSALS), 2)
    return frozenset(shares.items())


def _explained(facts: Facts) -> Explained:
    """What the user sees that comes of something else, and what it comes to."""
    if _is_turned_down(facts):
        return BY_A_CODE
    is_of_giver = facts.get(Slot.FUNDED_BY) == FundedBy.FAMILY_CARD and facts.get(Slot.REFUNDED_TO) in ACCOUNTS_OF_GIVER
    return BY_A_FAMILY_CARD if is_of_giver else BY_NOTHING


def _is_turned_down(facts: Facts) -> bool:
    return _ERROR_CODE in facts and facts.get(Slot.REFUND_STATUS) not in ACCEPTED


def _seen(told: Mapping[Cause, float]) -> Facts:
    """What the user sees, by their own words, where these name one cause clearly."""
    named = [cause for cause, share in told.items() if share >= NAMED_CLEARLY]
    return SEEN_BY_CAUSE[named[0]] if named else {}


def _hinted(told: Mapping[Cause, float], response: str) -> frozenset[str]:
    """All that the user may see, by their own words, unless what the seller did since outdates it."""
    seen = [SEEN_BY_CAUSE[cause][_SITUATION] for cause, share in told.items() if share >= NAMED_AT_ALL]
    return frozenset([str(situation) for situation in seen if (situation, response) not in OUTDATED])


def _imply(known: dict[Slot, str], hinted: frozenset[str]) -> None:
    """Adds what follows. Where the words hint at another situation, none is concluded from the rest: it is asked."""
    situation, response = known.get(_SITUATION, ""), known.get(_RESPONSE, "")
    if not situation and Slot.APPEAL_WINDOW in known:
        known.setdefault(_RESPONSE, str(MerchantResponse.REFUSED))
    if (situation, response) in OUTDATED:
        known[_SITUATION] = str(OUTDATED[situation, response])
    for slot, value, implied, of_value, may_give_way in RULES:
        if slot not in known or (value is not None and known[slot] != value):
            continue
        if not (may_give_way and hinted and of_value not in hinted):
            known.setdefault(implied, of_value)
    if _goes_elsewhere(known.get(Slot.PAID_WITH), known.get(Slot.REFUNDED_TO)):
        known.setdefault(_SITUATION, str(Situation.OTHER_CHANNEL))
    is_sent = known.get(Slot.GOODS_KIND) not in NOTHING_SENT
    if Slot.GOODS_STATE in known and known.get(_SITUATION) in GOODS_AT_HAND and is_sent:
        known.setdefault(Slot.DELIVERY, str(Delivery.RECEIVED))


def _is_seen_in_part(known: Facts) -> bool:
    """Whether a part of the money came, whatever the words hint at, and nobody refuses the rest."""
    is_part = known.get(Slot.REFUND_STATUS) == RefundStatus.PARTIAL
    return is_part and known.get(_RESPONSE) != MerchantResponse.REFUSED


def _goes_elsewhere(paid_with: str | None, refunded_to: str | None) -> bool:
    """Whether money comes back another way than it went. A card or the wallet in WeChat is WeChat Pay all the same."""
    if paid_with is None or refunded_to is None or paid_with == refunded_to:
        return False
    inside_wechat = {Channel.WECHAT_PAY, Channel.BANK_CARD, Channel.BALANCE}
    return Channel.WECHAT_PAY not in (paid_with, refunded_to) or not {paid_with, refunded_to} <= inside_wechat


@cache
def discriminating_slots(catalog: Catalog) -> frozenset[Slot]:
    """The slots that some variant, some question or some step goes by."""
    by_variants = {
        slot for variant in catalog.variants.values() for slot in (*variant.indications, *variant.decided_by)
    }
    by_questions = {
        slot
        for question in catalog.questions.values()
        for needs in (*question.asked_when, *question.unless)
        for slot in needs
    }
    by_rungs = {slot for rung in catalog.rungs.values() for slot in (*rung.needs, *rung.unless)}
    return frozenset(by_variants | by_questions | by_rungs)
