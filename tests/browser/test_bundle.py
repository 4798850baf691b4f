"""Modules become one script: what is kept, what is dropped, what is refused with its place."""

import subprocess
from pathlib import Path

import pytest

from berdaya.browser import BY_LANGUAGE, CodeError, bundle, bundle_of, file_values, page_values
from berdaya.browser.tokens import tokens, written
from berdaya.model.language import CODES
from berdaya.words import words
from tests.browser.runtime import NODE

ENTRIES = (
    "site/site.js", "site/missing.js", "checklist/checklist.js", "checklist/handout.js", "checklist/file.js", "form/form.js",
    "ways/compare.js", "ways/readiness.js", "ways/reflection.js", "offline/notice.js", "offline/whole.js", "offline/held.js",
    "theme/first.js", "theme/search.js", "worker/worker.js", "worker/retire.js",
)


def run(script: str) -> str:
    """What a script prints."""
    done = subprocess.run([NODE, "-"], input=script, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def bundled(is_short: bool = True, **modules: str) -> str:
    """Bundle modules by their names; ``main`` is the entry."""
    return bundle_of("main.js", {f"{name}.js": text for name, text in modules.items()}.__getitem__, {}, is_short)


@pytest.mark.parametrize("is_short", [True, False])
def test_modules_run_in_the_order_of_their_imports_once_each(is_short: bool) -> None:
    script = bundled(
        is_short,
        main='import { one } from "./one.js";\nimport { two } from "./two.js";\nconsole.log(one, two);\n',
        one='import { shared } from "./shared.js";\nexport const one = shared("one");\n',
        two='import { shared } from "./shared.js";\nexport const two = shared("two");\n',
        shared='console.log("shared");\nexport function shared(name) {\n  return `${name}!`;\n}\n',
    )
    assert run(script) == "shared\none! two!"


def test_names_meet_nobody_else_s() -> None:
    script = bundled(main='const name = "main";\nglobalThis.told = () => name;\n')
    assert run(f'const a = "page";\n{script}\n{script}\nconsole.log(a, told());') == "page main"


# Every form in which a short name could be taken for another.
HARD = """
const make = ({ key, other: renamed = 2, ...rest }, [first, , third] = [1, 2, 3]) => ({ key, renamed, rest, first, third, make() { return key; } });
class Counter { count = 1; static start = 5; next(step = 1) { this.count += step; return this.count; } get value() { return this.count; } }
async function later(value) { await null; return value; }
export function main() {
  const made = make({ key: "k", extra: "e" });
  const text = `a${made.key}b${`c${made.rest.extra}`}d`;
  let total = 0, step = 2, key = "own";
  for (const [place, value] of [1, 2].entries()) { total += place * value; }
  label: for (let at = 0; at < 3; at++) { if (at === 1) continue label; step += at; }
  try { throw new Error("no"); } catch ({ message }) { key += message; } finally { total++; }
  const counter = new Counter();
  const found = /[/"`]+\\/(x)/.exec("//x") ?? { index: total / step / 2 };
  const status = total > 1 ? key : made;
  switch (total) { case step: break; default: total = -total }
  later(status).then((status) => console.log(JSON.stringify([made, text, total, step, key, counter.next(), counter.value, Counter.start, found.index, status, made.make(), typeof document])));
}
main()
"""


def test_short_names_change_nothing_but_the_names() -> None:
    plain = HARD.replace("export ", "")
    assert run(bundled(main=HARD)) == run(plain)
    assert len(bundled(main=HARD)) < len(bundled(False, main=HARD)) < len(HARD)


def test_comments_and_indentation_are_gone_and_texts_are_not() -> None:
    script = bundled(main='/** Says\n * `a` */\n// b\nconsole.log("/* c */ // d", `  e\n  f`, /\\/\\*/.source); // g\n')
    assert run(script) == "/* c */ // d   e\n  f \\/\\*"
    assert not any(word in script for word in ("Says", "// b", "// g"))


def test_a_line_break_that_ends_a_statement_stays() -> None:
    source = "let a = 1\nlet b = a\n++b\nconst c = [a, b]\n  .map((one) => one + 1)\nconsole.log(c.join())\n"
    assert run(written(tokens(source, "x"))) == run(source) == "2,3"


def test_what_nothing_asks_for_is_left_out() -> None:
    script = bundled(
        main='import { used } from "./many.js";\nconsole.log(used());\n',
        many='export const unused = () => deep();\nfunction deep() {\n  return "deep";\n}\nconst LIST = ["listed"];\nexport const used = () => LIST[0];\nexport const made = console.log("made");\n',
    )
    assert "deep" not in script
    assert run(script) == "made\nlisted"


@pytest.mark.parametrize(
    ("modules", "told"),
    [
        ({"main": 'import { two } from "./one.js";\n', "one": "export const one = 1;\n"}, "web/main.js: web/one.js does not export 'two'"),
        ({"main": 'import { one } from "./one.js";\nconst same = one;\n', "one": "export const one = 1;\nconst same = 2;\n"},
         "web/main.js: the name 'same' is also declared in web/one.js"),
        ({"main": 'import { a } from "./a.js";\n', "a": 'import { b } from "./b.js";\nexport const a = b;\n', "b": 'import { a } from "./a.js";\nexport const b = a;\n'},
         "web/a.js: imports itself by way of a.js → b.js → a.js"),
        ({"main": "export default 1;\n"}, "web/main.js:1: only declarations with a name can be exported"),
        ({"main": 'import * as all from "./one.js";\n'}, "web/main.js:1: write imports as"),
        ({"main": 'import { one as two } from "./one.js";\n'}, "web/main.js:1: write imports as"),
        ({"main": '\nconst a = 1;\nexport { a };\n'}, "web/main.js:3: only declarations with a name can be exported"),
        ({"main": "const a = 1 \u2603 2;\n"}, "web/main.js:1: no token begins with '☃'"),
    ],
)  # fmt: skip
def test_what_a_bundle_cannot_hold_is_told_with_its_place(modules: dict[str, str], told: str) -> None:
    with pytest.raises(CodeError) as raised:
        bundled(**modules)
    assert str(raised.value).startswith(told)


def test_what_the_build_tells_takes_the_place_of_a_module() -> None:
    said = {"words.js": {"words": {"hi": "</script><!-- \u2028 'x' {a}"}, "isOn": True}}
    texts = {"main.js": 'import { isOn, words } from "./words.js";\nconsole.log(isOn, JSON.stringify(words.hi));\n', "words.js": "export const words = {};\nexport const isOn = false;\n"}
    script = bundle_of("main.js", texts.__getitem__, said)
    assert "</" not in script and "<!--" not in script and "\u2028" not in script
    assert run(script) == "true \"</script><!-- \u2028 'x' {a}\""
    with pytest.raises(CodeError, match=r"web/words.js: exports \['isOn', 'words'\], and is given \['words'\]"):
        bundle_of("main.js", texts.__getitem__, {"words.js": {"words": 1}})


@pytest.mark.parametrize("entry", ENTRIES)
def test_every_bundle_is_a_script(entry: str, tmp_path: Path) -> None:
    for code in CODES:
        file = tmp_path / f"{code}.js"
        file.write_text(bundle(entry, {**page_values(words(code), True), **(file_values(words(code)) if "file" in entry else {})}), encoding="utf-8")
        done = subprocess.run([NODE, "--check", str(file)], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_words_are_in_the_bundles_that_stand_once_for_each_language() -> None:
    for entry in ENTRIES:
        by_language = {bundle(entry, page_values(words(code), True)) for code in CODES}
        assert (len(by_language) > 1) is (entry in BY_LANGUAGE or entry == "checklist/file.js"), entry
