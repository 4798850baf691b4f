"""Values written into pages for scripts arrive as they were, and end neither their attribute nor their element."""

import json

from bs4 import BeautifulSoup

from berdaya.render.html import to_html
from berdaya.render.script_values import json_attribute, json_script

HOSTILE = {"kata": "'\"><script>x</script> &lt; &#39; \\ {a}", "isi": ["</form>", "<!--", "]]>"]}


def test_an_attribute_holds_the_value_through_markdown() -> None:
    page = BeautifulSoup(to_html(f"<form data-x='{json_attribute(HOSTILE)}'>\n</form>\n\nSesudahnya."), "html5lib")
    assert json.loads(page.form["data-x"]) == HOSTILE
    assert page.script is None


def test_a_script_holds_the_value() -> None:
    page = BeautifulSoup(f"<script type='application/json'>{json_script(HOSTILE)}</script><p>x</p>", "html5lib")
    assert json.loads(page.script.string) == HOSTILE
    assert page.p
