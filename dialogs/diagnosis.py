"""Facts to ranked causes with their reasons; the next question, or none when no answer can change the remedy."""

import math
import operator
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from dialogs.acts import Cause, Ground
from dialogs.catalog import Catalog, Choice, Facts, Question, Variant
from dialogs.conditions import holds, open_ladder
from dialogs.slots import (
    VALUES,
    Applied,
    Channel,
    Delivery,
    GoodsState,
    MerchantResponse,
    RefusalReason,
    Situation,
    Slot,
)

#: So many questions, and the patience of most people is over.
PATIENCE = 6
#: From this probability on the leading remedy is good enough, unless a single likely answer would overturn it.
CLEAR = 0.9
#: From this share of the words on they count like the answer to the opening question: it is not asked any more.
NAMED_CLEARLY = 0.9
#: From this share on they are heard: what another fact would let us conclude about the opening question waits for it.
NAMED_AT_ALL = 0.3
#: So often words mean something else than the best reader sees in them.
MISREAD = 0.1
#: An answer less likely than this is not worth asking for.
LIKELY = 0.05
#: Less than this is no news (nats).
NEWS = 0.05
#: A fact that changes one of so many first steps is worth asking for.
FIRST_STEPS = 2
#: The likeliest variants that together have this share are the ones to decide between; the rest is left out of account.
CONTENDED = 0.85

