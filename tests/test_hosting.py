"""An edition elsewhere than on GitHub: what `berdaya init` writes for other hosts is valid and its commands run, and a site works
wherever its folder is put."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from berdaya.cli import main
from tests.offline.phone import settle, until_true
from tests.site_projects import project
from tests.test_declarations import in_project

BUILT_BY = {"berdaya": "berdaya.cli", "mkdocs": "mkdocs"}


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `init` writes; of another field, so that it is built in seconds. The files for hosts are the same."""
    folder = tmp_path_factory.mktemp("edisi") / "panduan"
    done = CliRunner().invoke(main, ["init", "--empty", str(folder), "--name", "Yayasan Rimba"])
    assert done.exit_code == 0, done.output
    return folder


def commands_of(repository: Path) -> dict[str, list[str]]:
    """The commands that each host is to run, by file."""
    gitlab = yaml.safe_load((repository / ".gitlab-ci.yml").read_text(encoding="utf-8"))["pages"]
    netlify = tomllib.loads((repository / "netlify.toml").read_text(encoding="utf-8"))["build"]
    github = yaml.safe_load((repository / ".github/workflows/situs.yml").read_text(encoding="utf-8"))
    steps = [step["run"] for job in github["jobs"].values() for step in job["steps"] if "run" in step]
    return {".gitlab-ci.yml": gitlab["script"], "netlify.toml": netlify["command"].split(" && "), "situs.yml": steps}


@pytest.mark.slow
@pytest.mark.parametrize(("file", "output", "url"), [(".gitlab-ci.yml", "public", "CI_PAGES_URL"), ("netlify.toml", "site", "URL")])
def test_the_commands_of_another_host_build_the_site_with_its_address(file: str, output: str, url: str, repository: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(repository, tmp_path / "panduan"))
    commands = commands_of(folder)[file]
    assert commands[0] == "pip install -r requirements.txt"
    address = "https://rimba.example/panduan"
    if file == ".gitlab-ci.yml":
        pages = yaml.safe_load((folder / file).read_text(encoding="utf-8"))["pages"]
        assert pages["variables"]["SITE_URL"] == f"${url}" and pages["artifacts"]["paths"] == [output]
    for command in commands[1:]:
        words = shlex.split(command)
        assigned = dict(word.split("=") for word in words if re.match(r"[A-Z_]+=", word))
        name, *arguments = [word for word in words if not re.match(r"[A-Z_]+=", word)]
        site_url = assigned.get("SITE_URL", f"${url}").replace(f"${url}", address)
        environment = {**os.environ, "SITE_URL": site_url}
        run = [sys.executable, "-m", BUILT_BY[name], *arguments]
        done = subprocess.run(run, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    assert f'href="{address}/' in (folder / output / "index.html").read_text(encoding="utf-8")


def test_the_workflow_of_github_writes_to_the_repository_in_one_job_alone_and_not_for_others_requests(repository: Path) -> None:
    workflow = yaml.safe_load((repository / ".github/workflows/situs.yml").read_text(encoding="utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    writing = {name: job for name, job in workflow["jobs"].items() if job.get("permissions", {}).get("contents") == "write"}
    assert list(writing) == ["upstream"] and "github.event_name != 'pull_request'" in writing["upstream"]["if"]
    for job in workflow["jobs"].values():
        for step in job["steps"]:
            assert "uses" not in step or re.search(r"@[0-9a-f]{40}$", step["uses"].partition(" ")[0]), step
            assert "checkout" not in step.get("uses", "") or step["with"]["persist-credentials"] is False


def test_what_the_workflow_compares_is_what_berdaya_upstream_says(repository: Path) -> None:
    script = next(run for run in commands_of(repository)["situs.yml"] if "upstream.txt" in run)
    for flag in ("", "--confirm"):
        done = subprocess.run(
            ["bash", "-e", "-c", f'berdaya() {{ "{sys.executable}" -m berdaya.cli "$@"; }}\n{script}\ncat "$GITHUB_STEP_SUMMARY"\nrm upstream.txt'],
            cwd=repository, env={**os.environ, "CONFIRM": flag, "GITHUB_STEP_SUMMARY": "ringkasan.md"},
            capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == 0 and "proyek induk" in done.stdout, done.stderr
        (repository / "ringkasan.md").unlink()


# Anywhere.


@pytest.mark.slow
def test_a_site_without_an_address_has_no_map_of_addresses(repository: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(repository, tmp_path / "panduan"))
    assert in_project(folder, "mkdocs", "build", "--strict").returncode == 0
    assert not (folder / "site/sitemap.xml").exists()
    assert [path.name for path in (folder / "site").glob("*") if path.is_file() and "{%" in path.read_text(encoding="utf-8")] == []


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Keep the tests' output clean."""


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site that was built for another one, in a folder of an office's server; a plain server, without its 404 page."""
    root = project(tmp_path_factory.mktemp("kantor") / "proyek", {"glossary/dusun.yml": "title: {id: Dusun, en: hamlet}\n" + _DUSUN})
    assert in_project(root, "mkdocs", "build", "--strict").returncode == 0
    shutil.move(root / "site", root.parent / "server" / "bagian" / "panduan lapangan")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root.parent / "server")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/bagian/panduan%20lapangan/"
    server.shutdown()
    server.server_close()


_DUSUN = "summary: {id: Bagian dari desa., en: A part of a village.}\nsources: [buku]\nreviewed: 2026-11-01\nsee_also: [term/desa]\n"


@pytest.mark.browser
@pytest.mark.slow
def test_a_site_in_another_folder_has_its_links_its_search_and_its_pages_without_a_signal(moved: str, browser) -> None:
    context = browser.new_context(service_workers="allow")
    page = context.new_page()
    asked: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    page.goto(moved)
    page.click("article a[href*='glosarium']")
    page.click("article a:has-text('Dusun')")
    assert page.inner_text("h1").strip() == "Dusun" and page.url.startswith(f"{moved}glosarium/dusun")
    page.click("article a:has-text('Desa')")
    assert page.inner_text("h1").strip() == "Desa"
    page.goto(f"{moved}?q=dusun")
    page.wait_for_selector("a[href*='glosarium/dusun']")
    until_true(page, "async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'")
    settle(page)
    page.goto(f"{moved}glosarium/desa/")
    until_true(page, "async () => Boolean(await caches.match(location.href, { ignoreSearch: true }))")
    context.set_offline(True)
    page.goto(f"{moved}glosarium/desa/")
    assert page.inner_text("h1").strip() == "Desa"
    assert [url for url in asked if not url.startswith(moved.rpartition("/bagian/")[0])] == []
    assert [url for url in failed if "/bagian/" in url] == []
    context.close()
