"""A linear model scored without any numeric library: one addition of a long integer for each feature."""

import json
import math
import struct
from array import array
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from operator import add

#: Bytes that a column of a packed row has; so many rows can be added before one runs over: of weights, each a byte, and
#: one of what labels have by themselves.
LANE = 2
MOST_ADDED = 250
MOST_BIAS = 256**LANE - 1 - 255 * (MOST_ADDED - 1)
VERSION = 1
#: Of whom no more is known than the length of what they said, nothing is known.
LEAST_KNOWN = 2
#: So many labels have a place in every ranking.
SURELY_TOLD = 2
#: A label whose odds against the best are e to this is hopeless.
HOPELESS = 7.0


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

    #: By the number of features of a text.
    scales: "Scales" = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "scales", Scales(self.sharp_bias, self.sharpness * self.step))

    def ranking(self, features: Collection[str], least: float = 0.0) -> tuple[tuple[str, float], ...]:
        """
        Labels with their probabilities, best first; but for the best two, only labels that have at least `least`.

        A label that is hopeless has none at all.
        """
        known = list(filter(None, map(self.rows.get, features)))
        if len(known) < LEAST_KNOWN:
            return tuple([(label, 1 / len(self.labels)) for label in self.labels])
        # What is not known counts too: words that nobody taught leave everything less certain.
        scale, bias = self.scales[len(features)]
        totals = _sums([bias, *known], len(self.labels))
        # Whole numbers are sorted in no time, and few labels looked at: each exponential takes a thousand instructions.
        order = sorted(range(len(totals)), key=totals.__getitem__, reverse=True)
        raised = _raised(totals, order, scale)
        whole = sum(raised)
        ranking: list[tuple[str, float]] = []
        for place, value in zip(order, raised, strict=False):
            if value < least * whole and len(ranking) >= SURELY_TOLD:
                break
            ranking.append((self.labels[place], value / whole))
        if not least:
            ranking += [(self.labels[place], 0.0) for place in order[len(raised) :]]
        return tuple(ranking)


class Scales(dict[int, tuple[float, int]]):
    """
    By the number of features of a text: what one step of a total is worth, and the row of what labels have by themselves.

    That row is counted in such steps, from the least of all labels on, so that it is added like any other.
    """

    def __init__(self, sharp_bias: Sequence[float], sharp_step: float) -> None:
        super().__init__()
        self._biases, self._sharp_step = sharp_bias, sharp_step

    def __missing__(self, features: int) -> tuple[float, int]:
        scale, least = self._sharp_step / math.sqrt(features), min(self._biases)
        steps = [min(MOST_BIAS, round((bias - least) / scale)) for bias in self._biases]
        found = self[features] = scale, int.from_bytes(struct.pack(f"<{len(steps)}H", *steps), "little")
        return found


def _raised(totals: Sequence[int], order: Sequence[int], scale: float) -> list[float]:
    """What the probabilities are in proportion to, up to the first that is hopeless; those surely told have one."""
    raised, exp, highest = [], math.exp, totals[order[0]]
    hopeless = min(int(highest - HOPELESS / scale), totals[order[SURELY_TOLD - 1]])
    for place in order:
        total = totals[place]
        if total < hopeless:
            break
        raised.append(exp(scale * (total - highest)))
    return raised


def _sums(rows: list[int], labels: int) -> list[int]:
    """For each label the sum of its weights."""
    if len(rows) <= MOST_ADDED:
        return array("H", sum(rows).to_bytes(LANE * labels, "little")).tolist()
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