#: Frozen inputs, so that the same question on the same facts costs a lookup.
_Frozen = frozenset[tuple[Slot, str]]
_Told = frozenset[tuple[Cause, float]]
_Remedy = tuple[Cause, tuple[str, ...]]
_Odds = tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A variant and how likely it is."""

    variant: str
    cause: Cause
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """Why a variant: what speaks for and against it, and what could still change the view."""

    speaks_for: tuple[tuple[Slot, str], ...]
    speaks_against: tuple[tuple[Slot, str], ...]
    still_open: tuple[Slot, ...]


def rank(
    catalog: Catalog, facts: Facts, told: Mapping[Cause, float], grounds: tuple[Ground, ...]
) -> tuple[Ranked, ...]:
    """
    Every variant with its probability, likeliest first; equals in declared order. The sum is 1.

    `told` is how likely the user's own words make each cause, between 0 and 1 and 1 at most altogether; 1.0 is a cause
    that was picked by name.
    """
    standing = _standing(grounds, facts)
    return _ranking(catalog, _relevant(catalog, facts, told, standing), _frozen_told(told), standing)


def next_question(
    catalog: Catalog,
    facts: Facts,
    told: Mapping[Cause, float],
    grounds: tuple[Ground, ...],
    closed: frozenset[Slot],
) -> Question | None:
    """
    The question most worth asking now, or None when no answer can change the remedy.

    `closed` are the slots that were answered or declined. Equal worth is settled by the declared
    order: it is the order that support staff ask in, and a stable order keeps conversations stable.
    """
    standing = _standing(grounds, facts)
    known = _relevant(catalog, facts, told, standing)
    asked = closed.intersection(catalog.questions)
    return _next_question(catalog, known, _frozen_told(told), standing, asked)


def reasons(
    catalog: Catalog,
    variant_id: str,
    facts: Facts,
    told: Mapping[Cause, float] | None = None,
    grounds: tuple[Ground, ...] = (),
    closed: frozenset[Slot] = frozenset(),
) -> Reasons:
    """What of the facts speaks for and against a variant, and which open questions bear on it."""
    variant = catalog.variants[variant_id]
    known = dict(_relevant(catalog, facts, told or {}, _standing(grounds, facts)))
    weighed = [(slot, value, variant.indications.get(slot, {}).get(value, 0.0)) for slot, value in known.items()]
    weighed.sort(key=lambda each: _ORDER[each[0]])
    return Reasons(
        speaks_for=tuple((slot, value) for slot, value, weight in weighed if weight > 0),
        speaks_against=tuple((slot, value) for slot, value, weight in weighed if weight < 0),
        still_open=tuple(
            question.slot for question in _open_questions(catalog, known, closed) if _bears_on(question, variant)
        ),
    )


_ORDER = {slot: place for place, slot in enumerate(Slot)}

# What is known, and what follows from it.

#: What the seller did since outdates what the user saw first.
OUTDATED: Mapping[tuple[str, str], Situation] = {
    (Situation.SELLER_SILENT, MerchantResponse.REFUSED): Situation.SELLER_REFUSED,
    (Situation.SELLER_SILENT, MerchantResponse.AGREED): Situation.NOT_ARRIVED,
    (Situation.SELLER_REFUSED, MerchantResponse.AGREED): Situation.NOT_ARRIVED,
    (Situation.SELLER_REFUSED, MerchantResponse.NONE): Situation.SELLER_SILENT,
    (Situation.NOT_APPLIED, MerchantResponse.NONE): Situation.SELLER_SILENT,
    (Situation.NOT_APPLIED, MerchantResponse.REFUSED): Situation.SELLER_REFUSED,
    (Situation.NOT_APPLIED, MerchantResponse.AGREED): Situation.NOT_ARRIVED,
}
#: What the user's own words for a cause say about what they see, like the answer to the opening question.
_SEEN_BY_CAUSE: Mapping[Cause, Facts] = {
    Cause.CHANNEL_MISMATCH: {Slot.SITUATION: Situation.OTHER_CHANNEL},
    Cause.MISSED_DEADLINE: {Slot.SITUATION: Situation.SELLER_REFUSED, Slot.REFUSAL_REASON: RefusalReason.TIME_LIMIT},
    Cause.UNMET_CONDITIONS: {Slot.SITUATION: Situation.SELLER_REFUSED, Slot.REFUSAL_REASON: RefusalReason.CONDITIONS},
    Cause.SYSTEM_OUTAGE: {Slot.SITUATION: Situation.SYSTEM_ERROR},
    Cause.UNRESPONSIVE_MERCHANT: {Slot.SITUATION: Situation.SELLER_SILENT},
    Cause.MERCHANT_REFUSED: {Slot.SITUATION: Situation.SELLER_REFUSED},
    Cause.UNCLEAR_PROCESS: {Slot.SITUATION: Situation.CANNOT_FIND_HOW},
    Cause.REFUND_PENDING_ARRIVAL: {Slot.SITUATION: Situation.NOT_ARRIVED},
    Cause.APPEAL_FAILED: {Slot.SITUATION: Situation.COMPLAINT_LOST},
    Cause.NOT_YET_REQUESTED: {Slot.SITUATION: Situation.NOT_APPLIED},
}
#: What a ground says about the facts.
BY_GROUND: Mapping[Ground, tuple[Slot, str]] = {
    Ground.NOT_SHIPPED: (Slot.DELIVERY, Delivery.NOT_SHIPPED),
    Ground.GOODS_DAMAGED: (Slot.GOODS_STATE, GoodsState.DAMAGED),
    Ground.NOT_AS_DESCRIBED: (Slot.GOODS_STATE, GoodsState.DAMAGED),
}
#: What one fact says about another that was not told: read from top to bottom, each line may use those above.
_IMPLIED: tuple[tuple[Slot, str | None, Slot, str], ...] = (
    (Slot.ERROR_CODE, None, Slot.SITUATION, Situation.SYSTEM_ERROR),
    (Slot.REFUSAL_REASON, None, Slot.MERCHANT_RESPONSE, MerchantResponse.REFUSED),
    (Slot.REFUND_STATUS, None, Slot.SITUATION, Situation.NOT_ARRIVED),
    (Slot.REFUNDED_TO, Channel.ALIPAY, Slot.SITUATION, Situation.OTHER_CHANNEL),
    (Slot.REFUNDED_TO, Channel.TRANSFER, Slot.SITUATION, Situation.OTHER_CHANNEL),
    (Slot.REFUNDED_TO, Channel.COUPON, Slot.SITUATION, Situation.OTHER_CHANNEL),
    (Slot.MERCHANT_RESPONSE, MerchantResponse.AGREED, Slot.SITUATION, Situation.NOT_ARRIVED),
    (Slot.MERCHANT_RESPONSE, MerchantResponse.NONE, Slot.SITUATION, Situation.SELLER_SILENT),
    (Slot.MERCHANT_RESPONSE, MerchantResponse.REFUSED, Slot.SITUATION, Situation.SELLER_REFUSED),
    (Slot.APPLIED, Applied.NOT_YET, Slot.SITUATION, Situation.NOT_APPLIED),
    (Slot.SITUATION, Situation.SELLER_SILENT, Slot.MERCHANT_RESPONSE, MerchantResponse.NONE),
    (Slot.SITUATION, Situation.SELLER_REFUSED, Slot.MERCHANT_RESPONSE, MerchantResponse.REFUSED),
    (Slot.SITUATION, Situation.NOT_APPLIED, Slot.APPLIED, Applied.NOT_YET),
    (Slot.MERCHANT_RESPONSE, None, Slot.APPLIED, Applied.YES),
)
#: Who knows the state of the goods has them, unless they went back; and then the seller is silent, or pays.
_GOODS_AT_HAND = frozenset({Situation.SELLER_REFUSED, Situation.NOT_APPLIED})


def _standing(grounds: Iterable[Ground], facts: Facts) -> frozenset[Ground]:
    """The grounds without those that a fact disproves: goods that came, or are on their way, were shipped."""
    shipped = facts.get(Slot.DELIVERY, Delivery.NOT_SHIPPED) != Delivery.NOT_SHIPPED
    return frozenset(ground for ground in grounds if not (shipped and ground is Ground.NOT_SHIPPED))


def _relevant(catalog: Catalog, facts: Facts, told: Mapping[Cause, float], grounds: Iterable[Ground]) -> _Frozen:
    """The facts that bear on anything, with what follows from them, the user's words and the grounds."""
    discriminating = _discriminating(catalog)
    known = {slot: str(value) for slot, value in facts.items() if slot in discriminating}
    for slot, value in (BY_GROUND[ground] for ground in grounds):
        # Opened or used goods can be faulty all the same. Who takes a fault back has the ground taken out of the case.
        known[slot] = str(value)
    if Slot.SITUATION not in known:
        for slot, value in _seen(told).items():
            known.setdefault(slot, str(value))
    _imply(known, _hinted(told))
    return frozenset(known.items())


