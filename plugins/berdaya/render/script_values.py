"""Values for scripts, written into a page so that nothing in them can end the place that they stand in."""

import json


def json_script(value: object) -> str:
    """Write a value as JavaScript for the inside of a ``script`` element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def json_attribute(value: object) -> str:
    """Write a value as JSON for an attribute in single quotes, which spares the escape of every double one."""
    text = json.dumps(value, ensure_ascii=False)
    return text.replace("&", "&amp;").replace("'", "&#39;").replace("<", "&lt;")
