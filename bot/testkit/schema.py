"""The format of scripts as a JSON schema, so that an editor completes words and ids and marks the wrong ones."""

from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from bot.settings import Settings
from bot.testkit import operator
from bot.testkit.actions import KNOWN_EVENTS
from bot.testkit.descriptions import DESCRIPTIONS
from bot.testkit.desk_steps import DOINGS
from bot.testkit.starting import NAMED
from bot.testkit.vocabulary import LOCALES, Names, Vocabulary
from bot.testkit.words import ALL, EXPECTATIONS, HEAD, NO, NOTHING, START, STEP, YES, Word, names

Schema = dict[str, Any]

#: An editor reads `08` and `true` as more than text; a script does not.
_TEXT: Schema = {"type": ["string", "number", "boolean"]}
_REMARK: Schema = {"type": ["string", "number", "boolean", "null"]}
_MOMENT: Schema = {"type": "string", "description": "With the offset: 2026-11-22T10:00+08:00"}
_COLUMN: Schema = {"type": "string", "pattern": "<[^<>]+>", "description": "The cell of a row"}
_FLAG: Schema = {"enum": sorted(YES | NO)}


def schema_text(vocabulary: Vocabulary) -> str:
    """As it stands in docs/script.schema.json."""
    return orjson.dumps(schema_of(vocabulary), option=orjson.OPT_INDENT_2 | orjson.OPT_NON_STR_KEYS).decode() + "\n"


