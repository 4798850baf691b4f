"""What tests ask of a browser about what it keeps."""

import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from berdaya.check.project import check
from berdaya.mkdocs_plugin.offline import write_offline
from berdaya.render import render

_STATUS = """async () => {
  const { ask, worker } = globalThis.berdayaOffline;
  const active = await worker();
  return active ? (await ask(active, { ask: "status" })).answer : null;
}"""


def status(page: Page) -> dict | None:
    """What the worker says of the page's language: files kept, all, of the core; None without a worker."""
    return page.evaluate(_STATUS)


def settle(page: Page, more: int = 0) -> None:
    """Wait until the core is kept, and ``more`` files beside it."""
    until(page, lambda found: found and found["core"] and found["kept"] >= found["core"] + more)


def until(page: Page, is_so: Callable[[dict | None], object], seconds: float = 30) -> None:
    """Wait until this holds of the worker's ``status``."""
    end = time.monotonic() + seconds
    while not is_so(found := status(page)):
        assert time.monotonic() < end, found
        page.wait_for_timeout(100)


def publish(project: Path, folder: Path) -> None:
    """Make the files for use without a signal anew from what stands in ``folder``, as the end of a build does."""
    write_offline(render(check(project).library, {}), folder, True)
