"""The template environment: Markdown out, undefined names are errors."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from berdaya.model.kinds.checklist import pause_letter
from berdaya.render.citations import source_anchor
from berdaya.render.inline import attribute, literal
from berdaya.render.law_history import law_history
from berdaya.render.script_values import json_attribute, json_script


@cache
def environment() -> Environment:
    """Make the environment once. Templates write Markdown, so nothing is HTML-escaped here: sources are checked."""
    made = Environment(
        loader=PackageLoader("berdaya.render"),
        undefined=StrictUndefined,
        autoescape=False,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {
        "attribute": attribute,
        "literal": literal,
        "json_attribute": json_attribute,
        "json_script": json_script,
        "source_anchor": source_anchor,
    }
    made.globals |= {"law_history": law_history, "pause_letter": pause_letter}
    return made


def template(name: str) -> Template:
    """Give a compiled template of ``templates/``."""
    return environment().get_template(name)