def schema_of(vocabulary: Vocabulary) -> Schema:
    """A script; a list is a part that scripts include."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A scripted conversation",
        "$defs": {**_ids(vocabulary), **_parts(vocabulary)},
        "if": {"type": "array"},
        "then": _ref("steps"),
        "else": _ref("script"),
    }


def _ids(vocabulary: Vocabulary) -> dict[str, Schema]:
    return {_name(kind): {"enum": sorted(vocabulary.known(kind))} for kind in Names}


def _parts(vocabulary: Vocabulary) -> dict[str, Schema]:
    needed = [{"anyOf": [{"required": [name]} for name in names(word)]} for word in _NEEDED]
    return {
        "script": {**_mapping(HEAD, _head()), "allOf": needed},
        "start": _mapping(START, _start()),
        "steps": {"type": "array", "minItems": 1, "items": _mapping(STEP, _step())},
        "staff": _staff(),
        "expect": {**_mapping(EXPECTATIONS, _expectations()), "minProperties": 1},
        "told": _facts(vocabulary),
        **{f"expected_{word}": value for word, value in _expected(vocabulary).items()},
    }


_NEEDED = (Word.PROVES, Word.LOCALE, Word.STEPS)


def _mapping(words: Iterable[Word], values: Mapping[Word, Schema]) -> Schema:
    """Each word under every name that it has."""
    properties = {name: _described(word, name, values[word]) for word in words for name in names(word)}
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _described(word: Word, name: str, value: Schema) -> Schema:
    also = "" if name == word else f" (`{word}`)"
    # Beside a reference nothing else counts, so it stands in a list of one.
    inner = {"allOf": [value]} if "$ref" in value else value
    return {**inner, "description": DESCRIPTIONS[word] + also}


def _head() -> dict[Word, Schema]:
    locale = _one_of(sorted(ALL), _ref("locale"), _list(_ref("locale")))
    rows = {"type": "array", "minItems": 1, "items": {"type": "object", "additionalProperties": _TEXT}}
    return {
        Word.PROVES: _TEXT,
        Word.DRAFT: _FLAG,
        Word.LOCALE: locale,
        Word.NOW: _MOMENT,
        Word.SETTINGS: _settings(),
        Word.START: {"anyOf": [_ref("start"), {"type": "string"}]},
        Word.ROWS: rows,
        Word.STEPS: _ref("steps"),
    }


def _settings() -> Schema:
    described = {name: {**_TEXT, "description": Settings.model_fields[name].description} for name in operator.NAMES}
    return {"type": "object", "additionalProperties": False, "properties": described}


def _start() -> dict[Word, Schema]:
    return {
        Word.FIXTURE: {"type": "string"},
        Word.FACTS: _ref("told"),
        **{word: _several(kind) if many else _one(kind) for word, (kind, many) in NAMED.items()},
    }


def _step() -> dict[Word, Schema]:
    remarked = (Word.PICTURE, Word.VIDEO, Word.SHORT_VIDEO, Word.LOCATION, Word.LINK, Word.STICKER)
    event = {"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": _TEXT}
    return {
        **dict.fromkeys((*remarked, Word.FOLLOW, Word.UNFOLLOW), _REMARK),
        Word.USER: _by_locale(_TEXT),
        Word.TAP: _by_locale(_one(Names.CHOICE)),
        Word.VOICE: _by_locale(_REMARK),
        Word.EVENT: {"anyOf": [{"type": "string", "examples": sorted(KNOWN_EVENTS)}, event]},
        Word.STAFF: _ref("staff"),
        Word.RETRY: {"anyOf": [{"type": ["integer", "null"]}, {"type": "string", "pattern": "^[1-9]?$|<"}]},
        Word.WAIT: {"type": "string", "examples": ["30m", "49h", "3d 2h", "3天"]},
        Word.UNTIL: _MOMENT,
        Word.INCLUDE: {"type": "string", "pattern": "(^|/)_[^/]+$"},
        Word.EXPECT: _ref("expect"),
    }


def _staff() -> Schema:
    properties = {doing: {"type": ["string", "number", "boolean", "null", "object"]} for doing in DOINGS}
    deed = {
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": False,
        "properties": properties,
    }
    return {"anyOf": [{"enum": sorted(DOINGS)}, deed]}


def _expectations() -> dict[Word, Schema]:
    """Each by locale, too; what is expected stands once, as it is long."""
    return {word: _by_locale(_ref(f"expected_{word}")) for word in EXPECTATIONS}


def _expected(vocabulary: Vocabulary) -> dict[Word, Schema]:
    steps = dict.fromkeys(_known(vocabulary), _TEXT)
    due = {
        "type": "object",
        "additionalProperties": False,
        "properties": steps,
        "patternProperties": _NAMED_BY_ROW,
    }
    return {
        **{word: _one(kind, NOTHING) for word, kind in _SINGLE.items()},
        **{word: _several(kind, NOTHING) for word, kind in _SEVERAL.items()},
        **{word: _several(kind) for word, kind in _NONE_OF.items()},
        **{word: {"anyOf": [_TEXT, _list(_TEXT)]} for word in _WORDING},
        **dict.fromkeys((Word.MORE, Word.SAME_REPLY), _FLAG),
        Word.FACTS: _facts(vocabulary, NOTHING),
        Word.DUE: {"anyOf": [_several(Names.RUNG, NOTHING), due]},
        Word.ASKED_AT_MOST: {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": "^[0-9]+$|<"}]},
    }


_SINGLE: Mapping[Word, Names] = {
    Word.STATE: Names.STATE,
    Word.PHASE: Names.PHASE,
    Word.OWNER: Names.OWNER,
    Word.LOCALE: Names.LOCALE,
    Word.ACT: Names.ACT,
    Word.TOP: Names.CAUSE,
    Word.CAUSE: Names.CAUSE,
    Word.VARIANT: Names.VARIANT,
    Word.REMEDY: Names.REPLY,
    Word.RUNG: Names.RUNG,
    Word.DRAFT: Names.DRAFT,
}
_SEVERAL: Mapping[Word, Names] = {
    Word.REPLY: Names.REPLY,
    Word.REPLIES: Names.REPLY,
    Word.CHOICES: Names.CHOICE,
    Word.OFFERS: Names.CHOICE,
    Word.SIGNALS: Names.SIGNAL,
    Word.GROUNDS: Names.GROUND,
    Word.TAKEN: Names.RUNG,
    Word.EVIDENCE: Names.EVIDENCE,
    Word.ACTIVE: Names.REPLY,
}
#: A row may give the name as well: `<slot>: <told>`.
_NAMED_BY_ROW: Schema = {"^<[^>]+>$": _TEXT}
#: To expect none of nothing would say nothing.
_NONE_OF: Mapping[Word, Names] = {Word.NO_REPLY: Names.REPLY, Word.OFFERS_NOT: Names.CHOICE}
_WORDING = (Word.SAID, Word.NOT_SAID, Word.CHOICE_TEXTS, Word.DRAFT_SAYS, Word.DRAFT_SAYS_NOT)


def _facts(vocabulary: Vocabulary, also: Iterable[str] = ()) -> Schema:
    slots = sorted(vocabulary.known(Names.SLOT))
    few = {slot: _one_of(sorted(vocabulary.values[slot]), sorted(also), _COLUMN) for slot in vocabulary.values}
    properties = {slot: few.get(slot, _TEXT) for slot in slots}
    return {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "properties": properties,
        "patternProperties": _NAMED_BY_ROW,
    }


def _known(vocabulary: Vocabulary) -> list[str]:
    return sorted(vocabulary.known(Names.RUNG))


def _one(kind: Names, also: Iterable[str] = ()) -> Schema:
    return _one_of(_ref(_name(kind)), sorted(also), _COLUMN)


def _several(kind: Names, also: Iterable[str] = ()) -> Schema:
    return {"anyOf": [_one(kind, also), _list(_one(kind))]}


def _one_of(*ways: Schema | list[str]) -> Schema:
    """Words in a list are words that may stand there as they are."""
    return {"anyOf": [{"enum": way} if isinstance(way, list) else way for way in ways if way]}


def _list(of: Schema) -> Schema:
    return {"type": "array", "minItems": 1, "items": of}


def _by_locale(value: Schema) -> Schema:
    by_locale = {"type": "object", "minProperties": 1, "additionalProperties": False}
    return {"anyOf": [value, {**by_locale, "properties": dict.fromkeys(LOCALES, value)}]}


def _name(kind: Names) -> str:
    return kind.replace(" ", "_")


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}
