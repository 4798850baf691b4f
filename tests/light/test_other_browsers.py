"""The walk through other browsers: its server tells what a policy forbade and can be gone; what is not there is not run."""

import io
import json
import sys
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest

from tests.conftest import ROOT

sys.path.append(str(ROOT / "scripts"))
import check_other_browsers as other


@pytest.fixture
def site(tmp_path: Path):
    (tmp_path / "404.html").write_text('<link href="/panduan/assets/berdaya/a.css">tiada', encoding="utf-8")
    (tmp_path / "index.html").write_text("beranda", encoding="utf-8")
    (tmp_path / "_headers").write_text("/*\n  Content-Security-Policy: default-src 'self'\n  X-Content-Type-Options: nosniff\n", encoding="utf-8")
    served = other.Site(tmp_path)
    yield served
    served.stop()


def test_pages_come_with_their_headers_and_a_place_for_reports(site) -> None:
    with urlopen(site.url) as answer:
        assert answer.read() == b"beranda" and answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"] == f"default-src 'self'; report-uri {other.REPORTS}"
    told = {"csp-report": {"document-uri": site.url, "effective-directive": "script-src-elem", "blocked-uri": "inline"}}
    urlopen(Request(site.url.replace(site.root, other.REPORTS), data=json.dumps(told).encode())).close()
    assert site.reports == [f"{site.url}: script-src-elem forbids inline"]
    reader = other.Reader(None, site, console=lambda: ["ERROR a"])
    with pytest.raises(AssertionError, match="ERROR a; .*forbids inline"):
        other.orderly(reader)


def test_a_missing_address_has_the_site_s_own_page(site) -> None:
    with pytest.raises(HTTPError) as missing:
        urlopen(site.url + "x/")
    assert missing.value.code == 404 and b"tiada" in missing.value.read()


def test_a_stopped_server_is_gone_and_comes_back_at_its_address(site) -> None:
    before = site.url
    site.stop()
    with pytest.raises(URLError):
        urlopen(before)
    site.start()
    assert site.url == before
    urlopen(before).close()


def test_only_errors_of_a_console_are_told() -> None:
    log = io.StringIO("http://x/: CONSOLE LOG hello\nhttp://x/: CONSOLE JS ERROR bad\n")
    assert other.errors(log) == ["http://x/: CONSOLE JS ERROR bad"]


def test_what_this_machine_does_not_have_is_not_run_and_with_all_not_passed(site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture) -> None:
    def nothing(*_: object):
        raise other.NotRun("no such browser")
        yield

    monkeypatch.setattr(other, "BROWSERS", {"firefox": other.contextmanager(nothing)})
    assert other.main([str(site.folder)]) == 0
    assert other.main([str(site.folder), "--all"]) == 1
    assert "firefox: not run: no such browser" in capsys.readouterr().out
