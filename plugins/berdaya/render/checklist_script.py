"""The words that a checklist's script says, as the line of JavaScript that stands before it."""

import json

from berdaya.render.strings import strings


def checklist_words(lang: str) -> str:
    """Give the statement that files a language's words in ``window.berdayaChecklist``, where ``checklist.js`` reads them."""
    words = strings(lang).checklist
    said = {**words["script"], "answers": words["answers"], "decision": words["decision"]}
    return f"(window.berdayaChecklist = window.berdayaChecklist || {{}}).{lang} = {json.dumps(said, ensure_ascii=False)};\n"