def _seen(told: Mapping[Cause, float]) -> Facts:
    """What the user sees, by their own words, where these name one cause clearly."""
    named = [cause for cause, share in told.items() if share >= NAMED_CLEARLY]
    return _SEEN_BY_CAUSE[named[0]] if named else {}


def _hinted(told: Mapping[Cause, float]) -> frozenset[str]:
    """All that the user may see, by their own words."""
    return frozenset(
        str(_SEEN_BY_CAUSE[cause][Slot.SITUATION]) for cause, share in told.items() if share >= NAMED_AT_ALL
    )


def _imply(known: dict[Slot, str], hinted: frozenset[str]) -> None:
    """Adds what follows. What the words hint at otherwise is not concluded about the situation: it stays to be asked."""
    situation, response = known.get(Slot.SITUATION, ""), known.get(Slot.MERCHANT_RESPONSE, "")
    if not situation and Slot.APPEAL_WINDOW in known:
        known.setdefault(Slot.MERCHANT_RESPONSE, str(MerchantResponse.REFUSED))
    if (situation, response) in OUTDATED:
        known[Slot.SITUATION] = str(OUTDATED[situation, response])
    for slot, value, implied, of_value in _IMPLIED:
        is_contested = implied is Slot.SITUATION and bool(hinted) and str(of_value) not in hinted
        if slot in known and value in (None, known[slot]) and not is_contested:
            known.setdefault(implied, str(of_value))
    if _goes_elsewhere(known.get(Slot.PAID_WITH), known.get(Slot.REFUNDED_TO)):
        known.setdefault(Slot.SITUATION, str(Situation.OTHER_CHANNEL))
    if Slot.GOODS_STATE in known and known.get(Slot.SITUATION) in _GOODS_AT_HAND:
        known.setdefault(Slot.DELIVERY, str(Delivery.RECEIVED))


