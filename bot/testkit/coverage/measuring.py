"""All scripts run, and what they reach together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.testkit.coverage.elements import BY_MATRIX, Element, Kind, universe
from bot.testkit.coverage.tracing import traced
from bot.testkit.coverage.unreachable import reason_for
from bot.testkit.script import Script


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One kind of element, counted."""

    kind: Kind
    covered: int
    #: Of so many that can be reached.
    of: int
    #: Declared to be out of reach, each with a reason.
    set_aside: int

    @property
    def share(self) -> float:
        return self.covered / self.of if self.of else 1.0


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """What was reached, and by which scripts."""

    #: The scripts that reach an element; those of the repair matrix are named by their cell.
    by: Mapping[Element, tuple[str, ...]]
    counted: int
    #: They ran, but count for nothing until somebody says what they are for.
    drafts: tuple[str, ...] = ()
    #: They do not hold, so they prove nothing.
    failed: tuple[str, ...] = ()
    #: Whether the repair matrix was run, too.
    has_matrix: bool = False

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds that were measured."""
        return tuple(kind for kind in Kind if self.has_matrix or kind not in BY_MATRIX)

    def line(self, kind: Kind) -> Line:
        everything = {element for element in universe() if element.kind is kind}
        aside = {element for element in everything if reason_for(element)}
        return Line(
            kind=kind,
            covered=len((everything - aside) & self.by.keys()),
            of=len(everything - aside),
            set_aside=len(aside),
        )

    def gaps(self, kind: Kind) -> tuple[str, ...]:
        """The names of what no script reaches, and some could."""
        missing = {element for element in universe() if element.kind is kind} - self.by.keys()
        return tuple(sorted(element.name for element in missing if not reason_for(element)))

    @property
    def wrongly_set_aside(self) -> tuple[tuple[Element, str], ...]:
        """What is declared to be out of reach, and a script reaches: the declaration is to go."""
        reached = sorted(self.by.keys() & universe(), key=str)
        return tuple((element, self.by[element][0]) for element in reached if reason_for(element))


def measure(scripts: Iterable[Script]) -> Coverage:
    """Runs them one after the other; what a draft or a failed script reaches does not count."""
    by: dict[Element, list[str]] = {}
    counted, drafts, failed = 0, list[str](), list[str]()
    for script in scripts:
        result, reached = traced(script)
        if script.draft:
            drafts.append(script.name)
        elif not result.passed:
            failed.append(script.name)
        else:
            counted += 1
            for element in reached:
                by.setdefault(element, []).append(script.name)
    return Coverage(
        by={element: tuple(names) for element, names in by.items()},
        counted=counted,
        drafts=tuple(drafts),
        failed=tuple(failed),
    )
