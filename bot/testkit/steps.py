"""Reading the steps of a script."""

from pathlib import Path

from bot.testkit.actions import read_action
from bot.testkit.expectations import read_expectations
from bot.testkit.loading import Items, Node, Table, Text, load
from bot.testkit.places import Places
from bot.testkit.problems import BadScriptError, did_you_mean, listed
from bot.testkit.script import Step
from bot.testkit.words import ACTIONS, STEP_WORDS, Word


def read_steps(node: Node, places: Places, *, above: tuple[str, ...] = ()) -> tuple[Step, ...]:
    """The steps of a list; `above` are the files that include this one."""
    if not isinstance(node, Items) or not node.nodes:
        places.wrong(node.line, "`steps` wants a list, each item beginning with `- `, such as `- user: 退款没到账`")
        return ()
    return tuple(step for each in node for step in _read_step(each, places, above))


def _read_step(node: Node, places: Places, above: tuple[str, ...]) -> tuple[Step, ...]:
    if not isinstance(node, Table):
        places.wrong(node.line, f"a step begins with a word and a colon; words are {listed(STEP_WORDS)}")
        return ()
    found = {word: (key, value) for key, value in node if (word := _word(key, places))}
    if Word.INCLUDE in found:
        return _included(*found[Word.INCLUDE], len(found), places, above)
    done = [word for word in found if word in ACTIONS]
    if len(done) > 1:
        places.wrong(node.line, f"a step does one thing, and this does {listed(done)}; begin each with `- `")
    action = read_action(done[0], *found[done[0]], places) if done else None
    expectations = read_expectations(found[Word.EXPECT][1], places) if Word.EXPECT in found else ()
    return (Step(path=places.path, line=node.line, action=action, expectations=expectations),)


def _word(key: Text, places: Places) -> Word | None:
    word = STEP_WORDS.get(key.value)
    if word is None:
        places.wrong(key.line, f"`{key.value}` is no word for a step{did_you_mean(key.value, STEP_WORDS)}")
    return word


def _included(key: Text, value: Node, members: int, places: Places, above: tuple[str, ...]) -> tuple[Step, ...]:
    text = places.text(value, key.value)
    if text is None:
        return ()
    path = places.path.parent / text.value
    chain = (*above, str(places.path.resolve()))
    if members > 1:
        places.wrong(key.line, f"`{key.value}` stands alone in its step; put the rest into the next one")
    elif str(path.resolve()) in chain:
        places.wrong(text.line, f"`{text.value}` includes itself by way of this file; take one of the two out")
    elif not path.is_file():
        near = (each.name for each in path.parent.glob("_*.yaml")) if path.parent.is_dir() else ()
        places.wrong(text.line, f"there is no file `{text.value}` beside this one{did_you_mean(path.name, near)}")
    else:
        return _steps_of(path, places, chain)
    return ()


def _steps_of(path: Path, places: Places, above: tuple[str, ...]) -> tuple[Step, ...]:
    try:
        return read_steps(load(path), places.of(path), above=above)
    except BadScriptError as error:
        for problem in error.problems:
            places.problems.add(problem.line, problem.text, path=problem.path)
        return ()
