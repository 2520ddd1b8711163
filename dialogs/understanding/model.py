"""A linear model scored without any numeric library: one addition of a long integer for each feature."""

import json
import math
import struct
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from operator import add

#: Bytes that a column of a packed row has; so many weights, each a byte, can be added before one runs over.
LANE = 2
MOST_ADDED = 256
VERSION = 1
#: Of whom no more is known than the length of what they said, nothing is known.
LEAST_KNOWN = 2
#: So many labels have a place in every ranking.
SURELY_TOLD = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """
    Weights by feature. A row packs one weight for every label into one integer, so that a text is scored with as many
    additions as it has features, however many labels there are.
    """

    labels: tuple[str, ...]
    rows: Mapping[str, int]
    #: Times `sharpness`.
    sharp_bias: tuple[float, ...]
    #: What one step of a weight is worth.
    step: float
    #: How sharply margins become probabilities, fitted on texts that the weights had not seen.
    sharpness: float
    #: A best label less likely than this is not understood; tuned on out-of-scope text.
    reject_below: float

    def ranking(self, features: Collection[str], least: float = 0.0) -> tuple[tuple[str, float], ...]:
        """Every label with its probability, best first; but for the best two, only labels that have at least `least`."""
        raised = self._raised(features)
        whole = sum(raised)
        floor = least * whole
        # Few labels are likely, and only those are sorted.
        likely = [pair for pair in zip(raised, self.labels, strict=True) if pair[0] >= floor]
        if len(likely) < SURELY_TOLD:
            likely = sorted(zip(raised, self.labels, strict=True))[-SURELY_TOLD:]
        likely.sort(reverse=True)
        return tuple([(label, value / whole) for value, label in likely])

    def _raised(self, features: Collection[str]) -> list[float]:
        """What the probabilities of the labels are in proportion to."""
        known = list(filter(None, map(self.rows.get, features)))
        if len(known) < LEAST_KNOWN:
            return [1.0] * len(self.labels)
        # What is not known counts too: words that nobody taught leave everything less certain.
        scale, exp = self.sharpness * self.step / math.sqrt(len(features)), math.exp
        sums = _sums(known, len(self.labels))
        # What all labels have in common may be anything: the highest, so that nothing overflows.
        highest = scale * max(sums)
        return [exp(scale * total - highest + bias) for total, bias in zip(sums, self.sharp_bias, strict=True)]


def _sums(rows: list[int], labels: int) -> Sequence[int]:
    """For each label the sum of its weights."""
    if len(rows) <= MOST_ADDED:
        return memoryview(sum(rows).to_bytes(LANE * labels, "little")).cast("H").tolist()
    first, others = _sums(rows[:MOST_ADDED], labels), _sums(rows[MOST_ADDED:], labels)
    return list(map(add, first, others))


def packed(labels: int, weights: bytes) -> int:
    """A row of one byte a label as one integer of 16 bits a label."""
    row = bytearray(LANE * labels)
    row[::LANE] = weights
    return int.from_bytes(row, "little")


def dump_model(model_head: Mapping[str, object], features: list[str], weights: bytes) -> bytes:
    """The artifact: a line of JSON, a line of features, the weights row by row."""
    head = json.dumps({"version": VERSION, **model_head}, ensure_ascii=False, sort_keys=True).encode()
    names = "\t".join(features).encode()
    return struct.pack("<II", len(head), len(names)) + head + names + weights


def load_model(artifact: bytes) -> Model:
    """Reads what `dump_model` wrote. Raises ValueError on another version."""
    head_size, names_size = struct.unpack_from("<II", artifact)
    head = json.loads(artifact[8 : 8 + head_size])
    if head["version"] != VERSION:
        raise ValueError(f"weights of version {head['version']}, expected {VERSION}: run `make train`")
    names = artifact[8 + head_size : 8 + head_size + names_size].decode().split("\t")
    weights, width = artifact[8 + head_size + names_size :], len(head["labels"])
    return Model(
        labels=tuple(head["labels"]),
        rows={name: packed(width, weights[width * row : width * (row + 1)]) for row, name in enumerate(names)},
        sharp_bias=tuple(head["sharpness"] * bias for bias in head["bias"]),
        step=head["step"],
        sharpness=head["sharpness"],
        reject_below=head["reject_below"],
    )
