"""Any facts together: a step or a person, nothing wrong or shut. And that each fault would be found."""

import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from itertools import combinations, product
from typing import TypeVar

import pytest
from click.testing import CliRunner

from bot.building import the_catalog
from bot.checks.combinations import Part, check, conclusions, pages, reach, spoken, world_of
from bot.checks.combinations.pages import Page, World
from bot.checks.combinations.pairwise import covering_rows, pair_count
from bot.checks.combinations.space import Space, deciding_a_page, gone_by, weighed, whole
from bot.cli import main
from bot.workdays import ChinaWorkdays
from dialogs.acts import Cause
from dialogs.case import Case
from dialogs.catalog import Facts, Variant
from dialogs.climbing import open_rungs
from dialogs.slots import Slot
from dialogs.speaking import advising
from dialogs.turn import Turn

T = TypeVar("T")
CATALOG = the_catalog()
WORLD = world_of(CATALOG, ChinaWorkdays.load())
SEED = 20261122
#: In CI a part of what `refundbot check --combinations` tries in whole.
SAMPLE = 300

IN_A_SHOP = {Slot.SHOP_TYPE: "channels_shop"}
REFUSED_IN_A_SHOP = {**IN_A_SHOP, Slot.MERCHANT_RESPONSE: "refused"}


def variants_of(cause: Cause) -> list[Variant]:
    return [variant for variant in CATALOG.variants.values() if variant.cause is cause]


def sample(space: Space) -> list[Facts]:
    """Some of its combinations, always the same ones; all where there are few."""
    if len(space) <= SAMPLE:
        return list(space)
    chance = random.Random(SEED)
    picked = ({slot: chance.choice(answers) for slot, answers in space.axes.items()} for _ in range(SAMPLE))
    return [{slot: answer for slot, answer in each.items() if answer is not None} for each in picked]


def climbing(*rungs: str, variant: str = "unresponsive_merchant.own_shop") -> Variant:
    """A variant whose ladder is just these steps."""
    return replace(CATALOG.variants[variant], ladder=tuple(CATALOG.rungs[rung] for rung in rungs))


def faults_of(variant: Variant, facts: Facts) -> list[str]:
    return list(pages.faults(WORLD, pages.page(WORLD, variant, facts)))


def showing(*rungs: str, facts: Mapping[Slot, str] | None = None, taken: Iterable[str] = ()) -> list[str]:
    """The faults of a page that shows just these steps, whatever the facts."""
    steps = tuple(CATALOG.rungs[rung] for rung in rungs)
    shown = Page(variant=climbing(*rungs), facts=facts or {}, taken=frozenset(taken), steps=steps)
    return list(pages.faults(WORLD, shown))


def day(days_ago: int) -> str:
    return (WORLD.now - timedelta(days=days_ago)).date().isoformat()


# What holds.


@pytest.mark.parametrize("cause", Cause)
def test_what_is_concluded_never_contradicts_what_was_told_and_its_page_is_sound(cause: Cause) -> None:
    tried = conclusions.Tried()
    facts = sample(whole(CATALOG, weighed(variants_of(cause))))
    for _ in conclusions.try_all(WORLD, facts, tried):
        pass
    assert tried.concluded
    assert tried.faults == []


@pytest.mark.parametrize("variant", CATALOG.variants)
def test_every_page_of_a_variant_has_a_step_and_none_that_is_wrong(variant: str) -> None:
    for facts in sample(deciding_a_page(CATALOG, CATALOG.variants[variant], WORLD.now)):
        assert faults_of(CATALOG.variants[variant], facts) == []


def test_any_two_facts_lead_to_steps_that_can_be_taken_one_by_one_to_the_end_and_to_a_person() -> None:
    cases = list(spoken.cases(spoken.axes(WORLD)))
    assert len(cases) > len(CATALOG.variants)
    assert [fault for case in cases for fault in spoken.faults_of(WORLD, case)] == []


