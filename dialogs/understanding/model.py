"""A linear model scored without any numeric library: one addition of a long integer for each feature."""

import json
import math
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

#: Weights are bytes around this; a column of 32 bits holds the sum of 2**24 of them.
_MIDDLE = 128
VERSION = 1
#: Of whom no more is known than the length of what they said, nothing is known.
LEAST_KNOWN = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """
    Weights by feature. A row packs one weight for every label into one integer, so that a text is scored with as many
    additions as it has features, however many labels there are.
    """

    labels: tuple[str, ...]
    rows: Mapping[str, int]
    bias: tuple[float, ...]
    #: What one step of a weight is worth.
    step: float
    #: How sharply margins become probabilities, fitted on texts that the weights had not seen.
    sharpness: float
    #: A best label less likely than this is not understood; tuned on out-of-scope text.
    reject_below: float

    def ranking(self, features: Iterable[str]) -> tuple[tuple[str, float], ...]:
        """Every label with its probability, best first."""
        margins = self.margins(features)
        highest = max(margins)
        sharpness, exp = self.sharpness, math.exp
        raised = [exp(sharpness * (margin - highest)) for margin in margins]
        whole = math.fsum(raised)
        best_first = sorted(zip(raised, self.labels, strict=True), reverse=True)
        return tuple([(label, value / whole) for value, label in best_first])

    def margins(self, features: Iterable[str]) -> list[float]:
        rows, features = self.rows, tuple(features)
        known = [rows[feature] for feature in features if feature in rows]
        if len(known) < LEAST_KNOWN:
            return [0.0] * len(self.labels)
        sums = memoryview(sum(known).to_bytes(4 * len(self.labels), "little")).cast("I")
        # What is not known counts too: words that nobody taught leave everything less certain.
        centre, scale = _MIDDLE * len(known), self.step / math.sqrt(len(features))
        return [(total - centre) * scale + bias for total, bias in zip(sums, self.bias, strict=True)]


def packed(labels: int, weights: bytes) -> int:
    """A row of one byte a label as one integer of 32 bits a label."""
    row = bytearray(4 * labels)
    row[::4] = weights
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
        bias=tuple(head["bias"]),
        step=head["step"],
        sharpness=head["sharpness"],
        reject_below=head["reject_below"],
    )
