"""Promises about the code itself: one direction of imports, everything documented, languages in step."""

import ast
import re
import string
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from berdaya.check.report import messages
from berdaya.check.rules import RULES
from berdaya.compose.own_parts import OWN_PARTS
from berdaya.model.kinds import KINDS
from berdaya.model.kinds.layout import Own, headed_fields
from berdaya.model.language import CODES
from berdaya.words import words

TESTS = Path(__file__).parent
PACKAGE = TESTS.parent / "plugins" / "berdaya"
MODULES = sorted(PACKAGE.rglob("*.py"))
# The way of the data. Each room may import itself and the rooms before it.
ORDER = [
    "model", "disk", "cache", "workers", "words", "browser", "load", "relate", "check", "compose", "write", "paper", "pages", "search", "export", "beforehand", "build",
    "preview", "theme", "mkdocs_plugin", "authoring", "cli",
]  # fmt: skip
FRAMEWORK = ("mkdocs", "material", "properdocs")


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def syntax(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports_of(tree: ast.AST) -> set[str]:
    direct = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return direct | {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_to_an_earlier_room(path: Path) -> None:
    room = room_of(path)
    if room != "__init__":
        used = {name.split(".")[1] for name in imports_of(syntax(path)) if name.startswith("berdaya.")}
        assert used - set(ORDER[: ORDER.index(room) + 1]) == set()


def test_every_room_has_its_place() -> None:
    assert {room_of(path) for path in MODULES} - {"__init__"} <= set(ORDER)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_adapter_imports_mkdocs(path: Path) -> None:
    if room_of(path) != "mkdocs_plugin":
        assert not [name for name in imports_of(syntax(path)) if name.partition(".")[0] in FRAMEWORK]


def test_only_the_commands_that_need_a_theme_ask_for_the_adapter_and_not_before_they_run() -> None:
    adapters = {name_of(path) for path in MODULES if room_of(path) != "mkdocs_plugin" and _uses_adapter(syntax(path))}
    assert adapters == {"authoring/exporting.py", "authoring/serving.py"}
    tops = [node for name in adapters for node in syntax(PACKAGE / name).body if isinstance(node, (ast.Import, ast.ImportFrom))]
    assert not [node for node in tops if _uses_adapter(node)]


def _uses_adapter(tree: ast.AST) -> bool:
    return any(name.startswith("berdaya.mkdocs_plugin") for name in imports_of(tree))


def test_the_core_starts_without_mkdocs() -> None:
    """Whatever module is imported, from the command line to the preview: the framework stays outside."""
    modules = [".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts) for path in MODULES if room_of(path) != "mkdocs_plugin"]
    program = "import importlib, sys\nfor name in sys.argv[1:]: importlib.import_module(name.removesuffix('.__init__'))\n"
    program += f"print([name for name in {FRAMEWORK} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program, *modules], capture_output=True, text=True)
    assert done.stdout == "[]\n", done.stderr


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_everything_public_is_documented(path: Path) -> None:
    tree = syntax(path)
    assert ast.get_docstring(tree), f"{path.name} says nothing of itself"
    public = [node for node in tree.body if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and node.name[0] != "_"]
    methods = [
        (node, below) for node in public if isinstance(node, ast.ClassDef) for below in node.body
        if isinstance(below, ast.FunctionDef) and below.name[0] != "_" and not below.name.startswith(("on_", "do_", "log_"))
    ]  # fmt: skip
    # The names of hooks are the framework's, which documents them.
    assert [node.name for node in public if not ast.get_docstring(node)] == []
    assert [f"{node.name}.{below.name}" for node, below in methods if not ast.get_docstring(below) and not _overloads(below)] == []


def _overloads(node: ast.FunctionDef) -> bool:
    return any(isinstance(item, ast.Name) and item.id == "overload" for item in node.decorator_list)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_is_caught_that_nobody_expects(path: Path) -> None:
    """A fault of ours keeps its traceback."""
    broad = [node for node in ast.walk(syntax(path)) if isinstance(node, ast.ExceptHandler) and _is_broad(node.type)]
    assert [node.lineno for node in broad] == []


def _is_broad(caught: ast.expr | None) -> bool:
    return caught is None or isinstance(caught, ast.Name) and caught.id in ("Exception", "BaseException")


def test_no_date_of_the_build_gets_into_the_site() -> None:
    """Only the check asks for today, to tell what is old; commands date a new file; the preview waits for quiet."""
    clock = {"today", "now", "utcnow", "time", "monotonic", "perf_counter"}
    for path in MODULES:
        if room_of(path) not in ("authoring", "preview") and name_of(path) != "check/project.py":
            calls = {node.func.attr for node in ast.walk(syntax(path)) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)}
            assert not calls & clock, name_of(path)


def test_only_one_room_reads_markdown_and_none_reads_html() -> None:
    """Authors' texts are parsed once; nothing behind it takes text apart that the project wrote itself."""
    parsers = ("html.parser", "markdown", "markdown_it", "mdit_py_plugins", "bs4", "html5lib")
    readers = {name_of(path) for path in MODULES for name in imports_of(syntax(path)) if f"{name}.".startswith(tuple(f"{one}." for one in parsers))}
    assert readers == {"model/markdown.py"}


def test_how_a_source_is_found_on_a_page_is_said_in_one_place() -> None:
    """A convention that several files spell out breaks in the one that is forgotten; the browser's reader is named there."""
    files = [path for path in PACKAGE.rglob("*") if path.suffix in (".py", ".js", ".html")]
    saying = [name_of(path) for path in files if "sumber-" in path.read_text(encoding="utf-8")]
    assert sorted(saying) == ["web/checklist/handout_paper.js", "write/html.py"]


# What kinds and rules declare.


def test_every_part_of_its_own_that_a_kind_names_has_its_function() -> None:
    named = {part.name for kind in KINDS.values() for part in kind.page if isinstance(part, Own)}
    assert named == set(OWN_PARTS)


def test_a_kind_shows_fields_that_it_has() -> None:
    for kind in KINDS.values():
        shown = {name.partition(".")[0] for name in headed_fields(kind.page)} - {"body"}
        assert shown <= set(kind.shape.model_fields), kind.name


def test_a_rule_says_what_passes_and_what_fails() -> None:
    for name, rule in RULES.items():
        assert "PASS" in rule.__doc__ and "FAIL" in rule.__doc__, name


# Words.


def problem_codes() -> set[str]:
    """Every code that the package gives to a problem, from its syntax trees."""
    found = set()
    for path in MODULES:
        for node in ast.walk(syntax(path)):
            is_told = isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("error", "warning", "_problem", "_find") and node.args
            if is_told or isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Finding":
                found |= {item.value for item in ast.walk(node.args[0]) if isinstance(item, ast.Constant) and isinstance(item.value, str)}
    return {code for code in found if "-" in code}


@pytest.mark.parametrize("code", CODES)
def test_every_problem_has_a_message_in_every_language(code: str) -> None:
    assert len(problem_codes()) > 80
    assert problem_codes() - set(messages(code).messages) == set()


def test_no_message_is_left_of_a_problem_that_nobody_tells() -> None:
    told = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    assert [code for code in messages("id").messages if f'"{code}"' not in told] == []


def shape_of(value: object) -> object:
    """Keys at every level, and the gaps of each text."""
    if isinstance(value, dict):
        return {key: shape_of(below) for key, below in value.items()}
    return sorted(gaps(value)) if isinstance(value, str) else type(value).__name__


def gaps(text: str) -> set[str]:
    """The words in braces that are filled in; a script's own braces are no gaps of ours."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_message_has_an_example_in_the_tests() -> None:
    """A small broken site, or a line in a table: what no test has seen said is not promised."""
    shown = "".join(path.read_text(encoding="utf-8") for path in TESTS.rglob("*") if path.suffix in (".py", ".yml") and path != Path(__file__))
    assert [code for code in messages("id").messages if code not in shown] == []


def keys_given_twice(node: yaml.Node | None, way: str = "") -> list[str]:
    if isinstance(node, yaml.SequenceNode):
        return [found for item in node.value for found in keys_given_twice(item, way)]
    if not isinstance(node, yaml.MappingNode):
        return []
    names = [f"{way}.{key.value}" for key, _ in node.value]
    return [name for name in names if names.count(name) > 1] + [found for key, value in node.value for found in keys_given_twice(value, f"{way}.{key.value}")]


@pytest.mark.parametrize("path", sorted((PACKAGE / "languages").rglob("*.yml")), ids=lambda path: "/".join(path.parts[-2:]))
def test_no_word_is_given_twice(path: Path) -> None:
    """YAML keeps the last of two silently."""
    assert keys_given_twice(yaml.compose(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("file", ["site.yml", "kinds.yml", "sheets.yml", "handbook.yml", "figures.yml", "messages.yml", "language.yml"])
def test_words_have_the_same_keys_and_gaps_in_every_language(file: str) -> None:
    shapes = {code: shape_of(yaml.safe_load((PACKAGE / "languages" / code / file).read_text(encoding="utf-8"))) for code in CODES}
    assert all(shape == shapes["id"] for shape in shapes.values())


def test_a_language_is_one_folder() -> None:
    """No file of the program carries a language in its name beside them."""
    strays = [path for path in PACKAGE.rglob("*") if set(path.stem.split(".")[1:]) & set(CODES) or path.stem in CODES and path.is_file()]
    outside = [path.relative_to(PACKAGE).as_posix() for path in strays if "languages" not in path.parts]
    assert [name for name in outside if not name.startswith(("web/search/lunr.id.", "authoring/beginnings/"))] == []


@pytest.mark.parametrize("code", CODES)
def test_a_day_is_written_in_words(code: str) -> None:
    from datetime import date

    said = words(code)
    assert said.day(date(2026, 3, 5)) == {"id": "5 Maret 2026", "en": "5 March 2026"}[code]
    assert [said.partial_day(day) for day in ("2014", "2014-01", "2014-01-15")] == {
        "id": ["2014", "Januari 2014", "15 Januari 2014"], "en": ["2014", "January 2014", "15 January 2014"],
    }[code]  # fmt: skip
    assert [said.size(count) for count in (400, 54_321, 1_240_000)] == ["1 KB", "54 KB", {"id": "1,2 MB", "en": "1.2 MB"}[code]]


def test_no_test_takes_a_promise_for_an_answer() -> None:
    """Playwright's ``wait_for_function`` takes the promise of an async function for true, and does not wait."""
    waits = [path for path in sorted(Path(__file__).parent.rglob("*.py")) if re.search(r"wait_for_function\(\s*[rf]*\"+async", path.read_text(encoding="utf-8"))]
    assert waits == []
