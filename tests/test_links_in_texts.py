"""Links in Markdown: every one that Markdown makes is seen by the check, and leads to a page where it names a record."""

import re

import pytest

from berdaya.model.address import Address
from berdaya.model.markdown_links import markdown_links
from berdaya.render.html import to_html
from berdaya.render.links import with_addresses

BAD = "javascript:alert(1)"
WAYS = {
    "inline": "[x]({target})",
    "inline, angled": "[x](<{target}>)",
    "definition": "[x]: {target}\n\n[x]",
    "definition with a title": '[x]: {target} "y"\n\n[x][]',
    "definition, angled": "[x]: <{target}>\n\n[x]",
    "target on the next line": "[x]:\n    {target}\n\n[x]",
    "in a quote": "> [x]: {target}\n\n[x]",
    "in a quote of a quote, over two lines": "> > [x]:\n> > {target}\n\n[x]",
    "in an item": "- [x]: {target}\n\n[x]",
    "in a numbered item": "1. a\n\n    [x]: {target}\n\n[x]",
    "in a box": "!!! note\n    [x]: {target}\n\n[x]",
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_every_link_that_markdown_makes_is_seen(way: str) -> None:
    text = way.format(target=BAD)
    assert f'href="{BAD}"' in to_html(text)
    assert BAD.removesuffix(")") in {link.target.removesuffix(")") for link in markdown_links(text)}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_link_to_a_record_leads_to_its_page(way: str) -> None:
    where = {"role/pld": Address("peran/pld")}.get
    shown = to_html(with_addresses(way.format(target="role/pld#tugas"), Address("istilah/desa"), where))
    assert re.findall('href="([^"]*)"', shown) == ["../peran/pld.md#tugas"]


def test_brackets_in_prose_are_no_links() -> None:
    assert not list(markdown_links("Catatan [1]: baca dulu. **[Desa]**: lihat (peta)."))
