"""Pages kept between builds: the same bytes as made anew, whoever made them; and what a change to one record makes anew."""

import pickle
from collections.abc import Mapping
from pathlib import Path

import pytest

from berdaya import workers
from berdaya.build import Build
from berdaya.cache import Cache
from berdaya.model.language import CODES
from berdaya.pages.contents import FEWEST_FOR_WORKERS, ContentMaker, Wanted, contents_of
from tests.pages.test_prints import CHALLENGE, COMPETENCY, FILES, METHOD, REVIEWED, ROLE, TERM
from tests.small_builds import EDITION, TODAY, small_build
from tests.small_sites import TERM as DESA
from tests.small_sites import write_site
from tests.ways.ways_sample import head

MANY = {f"glossary/k{at:02}.yml": DESA.replace("Desa", f"Kota {at:02}").replace("village", f"town {at:02}") for at in range(FEWEST_FOR_WORKERS)}


def maker_of(build: Build) -> ContentMaker:
    return ContentMaker(build.library, build.plan, {})


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> ContentMaker:
    return maker_of(small_build(tmp_path_factory.mktemp("banyak"), {**FILES, **MANY}))


def test_kept_and_fresh_pages_are_the_same(many: ContentMaker, tmp_path: Path) -> None:
    fresh = contents_of(many, Cache(None), 1)
    cache = Cache.of(tmp_path)
    assert contents_of(many, cache, 1) == fresh
    cache.save()
    assert contents_of(many, Cache.of(tmp_path), 1) == fresh
    assert len(fresh.written) == len(fresh.keys) == len(many.library.records) * len(CODES)


