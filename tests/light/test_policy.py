"""The policy under which the site runs: what it says, and that nothing breaks it, whatever a reader does."""

import re
from pathlib import Path

import pytest

from berdaya.browser.policy import Policy, hash_of, policy_of
from tests.light.pages import KINDS, there
from tests.site_projects import build, project


def test_the_policy_allows_nothing_that_is_written_into_a_page() -> None:
    said = policy_of(["<p>x</p>"]).text()
    assert "unsafe" not in said and "*" not in said
    assert "script-src 'self';" in said and "style-src 'self';" in said and "require-trusted-types-for 'script'" in said


def test_what_an_edition_s_templates_write_is_allowed_by_its_hash() -> None:
    policy = policy_of(['<script>a()</script><style>b{}</style><script src="x.js"></script><script type="application/json">{}</script>'])
    assert policy.scripts == (hash_of("a()"),) and policy.styles == (hash_of("b{}"),)
    assert hash_of("") == "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"


def test_hosts_that_read_a_headers_file_send_what_a_page_cannot_say() -> None:
    lines = Policy().headers(Policy(("'sha256-x'",), ("'sha256-y'",))).content.decode().splitlines()
    assert lines[0] == "/*" and all(line.startswith("  ") for line in lines[1:])
    sent = dict(line.strip().split(": ", 1) for line in lines[1:])
    assert sent.keys() == {"Content-Security-Policy", "Permissions-Policy", "Referrer-Policy", "X-Content-Type-Options"}
    assert "'sha256-x'" in sent["Content-Security-Policy"] and "frame-ancestors 'self'" in sent["Content-Security-Policy"]
    assert "camera=()" in sent["Permissions-Policy"]


def test_an_edition_may_leave_the_policy_out(tmp_path: Path) -> None:
    root = project(tmp_path)
    assert build(root).returncode == 0
    assert "Content-Security-Policy" in (root / "site/index.html").read_text(encoding="utf-8") and (root / "site/_headers").exists()
    config = (root / "mkdocs.yml").read_text(encoding="utf-8").replace("berdaya]", "{berdaya: {policy: false}}]")
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    assert build(root).returncode == 0
    assert "Content-Security-Policy" not in (root / "site/index.html").read_text(encoding="utf-8") and not (root / "site/_headers").exists()


def test_no_page_holds_a_script_a_style_or_a_handler(site_dir: Path) -> None:
    for file in site_dir.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        if "/unduh/" in file.as_posix():
            continue  # files that are opened by themselves: their policy names what they hold
        assert not re.search(r"<script(?![^>]*\ssrc=)(?![^>]*type=\"application/)|<style|\sstyle=\"|\son[a-z]+=\"|javascript:", html), file


@pytest.fixture
def watched(browser):
    """A page, and what its browser complains of."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda line: complaints.append(f"{page.url}: {line.text}") if line.type == "error" and "404" not in line.text else None)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    yield page, complaints
    context.close()


@pytest.mark.browser
def test_nothing_breaks_the_policy_on_pages_of_every_kind(watched, base_url: str, site_dir: Path) -> None:
    page, complaints = watched
    for url in there(site_dir).values():
        page.goto(base_url + url)
        page.wait_for_timeout(150)
    assert complaints == []


@pytest.mark.browser
def test_nothing_breaks_the_policy_while_a_reader_is_at_work(watched, base_url: str) -> None:
    page, complaints = watched
    page.goto(base_url + KINDS["role"])
    page.click("label[for=__palette_1]")
    assert page.get_attribute("body", "data-md-color-scheme") == "slate"
    page.click(".bd-opener")
    page.keyboard.press("Escape")
    page.tap("a[data-term] >> nth=0")
    page.wait_for_selector(".bd-pop")
    page.keyboard.press("Escape")
    page.click('label[for="__search"].md-header__button')
    page.keyboard.type("musyawarah", delay=20)
    page.click(".md-search-result__link >> nth=0")
    page.wait_for_selector("article mark")
    page.goto(base_url + KINDS["checklist"])
    assert page.get_attribute("body", "data-md-color-scheme") == "slate"  # the choice is kept
    page.check(".bd-is-stop input[value=n] >> nth=0")
    page.click("[data-do=clear]")
    page.wait_for_function("() => navigator.serviceWorker.getRegistration().then((found) => Boolean(found?.active))")
    assert complaints == []


@pytest.mark.browser
def test_a_script_that_got_into_a_page_does_not_run(watched, base_url: str) -> None:
    page, complaints = watched
    page.route("**/peran/fasilitator/", lambda route: _with(route, "<script>window.bad = 1</script><img src=x onerror='window.bad = 2'>"))
    page.goto(base_url + KINDS["role"])
    assert page.evaluate("window.bad") is None
    assert [line for line in complaints if "Content Security Policy" in line]
    assert page.evaluate("try { document.body.innerHTML = '<p>x</p>'; 'done' } catch (error) { error.name }") == "TypeError"


def _with(route, added: str) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace("<article", f"{added}<article", 1))
