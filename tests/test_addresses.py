"""One table of addresses for the whole site: every page in every language, no two at one address."""

from datetime import date
from pathlib import Path

import pytest

from berdaya.build import Build
from berdaya.check.project import check
from berdaya.check.rules.addresses import no_two_pages_at_one_address
from berdaya.model.language import CODES, language
from berdaya.model.library import Library
from berdaya.model.pages import CHANGES, HOME, ListPage, RecordPage, RecordPrint, SectionPrint
from berdaya.relate.plan import Plan, plan
from berdaya.relate.tools import COMPARE, READINESS
from tests.checklist.sample import TODAY
from tests.small_sites import GOOD, SOURCE, TERM, write_site
from tests.ways.ways_sample import law, role

@pytest.fixture(scope="module")
def library(real_build: Build) -> Library:
    """That of the repository."""
    return real_build.library


@pytest.fixture(scope="module")
def site(library: Library) -> Plan:
    return plan(library)


def small(root: Path, files: dict[str, str]) -> Plan:
    checked = check(write_site(root, {**GOOD, **files}), TODAY)
    assert not checked.errors, checked.errors
    return plan(checked.library)


@pytest.mark.parametrize(
    ("page", "addresses"),
    [
        (HOME, {"id": "", "en": "en/"}),
        (CHANGES, {"id": "perubahan/", "en": "en/changes/"}),
        (RecordPage("role", "fasilitator"), {"id": "peran/fasilitator/", "en": "en/roles/facilitator/"}),
        (ListPage("role"), {"id": "peran/", "en": "en/roles/"}),
        (ListPage("source", 2), {"id": "sumber/2/", "en": "en/sources/2/"}),
        (ListPage("term", 2, "en"), {"id": "glosarium/menurut-inggris-2/", "en": "en/glossary/by-indonesian-2/"}),
        (COMPARE, {"id": "peran/bandingkan/", "en": "en/roles/compare/"}),
        (READINESS, {"id": "kesiapan/", "en": "en/readiness/"}),
        (SectionPrint("methods"), {"id": "cetak/siklus-dan-metode/", "en": "en/print/cycle-and-methods/"}),
        (RecordPrint("role", "fasilitator"), {"id": "cetak/peran-fasilitator/", "en": "en/print/role-facilitator/"}),
    ],
)
def test_a_page_has_an_address_in_each_language(site: Plan, page, addresses: dict[str, str]) -> None:
    assert {code: site.address(page, code).url for code in CODES} == addresses


def test_no_two_pages_of_the_site_share_an_address(site: Plan) -> None:
    urls = [address.url for address in site.addresses.values()]
    assert len(urls) == len(set(urls)) == len(site.pages) * len(CODES)
    assert not set(urls) & set(site.redirects)


def test_every_address_begins_with_its_languages_folder_and_ends_as_a_folder(site: Plan) -> None:
    prefixes = {code: language(code).prefix for code in CODES}
    for (_, code), address in site.addresses.items():
        first = address.url.partition("/")[0]
        assert first == prefixes[code] if prefixes[code] else first not in prefixes.values() or not first
        assert address.url == "" or address.url.endswith("/")
        assert address.file == f"{address.url}index.html"


def test_a_page_that_is_not_there_has_no_address(site: Plan) -> None:
    assert site.address(RecordPage("role", "tiada"), "id") is None
    assert site.address(HOME, "xx") is None


def test_a_record_without_a_page_leads_to_its_place_in_the_list(tmp_path: Path) -> None:
    unread = {"content/laws/lama.yml": law("Lama", "Peraturan Nomor 1 Tahun 2001", "unread: {id: Belum kami baca., en: Not read yet.}\n")}
    found = small(tmp_path, unread)
    page = RecordPage("law", "lama")
    assert page not in found.pages and found.place(page) == (ListPage("law"), "lama")
    assert found.redirects["hukum/lama/"] == (ListPage("law"), "id")
    assert found.redirects["en/laws/lama/"] == (ListPage("law"), "en")


def test_former_and_short_addresses_lead_to_the_page(tmp_path: Path, site: Plan) -> None:
    slug = "slug: {id: nagari, en: village, formerly: {id: [desa-lama, kampung], en: [old-village]}}\n"
    found = small(tmp_path, {"glossary/desa.yml": TERM + slug})
    page = RecordPage("term", "desa")
    assert found.redirects == {
        "glosarium/desa-lama/": (page, "id"), "glosarium/kampung/": (page, "id"), "en/glossary/old-village/": (page, "en"),
    }  # fmt: skip
    assert site.redirects["P/PRAKONDISI/"] == (RecordPage("checklist", "prakondisi"), "id")


