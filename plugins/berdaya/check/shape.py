"""One draft against its kind's declared shape: a record, or every problem of the file at once."""

from collections.abc import Iterable
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from berdaya.check.expected import choices_at, fields_at, got_word, wanted_word
from berdaya.model import colour, edition, settings
from berdaya.model.draft import Draft, Path, dotted
from berdaya.model.kinds import KINDS, WHOLE_RECORD
from berdaya.model.language import SOURCE
from berdaya.model.near import nearest
from berdaya.model.problem import Place, Problem
from berdaya.model.record import Record

Shape = TypeVar("Shape", bound=BaseModel)


def check_shapes(drafts: Iterable[Draft]) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    """Check every draft. A draft with a problem gives no record."""
    records: list[Record] = []
    problems: list[Problem] = []
    for draft in drafts:
        record, of_draft = check_shape(draft)
        problems.extend(of_draft)
        if record:
            records.append(record)
    return tuple(records), tuple(problems)


def check_shape(draft: Draft) -> tuple[Record | None, tuple[Problem, ...]]:
    """Check one draft against the shape of its kind."""
    data, problems = check_shape_of(KINDS[draft.kind].shape, draft)
    if problems and (misplaced := _in_wrong_folder(draft)):
        problems = (misplaced,)
    if not problems and not draft.has_unread_body:
        problems = _bodies_without_source(draft)
    if data is None or problems or draft.has_unread_body:
        return None, problems  # a body that cannot be read was told; half a record is none
    return Record(draft.kind, draft.id, data, draft.bodies, draft.path, draft.places, draft.overlay, draft.source), ()


def check_shape_of(shape: type[Shape], draft: Draft) -> tuple[Shape | None, tuple[Problem, ...]]:
    """Check a draft's value against a declared shape: the value in that shape, or every problem."""
    if not isinstance(draft.value, dict):
        return None, (Problem.error("not-a-mapping", Place(draft.path), got=got_word(draft.value)),)
    try:
        return shape.model_validate(draft.value), ()
    except ValidationError as failure:
        return None, tuple(_problem(error, draft, shape) for error in failure.errors(include_url=False) if not _lacks_only_what_is_refused(error))


def _lacks_only_what_is_refused(error: ErrorDetails) -> bool:
    """Whether a list is too short only because pydantic leaves out items that it refuses: these are told themselves."""
    given = error["input"]
    return error["type"] == "too_short" and isinstance(given, (list, tuple)) and len(given) >= error["ctx"]["min_length"]


def _in_wrong_folder(draft: Draft) -> Problem | None:
    """A record whose keys are those of another kind: one message in place of one for each of its keys."""
    keys = set(draft.value) if isinstance(draft.value, dict) else set()
    if not keys - set(KINDS[draft.kind].shape.model_fields):
        return None
    fitting = [kind for kind in KINDS.values() if keys <= set(kind.shape.model_fields) and _required(kind.shape) <= keys]
    if len(fitting) != 1:
        return None
    return Problem.error("wrong-folder", Place(draft.path), kind=fitting[0].name, folder=fitting[0].folder, here=KINDS[draft.kind].folder)


def _required(shape: type[BaseModel]) -> set[str]:
    return {name for name, field in shape.model_fields.items() if field.is_required()}


def _bodies_without_source(draft: Draft) -> tuple[Problem, ...]:
    if not draft.bodies or SOURCE.code in draft.bodies:
        return ()
    wanted = f"{draft.id}.{SOURCE.code}.md"
    return tuple(Problem.error("body-without-source", Place(body.path), wanted=wanted) for body in draft.bodies.values())


def _problem(error: ErrorDetails, draft: Draft, shape: type[BaseModel]) -> Problem:
    path: Path = tuple(part for part in error["loc"] if part != "[key]")
    make = _BY_TYPE.get(error["type"], _other)
    return make(error, path, draft, shape)


def _missing(error: ErrorDetails, path: Path, draft: Draft, shape: type[BaseModel]) -> Problem:
    place = draft.places.value(path[:-1])
    if path[-1] == SOURCE.code:
        return Problem.error("missing-source-language", place, field=dotted(path[:-1]), name=SOURCE.name)
    return Problem.error("missing-key", place, key=path[-1], field=dotted(path))


def _unknown(error: ErrorDetails, path: Path, draft: Draft, shape: type[BaseModel]) -> Problem:
    known = fields_at(shape, path[:-1])
    place = draft.places.key(path)
    near = nearest(str(path[-1]), known)
    return Problem.error("unknown-key", place, key=path[-1], near=near, known=", ".join(known))


def _wrong_type(error: ErrorDetails, path: Path, draft: Draft, shape: type[BaseModel]) -> Problem:
    if path[-1:] == (SOURCE.code,) and error["input"] is None:
        return _empty(error, path, draft, shape)
    place = draft.places.value(path)
    return Problem.error("wrong-type", place, field=dotted(path), wanted=wanted_word(error["type"]), got=got_word(error["input"]))


