"""Walk a built site in Firefox and in WebKit, as a reader would, and tell for each step what came of it.

    python3 scripts/check_other_browsers.py site
    python3 scripts/check_other_browsers.py site --browser firefox --copy unduh/berdaya-salinan.zip
    python3 scripts/check_other_browsers.py site --all       # what could not be run counts as failed, too

Firefox needs geckodriver on the path, or where BERDAYA_GECKODRIVER says; WebKit needs WebKitWebDriver with its MiniBrowser
(Debian: webkit2gtk-driver) and a display (without one: `xvfb-run -a`); on a Mac, Safari's own driver serves. What a machine
does not have is told as *not run* and is not taken for passed. Needs the packages of requirements/browsers.txt.
Its exit code is 1 where a step failed, a script broke off or a page wanted what its policy forbids.
"""

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, TextIO

from check_axe import root_of

GECKODRIVER = "BERDAYA_GECKODRIVER"
REPORTS = "/laporan"
WAIT = 20  # seconds for what a page does by itself
PHONE = (360, 740)
WIDEST = 480  # a large phone's; the small browser of WebKit makes its window no narrower than its row of buttons
MINI_BROWSERS = ("/usr/lib/*/webkit2gtk-4.1/MiniBrowser", "/usr/libexec/webkit2gtk-4.1/MiniBrowser", "/usr/lib*/webkit2gtk-4.1/MiniBrowser")


class NotRun(Exception):
    """This machine, or this browser's driver, cannot do it; the message says what is missing."""