def told(root: Path, files: dict[str, str]) -> list[tuple[str, str]]:
    problems = check(write_site(root, {**GOOD, **files}), TODAY).problems
    return [(item.code, item.args.get("url", "")) for item in problems if item.code in ("same-address", "same-redirect", "reserved-name")]


KOTA = TERM.replace("Desa", "Kota").replace("village", "town")


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"glossary/kota.yml": KOTA + "slug: {id: desa}\n"}, [("same-address", "glosarium/desa/"), ("same-address", "en/glossary/desa/")]),
        ({"glossary/kota.yml": KOTA + "slug: {en: desa}\n"}, [("same-address", "en/glossary/desa/")]),
        ({"glossary/kota.yml": KOTA + "slug: {id: menurut-inggris, en: x}\n"}, [("same-address", "glosarium/menurut-inggris/")]),
        ({"glossary/kota.yml": KOTA + "slug: {en: by-indonesian}\n"}, [("same-address", "en/glossary/by-indonesian/")]),
        ({"glossary/kota.yml": KOTA + "slug: {id: '7', en: x}\n"}, [("same-address", "glosarium/7/")]),
        ({"glossary/kota.yml": KOTA + "slug: {id: index, en: x}\n"}, [("same-address", "glosarium/index/")]),
        ({"glossary/kota.yml": KOTA + "slug: {id: nul, en: x}\n"}, [("reserved-name", "")]),
        ({"glossary/kota.yml": KOTA + "slug: {formerly: {id: [desa]}}\n"}, [("same-redirect", "glosarium/desa/")]),
        ({"glossary/kota.yml": KOTA + "slug: {formerly: {id: [lama]}}\n", "glossary/desa.yml": TERM + "slug: {formerly: {id: [lama]}}\n"},
         [("same-redirect", "glosarium/lama/")]),
        ({"content/roles/banding.yml": role("Banding", "inti") + "slug: {id: bandingkan, en: x}\n", "content/roles/lain.yml": role("Lain", "inti")},
         [("same-address", "peran/bandingkan/")]),
        # The same word is free in another kind's folder.
        ({"content/sources/desa.yml": SOURCE}, []),
    ],
)  # fmt: skip
def test_collisions_are_told_over_all_pages(files: dict[str, str], found: list[tuple[str, str]], tmp_path: Path) -> None:
    assert sorted(told(tmp_path, files)) == sorted(found)


def test_no_record_may_take_the_address_of_a_page_that_the_site_makes(library: Library, site: Plan) -> None:
    from berdaya.words import words

    kinds = {words("id").kinds[kind].address: kind for kind in words("id").kinds}
    ways = [site.address(page, "id").url.strip("/").split("/") for page in site.pages if not isinstance(page, RecordPage)]
    made = {(kinds[way[0]], way[1]) for way in ways if len(way) == 2 and way[0] in kinds}
    assert {("checklist", "susun"), ("career-step", "renungan"), ("source", "2"), ("term", "menurut-inggris")} <= made
    for kind, slug in sorted(made):
        record = library.of(kind)[0]
        taken = record.data.model_copy(update={"slug": record.data.slug.model_copy(update={"id": slug})})
        others = tuple(item for item in library.records if item is not record)
        alone = Library.seal((type(record)(kind, record.id, taken, {}, record.path, record.places), *others), ())
        assert [problem.code for problem in no_two_pages_at_one_address(alone, TODAY)][:1] == ["same-address"], (kind, slug)


def test_the_same_word_is_free_in_another_kinds_folder(library: Library) -> None:
    assert library.get("term/refleksi").slug("en") == "reflection"
    assert not list(no_two_pages_at_one_address(library, date(2026, 11, 22)))


def test_pages_come_in_reading_order_with_the_list_before_its_records(site: Plan, library: Library) -> None:
    pages = list(site.pages)
    assert pages[:2] == [HOME, CHANGES]
    for kind in ("role", "method", "source"):
        places = [pages.index(RecordPage(kind, record.id)) for record in library.of(kind)]
        assert pages.index(ListPage(kind)) < places[0] and places == sorted(places)
