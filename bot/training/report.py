"""How well held-out phrases were understood, in words and figures."""

from collections import Counter
from collections.abc import Iterable, Sequence

from sklearn.metrics import f1_score

from bot.training.weights import Validation


def report(validation: Validation) -> str:
    """Macro-F1 by language, the weakest labels, and what is taken for what."""
    truth = [example.label for example in validation.examples]
    predicted = validation.predicted()
    lines = [f"{len(truth)} phrases, {len(validation.labels)} labels, cross-validated"]
    for language in ("zh", "en"):
        pairs = [
            (right, guess)
            for right, guess, example in zip(truth, predicted, validation.examples, strict=True)
            if example.language == language
        ]
        lines += _of_language(language, pairs) if pairs else []
    return "\n".join(lines) + "\n"


def _of_language(language: str, pairs: Sequence[tuple[str, str]]) -> Iterable[str]:
    rights, guesses = zip(*pairs, strict=True)
    labels = sorted(set(rights))
    scores = f1_score(rights, guesses, labels=labels, average=None, zero_division=0)
    hits = sum(right == guess for right, guess in pairs)
    yield f"{language}: macro-F1 {sum(scores) / len(scores):.3f}, accuracy {hits / len(pairs):.3f} of {len(pairs)}"
    weakest = sorted(zip(scores, labels, strict=True))[:8]
    yield "  weakest: " + ", ".join(f"{label} {score:.2f}" for score, label in weakest)
    confused = Counter(pair for pair in pairs if pair[0] != pair[1]).most_common(8)
    yield "  confused: " + ", ".join(f"{right} as {guess} {count}" for (right, guess), count in confused)
