"""What browsers allow on pages of the site: nothing that is not the site's own, and no script or style written into a page.

Said in each page (``<meta>``), and in a ``_headers`` file for hosts that read one, with what a page cannot say of itself.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from berdaya.model.artifact import Artifact

HEADERS = "_headers"
_INLINE = re.compile(r"<(script|style)\b(?![^>]*\ssrc=)(?![^>]*type=\"application/)[^>]*>(.*?)</\1>", re.DOTALL)
# What no page of ours asks a device for.
_DENIED = ("accelerometer", "browsing-topics", "camera", "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb")


@dataclass(frozen=True)
class Policy:
    """The policy of a site. ``scripts`` and ``styles`` are hashes of what else may run or be applied: what an edition's own
    templates write into pages."""

    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()

    def text(self) -> str:
        """The policy as browsers read it."""
        said = {
            "default-src": ("'self'",),
            "script-src": ("'self'", *self.scripts),
            "style-src": ("'self'", *self.styles),
            "img-src": ("'self'", "data:"),  # icons are drawn in the style sheet
            "object-src": ("'none'",),
            "frame-src": ("'none'",),
            "base-uri": ("'none'",),
            "form-action": ("'self'",),
            "require-trusted-types-for": ("'script'",),
            "trusted-types": ("berdaya", "'allow-duplicates'"),  # each script of a page makes its own (web/shared/trusted.js)
        }
        return "; ".join(f"{name} {' '.join(dict.fromkeys(values))}" for name, values in said.items())

    def meta(self) -> str:
        """What each page says in its head, before anything that it loads."""
        return meta_of(self.text())

    def headers(self, of_files: "Policy") -> Artifact:
        """The file for hosts that read one (Netlify, Cloudflare Pages). ``of_files``: what runs in files that are opened by
        themselves, and that the site holds for download."""
        whole = Policy((*self.scripts, *of_files.scripts), (*self.styles, *of_files.styles))
        lines = (
            f"Content-Security-Policy: {whole.text()}; frame-ancestors 'self'",
            f"Permissions-Policy: {', '.join(f'{name}=()' for name in _DENIED)}",
            "Referrer-Policy: same-origin",
            "X-Content-Type-Options: nosniff",
        )
        return Artifact(HEADERS, ("/*\n" + "".join(f"  {line}\n" for line in lines)).encode())


def policy_of(frames: Iterable[str]) -> Policy:
    """The policy of a site whose pages stand in these frames."""
    inline: dict[str, list[str]] = {"script": [], "style": []}
    for frame in frames:
        for name, content in _INLINE.findall(frame):
            inline[name].append(hash_of(content))
    return Policy(tuple(inline["script"]), tuple(inline["style"]))


def hash_of(content: str) -> str:
    """How a policy names a script or style that is written into a page."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def meta_of(policy: str) -> str:
    """The lines in a page's head for a policy as text."""
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n<meta name="referrer" content="same-origin">'