def _goes_elsewhere(paid_with: str | None, refunded_to: str | None) -> bool:
    """Whether money comes back another way than it went. A card or the wallet in WeChat is WeChat Pay all the same."""
    if paid_with is None or refunded_to is None or paid_with == refunded_to:
        return False
    inside_wechat = {Channel.WECHAT_PAY, Channel.BANK_CARD, Channel.BALANCE}
    return Channel.WECHAT_PAY not in (paid_with, refunded_to) or not {paid_with, refunded_to} <= inside_wechat


@cache
def _discriminating(catalog: Catalog) -> frozenset[Slot]:
    """The slots that some variant, some question or some step goes by."""
    by_variants = {slot for variant in catalog.variants.values() for slot in variant.indications}
    by_questions = {
        slot
        for question in catalog.questions.values()
        for needs in (*question.asked_when, *question.unless)
        for slot in needs
    }
    by_rungs = {slot for rung in catalog.rungs.values() for slot in (*rung.needs, *rung.unless)}
    return frozenset(by_variants | by_questions | by_rungs)


def _frozen_told(told: Mapping[Cause, float]) -> _Told:
    return frozenset(told.items())


# Odds: a log-odds for each variant, in declared order.


@cache
def _variants(catalog: Catalog) -> tuple[Variant, ...]:
    return tuple(catalog.variants.values())


@cache
def _remedies(catalog: Catalog) -> tuple[_Remedy, ...]:
    """What would be advised for each variant: answers that only exchange equals are not worth a question."""
    return tuple((each.cause, tuple(rung.id for rung in each.ladder)) for each in _variants(catalog))


@cache
def _prior_odds(catalog: Catalog) -> _Odds:
    """A cause's variants share its odds by their priors."""
    shares: dict[Cause, float] = {}
    for each in _variants(catalog):
        shares[each.cause] = shares.get(each.cause, 0.0) + each.prior
    return tuple(
        math.log(catalog.priors.get(each.cause, 1.0) * each.prior / shares[each.cause]) for each in _variants(catalog)
    )


@lru_cache(maxsize=1024)
def _weights(catalog: Catalog, slot: Slot, value: str) -> _Odds:
    """
    What one answer weighs, variant by variant.

    A variant's weights are shared out over all answers to the question, so that a variant which
    goes by many facts has no start over one that goes by few.
    """
    return tuple(_weight(variant, slot, value, _domain(catalog, slot)) for variant in _variants(catalog))


def _weight(variant: Variant, slot: Slot, value: str, domain: tuple[str, ...]) -> float:
    declared = variant.indications.get(slot)
    if not declared or value not in domain:
        return 0.0
    mean = sum(math.exp(declared.get(each, 0.0)) for each in domain) / len(domain)
    return float(declared.get(value, 0.0)) - math.log(mean)


@cache
def _domain(catalog: Catalog, slot: Slot) -> tuple[str, ...]:
    """Every answer that a slot can have; for an open one those that some variant goes by."""
    if slot in VALUES:
        return tuple(str(value) for value in VALUES[slot])
    told = {str(value) for variant in _variants(catalog) for value in variant.indications.get(slot, {})}
    return tuple(sorted(told))


@lru_cache(maxsize=1024)
def _told_weights(catalog: Catalog, told: _Told) -> _Odds:
    """
    What the user's own words weigh, variant by variant.

    What they leave open is shared out over all causes, and so is the chance that they were misread.
    """
    if not told:
        return (0.0,) * len(_variants(catalog))
    shares, causes = dict(told), len(Cause)
    left = max(0.0, 1.0 - sum(shares.values())) / causes
    weighed = {cause: math.log((1 - MISREAD) * (shares.get(cause, 0.0) + left) + MISREAD / causes) for cause in Cause}
    return tuple(weighed[variant.cause] for variant in _variants(catalog))


