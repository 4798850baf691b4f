"""What the script for use without a signal says and whether it is on, as the line of JavaScript that stands before it."""

import json

from berdaya.render.strings import strings


def offline_words(lang: str, is_on: bool) -> str:
    """Give the statement that files a language's words where ``web/offline/page.js`` reads them."""
    said = {"words": strings(lang).offline["script"], "isOn": is_on}
    return f"globalThis.berdayaOffline = {json.dumps(said, ensure_ascii=False)};\n"
