"""The shipped weights are those that the phrases give, to the byte; what reads them needs no numeric library."""

import math
import subprocess
import sys
from hashlib import sha256
from importlib.resources import files

import pytest

from bot.phrases import CHARACTERS, read_sources, read_voices, scripts, weights_path
from bot.training.characters import characters_table
from bot.training.texts import examples_of
from bot.training.weights import artifact_of
from dialogs.understanding.building import phrases_of
from dialogs.understanding.model import MOST_ADDED, Model, load_model, packed


def test_training_gives_the_shipped_weights_to_the_byte() -> None:
    sources = read_sources()
    artifact, _ = artifact_of(examples_of(sources, read_voices(), phrases_of(sources, scripts())))
    # By their digests: to say where millions of bytes part takes pytest hours.
    shipped = sha256(weights_path().read_bytes()).hexdigest()
    assert sha256(artifact).hexdigest() == shipped, "what is learnt from has changed: run `make train`"


def test_the_shipped_table_of_characters_is_that_of_opencc() -> None:
    table = (files("locales") / CHARACTERS).read_bytes()
    assert sha256(table).hexdigest() == sha256(characters_table()).hexdigest()


def test_probabilities_are_whole_and_best_first() -> None:
    model = load_model(weights_path().read_bytes())
    ranking = model.ranking(["退款", "=refuse", "=seller", "nothing known"])
    probabilities = [probability for _, probability in ranking]
    assert sum(probabilities) == pytest.approx(1)
    assert probabilities == sorted(probabilities, reverse=True)
    assert {label for label, _ in ranking} == set(model.labels)


def test_a_label_that_is_hopeless_has_no_probability_at_all() -> None:
    rows = {"good": packed(3, bytes((255, 220, 0))), "more": packed(3, bytes((255, 220, 0)))}
    model = Model(
        labels=("high", "near", "low"), rows=rows, sharp_bias=(0.0,) * 3, step=0.05, sharpness=1.0, reject_below=0.0
    )
    every = model.ranking(["good", "more"])
    assert [label for label, _ in every] == ["high", "near", "low"]
    assert every[-1] == ("low", 0.0)
    assert [label for label, _ in model.ranking(["good", "more"], least=0.9)] == ["high", "near"]


def test_equal_labels_have_equal_probabilities_and_places_of_their_own() -> None:
    rows = {name: packed(3, bytes((9, 9, 9))) for name in ("one", "two")}
    model = Model(labels=("a", "b", "c"), rows=rows, sharp_bias=(0.0,) * 3, step=1, sharpness=1.0, reject_below=0.0)
    assert dict(model.ranking(["one", "two"])) == pytest.approx(dict.fromkeys("abc", 1 / 3))


def test_weights_of_another_version_are_refused() -> None:
    artifact = weights_path().read_bytes().replace(b'"version": 1', b'"version": 9')
    with pytest.raises(ValueError, match="run `make train`"):
        load_model(artifact)


def test_understanding_imports_no_numeric_library() -> None:
    code = "import sys, bot.phrases, bot.understood; print(*{'numpy', 'scipy', 'sklearn', 'jieba', 'opencc'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_more_features_than_a_column_can_add_at_once_are_added_all() -> None:
    names = [f"f{number}" for number in range(2 * MOST_ADDED + 3)]
    rows = {name: packed(2, bytes((255, 0))) for name in names}
    model = Model(labels=("high", "low"), rows=rows, sharp_bias=(0.0, 0.0), step=0.001, sharpness=1.0, reject_below=0.0)
    ranking = dict(model.ranking(names))
    apart = 0.001 * 255 * len(names) / math.sqrt(len(names))
    assert ranking["high"] / ranking["low"] == pytest.approx(math.exp(apart))


def test_what_is_too_unlikely_may_be_left_out_but_two_labels_always_stand() -> None:
    model = load_model(weights_path().read_bytes())
    features = ["退款", "=refuse", "=seller"]
    every = model.ranking(features)
    assert model.ranking(features, 0.01) == tuple(pair for pair in every if pair[1] >= 0.01)
    assert model.ranking(features, 1.0) == every[:2]
