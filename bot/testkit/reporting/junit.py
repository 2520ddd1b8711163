"""JUnit XML, as CI servers read it: a suite a file of scripts, a case a script."""

from itertools import groupby
from xml.etree import ElementTree  # nosec B405: it writes, and reads nothing

from bot.testkit.report import conversation
from bot.testkit.reporting.outcome import Outcome
from bot.testkit.running import Result


def junit(outcome: Outcome) -> str:
    """The whole run as one document."""
    root = ElementTree.Element("testsuites", name="refundbot test", time=f"{outcome.seconds:.3f}")
    for path, results in groupby(outcome.results, key=lambda result: str(result.script.path)):
        _suite(root, path, tuple(results), outcome)
    if outcome.not_run:
        suite = _element(root, "testsuite", name="not run", tests=str(len(outcome.not_run)), failures="0")
        suite.set("skipped", str(len(outcome.not_run)))
        for each in outcome.not_run:
            case = _element(suite, "testcase", classname="not run", name=each.name)
            _element(case, "skipped", message=each.why)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _suite(root: ElementTree.Element, path: str, results: tuple[Result, ...], outcome: Outcome) -> None:
    failed = sum(not result.passed for result in results)
    suite = _element(root, "testsuite", name=path, tests=str(len(results)), failures=str(failed), skipped="0")
    suite.set("timestamp", outcome.at.isoformat(timespec="seconds"))
    suite.set("time", f"{sum(result.seconds for result in results):.3f}")
    for result in results:
        _case(suite, result)


def _case(suite: ElementTree.Element, result: Result) -> None:
    script = result.script
    name = f"{script.variant}: {script.proves}" if script.variant else script.proves
    case = _element(suite, "testcase", classname=str(script.path), name=name, time=f"{result.seconds:.3f}")
    if result.passed:
        return
    first, *others = result.failures
    more = f", and {len(others)} more" if others else ""
    message = f"line {first.line}: {first.what} is {first.shortfall.actual}, not {first.shortfall.expected}{more}"
    failure = _element(case, "failure", message=_printable(message), type=first.what)
    failure.text = _printable(conversation(result).plain)


def _element(parent: ElementTree.Element, tag: str, **attributes: str) -> ElementTree.Element:
    return ElementTree.SubElement(parent, tag, {name: _printable(value) for name, value in attributes.items()})


def _printable(text: str) -> str:
    """XML has no way to write most control characters."""
    return "".join(letter if letter in "\n\t" or letter >= " " else "\ufffd" for letter in text)
