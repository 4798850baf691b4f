"""What tests ask of a browser about what it keeps."""

import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from berdaya.build import Build
from berdaya.export.offline import OfflineFiles
from berdaya.model.artifact import Artifact
from berdaya.pages.files import content_digest
from berdaya.pages.frame import Frame

# A worker in whose place another one comes before it has answered never will: ask that one.
_ASK = """async (request) => {
  for (let times = 0; times < 6; times += 1) {
    const active = (await navigator.serviceWorker.getRegistration())?.active;
    if (!active) return null;
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((done) => { port1.onmessage = ({ data }) => done([data.answer ?? null]); });
    active.postMessage({ lang: document.documentElement.lang, url: location.href, ...request }, [port2]);
    const told = await Promise.race([answer, new Promise((done) => setTimeout(done, 5000))]);
    if (told) return told[0];
  }
  throw new Error("the worker does not answer");
}"""
_IN_USE = """async () => {
  const kept = await (await caches.open("berdaya:/panduan/")).match("/panduan/?edition=id");
  return kept ? (await kept.json()).path : null;
}"""
# Lets everything that is kept have been kept a day ago: what is younger than a minute does not say that it is the kept copy.
_AGE = """async () => {
  const shelf = await caches.open("berdaya:/panduan/");
  for (const key of await shelf.keys()) {
    const copy = await shelf.match(key);
    const headers = new Headers(copy.headers);
    if (!headers.has("X-Kept")) continue;
    headers.set("X-Kept", String(Date.now() - 864e5));
    await shelf.put(key, new Response(await copy.arrayBuffer(), { headers }));
  }
}"""


def status(page: Page) -> dict | None:
    """What the worker says of the page's language: files kept, all, of the core; None without a worker."""
    return page.evaluate(_ASK, {"ask": "status"})


def listed(page: Page) -> list[str]:
    """The titles of the pages that the worker tells as kept."""
    return [row["title"] for row in page.evaluate(_ASK, {"ask": "list"})]


def age(page: Page) -> None:
    """Let a day go by for all that is kept."""
    page.evaluate(_AGE)


def settle(page: Page, more: int = 0) -> None:
    """Wait until the core is kept, and ``more`` files beside it."""
    until(page, lambda found: found and found["core"] and found["kept"] >= found["core"] + more)


def until(page: Page, is_so: Callable[[dict | None], object], seconds: float = 30, pause: int = 100) -> None:
    """Wait until this holds of the worker's ``status``; ``pause``: milliseconds between two looks."""
    end = time.monotonic() + seconds
    while not is_so(found := status(page)):
        assert time.monotonic() < end, found
        page.wait_for_timeout(pause)


def until_behind(page: Page) -> None:
    """Wait until a newer edition is there than the one that is kept. Chromium looks for a new worker once the old one was not asked
    anything for a second."""
    until(page, lambda found: found and found["isBehind"], pause=1_200)


def until_true(page: Page, ask: str, arg: object = None, seconds: float = 60) -> None:
    """Wait until a page's answer is true. ``ask`` is a function that may take its time: Playwright's own way takes every
    promise for true."""
    end = time.monotonic() + seconds
    while not page.evaluate(ask, arg):
        assert time.monotonic() < end, ask
        page.wait_for_timeout(50)


def until_in_use(page: Page, folder: Path) -> None:
    """Wait until the worker answers from the Indonesian edition that is published in ``folder``."""
    worker = (folder / "sw.js").read_text(encoding="utf-8")
    end = time.monotonic() + 30
    while (path := page.evaluate(_IN_USE)) is None or path not in worker:
        assert time.monotonic() < end, path
        page.wait_for_timeout(100)


def publish(project: Path, folder: Path, worker: tuple[str, str] = ("", "")) -> None:
    """Make the files for use without a signal anew from what stands in ``folder``, as the end of a build does. ``worker``: words of it
    and others in their place; a browser looks for a new worker whenever it likes, and must find no half of one."""
    published = Build.of(project).published
    kept = OfflineFiles(published, {"id": Frame(("",))})
    for page in published.pages:
        content = (folder / page.address.file).read_bytes()
        kept.add_page(page, content, content_digest(content), is_theirs=True)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and path.name != "index.html" and not name.startswith("assets/offline/"):
            kept.add(Artifact(name, path.read_bytes()), content_digest(path.read_bytes()))
    old, new = (word.encode() for word in worker)
    for artifact in kept.artifacts():
        assert artifact.path != "sw.js" or old in artifact.content
        (folder / artifact.path).write_bytes(artifact.content.replace(old, new) if old and artifact.path == "sw.js" else artifact.content)
