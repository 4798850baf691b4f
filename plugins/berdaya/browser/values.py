"""What the build tells the browser's scripts: the words of a language, and whether pages are kept."""

from berdaya.browser.bundle import Values
from berdaya.words import Words

FILE_WORDS = ("progress", "complete", "stopped", "cleared", "undo", "close", "unanswered", "version", "moved", "left", "forgetOld")
"""What the script of a checklist in a file of its own says of ``checklist.script``."""
_WORK_WORDS = ("unsaved", "undo", "close", "cleared", "moved", "left", "saveOld", "forgetOld", "use", "toolsLost")
"""What the script of a checklist or form says while it is filled in; all else comes with its tools."""
CHECKLIST_WORDS = (*_WORK_WORDS, "progress", "complete", "stopped", "columns")
FORM_WORDS = (
    "undo", "close", "fileAsk", "use", "otherSheet", "badFile", "opened", "openedOld",
    "fileHeads", "gathered", "without",
    "copy", "copied", "whatsapp", "table", "version", "sheetsKeep", "sheetsKept", "sheetsDrop", "sheetsLost", "sheetsFull",)  # fmt: skip
"""What the tools of a form say of ``checklist.script``, as far as ``form.script`` has no words of its own for it."""
SITE = "site/site.js"
ALOUD = "theme/aloud.js"
CHECKLIST = "checklist/checklist.js"
FORM = "form/form.js"
CHECKLIST_TOOLS = "checklist/checklist_tools.js"
FORM_TOOLS = "form/form_tools.js"
BY_LANGUAGE = (SITE, ALOUD, CHECKLIST, FORM, CHECKLIST_TOOLS, FORM_TOOLS)
"""Bundles that hold words, and so stand once for each language."""


def page_values(said: Words, is_offline: bool, entry: str = "") -> Values:
    """The values of the bundles of pages in a language. ``is_offline``: whether pages are kept for use without a signal;
    ``entry``: the bundle that is made; each of a checklist or form has the words that it says."""
    return {
        "site/words.js": {"words": dict(said.site.offline.script), "reading": dict(said.site.reading.script)},
        "offline/switch.js": {"isOn": is_offline},
        "sheet/words.js": {"words": _sheet_words(said, entry), "lang": said.code},
        "form/words.js": {"formWords": _form_ways(said)},
    }


def file_values(said: Words) -> Values:
    """The values of ``checklist/file.js``, a checklist in a file of its own: only what it says."""
    words = said.site.checklist
    own = {"unsaved": words.unsaved_file, "note": words.note, "answers": dict(words.answers), "decision": words.decision}
    return {"sheet/words.js": {"words": {name: words.script[name] for name in FILE_WORDS} | own, "lang": said.code}}


def _sheet_words(said: Words, entry: str) -> dict[str, object]:
    words = said.site.checklist
    answers: dict[str, object] = {"answers": dict(words.answers), "decision": words.decision}
    in_form = {**words.script, **said.site.form.script}
    said_by: dict[str, dict[str, object]] = {
        CHECKLIST: {name: words.script[name] for name in CHECKLIST_WORDS} | answers,
        FORM: {name: in_form[name] for name in _WORK_WORDS},
        FORM_TOOLS: {name: in_form[name] for name in FORM_WORDS},
    }
    return said_by.get(entry, {**words.script, **answers})


def _form_ways(said: Words) -> dict[str, str]:
    """What a form says that a checklist does not, and how it writes numbers, days and hours."""
    form, language = said.site.form, said.language
    return {
        **{name: form.script[name] for name in ("notNumber", "kept", "keepAsk", "forgotten")},
        "keepIt": form.script["keep"],
        "keep": form.do["keep"],
        "forget": form.do["forget"],
        "decimal": language.decimal,
        "time": language.time,
        "locale": language.locale.replace("_", "-"),
    }
