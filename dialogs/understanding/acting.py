"""The act of a text: what its label comes to beside the facts and the dangers in it."""

from dialogs.acts import Act, Cause, Ground, Signal
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
_GROUNDS = frozenset(Ground)


def act_of(label: str, ranking: Ranking, facts: Facts, known: str | None, expected: Expected, normal: Heard) -> Act:
    """What a text is answered as; `known` is its label where it is one of the phrases, and then certain."""
    says_facts = bool(facts.slots or facts.withdrawn or facts.grounds or facts.doubts)
    danger = _of_danger(label, facts, normal)
    if danger is not None:
        return danger
    if expected.slot in facts.slots and known is None and (label not in _CAUSES or ranking[0][1] < CLEAR_COMPLAINT):
        return Act.INFORM
    if _names_office(facts) and label not in REPORTED and not is_question(normal):
        return Act.INFORM
    if facts.is_answer or (facts.progress.is_all and facts.progress.step is Step.NOT_TAKEN):
        return Act.INFORM
    if label in _CAUSES or label in _GROUNDS:
        return Act.REPORT
    act = Act(label)
    if act is Act.NEIGHBOUR and facts.slots.get(Slot.PAYER) == Payer.CHILD:
        # Games are not ours, but what a child paid in one inside WeChat is (facts F5.14).
        return Act.INFORM
    is_certain = known is not None or ((act in OF_THE_TALK or act is Act.NEIGHBOUR) and ranking[0][1] >= CERTAIN)
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