def _odds(catalog: Catalog, known: _Frozen, told: _Told, grounds: frozenset[Ground]) -> _Odds:
    found = [
        prior + words + sum(float(variant.grounds.get(ground, 0.0)) for ground in grounds)
        for prior, words, variant in zip(
            _prior_odds(catalog), _told_weights(catalog, told), _variants(catalog), strict=True
        )
    ]
    for slot, value in sorted(known):
        found = [odds + weight for odds, weight in zip(found, _weights(catalog, slot, value), strict=True)]
    return tuple(found)


def _probabilities(odds: Iterable[float]) -> list[float]:
    odds = tuple(odds)
    highest = max(odds)
    raised = [math.exp(each - highest) for each in odds]
    total = sum(raised)
    return [each / total for each in raised]


@lru_cache(maxsize=4096)
def _ranking(catalog: Catalog, known: _Frozen, told: _Told, grounds: frozenset[Ground]) -> tuple[Ranked, ...]:
    probabilities = _probabilities(_odds(catalog, known, told, grounds))
    pairs = zip(_variants(catalog), probabilities, strict=True)
    found = [Ranked(variant=each.id, cause=each.cause, probability=probability) for each, probability in pairs]
    return tuple(sorted(found, key=lambda each: -each.probability))


# Questions and what their answers would do.


@dataclass(frozen=True, slots=True)
class _Race:
    """The variants that are worth a question: their places in the declared order, and their odds."""

    places: tuple[int, ...]
    odds: _Odds

    def only(self, odds: _Odds) -> _Odds:
        """Of odds for all variants those of the ones in the race."""
        return tuple([odds[place] for place in self.places])


def _contended(odds: _Odds) -> _Race:
    probabilities = _probabilities(odds)
    mass, limit = 0.0, 0.0
    for limit in sorted(probabilities, reverse=True):
        mass += limit
        if mass >= CONTENDED:
            break
    places = tuple(place for place, share in enumerate(probabilities) if share >= limit)
    return _Race(places, tuple(odds[place] for place in places))


@dataclass(frozen=True, slots=True)
class _Worth:
    """What asking is worth: the chances that the answer changes the remedy, or its first steps, and its news (nats)."""

    change: float
    steps: float
    news: float


@dataclass(frozen=True, slots=True)
class _Answer:
    """What an answer tells, and what it weighs, variant by variant."""

    tells: Facts
    weights: _Odds


@lru_cache(maxsize=4096)
def _next_question(
    catalog: Catalog, known: _Frozen, told: _Told, grounds: frozenset[Ground], closed: frozenset[Slot]
) -> Question | None:
    facts = dict(known)
    if _asked_count(catalog, closed) >= PATIENCE:
        return None
    race = _contended(_odds(catalog, known, told, grounds))
    is_clear = max(_by_remedy(catalog, race, _probabilities(race.odds)).values()) >= CLEAR
    worths = [
        (question, _worth(catalog, question, race, facts)) for question in _open_questions(catalog, facts, closed)
    ]
    deciding = [
        (question, (worth.change + worth.news) / question.effort)
        for question, worth in worths
        if worth.change >= LIKELY or (not is_clear and worth.news >= NEWS)
    ]
    # What it is comes before where to begin with it.
    opening = [(question, worth.steps / question.effort) for question, worth in worths if worth.steps >= LIKELY]
    return _most_worth(deciding or opening)


def _most_worth(valued: Sequence[tuple[Question, float]]) -> Question | None:
    """The question of the highest value, the first declared of equals."""
    return max(valued, key=lambda each: each[1])[0] if valued else None


def _open_questions(catalog: Catalog, facts: Mapping[Slot, str], closed: frozenset[Slot]) -> Iterator[Question]:
    for question in catalog.questions.values():
        if not _is_closed(question, facts, closed) and _may_be_asked(question, facts):
            yield question


def _is_closed(question: Question, facts: Mapping[Slot, str], closed: frozenset[Slot]) -> bool:
    return question.slot in closed or question.slot in facts or question.settles in facts