def test_every_slot_is_among_the_pairs() -> None:
    assert {str(slot) for slot in Slot} < spoken.axes(WORLD).keys()
    assert all(len(answers) > 1 for answers in spoken.axes(WORLD).values())


def test_every_cause_and_variant_is_reached_from_the_first_question_or_says_why_not() -> None:
    reached = frozenset(reach.conclusions(WORLD))
    assert list(reach.faults(CATALOG, reached, frozenset(reach.BY_TYPED_FACTS_ONLY))) == []


# That what was left out is the same as what was tried.


@pytest.mark.parametrize("variant", ["unresponsive_merchant.wechat_shop", "refund_pending_arrival.not_started"])
def test_answers_that_no_step_tells_apart_make_no_page_of_their_own(variant: str) -> None:
    def shown(space: Space) -> set[tuple[str, ...]]:
        found = (pages.page(WORLD, CATALOG.variants[variant], facts).steps for facts in space)
        return {tuple(rung.id for rung in steps) for steps in found}

    every = whole(CATALOG, gone_by(CATALOG.variants[variant].ladder))
    tried = deciding_a_page(CATALOG, CATALOG.variants[variant], WORLD.now)
    assert len(tried) < tried.stands_for
    assert shown(every) <= shown(tried)


def test_two_names_of_one_error_are_tried_once_and_counted_twice() -> None:
    errors = whole(CATALOG, [Slot.ERROR_CODE])
    assert not {"NOT_ENOUGH", "NOTENOUGH"} <= {facts.get(Slot.ERROR_CODE) for facts in errors}
    assert {} in list(errors)
    assert len(errors) < errors.stands_for


@pytest.mark.parametrize("sizes", [(2, 2), (3, 2, 4), (5, 5, 5, 5), (2, 7, 3, 3, 2, 4), (1, 3, 3)])
def test_every_two_places_of_two_axes_meet_in_a_row(sizes: tuple[int, ...]) -> None:
    rows = list(covering_rows(sizes))
    met = {pair for row in rows for pair in combinations(enumerate(row), 2)}
    wanted = {
        ((first, here), (second, there))
        for first, second in combinations(range(len(sizes)), 2)
        for here, there in product(range(sizes[first]), range(sizes[second]))
    }
    assert met == wanted
    assert len(wanted) == pair_count(sizes)
    assert len(rows) < 2 * max(a * b for a, b in combinations(sizes, 2))


# That each fault would be found.


def test_a_variant_without_an_open_step_is_found() -> None:
    (fault,) = faults_of(climbing("shop_new_claim"), {})
    assert "there is no step to take" in fault


def test_a_step_that_lacks_what_it_needs_is_found() -> None:
    assert any("`shop_claim` needs shop_type" in fault for fault in showing("shop_claim"))
    assert showing("shop_claim", facts=IN_A_SHOP) == []


def test_a_step_that_the_facts_stand_in_the_way_of_is_found() -> None:
    facts = {Slot.PAID_WITH: "alipay"}
    assert any(
        "`bill_complaint` is wrong with paid_with = alipay" in fault for fault in showing("bill_complaint", facts=facts)
    )
    assert showing("bill_complaint") == []


def test_a_step_that_closes_one_listed_after_it_is_found() -> None:
    (fault,) = showing("mini_program_step_in", "mini_program_complaint")
    assert "`mini_program_step_in` comes first and closes `mini_program_complaint`" in fault
    assert showing("mini_program_complaint", "mini_program_step_in") == []


def test_a_step_that_was_closed_before_is_found() -> None:
    (fault,) = showing("consumer_authority", taken=["delay_complaint"])
    assert "`consumer_authority` is closed" in fault


def test_waiting_past_a_right_that_ends_is_found() -> None:
    facts = {**REFUSED_IN_A_SHOP, Slot.REFUSED_ON: day(6)}
    waiting_first = climbing("claim_as_guardian", "shop_step_in")
    assert any("`shop_step_in` ends on" in fault for fault in faults_of(waiting_first, facts))
    assert faults_of(climbing("shop_step_in", "claim_as_guardian"), facts) == []
    assert faults_of(waiting_first, {**facts, Slot.REFUSED_ON: day(0)}) == []


