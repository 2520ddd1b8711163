"""Examples -> the artifact. Deterministic: the same phrases and the same library give the same bytes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from bot.training.texts import Example, labels_of
from dialogs.understanding.model import dump_model

#: Strength of the fit; chosen over 0.3 to 3 by how voices were understood that had taught nothing.
FIT = 1.0
#: A feature of a single phrase teaches little and would triple the artifact.
LEAST_PHRASES = 3
#: Chosen so that at most this share of understood messages is turned away.
MOST_REJECTED = 0.06

#: Labels that mean "out of scope": nothing is lost when one of them is doubted.
OUT_OF_SCOPE = frozenset(("unknown", "neighbour", "smalltalk", "abuse", "inform"))


@dataclass(frozen=True, slots=True)
class Trained:
    weights: Any
    bias: Any


@dataclass(frozen=True, slots=True)
class Validation:
    """What held-out folds showed: margins of every example by weights that had not seen it."""

    labels: list[str]
    examples: Sequence[Example]
    margins: Any

    def predicted(self) -> list[str]:
        return [self.labels[place] for place in self.margins.argmax(axis=1)]


def artifact_of(examples: Sequence[Example]) -> tuple[bytes, Validation]:
    """The artifact and how well such weights do on what they have not seen."""
    validation = validate(examples)
    sharpness = _sharpness(validation)
    vocabulary = vocabulary_of(examples)
    trained = fit(examples, vocabulary, validation.labels)
    return _artifact(trained, vocabulary, validation, sharpness), validation


def vocabulary_of(examples: Sequence[Example]) -> list[str]:
    counts = Counter(feature for example in examples for feature in example.features)
    return sorted(feature for feature, count in counts.items() if count >= LEAST_PHRASES and "\t" not in feature)


def matrix(features: Sequence[frozenset[str]], vocabulary: Sequence[str]) -> Any:
    """A row an example, of length one with the features that are not in the vocabulary: as `Model.margins` sees it."""
    columns = {feature: place for place, feature in enumerate(vocabulary)}
    rows = [sorted(columns[feature] for feature in one if feature in columns) for one in features]
    values = [1 / np.sqrt(len(one)) for row, one in zip(rows, features, strict=True) for _ in row]
    ends = np.cumsum([0, *map(len, rows)])
    return csr_matrix((values, [column for row in rows for column in row], ends), shape=(len(rows), len(vocabulary)))


def fit(examples: Sequence[Example], vocabulary: Sequence[str], labels: Sequence[str]) -> Trained:
    # liblinear's dual solver: plain loops in a fixed order, so the same bytes on every machine.
    machine = LinearSVC(C=FIT, dual=True, random_state=0, max_iter=5000)
    seen = matrix([example.features for example in examples], vocabulary)
    rarity = _rarity(seen)
    machine.fit(seen.multiply(rarity).tocsr(), [labels.index(example.label) for example in examples])
    return Trained(machine.coef_ * rarity, machine.intercept_)


def _rarity(seen: Any) -> Any:
    """What is said of everything says little: each feature counts by how few texts hold it."""
    texts = np.asarray((seen > 0).sum(axis=0)).ravel()
    return np.log((seen.shape[0] + 1) / (texts + 1)) / 4


def validate(examples: Sequence[Example]) -> Validation:
    """Each voice is judged by weights that the others taught: how it will be with people who taught nothing."""
    labels = labels_of(examples)
    margins = np.zeros((len(examples), len(labels)))
    for voice in dict.fromkeys(example.voice for example in examples):
        known = [example for example in examples if example.voice != voice]
        unseen = [place for place, example in enumerate(examples) if example.voice == voice]
        vocabulary = vocabulary_of(known)
        trained = fit(known, vocabulary, labels)
        held_out = matrix([examples[place].features for place in unseen], vocabulary)
        margins[unseen] = held_out @ trained.weights.T + trained.bias
    return Validation(labels, examples, margins)


def _sharpness(validation: Validation) -> float:
    """The sharpness under which held-out labels are likeliest."""
    truth = [validation.labels.index(example.label) for example in validation.examples]
    grid = [round(0.5 + 0.1 * step, 1) for step in range(1, 80)]
    return min(grid, key=lambda sharpness: round(_surprise(validation.margins * sharpness, truth), 6))


def _surprise(logits: Any, truth: Sequence[int]) -> float:
    return float(-np.mean(np.log(_probabilities(logits)[np.arange(len(truth)), truth] + 1e-12)))


def _probabilities(logits: Any) -> Any:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)


def _reject_below(validation: Validation, sharpness: float) -> float:
    best = _probabilities(validation.margins * sharpness).max(axis=1)
    in_scope = [
        value for value, example in zip(best, validation.examples, strict=True) if example.label not in OUT_OF_SCOPE
    ]
    return round(float(np.quantile(in_scope, MOST_REJECTED)), 3)


def _artifact(trained: Trained, vocabulary: list[str], validation: Validation, sharpness: float) -> bytes:
    step = float(np.abs(trained.weights).max()) / 127
    steps = np.clip(np.rint(trained.weights.T / step), -127, 127).astype(np.int16)
    head = {
        "labels": validation.labels,
        "bias": [round(float(value), 4) for value in trained.bias],
        "step": round(step, 6),
        "sharpness": sharpness,
        "reject_below": _reject_below(validation, sharpness),
    }
    told = [row for row in range(len(vocabulary)) if steps[row].any()]
    return dump_model(head, [vocabulary[row] for row in told], (steps[told] + 128).astype(np.uint8).tobytes())
