"""What the build tells the browser's scripts: the words of a language, and whether pages are kept."""

from berdaya.browser.bundle import Values
from berdaya.words import Words

FILE_WORDS = ("progress", "complete", "stopped", "cleared", "undo", "close", "unanswered", "version", "moved", "left", "forgetOld")
"""What the script of a checklist in a file of its own says of ``checklist.script``."""
SITE = "site/site.js"
CHECKLIST = "checklist/checklist.js"
BY_LANGUAGE = (SITE, CHECKLIST)
"""Bundles that hold words, and so stand once for each language."""


def page_values(said: Words, is_offline: bool) -> Values:
    """The values of the bundles of pages in a language. ``is_offline``: whether pages are kept for use without a signal."""
    words = said.site.checklist
    return {
        "site/words.js": {"words": dict(said.site.offline.script)},
        "offline/switch.js": {"isOn": is_offline},
        "checklist/words.js": {
            "words": {**words.script, "answers": dict(words.answers), "decision": words.decision},
            "lang": said.code,
        },
    }


def file_values(said: Words) -> Values:
    """The values of ``checklist/file.js``, a checklist in a file of its own: only what it says."""
    words = said.site.checklist
    own = {"unsaved": words.unsaved_file, "note": words.note, "answers": dict(words.answers), "decision": words.decision}
    return {"checklist/words.js": {"words": {name: words.script[name] for name in FILE_WORDS} | own, "lang": said.code}}