def test_nothing_is_made_again_where_all_is_kept(many: ContentMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache.of(tmp_path)
    contents_of(many, cache, 1)
    cache.save()
    monkeypatch.setattr(ContentMaker, "content", lambda *args: pytest.fail("made again"))
    contents_of(many, Cache.of(tmp_path), 1)


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_several_processes_make_what_one_makes(many: ContentMaker, method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A forked process has all that is read; to another one it is handed over, as Windows does."""
    if method not in workers.get_all_start_methods():
        pytest.skip("not on this system")
    started = []
    monkeypatch.setattr(workers, "start_method", lambda: started.append(method) or method)
    assert contents_of(many, Cache(None), 2) == contents_of(many, Cache(None), 1)
    assert started == [method]


def test_a_second_process_can_begin_in_some_way() -> None:
    assert workers.start_method() in workers.get_all_start_methods()


def test_what_is_handed_over_says_the_same(many: ContentMaker) -> None:
    other: ContentMaker = pickle.loads(pickle.dumps(many))
    for record in many.library.records[:20]:
        assert other.key(other.library.get(record.key), "en") == many.key(record, "en")


# What a change makes anew, by the keys of pages.


def keys_of(root: Path) -> Mapping[Wanted, bytes]:
    build = Build(root, EDITION, today=TODAY)
    maker = maker_of(build)
    return {(record.key, code): maker.key(record, code) for record in build.library.records for code in CODES}


SITE = {
    **FILES,
    "glossary/rapat.yml": DESA.replace("{id: Desa, en: village}", "{id: rapat, en: meeting}"),
    "content/roles/penyuluh.yml": ROLE.replace("Kader", "Penyuluh").replace("Cadre", "Extension worker").replace("slug: {en: cadre}\n", "")
    + "see_also: [method/jalan]\n"
    + REVIEWED,
}


def change(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def both(*keys: str) -> set[Wanted]:
    return {(key, code) for key in keys for code in CODES}


NEIGHBOURS = ("method/jalan", "role/penyuluh", "challenge/sepi", "source/buku")


@pytest.mark.parametrize(
    ("file", "old", "new", "changed"),
    [
        # What no other page says: the page itself.
        ("content/methods/jalan.yml", "Dua jam", "Tiga jam", both("method/jalan")),
        ("content/methods/jalan.yml", "In a flood", "In a storm", both("method/jalan")),
        ("content/guides/mulai.id.md", "butir", "butir lain", both("guide/mulai")),
        ("content/methods/jalan.yml", "2026-11-01", "2026-11-02", both("method/jalan")),
        # What others say of it: the page, those that it names and those that name it.
        ("content/roles/kader.yml", "{id: Kader,", "{id: Kaderku,", both("role/kader") | {("competency/mendengar", "id"), ("source/buku", "id")}),
        ("content/methods/jalan.yml", "en: Seeing", "en: Looking at", both("method/jalan") | {(key, "en") for key in NEIGHBOURS}),
        ("content/methods/jalan.yml", "purpose:", "slug: {en: walk}\npurpose:", both("method/jalan") | {(key, "en") for key in NEIGHBOURS}),
        # A link that comes or goes is seen at both ends.
        ("content/challenges/sepi.yml", "sources: [buku]", "sources: [buku]\nsee_also: [role/kader]", both("challenge/sepi", "role/kader")),
        # A term's meaning is said by those that name it; its names may stand on any page of their language.
        ("glossary/musyawarah.yml", "sources: [buku]", "sources: [buku]\nusage: {id: Baik., en: Good.}", both("term/musyawarah")),
    ],
)  # fmt: skip
def test_a_change_to_one_record_changes_its_page_and_those_that_name_it(tmp_path: Path, file: str, old: str, new: str, changed: set[Wanted]) -> None:
    small_build(tmp_path, SITE)
    before = keys_of(tmp_path)
    change(tmp_path, file, old, new)
    after = keys_of(tmp_path)
    assert {wanted for wanted in before if before[wanted] != after[wanted]} == changed


@pytest.mark.parametrize(
    ("old", "new", "lang"),
    [
        ("id: musyawarah,", "id: mufakat,", "id"),
        ("en: [parley]", "en: [parley, long talk]", "en"),
        ("sources: [buku]", "slug: {id: bicara, en: musyawarah}\nsources: [buku]", "id"),
    ],
)
def test_a_term_s_name_and_address_reach_every_page_of_their_language(tmp_path: Path, old: str, new: str, lang: str) -> None:
    """Any text may use the word, and then links to the term."""
    small_build(tmp_path, SITE)
    before = keys_of(tmp_path)
    change(tmp_path, "glossary/musyawarah.yml", old, new)
    after = keys_of(tmp_path)
    changed = {wanted for wanted in before if before[wanted] != after[wanted]}
    assert changed >= {wanted for wanted in before if wanted[1] == lang}
    assert {wanted for wanted in changed if wanted[1] != lang} <= both("term/musyawarah", "source/buku")


def test_a_title_of_several_words_reaches_every_page_of_its_language(tmp_path: Path) -> None:
    """The glossary leaves it whole wherever it is said: *Pendamping Lokal Desa* is a role, not an accompaniment."""
    small_build(tmp_path, SITE)
    before = keys_of(tmp_path)
    change(tmp_path, "content/methods/jalan.yml", "id: Jalan bersama", "id: Jalan kaki")
    after = keys_of(tmp_path)
    changed = {wanted for wanted in before if before[wanted] != after[wanted]}
    assert changed == {wanted for wanted in before if wanted[1] == "id"} | {("method/jalan", "en")}


def test_a_new_record_changes_only_what_it_names(tmp_path: Path) -> None:
    small_build(tmp_path, SITE)
    before = keys_of(tmp_path)
    write_site(tmp_path, {"content/challenges/ramai.yml": CHALLENGE.replace("Sepi", "Ramai") + "see_also: [role/kader]\n" + REVIEWED})
    after = keys_of(tmp_path)
    assert after.keys() - before.keys() == both("challenge/ramai")
    assert {wanted for wanted in before if before[wanted] != after[wanted]} == both("role/kader", "source/buku")


PHASE = head("Awal") + "position: 1\npurpose: {id: A., en: A.}\nquestions: []\ndo: []\ndone_when: []\n"
# One edit after the other, as authors make them: file → text, or nothing for a file that goes.
EDITS: list[dict[str, str | None]] = [
    {},
    {"content/methods/jalan.yml": METHOD.replace("Jalan bersama", "Jalan kaki") + REVIEWED},
    {"glossary/musyawarah.yml": TERM.replace("sources", "slug: {id: bicara}\nsources") + REVIEWED},
    {"content/phases/awal.yml": PHASE},  # a second kind in the section of methods: their print has headings for kinds
    {"content/guides/mulai.id.md": "Isi lain, lihat [semua peran](index/role).\n"},
    {"content/competencies/mendengar.yml": None, "content/roles/kader.yml": ROLE.replace("competencies: [mendengar]\n", "") + REVIEWED},
    {"content/roles/kader.yml": None, "content/roles/penyuluh.yml": None},  # no role is left: their list is gone
    {"content/phases/awal.yml": None},
    {"glossary/rapat.yml": None},
    {"content/competencies/mendengar.yml": COMPETENCY + REVIEWED, "content/roles/kader.yml": ROLE + REVIEWED},
    {name: text for name, text in SITE.items()},
]


def test_after_every_edit_the_kept_pages_are_those_of_a_clean_build(tmp_path: Path) -> None:
    write_site(tmp_path, {**SITE, "content/sources/buku.yml": SITE["content/sources/buku.yml"]})
    for number, edit in enumerate(EDITS):
        for name, text in edit.items():
            if text is None:
                (tmp_path / name).unlink(missing_ok=True)
            else:
                write_site(tmp_path, {name: text})
        cache = Cache.of(tmp_path)
        kept = Build(tmp_path, EDITION, cache, today=TODAY)
        clean = Build(tmp_path, EDITION, today=TODAY)
        assert [(page.key, page.lang) for page in kept.site.pages] == [(page.key, page.lang) for page in clean.site.pages]
        for ours, theirs in zip(kept.site.pages, clean.site.pages, strict=True):
            assert ours.content == theirs.content, (number, ours.key, ours.lang)
        assert kept.exported == clean.exported
        cache.save()
