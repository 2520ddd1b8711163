"""The one label of a text: a cause, a ground or an act, and how likely each is."""

from dialogs.acts import Act, Cause, Ground, Signal
from dialogs.slots import StepOutcome
from dialogs.understanding.agreeing import CLEARLY, complains, refused_for
from dialogs.understanding.facts import Facts
from dialogs.understanding.features import features_of
from dialogs.understanding.phrases import Phrases, Spoken
from dialogs.understanding.progress import NO_PROGRESS, Progress, Step
from dialogs.understanding.questioning import asks_whether_to_apply_again

Ranking = tuple[tuple[str, float], ...]

#: The labels that tell what went wrong.
REPORTED = frozenset((*Cause, *Ground))
#: Beside facts that fill a message, a cause this likely is what it is about.
FAINT_COMPLAINT = 0.15
#: Beside the words of a trap, a cause this likely is a complaint of its own.
CLEAR_BESIDE_A_TRAP = 0.8
#: What was said word for word as in the phrases is as good as certain.
WORD_FOR_WORD = 0.99
#: Where no step was advised these are the account itself: what is missing, which complaint was lost.
_OF_A_STEP_ALONE = frozenset((StepOutcome.FOUND, StepOutcome.NOT_FOUND, StepOutcome.REJECTED))
#: Said of the talk; beside a step that was taken they are said of something else ("never mind, found it, sent it").
_OF_THE_TALK = frozenset((Act.CANCEL, Act.SKIP, Act.GOODBYE, Act.RESTART, Act.GO_BACK, Act.SMALLTALK))
#: What is said of anything: where the words tell how it went on, that is what they tell.
_PLAIN = frozenset((Act.AFFIRM, Act.DENY, Act.UNKNOWN, Act.INFORM, Act.GOODBYE, Act.CANCEL, Act.SKIP))
# Bound once: a member costs 1,000 instructions each time that it is named by its class.
_SCAM, _ARRIVED, _TAKEN = Signal.SCAM, StepOutcome.ARRIVED, Step.TAKEN
_RESTORED = StepOutcome.RESTORED
_INFORM, _UNKNOWN, _MISMATCH = Act.INFORM.value, Act.UNKNOWN, Cause.CHANNEL_MISMATCH.value


def rank(facts: Facts, known: str | None, phrases: Phrases, least: float = 0.0) -> Ranking:
    """
    Every label with its probability, best first; `known`, the label that the phrases give it, is certain.

    Behind the best two, labels that have not at least `least` may be missing.
    """
    features = features_of(facts.rest, phrases.lexicon, facts.features())
    ranking = phrases.model.ranking(features, least)
    if known is None:
        return ranking
    rest = 1 - dict(ranking).get(known, 0.0)
    scale = (1 - WORD_FOR_WORD) / rest if rest > 0 else 0.0
    return ((known, WORD_FOR_WORD), *((label, value * scale) for label, value in ranking if label != known))


def said_whole(spoken: Spoken, phrases: Phrases) -> str | None:
    """The label of a message that is one of the phrases, but for fillers around it."""
    whole = phrases.whole
    known = whole.get(spoken.bare) or whole.get(spoken.core)
    return known or (Act.UNKNOWN.value if asks_whether_to_apply_again(spoken.normal) else None)


def label_of(ranking: Ranking, facts: Facts, known: str | None, phrases: Phrases) -> str:
    """The one label of a text: a cause, a ground or an act; `unknown` when no label is likely enough."""
    best, probability = ranking[0]
    if _SCAM in facts.signals and best != _MISMATCH:
        return Act.SCAM_SIGNAL
    if facts.progress is not NO_PROGRESS and tells_progress(facts.progress) and (known is None or known in _PLAIN):
        return Act.REPORT_PROGRESS
    if best in _OF_THE_TALK and known is None and has_acted(facts.progress):
        return Act.REPORT_PROGRESS
    if best == _INFORM:
        # Many facts drown the complaint that they belong to: the next best, if it is one.
        drowned, rest = ranking[1], 1 - probability
        is_clear = drowned[1] >= FAINT_COMPLAINT or drowned[0] == refused_for(facts.slots)
        is_clear = is_clear or (complains(facts.slots) and drowned[1] >= CLEARLY * rest)
        return drowned[0] if drowned[0] in REPORTED and is_clear else _UNKNOWN
    # Whoever names a trap need not complain of anything else: its words resemble much that people complain of.
    least = CLEAR_BESIDE_A_TRAP if facts.trap is not None and best in REPORTED else phrases.model.reject_below
    return best if probability >= least else _UNKNOWN


def has_acted(progress: Progress) -> bool:
    """Whether the user has done something about it."""
    return progress.step is _TAKEN or progress.outcome is _RESTORED


def tells_progress(progress: Progress) -> bool:
    """The money has come, or a step was taken and nothing else said."""
    if progress.outcome is _ARRIVED:
        return True
    is_outcome = progress.outcome is not None and progress.outcome not in _OF_A_STEP_ALONE
    return progress.is_all and (is_outcome or progress.step is _TAKEN)