def test_a_conclusion_that_contradicts_what_was_told_is_found() -> None:
    variant = CATALOG.variants["merchant_refused.wechat_shop"]
    (fault,) = conclusions.disagreements(variant, {Slot.SHOP_TYPE: "mini_program"})
    assert "takes shop_type to be channels_shop" in fault
    assert list(conclusions.disagreements(variant, {})) == []


def test_a_page_without_a_person_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def end_without_a_person(turn: Turn) -> None:
        turn.say(advising.USED_UP)

    monkeypatch.setattr(advising, "use_up", end_without_a_person)
    assert any("no person is offered" in fault for fault in spoken.faults_of(WORLD, Case()))


def test_another_step_shown_than_the_first_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(advising, "first_rung", lambda turn: open_rungs(turn)[-1])
    assert any("another step is shown" in fault for fault in spoken.faults_of(WORLD, Case()))


def test_steps_without_an_end_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(advising, "leave_present_rung", lambda turn: turn.session.case.steps.clear())
    assert any("come to no end" in fault for fault in spoken.faults_of(WORLD, Case()))


def test_what_is_not_reached_is_found() -> None:
    every = frozenset(CATALOG.variants)
    typed = frozenset(reach.BY_TYPED_FACTS_ONLY)
    lost = "appeal_failed.bank"
    assert list(reach.faults(CATALOG, every - typed, every)) == []
    assert any(
        f"`{lost}` is reached by typed facts only" in fault
        for fault in reach.faults(CATALOG, every - typed - {lost}, every)
    )
    assert any(
        "No facts at all lead to" in fault for fault in reach.faults(CATALOG, every - typed - {lost}, every - {lost})
    )
    assert any("but a walk reaches it" in fault for fault in reach.faults(CATALOG, every, every))
    without = frozenset(each for each in every if not each.startswith("appeal_failed."))
    assert any("The cause `appeal_failed` is not reached" in fault for fault in reach.faults(CATALOG, without, every))


# The command.


def parts_of(*parts: Part) -> object:
    def check_nothing(world: World, watch: object) -> Iterator[Part]:
        yield from parts

    return check_nothing


def test_the_command_prints_what_was_covered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.cli._combinations.check", parts_of(Part(covered="12 combinations", faults=())))
    result = CliRunner().invoke(main, ["check", "--combinations"])
    assert result.exit_code == 0
    assert "12 combinations" in result.output


def test_the_command_ends_with_one_and_prints_the_facts_of_each_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    faults = tuple(f"some variant: wrong; shop_type={number}" for number in range(60))
    monkeypatch.setattr("bot.cli._combinations.check", parts_of(Part(covered="60 combinations", faults=faults)))
    result = CliRunner().invoke(main, ["check", "--combinations"])
    assert result.exit_code == 1
    assert "shop_type=0" in result.output
    assert "10 more of them" in result.output


def test_every_part_is_covered_and_says_how_much() -> None:
    small = replace(CATALOG, variants={each.id: each for each in variants_of(Cause.APPEAL_FAILED)})

    def unwatched(items: Iterable[T], total: int, doing: str) -> Iterable[T]:
        return items

    parts = list(check(world_of(small, ChinaWorkdays.load()), unwatched))
    assert [part.covered.partition(":")[0] for part in parts] == [*Cause, "pairwise", "reached from the first question"]
    assert "189 combinations of 3 slots" in parts[list(Cause).index(Cause.APPEAL_FAILED)].covered
    # The other causes were taken out.
    assert any("`merchant_refused` is not reached" in fault for fault in parts[-1].faults)


def test_reading_the_facts_of_a_fault_tells_how_to_repeat_it() -> None:
    assert pages.in_words({Slot.SHOP_TYPE: "channels_shop", Slot.AGE: "over_365_days"}) == (
        "age=over_365_days, shop_type=channels_shop"
    )
