"""A record's page: what its kind declares in that order, how far it can be trusted, what it rests on, what links to it."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from berdaya.compose.parts import _PARTS
from berdaya.compose.record import LONGEST_DESCRIPTION, MOST_BACKLINKS, shortened
from berdaya.model.kinds.layout import Part
from berdaya.model.pages import RecordPage
from tests.pages.test_prints import FILES, GUIDE, METHOD, REVIEWED
from tests.small_builds import page_of, shown, small_build
from tests.small_sites import TERM

DESA = RecordPage("term", "desa")


def term(root: Path, more: str, lang: str = "id", files: dict[str, str] | None = None) -> BeautifulSoup:
    return shown(small_build(root, {"glossary/desa.yml": TERM + more, **(files or {})}), DESA, lang)


def headings(soup: BeautifulSoup) -> list[str]:
    return [heading.get_text() for heading in soup.find_all(["h1", "h2", "h3"])]


@pytest.mark.parametrize(
    ("page", "names"),
    [
        (RecordPage("method", "jalan"), ["Jalan bersama", "Kapan dipakai", "Kapan tidak", "Alat", "Langkah", "Risiko dan etika", "Tanda berhasil",
                                        "Fakta dan dasarnya", "Langkah berikut", "Sumber"]),
        (RecordPage("competency", "mendengar"), ["Mendengar", "Bila dilakukan dengan baik", "Nilai diri Anda", "Bukti untuk portofolio", "Tugas latihan", "Terkait", "Sumber"]),
        (RecordPage("guide", "mulai"), ["Mulai", "Dua hal", "Dalam", "Sumber"]),
        (RecordPage("source", "buku"), ["Buku desa", "Terkait"]),
    ],
)  # fmt: skip
def test_a_page_shows_what_its_kind_declares_in_that_order(tmp_path: Path, page: RecordPage, names: list[str]) -> None:
    shown_names = headings(shown(small_build(tmp_path, FILES), page))
    assert shown_names == names


def test_every_sort_of_part_is_composed() -> None:
    assert set(_PARTS) == set(Part.__args__)


def test_an_empty_field_has_no_heading(tmp_path: Path) -> None:
    method = METHOD.replace("risks: [{id: Lupa air., en: Forgetting water.}]", "risks: []").replace("tools: [{id: Peta., en: A map.}]", "tools: []")
    names = headings(shown(small_build(tmp_path, {**FILES, "content/methods/jalan.yml": method + REVIEWED}), RecordPage("method", "jalan")))
    assert "Alat" not in names and "Risiko dan etika" not in names and "Langkah" in names


# How far a text can be trusted.


@pytest.mark.parametrize(
    ("more", "lang", "said"),
    [
        ("status: belum-diverifikasi\n", "id", "Isi halaman ini belum kami verifikasi"),
        ("valid_for: 2026\n", "en", "2026"),
        ("translated_from: {en: '000000000000'}\n", "en", "1 November 2026"),
    ],
)
def test_a_notice_tells_before_the_text(tmp_path: Path, more: str, lang: str, said: str) -> None:
    notice = term(tmp_path, more, lang).select_one(".admonition")
    assert said in notice.get_text() and notice.find_previous("h1")


def test_a_page_that_is_right_has_no_notice(tmp_path: Path) -> None:
    assert term(tmp_path, "").select(".admonition") == []


def test_a_fact_says_its_sources_its_year_and_what_waits(tmp_path: Path) -> None:
    more = "facts: [{text: {id: Ada *dua*., en: Two.}, sources: [buku], status: belum-diverifikasi, valid_for: 2026, checked: 2026-10-02}]\n"
    line = term(tmp_path, more).find("h2", string="Fakta dan dasarnya").find_next("li")
    assert line.get_text() == "Ada dua. [1] berlaku untuk 2026 (belum diverifikasi) (Dicek 2 Oktober 2026)"
    assert line.select_one(".bd-cite")["href"] == "#sumber-1"


@pytest.mark.parametrize(("invented", "title"), [("true", "Contoh rekaan"), ("false", "Contoh")])
def test_an_example_says_whether_it_is_invented(tmp_path: Path, invented: str, title: str) -> None:
    box = term(tmp_path, f"example: {{text: {{id: Ibu A., en: Mrs A.}}, invented: {invented}}}\n").select_one(".admonition.example")
    assert box.select_one(".admonition-title").get_text() == title and "Ibu A." in box.get_text()


# What it links to, and what links to it.

KOTA = TERM.replace("Desa", "Kota").replace("village", "town")


def related(soup: BeautifulSoup) -> list[str]:
    return [item.get_text(" ", strip=True) for item in soup.find("h2", string="Terkait").find_next("ul").select(":scope > li, :scope > li li")]


def test_own_relations_come_first_and_the_way_back_is_derived(tmp_path: Path) -> None:
    files = {"glossary/kota.yml": KOTA + "see_also: [term/desa]\n", "glossary/dusun.yml": TERM.replace("Desa", "Dusun") + "see_also: [term/desa]\n"}
    soup = term(tmp_path, "see_also: [term/kota]\n", files=files)
    assert related(soup)[0] == "Lihat juga: Kota"
    assert related(soup)[-1] == "Glosarium: Dusun"  # Kota is named above


def test_a_much_used_record_counts_the_rest(tmp_path: Path) -> None:
    files = {f"glossary/k{at:02}.yml": KOTA.replace("Kota", f"Kota {at:02}") + "see_also: [term/desa]\n" for at in range(MOST_BACKLINKS + 3)}
    assert related(term(tmp_path, "", files=files))[-1] == "…: dan 3 lainnya"


def test_sources_stand_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    uu = "title: Undang-undang\nsummary: {id: Naskah., en: Text.}\ntier: A\nauthor: Negara\nyear: '2014'\nreviewed: 2026-11-01\n"
    more = "facts: [{text: {id: Satu., en: One.}, sources: [uu, buku]}]\n"
    soup = shown(small_build(tmp_path, {"glossary/desa.yml": TERM.replace("sources: [buku]\n", "") + more, "content/sources/uu.yml": uu}), DESA)
    assert [(item["id"], item.get_text()) for item in soup.select("ol li[id]")] == [
        ("sumber-1", "Undang-undang — Negara, 2014 (tingkat A)"), ("sumber-2", "Buku desa (tingkat A)"),
    ]  # fmt: skip
    assert [link.get_text() for link in soup.select("ul .bd-cite")] == ["[1]", "[2]"]


# Titles and descriptions.


@pytest.mark.parametrize("title", ["Bahasa C#", "Nama __init__ dan 2*3*4", "Map C:\\", "5 > 3 & 2 < 4", "Tanya 'apa' \"ini\"", "#1 saja"])
def test_a_title_shows_as_it_is_written_wherever_it_stands(tmp_path: Path, title: str) -> None:
    """title-is-read-as-markdown: in its heading, in links to it, in the menu and in lists."""
    import yaml

    files = {
        "glossary/desa.yml": yaml.safe_dump({"title": {"id": title, "en": title}}, allow_unicode=True) + TERM.partition("\n")[2],
        "glossary/kota.yml": KOTA + "see_also: [term/desa]\n",
    }
    build = small_build(tmp_path, files)
    assert shown(build, DESA).h1.get_text() == page_of(build, DESA).title == title
    assert shown(build, RecordPage("term", "kota")).find("a", href="../desa/").get_text() == title
    for page in build.site.pages:
        linked = BeautifulSoup(page.content.html, "html5lib").select("a[href$='desa/']")
        assert all(link.get_text() == title for link in linked if not link.has_attr("data-term")), page.key


def test_a_description_is_words_and_is_cut_at_one(tmp_path: Path) -> None:
    long = "Kata **tebal** [tautan](term/kota) " + "panjang sekali " * 30
    build = small_build(tmp_path, {"glossary/desa.yml": TERM.replace("Kesatuan masyarakat hukum.", f"'{long}'"), "glossary/kota.yml": KOTA})
    description = page_of(build, DESA).description
    assert description.startswith("Kata tebal tautan panjang") and description.endswith(" …")
    assert len(description) <= LONGEST_DESCRIPTION + 2
    assert shortened("pendek") == "pendek"


# Contacts: what a phone opens.

CONTACT = """contacts:
- {name: {id: SAPA 129, en: SAPA 129}, number: '129', when: {id: Kekerasan, en: Violence}, otherwise: {id: Telepon 110, en: Call 110}, sources: [buku], checked: 2026-10-01}
- {name: {id: WA, en: WA}, number: 0811-1129-129, channel: whatsapp, when: {id: Chat, en: Chat}, sources: [buku], checked: 2026-10-01, status: belum-diverifikasi}
- {name: {id: SMS, en: SMS}, number: '1708', channel: sms, when: {id: Aduan, en: Complaints}, sources: [buku], checked: 2026-10-01}
- {name: {id: Surel, en: Mail}, number: halo@contoh.example, channel: surel, when: {id: Surat, en: Letters}, sources: [buku], checked: 2026-10-01}
- {name: {id: Situs, en: Site}, number: lapor.go.id, channel: situs, when: {id: Daring, en: Online}, sources: [buku], checked: 2026-10-01}
"""


def test_a_contact_is_a_link_that_a_phone_opens_and_words_on_paper(tmp_path: Path) -> None:
    soup = shown(small_build(tmp_path, {"content/guides/tolong.yml": GUIDE + REVIEWED + CONTACT}), RecordPage("guide", "tolong"))
    assert [(link["href"], link.get_text()) for link in soup.select(".bd-contacts .bd-contact a")] == [
        ("tel:129", "129"), ("https://wa.me/628111129129", "0811-1129-129"), ("sms:1708", "1708"),
        ("mailto:halo@contoh.example", "halo@contoh.example"), ("https://lapor.go.id", "lapor.go.id"),
    ]  # fmt: skip
    first, second = soup.select(".bd-contacts dd")[:2]
    assert "Bila tidak menjawab: Telepon 110" in first.get_text() and "Dicek 1 Oktober 2026." in first.get_text()
    assert "Belum dipastikan." in second.get_text() and "Belum dipastikan." not in first.get_text()
