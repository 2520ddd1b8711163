"""The act of a text: what its label comes to beside the facts and the dangers in it."""

from collections.abc import Mapping

from dialogs.acts import Act, Cause, Signal
from dialogs.dangers import Trap
from dialogs.slots import Payer, Slot
from dialogs.understanding.facts import Facts
from dialogs.understanding.heard import Heard
from dialogs.understanding.labelling import REPORTED, Ranking
from dialogs.understanding.progress import Step
from dialogs.understanding.questioning import is_question
from dialogs.understanding.secrets import MASK, is_nothing_else
from dialogs.utterance import Expected

#: Beside the answer to what was asked, a cause this likely is a complaint of its own.
CLEAR_COMPLAINT = 0.8
#: From this probability on an act is meant, whatever facts seem to stand in its words.
CERTAIN = 0.95
#: About the talk itself, and nothing in it.
OF_THE_TALK = frozenset((Act.GO_BACK, Act.RESTART, Act.REPEAT, Act.CANCEL, Act.SMALLTALK))
#: Acts that are meant only when they are the whole message: beside facts or a story they are politeness or rhetoric.
_DIALOG_ACTS = frozenset(
    (
        Act.AFFIRM, Act.DENY, Act.DONT_KNOW, Act.SKIP, Act.MORE, Act.GO_BACK, Act.RESTART, Act.CANCEL, Act.REPEAT,
        Act.HELP, Act.GREETING, Act.THANKS, Act.GOODBYE, Act.SMALLTALK, Act.ABUSE,
    )
)  # fmt: skip
_CAUSES = frozenset(Cause)
# Bound once: a member costs 1,000 instructions each time that it is named by its class.
_INFORM, _UNKNOWN, _NEIGHBOUR = Act.INFORM, Act.UNKNOWN, Act.NEIGHBOUR
_SCAM, _SCAM_SIGNAL, _AVOIDING = Signal.SCAM, Act.SCAM_SIGNAL, Trap.AVOIDING
_OFFICE_ANSWER, _COMPLAINED_TO, _NOT_TAKEN = Slot.OFFICE_ANSWER, Slot.COMPLAINED_TO, Step.NOT_TAKEN
#: What a label is, whatever stands beside it: a member made from its id costs 2,000.
_BY_LABEL: Mapping[str, Act] = {**{act.value: act for act in Act}, **dict.fromkeys(REPORTED, Act.REPORT)}
#: A normalised text repeats no sign: of a cover one is left.
_COVER = MASK[0]


def act_of(label: str, ranking: Ranking, facts: Facts, known: str | None, expected: Expected, normal: Heard) -> Act:
    """What a text is answered as; `known` is its label where it is one of the phrases, and then certain."""
    if facts.signals or facts.trap is not None or _COVER in normal:
        danger = _of_danger(label, facts, normal)
        if danger is not None:
            return danger
    if expected.slot in facts.slots and known is None and (label not in _CAUSES or ranking[0][1] < CLEAR_COMPLAINT):
        return _INFORM
    if label not in REPORTED and _names_office(facts) and not is_question(normal):
        return _INFORM
    if facts.is_answer or (facts.progress.is_all and facts.progress.step is _NOT_TAKEN):
        return _INFORM
    act = _BY_LABEL[label]
    return act if label in REPORTED else _beside_facts(act, ranking[0][1], facts, known)


def _beside_facts(act: Act, probability: float, facts: Facts, known: str | None) -> Act:
    """What an act comes to beside facts, or where a day is all that was named, if it is not certain."""
    if act is _NEIGHBOUR and facts.slots.get(Slot.PAYER) == Payer.CHILD:
        # Games are not ours, but what a child paid in one inside WeChat is (facts F5.14).
        return _INFORM
    is_certain = known is not None or (probability >= CERTAIN and (act in OF_THE_TALK or act is _NEIGHBOUR))
    if is_certain and act is not _UNKNOWN:
        return act
    if facts.slots or facts.withdrawn or facts.grounds or facts.doubts:
        return _INFORM if act in _DIALOG_ACTS or act is _UNKNOWN or act is _NEIGHBOUR else act
    return _UNKNOWN if facts.is_day else act


def _names_office(facts: Facts) -> bool:
    """An answer of an office that is named is news, whatever else the words resemble."""
    return _OFFICE_ANSWER in facts.slots and _COMPLAINED_TO in facts.slots


def _of_danger(label: str, facts: Facts, normal: Heard) -> Act | None:
    """The act where the words are of a scam; None where they are not."""
    if _SCAM in facts.signals:
        return _SCAM_SIGNAL
    if facts.trap is _AVOIDING:
        return Act.PREVENTION_TIPS
    # A trap has an answer of its own, which warns where a warning is due. And who sends us a code talks of codes, as
    # scams do; only words about somebody who asks for one make it a scam.
    if is_nothing_else(facts.rest):
        return _INFORM
    is_no_scam = facts.trap is not None or _COVER in normal
    return _INFORM if label == _SCAM_SIGNAL and is_no_scam else None