class _Server(ThreadingHTTPServer):
    """A server to which a reader may leave in the middle of an answer."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a connection that the browser closed; whatever else went wrong is told."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Site:
    """A built site on a server that sends its headers, collects what the policy forbade, and can be stopped."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.root = folder, root_of(folder)
        self.reports: list[str] = []
        self.port = 0
        self.start()

    def start(self) -> None:
        """Serve, at the same address as before."""
        self.server = _Server(("127.0.0.1", self.port), partial(_Handler, self))
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Be out of reach: nothing listens any more."""
        self.server.shutdown()
        self.server.server_close()

    @property
    def url(self) -> str:
        """The address of the site's root."""
        return f"http://127.0.0.1:{self.port}{self.root}"

    def headers(self) -> Iterator[tuple[str, str]]:
        """What ``_headers`` says, with a place to which browsers report what the policy forbids."""
        file = self.folder / "_headers"
        for line in file.read_text(encoding="utf-8").splitlines() if file.is_file() else ():
            name, colon, value = line.strip().partition(": ")
            if colon:
                yield name, f"{value}; report-uri {REPORTS}" if name == "Content-Security-Policy" else value


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, site: Site, *rest: Any) -> None:
        self.site = site
        super().__init__(*rest, directory=str(site.folder))

    def translate_path(self, path: str) -> str:
        """The file of a path."""
        return super().translate_path(path.removeprefix(self.site.root.rstrip("/")))

    def do_POST(self) -> None:
        """Take a report of what the policy forbade."""
        sent = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        said = json.loads(sent).get("csp-report", {})
        self.site.reports.append(f"{said.get('document-uri')}: {said.get('effective-directive')} forbids {said.get('blocked-uri')}")
        self.send_response(204)
        self.end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002  # the shape of the parent's
        """The site's own page for an address without one."""
        page = (self.site.folder / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def end_headers(self) -> None:
        """Say what hosts that read ``_headers`` say."""
        for name, value in self.site.headers():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@dataclass
class Reader:
    """A person at a browser: what she does, and what the browser complains of meanwhile."""

    driver: Any
    site: Site
    copy: Path | None = None
    console: Callable[[], list[str]] = list

    def open(self, path: str) -> None:
        """Go to a page of the site."""
        self.driver.get(self.site.url + path)

    def reload(self) -> None:
        """Load the page anew as a reader's button does; a driver's own way may pass by the service worker."""
        self.driver.execute_script("window.isOld = true; location.reload()")
        self.until(lambda: self.js("!window.isOld && document.readyState === 'complete'"), "the page to be loaded anew")

    def js(self, code: str) -> Any:
        """What an expression gives in the page."""
        return self.driver.execute_script(f"return {code}")

    def find(self, selector: str) -> Any:
        """The first element that fits, once there is one."""
        from selenium.webdriver.common.by import By

        return self.until(lambda: next(iter(self.driver.find_elements(By.CSS_SELECTOR, selector)), None), selector)

    def press(self, selector: str) -> None:
        """Click on what a reader sees there."""
        from selenium.common.exceptions import ElementClickInterceptedException, ElementNotInteractableException, StaleElementReferenceException

        def is_pressed() -> bool:
            found = self.find(selector)
            try:
                self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", found)
                found.click()
            except (ElementClickInterceptedException, ElementNotInteractableException, StaleElementReferenceException):
                return False  # covered or not yet shown; the next answer has taken its place
            return True

        self.until(is_pressed, f"{selector} to be pressed")

    def choose(self, selector: str) -> None:
        """Click on the label of a box or a button that the style hides."""
        found = self.find(selector)
        self.driver.execute_script("arguments[0].closest('label').scrollIntoView({block: 'center'})", found)
        self.driver.execute_script("arguments[0].closest('label').click()", found)

    def point_at(self, selector: str) -> None:
        """Hold the pointer over an element."""
        from selenium.webdriver import ActionChains

        found = self.find(selector)
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", found)
        ActionChains(self.driver).move_to_element(found).perform()

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        self.driver.switch_to.active_element.send_keys(text)

    def until(self, is_so: Callable[[], Any], wish: str) -> Any:
        """Wait for something; whatever it gives."""
        from selenium.common.exceptions import TimeoutException
        from selenium.webdriver.support.ui import WebDriverWait

        try:
            return WebDriverWait(self.driver, WAIT, poll_frequency=0.1).until(lambda _: is_so())
        except TimeoutException:
            raise AssertionError(f"waited {WAIT} s for {wish} at {self.driver.current_url}") from None

    def heading(self) -> str:
        """The title of the page."""
        return str(self.find("article h1").text)

    def fits(self) -> None:
        """Nothing is wider than the screen."""
        wider = self.js("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, f"{wider} px wider than the screen"


def home(reader: Reader) -> None:
    """The first page stands in the site's look, and is no wider than the window."""
    reader.open("")
    width = reader.js("innerWidth")
    assert width <= WIDEST, f"the window is {width} px wide"
    assert reader.heading()
    assert reader.js("getComputedStyle(document.querySelector('.md-header')).position") == "sticky"
    assert reader.js("document.documentElement.classList.contains('js')")
    reader.fits()


def role(reader: Reader) -> None:
    """A text page; what is folded up opens."""
    reader.open("peran/fasilitator/")
    assert "Fasilitator" in reader.heading()
    reader.fits()
    reader.press("article details > summary")
    assert reader.js("document.querySelector('article details').open")


def search(reader: Reader) -> None:
    """A word is typed, pages answer, the first one opens with the word marked."""
    reader.open("peran/fasilitator/")
    reader.press('label[for="__search"].md-header__button')
    reader.until(lambda: reader.js("document.activeElement.name") == "query", "the field to take the focus")
    reader.type("musyawarah")
    reader.press(".md-search-result__item a")
    reader.until(lambda: "?h=" in reader.driver.current_url, "the first answer to open")
    reader.find("article mark")


def language(reader: Reader) -> None:
    """The other language of the same page."""
    reader.open("peran/fasilitator/")
    reader.point_at(".md-header .md-select")
    reader.press('.md-select__link[hreflang="en"]')
    reader.until(lambda: reader.driver.current_url.endswith("/en/roles/facilitator/"), "the page in English")
    assert reader.js("document.documentElement.lang") == "en"


def meaning(reader: Reader) -> None:
    """A word of the glossary says what it means."""
    reader.open("peran/fasilitator/")
    reader.point_at("article a[data-term]")
    assert reader.until(lambda: reader.js("document.querySelector('.bd-pop')?.textContent.trim()"), "the meaning")


def menu(reader: Reader) -> None:
    """The menu of a phone opens, and leads on."""
    reader.open("peran/fasilitator/")
    reader.press(".bd-opener")
    reader.until(lambda: reader.js("document.getElementById('__drawer').checked"), "the menu")
    target = reader.js("document.querySelector('.bd-nav a[href$=\"daftar-periksa/\"]').href")
    reader.press('.bd-nav a[href$="daftar-periksa/"]')
    reader.until(lambda: reader.driver.current_url == target, "the page of the menu")


def checklist(reader: Reader) -> None:
    """A tick is still there after a reload, and is counted."""
    reader.open("daftar-periksa/prakondisi/")
    reader.find(".bd-sheet[data-ready]")
    reader.choose(".bd-ans input")
    said = reader.find(".bd-progress").text
    assert reader.js("document.querySelector('.bd-ans input').checked")
    reader.reload()
    reader.find(".bd-sheet[data-ready]")
    assert reader.js("document.querySelector('.bd-ans input').checked")
    assert reader.find(".bd-progress").text == said
    reader.fits()


def form(reader: Reader) -> None:
    """What is written into a form is still there after a reload."""
    reader.open("formulir/undangan/")
    reader.find(".bd-form[data-ready]")
    entry = reader.find(".bd-form input[type=text], .bd-form textarea")
    name = entry.get_attribute("name")
    reader.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", entry)
    entry.send_keys("Balai desa")
    reader.reload()
    reader.find(".bd-form[data-ready]")
    assert reader.js(f"document.querySelector('[name=\"{name}\"]').value") == "Balai desa"
    reader.fits()


def dark(reader: Reader) -> None:
    """The colours change, and the choice is kept on the next page."""
    reader.open("")
    light = reader.js("getComputedStyle(document.body).backgroundColor")
    reader.press("label[for=__palette_1]")
    assert reader.js("document.body.dataset.mdColorScheme") == "slate"
    reader.open("peran/fasilitator/")
    assert reader.js("document.body.dataset.mdColorScheme") == "slate"
    assert reader.js("getComputedStyle(document.body).backgroundColor") != light
    reader.js("localStorage.clear()")


def missing(reader: Reader) -> None:
    """The page for an address that is not there begins in the language of the address."""
    for path, lang in (("peran/tidak-ada/", "id"), ("en/roles/not-there/", "en")):
        reader.open(path)
        assert reader.until(lambda: reader.js("document.querySelector('[data-bd-missing]')?.lang"), "the page") == lang


def paper(reader: Reader) -> None:
    """A checklist prints."""
    from base64 import b64decode

    from selenium.common.exceptions import WebDriverException

    reader.open("daftar-periksa/prakondisi/")
    reader.find(".bd-sheet[data-ready]")
    try:
        sent = b64decode(reader.driver.print_page())
    except WebDriverException as error:
        raise NotRun(f"the driver prints nothing: {str(error.msg).partition(chr(10))[0]}") from None
    assert sent.startswith(b"%PDF") and len(sent) > 10_000


def offline(reader: Reader) -> None:
    """Visited pages open while the server is gone; a page that was never visited says so; ticks are kept."""
    if not reader.js("'serviceWorker' in navigator"):
        raise NotRun("this driver's sessions have no service worker")
    reader.open("peran/fasilitator/")
    reader.until(lambda: reader.driver.execute_async_script(_KEPT), "the page and the core to be kept")
    reader.site.stop()
    try:
        reader.open("peran/fasilitator/")
        assert "Fasilitator" in reader.heading()
        reader.open("daftar-periksa/sosialisasi/")
        reader.find(".bd-sheet[data-ready]")
        reader.choose(".bd-ans input")
        reader.reload()
        reader.find(".bd-sheet[data-ready]")
        assert reader.js("document.querySelector('.bd-ans input').checked")
        reader.open("peran/pld/")
        assert "belum tersimpan" in reader.heading()
    finally:
        reader.site.start()
    reader.open("peran/pld/")
    assert "belum tersimpan" not in reader.heading()


# Asks the worker how much is kept: the core, and the page that is open.
_KEPT = """const done = arguments[0];
navigator.serviceWorker.getRegistration().then((found) => {
  if (!found?.active) return done(false);
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data: { answer } }) => done(Boolean(answer?.core && answer.kept > answer.core));
  found.active.postMessage({ ask: "status", lang: document.documentElement.lang, url: location.href }, [port2]);
});"""


def carried(reader: Reader) -> None:
    """The copy to carry, opened from the disk: a page, a search, a tick."""
    if reader.copy is None:
        raise NotRun("no copy was given (--copy)")
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(reader.copy) as packed:
            packed.extractall(folder)
        first = next(Path(folder).glob("*/index.html"))
        reader.driver.get((first.parent / "peran/fasilitator/index.html").as_uri())
        assert "Fasilitator" in reader.heading()
        reader.press('label[for="__search"].md-header__button')
        reader.until(lambda: reader.js("document.activeElement.name") == "query", "the field to take the focus")
        reader.type("musyawarah")
        reader.press(".md-search-result__item a")
        reader.until(lambda: "?h=" in reader.driver.current_url, "the first answer to open")
        reader.driver.get((first.parent / "daftar-periksa/prakondisi/index.html").as_uri())
        reader.find(".bd-sheet[data-ready]")
        reader.choose(".bd-ans input")
        assert "1 " in reader.find(".bd-progress").text


def orderly(reader: Reader) -> None:
    """No script broke off on the way, and nothing was forbidden by the policy."""
    told = [*reader.console(), *reader.site.reports]
    assert not told, "; ".join(dict.fromkeys(told))


STEPS = (home, role, search, language, meaning, menu, checklist, form, dark, missing, paper, offline, carried, orderly)


@contextmanager
def firefox(site: Site, copy: Path | None) -> Iterator[Reader]:
    """Firefox without a window, as wide as a phone."""
    from selenium import webdriver
    from selenium.webdriver.firefox.options import Options
    from selenium.webdriver.firefox.service import Service

    driver_path = os.environ.get(GECKODRIVER) or shutil.which("geckodriver")
    program = shutil.which("firefox") or shutil.which("firefox-esr")
    if not driver_path or not program:
        raise NotRun("geckodriver is not on the path" if program else "no Firefox on the path")
    options = Options()
    options.add_argument("-headless")
    options.binary_location = program
    options.enable_bidi = True
    driver = webdriver.Firefox(options=options, service=Service(driver_path))
    told: list[str] = []
    try:
        driver.script.add_javascript_error_handler(lambda entry: told.append(str(entry.text)))
        driver.script.add_console_message_handler(lambda entry: told.append(str(entry.text)) if entry.level == "error" else None)
        driver.browsing_context.set_viewport(context=driver.current_window_handle, viewport={"width": PHONE[0], "height": PHONE[1]})
        yield Reader(driver, site, copy, console=lambda: told)
    finally:
        driver.quit()


@contextmanager
def webkit(site: Site, copy: Path | None) -> Iterator[Reader]:
    """WebKit's small browser for tests; it writes what its console says to standard output."""
    from selenium import webdriver
    from selenium.webdriver.webkitgtk.options import Options
    from selenium.webdriver.webkitgtk.service import Service

    driver_path = shutil.which("WebKitWebDriver")
    program = next((path for pattern in MINI_BROWSERS for path in Path("/").glob(pattern.lstrip("/"))), None)
    if not driver_path or not program:
        raise NotRun("WebKitWebDriver and MiniBrowser are not there")
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        raise NotRun("no display: begin with `xvfb-run -a`")
    options = Options()
    options.binary_location = str(program)
    for argument in ("--automation", "--enable-write-console-messages-to-stdout=true"):
        options.add_argument(argument)
    with tempfile.TemporaryFile("w+", encoding="utf-8") as log:
        driver = webdriver.WebKitGTK(options=options, service=Service(driver_path, log_output=log))
        reader = Reader(driver, site, copy, console=lambda: errors(log))
        try:
            _narrow(driver)
            yield reader
        finally:
            driver.quit()


@contextmanager
def safari(site: Site, copy: Path | None) -> Iterator[Reader]:
    """Safari, on a Mac where `safaridriver --enable` was said once. Its driver tells nothing of the console."""
    from selenium import webdriver

    if platform.system() != "Darwin":
        raise NotRun("Safari is on a Mac only")
    driver = webdriver.Safari()
    try:
        _narrow(driver)
        yield Reader(driver, site, copy)
    finally:
        driver.quit()


def errors(log: TextIO) -> list[str]:
    """The lines of a browser's console that tell of an error."""
    log.seek(0)
    return [line.strip() for line in log if "ERROR" in line]


def _narrow(driver: Any) -> None:
    """Make the page, not the window around it, as large as a phone's."""
    driver.set_window_size(*PHONE)
    inner = driver.execute_script("return [innerWidth, innerHeight]")
    driver.set_window_size(2 * PHONE[0] - inner[0], 2 * PHONE[1] - inner[1])


BROWSERS = {"firefox": firefox, "webkit": webkit, "safari": safari}


def walk(reader: Reader) -> Iterator[tuple[str, str, str]]:
    """Each step with its state, ``passed``, ``failed`` or ``not run``, and why."""
    from selenium.common.exceptions import WebDriverException

    for step in STEPS:
        try:
            step(reader)
        except NotRun as reason:
            yield step.__name__, "not run", str(reason)
        except (AssertionError, WebDriverException) as error:
            yield step.__name__, "failed", (str(error) or type(error).__name__).strip().partition("\n")[0]
        else:
            yield step.__name__, "passed", ""


def main(arguments: list[str]) -> int:
    """Walk the site that is named in the browsers that are there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--browser", choices=BROWSERS, action="append")
    parser.add_argument("--copy", type=Path, help="the copy to carry (a ZIP), for what is opened from a disk")
    parser.add_argument("--all", action="store_true", help="what could not be run counts as failed")
    given = parser.parse_args(arguments)
    os.environ.setdefault("SE_OFFLINE", "true")  # selenium's own manager would look for drivers in the network
    bad = {"failed", "not run"} if given.all else {"failed"}
    states: list[str] = []
    for name in given.browser or BROWSERS:
        site = Site(given.site)
        try:
            with BROWSERS[name](site, given.copy) as reader:
                capabilities = reader.driver.capabilities
                print(f"{name}: {capabilities['browserName']} {capabilities['browserVersion']}", flush=True)
                for step, state, why in walk(reader):
                    states.append(state)
                    print(f"  {step:<10} {state}{': ' if why else ''}{why}", flush=True)
        except NotRun as reason:
            states.append("not run")
            print(f"{name}: not run: {reason}", flush=True)
        site.stop()
    return int(not bad.isdisjoint(states))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
