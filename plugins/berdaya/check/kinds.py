"""The kinds that a project declares itself: each fits its form, and the run goes by them."""

import re
from collections.abc import Iterator
from pathlib import Path

from berdaya.check.shape import check_shape_of
from berdaya.load.bounds import MAX_BYTES
from berdaya.load.text import read_text
from berdaya.load.values import to_values
from berdaya.load.yaml_nodes import compose
from berdaya.model.declarations import KINDS as FOLDER
from berdaya.model.draft import Draft
from berdaya.model.kinds import DECLARED, KINDS
from berdaya.model.kinds._declared import NAME_OF_FIELD, NAME_OF_KIND, DeclaredKind
from berdaya.model.kinds._record import RecordData
from berdaya.model.near import nearest
from berdaya.model.problem import Place, Problem


def check_kinds(root: Path) -> Iterator[Problem]:
    """PASS ``kinds/visit.yml`` with a folder, names and fields; FAIL a misspelt key, the name of a kind that is there, a link
    to a kind that is not."""
    for file in sorted((root / FOLDER).glob("*")) if (root / "mkdocs.yml").is_file() else ():
        name = f"{FOLDER}/{file.name}"
        if file.name.startswith("."):
            continue
        if file.suffix != ".yml":
            yield Problem.warning("stray-file", Place(name))
            continue
        text, problems = read_text(file, name, MAX_BYTES)
        node, problems = (None, problems) if problems else compose(text, name)
        if node is None:
            yield from problems or (Problem.error("not-a-mapping", Place(name), got="nothing"),)
            continue
        value, places, problems = to_values(node, name, text)
        draft = Draft("kind", file.stem, name, value, places, {})
        declared, more = check_shape_of(DeclaredKind, draft)
        yield from (*problems, *more)
        if declared:
            yield from _fits(file.stem, declared, draft)


def _fits(name: str, declared: DeclaredKind, draft: Draft) -> Iterator[Problem]:
    places = draft.places
    if name in KINDS and name not in DECLARED:
        yield Problem.error("kind-is-there", Place(draft.path), name=name)
    elif name not in DECLARED:
        yield Problem.error("kind-not-read", Place(draft.path))
    same = next((kind for kind in KINDS.values() if kind.folder == declared.folder and kind.name != name), None)
    if same:
        yield Problem.error("kind-folder-taken", places.value(("folder",)), folder=declared.folder, name=same.name)
    if declared.section and declared.section not in {kind.section for kind in KINDS.values() if kind.name != name}:
        near = nearest(declared.section, [kind.section for kind in KINDS.values()])
        yield Problem.error("kind-section", places.value(("section",)), value=declared.section, near=near)
    if declared.group and (declared.group not in declared.fields or declared.fields[declared.group].type != "choice"):
        yield Problem.error("kind-group", places.value(("group",)), value=declared.group)
    if not re.fullmatch(NAME_OF_KIND, name):
        yield Problem.error("bad-file-name", Place(draft.path), name=f"{name}.yml")
    for key, field in declared.fields.items():
        if not re.fullmatch(NAME_OF_FIELD, key):
            yield Problem.error("kind-field-name", places.key(("fields", key)), name=key)
        if key in RecordData.model_fields:
            yield Problem.error("kind-field-taken", places.key(("fields", key)), name=key)
        if field.type == "links" and field.to not in KINDS:
            near = nearest(field.to or "", KINDS)
            yield Problem.error("kind-links-to", places.value(("fields", key)), field=key, value=field.to or "", near=near)
        if field.type == "choice" and not field.choices:
            yield Problem.error("kind-without-choices", places.value(("fields", key)), field=key)
