"""Promises about the code itself: one direction of imports, everything documented, languages in step."""

import ast
from pathlib import Path

import pytest
import yaml

from berdaya.check.report import messages
from berdaya.model.language import CODES

PACKAGE = Path(__file__).parent.parent / "plugins" / "berdaya"
MODULES = sorted(PACKAGE.rglob("*.py"))
# Each room may import itself, model, and the rooms before it.
ORDER = ["model", "load", "relate", "check", "render", "search", "sheets", "handbook", "export", "build", "authoring", "mkdocs_plugin", "cli"]


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    direct = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return direct | {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_to_an_earlier_room(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        return
    for name in imports_of(path):
        if name.startswith("berdaya."):
            assert ORDER.index(name.split(".")[1]) <= ORDER.index(room), f"{path.name} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_only_the_adapter_imports_mkdocs(path: Path) -> None:
    if room_of(path) != "mkdocs_plugin":
        assert not [name for name in imports_of(path) if name.partition(".")[0] in ("mkdocs", "material", "properdocs")]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_everything_public_is_documented(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{path.name} says nothing of itself"
    public = [node for node in tree.body if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and node.name[0] != "_"]
    assert not [node.name for node in public if not ast.get_docstring(node)]


def problem_codes() -> set[str]:
    """Every code that the package gives to a problem, from its syntax trees."""
    found = set()
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("error", "warning", "_problem") and node.args:
                found |= {item.value for item in ast.walk(node.args[0]) if isinstance(item, ast.Constant) and isinstance(item.value, str)}
    return found


@pytest.mark.parametrize("code", CODES)
def test_every_problem_has_a_message_in_every_language(code: str) -> None:
    missing = {found for found in problem_codes() if "-" in found} - set(messages(code).messages)
    assert not missing


def shape_of(value: object) -> object:
    return {key: shape_of(below) for key, below in value.items()} if isinstance(value, dict) else type(value).__name__


@pytest.mark.parametrize("folder", sorted({path.parent for path in PACKAGE.rglob("id.yml")}), ids=lambda path: path.parent.name)
def test_interface_words_have_the_same_keys_in_every_language(folder: Path) -> None:
    shapes = [shape_of(yaml.safe_load((folder / f"{code}.yml").read_text(encoding="utf-8"))) for code in CODES]
    assert all(shape == shapes[0] for shape in shapes)


def test_messages_have_the_same_gaps_in_every_language() -> None:
    import string

    def gaps(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    first, *others = [messages(code).messages for code in CODES]
    for other in others:
        assert {code: gaps(text) for code, text in first.items()} == {code: gaps(text) for code, text in other.items()}


def test_no_date_of_the_build_gets_into_the_site() -> None:
    """Only ``build.check`` asks for today, to tell what is old; nothing that renders does."""
    clock = {"today", "now", "utcnow", "time", "monotonic"}
    for path in MODULES:
        if room_of(path) in ("render", "search", "sheets", "handbook", "export", "mkdocs_plugin", "relate", "load"):
            calls = {node.func.attr for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                     if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)}
            assert not calls & clock, path.name


def test_how_a_source_is_found_on_a_page_is_said_in_one_place() -> None:
    """A convention that several files spell out breaks in the one that is forgotten; the browser's reader is named there."""
    files = [path for path in PACKAGE.rglob("*") if path.suffix in (".py", ".j2", ".js", ".typ")]
    saying = [path.relative_to(PACKAGE).as_posix() for path in files if "sumber-" in path.read_text(encoding="utf-8")]
    assert sorted(saying) == ["render/citations.py", "web/checklist/handout.js"]