def _empty(error: ErrorDetails, path: Path, draft: Draft, shape: type[BaseModel]) -> Problem:
    place = draft.places.key(path)
    code = "empty-source-language" if path[-1] == SOURCE.code else "empty-text"
    return Problem.error(code, place, field=dotted(path[:-1] or path), name=SOURCE.name)


def _pattern(error: ErrorDetails, path: Path, draft: Draft, shape: type[BaseModel]) -> Problem:
    pattern = error["ctx"]["pattern"]
    code = PATTERN_CODES.get(pattern, "bad-pattern")
    named = dotted(tuple(part for part in path if part != WHOLE_RECORD))
    return Problem.error(code, draft.places.value(path), field=named, value=_cut(error["input"]), pattern=pattern)


def _choice(error: ErrorDetails, path: Path, draft: Draft, shape: type[BaseModel]) -> Problem:
    choices = choices_at(error)
    near = nearest(str(error["input"]), choices)
    return Problem.error(
        "not-a-choice",
        draft.places.value(path),
        field=dotted(path),
        value=_cut(error["input"]),
        near=near,
        choices=", ".join(choices),
    )


def _count(error: ErrorDetails, path: Path, draft: Draft, shape: type[BaseModel]) -> Problem:
    if error["type"] == "string_too_long":
        return Problem.error("text-too-long", draft.places.value(path), field=dotted(path), limit=error["ctx"]["max_length"])
    limit = error["ctx"].get("max_length", error["ctx"].get("min_length"))
    code = "too-many" if error["type"] == "too_long" else "too-few"
    return Problem.error(code, draft.places.value(path), field=dotted(path), limit=limit, got=error["ctx"]["actual_length"])


def _bound(error: ErrorDetails, path: Path, draft: Draft, shape: type[BaseModel]) -> Problem:
    is_small = error["type"] == "greater_than_equal"
    limit = error["ctx"]["ge" if is_small else "le"]
    code = "number-too-small" if is_small else "number-too-large"
    return Problem.error(code, draft.places.value(path), field=dotted(path), value=_cut(error["input"]), limit=limit)


def _date(error: ErrorDetails, path: Path, draft: Draft, shape: type[BaseModel]) -> Problem:
    return Problem.error("bad-date", draft.places.value(path), value=_cut(error["input"]))


def _partial_date(error: ErrorDetails, path: Path, draft: Draft, shape: type[BaseModel]) -> Problem:
    return Problem.error("bad-partial-date", draft.places.value(path), field=dotted(path), value=_cut(error["input"]))


def _other(error: ErrorDetails, path: Path, draft: Draft, shape: type[BaseModel]) -> Problem:
    return Problem.error("bad-value", draft.places.value(path), field=dotted(path), reason=error["msg"])


def _cut(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "…"


# What an author reads instead of a regular expression.
PATTERN_CODES = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "bad-id",
    r"^[a-z]+(-[a-z]+)*/[a-z0-9]+(-[a-z0-9]+)*$": "bad-key",
    r"^[A-Z0-9]{3,12}$": "bad-code",
    r"^\d+\.\d+$": "bad-version",
    r"^\d{4}(-\d{2}(-\d{2})?)?$": "bad-partial-date",
    r"^[0-9a-f]{8}( [0-9a-f]{8})*$|^[0-9a-f]{12}$": "bad-digest",
    r"^[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*\.[A-Za-z0-9]+$": "bad-picture-file",
    r"^https?://[^\s\"'<>]+$": "bad-web-address",
    settings.NAME_PATTERN: "bad-name",
    settings.OPTIONAL_WEB_PATTERN: "bad-web-address",
    settings.CONTACT_PATTERN: "bad-contact",
    colour.PATTERN: "bad-colour",
    settings.FILE_PATTERN: "bad-picture",
    edition.REACH_PATTERN: "bad-reach",
    edition.LINK_PATTERN: "bad-link",
}
_BY_TYPE = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "string_pattern_mismatch": _pattern,
    "string_too_short": _empty,
    "string_too_long": _count,
    "literal_error": _choice,
    "enum": _choice,
    "too_long": _count,
    "too_short": _count,
    "greater_than_equal": _bound,
    "less_than_equal": _bound,
    "date_type": _date,
    "date_parsing": _date,
    "date_from_datetime_parsing": _date,
    "partial_date": _partial_date,
    **{f"{kind}_type": _wrong_type for kind in ("string", "int", "float", "bool", "model", "tuple", "dict", "list", "model_attributes")},
    "int_parsing": _wrong_type,
    "int_from_float": _wrong_type,
    "bool_parsing": _wrong_type,
}
