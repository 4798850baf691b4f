"""The link to edit a page is an address, whatever folder the record lies in."""

from types import SimpleNamespace

from berdaya.mkdocs_plugin.repository import edit_url
from berdaya.model.address import Address
from berdaya.model.page import Page


def test_a_folder_with_blanks_and_quotes_is_quoted() -> None:
    page = Page("role/pd", "id", "id", Address("peran/pd"), "", "", "", source_path='content/roles/baru "2" #/pd.yml')
    config = SimpleNamespace(repo_url="https://contoh.example/x", edit_uri="edit/main/")
    assert edit_url(config, page) == "https://contoh.example/x/edit/main/content/roles/baru%20%222%22%20%23/pd.yml"