def _may_be_asked(question: Question, facts: Mapping[Slot, str]) -> bool:
    wanted = not question.asked_when or any(holds(needs, facts) for needs in question.asked_when)
    return wanted and not any(holds(needs, facts) for needs in question.unless)


def _asked_count(catalog: Catalog, closed: frozenset[Slot]) -> int:
    """Of the questions that can change anything, how many were answered or declined."""
    asked = (catalog.questions[slot] for slot in closed)
    return sum(bool({question.slot, question.settles} & _discriminating(catalog)) for question in asked)


def _bears_on(question: Question, variant: Variant) -> bool:
    return bool({question.slot, question.settles} & variant.indications.keys())


def _by_remedy(catalog: Catalog, race: _Race, probabilities: Iterable[float]) -> dict[_Remedy, float]:
    found: dict[_Remedy, float] = {}
    remedies = _remedies(catalog)
    for place, probability in zip(race.places, probabilities, strict=True):
        remedy = remedies[place]
        found[remedy] = found.get(remedy, 0.0) + probability
    return found


def _likeliest(race: _Race, probabilities: list[float]) -> int:
    return race.places[probabilities.index(max(probabilities))]


def _first_steps(variant: Variant, facts: Facts) -> tuple[str, ...]:
    """The first steps of the variant's ladder, as things stand."""
    return tuple(rung.id for rung in open_ladder(variant, facts)[:FIRST_STEPS])


def _worth(catalog: Catalog, question: Question, race: _Race, facts: Facts) -> _Worth:
    answers, variants, remedies = _answers(catalog, question.slot), _variants(catalog), _remedies(catalog)
    present = _probabilities(race.odds)
    now = _likeliest(race, present)
    steps_now = _first_steps(variants[now], facts)
    change, steps, left = 0.0, 0.0, 0.0
    for chance, answer in zip(_chances(catalog, question.slot, race, present), answers, strict=True):
        after = _probabilities(map(operator.add, race.odds, race.only(answer.weights)))
        then = _likeliest(race, after)
        change += chance * (remedies[then] != remedies[now])
        steps += chance * (_first_steps(variants[then], {**facts, **answer.tells}) != steps_now)
        left += chance * _entropy(_by_remedy(catalog, race, after).values())
    return _Worth(change, steps, _entropy(_by_remedy(catalog, race, present).values()) - left)


def _chances(catalog: Catalog, slot: Slot, race: _Race, present: list[float]) -> list[float]:
    """How likely each answer is."""
    shares = _shares(catalog, slot)
    found = [0.0] * len(shares[0])
    for place, probability in zip(race.places, present, strict=True):
        for number, share in enumerate(shares[place]):
            found[number] += probability * share
    return found


@cache
def _shares(catalog: Catalog, slot: Slot) -> tuple[tuple[float, ...], ...]:
    """For each variant how likely it gives each answer: every variant gives its answers by their weights."""
    by_variant = zip(*(answer.weights for answer in _answers(catalog, slot)), strict=True)
    return tuple(tuple(_probabilities(weights)) for weights in by_variant)


def _entropy(probabilities: Iterable[float]) -> float:
    return -sum(each * math.log(each) for each in probabilities if each > 0)


@cache
def _answers(catalog: Catalog, slot: Slot) -> tuple[_Answer, ...]:
    question = catalog.questions[slot]
    if question.settles is not None:
        bracket = question.settles
        values = [str(value) for value in VALUES[bracket]]
        return tuple(_Answer({bracket: value}, _weights(catalog, bracket, value)) for value in values)
    return tuple(_Answer(choice.facts, _choice_weights(catalog, choice)) for choice in question.choices)


def _choice_weights(catalog: Catalog, choice: Choice) -> _Odds:
    found = _told_weights(catalog, frozenset() if choice.cause is None else frozenset({(choice.cause, 1.0)}))
    for slot, value in choice.facts.items():
        found = tuple(each + weight for each, weight in zip(found, _weights(catalog, slot, value), strict=True))
    return found
