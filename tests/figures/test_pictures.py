"""A picture is shown without what its file tells of place and time, in sizes for phones; what may not be shown is told and not made."""

import re
from base64 import b64decode
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from PIL import Image, ImageCms, PngImagePlugin

from berdaya.build import Build
from berdaya.cache import Cache
from berdaya.check.project import check
from berdaya.export.single_pages import single_page_path, single_pages
from berdaya.load import pictures as room
from berdaya.load.pictures import HEAVIEST, fault_of, made_of
from berdaya.model.edition import Edition
from berdaya.model.pages import SectionPrint
from tests.small_sites import GOOD, write_site
from tests.ways.ways_sample import head

TODAY = date(2026, 11, 22)
MAKER, GPS = 0x010F, 0x8825
CONSENT = "{people: ada, date: 2026-11-01, kept_by: {id: Sekretariat, en: Secretariat}}"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def photo(size: tuple[int, int] = (1600, 900), kind: str = "JPEG") -> bytes:
    """A picture with all that a camera writes beside the pixels."""
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    exif = Image.Exif()
    exif[MAKER] = "PonselRahasia"
    exif[GPS] = {1: "S", 2: (6.0, 10.0, 30.0), 3: "E", 4: (106.0, 49.0, 12.0)}
    written = BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    if kind == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Comment", "PonselRahasia")
        image.save(written, "PNG", pnginfo=text, exif=exif, icc_profile=profile)
    else:
        image.save(written, kind, exif=exif, icc_profile=profile, comment=b"PonselRahasia", xmp=b"<x:xmpmeta>PonselRahasia</x:xmpmeta>")
    return written.getvalue()


def guide(
    picture: str = "", body: str = "Teks.\n", consent: str = CONSENT, alt: str = "{id: Warga duduk., en: Residents sit.}"
) -> dict[str, str | bytes]:
    line = picture or f"{{id: balai, file: balai.jpg, alt: {alt}, author: Bu Wati, licence: CC BY-SA 4.0, consent: {consent}}}"
    text = head("Rapat") + f"group: dasar\npictures: [{line}]\n"
    return {**GOOD, "content/guides/rapat.yml": text, "content/guides/rapat.id.md": body, "content/guides/rapat.en.md": "Text.\n"}


def codes(root: Path, files: dict[str, str | bytes]) -> list[str]:
    return [item.code for item in check(write_site(root, files), TODAY).errors]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_but_the_pixels_is_left(kind: str) -> None:
    before = photo(kind=kind)
    with Image.open(BytesIO(before)) as image:
        assert image.getexif().get_ifd(GPS)
    made = made_of(f"balai.{ {'JPEG': 'jpg', 'PNG': 'png', 'WEBP': 'webp'}[kind] }", before)
    assert made is not None
    for content in (*(size.content for size in made.sizes), made.fallback_content, made.paper):
        assert b"PonselRahasia" not in content
        assert b"Exif" not in content
        with Image.open(BytesIO(content)) as image:
            assert not image.getexif()
            assert "icc_profile" not in image.info
            assert not {"comment", "xmp", "exif"} & set(image.info)


def test_sizes_are_for_phones_and_none_is_larger_than_the_picture() -> None:
    content = photo()
    made = made_of("balai.jpg", content)
    assert made is not None
    assert [size.width for size in made.sizes] == [360, 720, 1080]
    assert (made.width, made.height) == (720, 405)
    small = made_of("balai.jpg", photo((500, 300)))
    assert small is not None
    assert [size.width for size in small.sizes] == [360, 500]
    assert made == made_of("balai.jpg", content), "the same file gives the same bytes"


def test_a_picture_taken_upright_stands_upright() -> None:
    written = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (800, 400), "white").save(written, "JPEG", exif=exif)
    made = made_of("a.jpg", written.getvalue())
    assert made is not None
    assert made.height > made.width


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.jpg", photo(), ""),
        ("a.jpg", b"\xff\xd8\xff" + bytes(HEAVIEST), "picture-too-large"),
        ("a.jpg", photo((8001, 20)), "picture-too-wide"),
        ("a.svg", SVG, "picture-svg"),
        ("a.jpg", SVG, "picture-svg"),
        ("a.jpg", photo(kind="PNG"), "picture-wrong-type"),
        ("a.png", b"GIF89a" + bytes(50), "picture-wrong-type"),
        ("a.jpg", photo()[:3000], "picture-broken"),
        ("a.jpg", b"\xff\xd8\xff" + bytes(300), "picture-broken"),
    ],
)
def test_what_is_no_picture_for_a_page_is_refused_and_nothing_made_of_it(name: str, content: bytes, code: str) -> None:
    fault = fault_of(name, content)
    assert (fault.code if fault else "") == code
    assert (made_of(name, content) is None) is bool(code)


@pytest.mark.parametrize(
    ("files", "code"),
    [
        (guide(), ""),
        (guide(consent="{people: tidak-ada}"), ""),
        (guide(consent="{people: ada}"), "picture-without-consent"),
        (guide(consent="{people: ada, date: 2026-11-01}"), "picture-without-consent"),
        (guide(alt="{id: Warga duduk.}"), "picture-without-alt"),
        (guide(body="![](picture:balay)\n"), "no-picture"),
        (guide(body="![](picture:balai)\n"), ""),
        ({**guide(), "content/guides/rapat.yml": str(guide()["content/guides/rapat.yml"]).replace("balai.jpg", "bali.jpg")}, "picture-file-missing"),
    ],
)
def test_what_an_author_must_mend_is_told(tmp_path: Path, files: dict[str, str | bytes], code: str) -> None:
    assert codes(tmp_path, {**files, "content/pictures/balai.jpg": photo()}) == ([code] if code else [])


def test_a_path_leads_nowhere_else(tmp_path: Path) -> None:
    write_site(tmp_path, {"rahasia.jpg": photo(), "content/pictures/balai.jpg": photo()})
    (tmp_path / "content" / "pictures" / "luar.jpg").symlink_to(tmp_path / "rahasia.jpg")
    assert room.file_of(tmp_path, "balai.jpg")
    assert room.file_of(tmp_path, "luar.jpg") is None
    assert room.file_of(tmp_path, "../../rahasia.jpg") is None


def test_a_page_shows_the_picture_once_with_its_words(tmp_path: Path) -> None:
    write_site(tmp_path, {**guide(body="Satu.\n\n![](picture:balai)\n"), "content/pictures/balai.jpg": photo()})
    build = Build(tmp_path, Edition())
    assert not build.checked.errors
    record = build.library.get("guide/rapat")
    assert record is not None
    for code, alt in (("id", "Warga duduk."), ("en", "Residents sit.")):
        html = build.documents.content(record, code).html
        assert html.count("<img ") == 1
        assert f'alt="{alt}"' in html
        assert 'width="720" height="405"' in html
        assert 'loading="lazy"' in html
        assert "1080w" in html
        assert "Bu Wati, CC BY-SA 4.0." in html
    paths = [artifact.path for made in build.pictures.values() for artifact in made.artifacts()]
    assert len(paths) == 4
    assert all(path.startswith("assets/pictures/balai-") for path in paths)


def test_without_consent_nothing_is_made(tmp_path: Path) -> None:
    write_site(tmp_path, {**guide(consent="{people: ada}"), "content/pictures/balai.jpg": photo()})
    build = Build(tmp_path, Edition())
    assert build.checked.errors
    assert build.pictures == {}


def test_without_pillow_the_check_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("berdaya.check.pictures.has_pillow", lambda: False)
    assert codes(tmp_path, {**guide(), "content/pictures/balai.jpg": photo()}) == ["pictures-need-pillow"]


def test_a_noisy_picture_is_told_to_be_heavy(tmp_path: Path) -> None:
    written = BytesIO()
    Image.effect_noise((760, 760), 200).convert("RGB").save(written, "JPEG", quality=95)
    write_site(tmp_path, {**guide(), "content/pictures/balai.jpg": written.getvalue()})
    assert "picture-too-heavy" in [item.code for item in Build(tmp_path, Edition()).problems]


def test_paper_and_books_show_it_in_grey(tmp_path: Path) -> None:
    from berdaya.compose.on_paper import on_paper
    from berdaya.words import words
    from berdaya.write.typst import TypstOptions, nodes_of, typst_sections
    from berdaya.write.xhtml import XhtmlOptions, write_xhtml

    write_site(tmp_path, {**guide(), "content/pictures/balai.jpg": photo()})
    build = Build(tmp_path, Edition())
    record = build.library.get("guide/rapat")
    assert record is not None
    document = on_paper(build.documents.document(record, "id"), words("id"))
    (node,) = nodes_of(typst_sections(document.blocks, document.sections, 2, TypstOptions()), "photo")
    with Image.open(BytesIO(bytes(node["jpeg"]))) as image:
        assert image.mode == "L"
    assert node["alt"] == "Warga duduk."
    assert 'src="data:image/jpeg;base64,' in write_xhtml(document, XhtmlOptions(lambda _: ""), "a")


def test_a_print_shows_it_at_once_and_a_file_of_its_own_holds_it(tmp_path: Path) -> None:
    """The file's policy forbids to fetch anything, and where it is opened there may be no network."""
    write_site(tmp_path, {**guide(), "content/pictures/balai.jpg": photo()})
    published = Build(tmp_path, Edition("Contoh", url="https://contoh.example/")).published
    (page,) = (page for page in published.pages if page.id == SectionPrint("start") and page.lang == "id")
    (shown,) = BeautifulSoup(page.content.html, "html5lib").select("img")
    assert re.fullmatch(r"\.\./\.\./assets/pictures/balai-\w+-720\.jpg", shown["src"])
    assert shown["alt"] == "Warga duduk." and "loading" not in shown.attrs
    (file,) = (made.content.decode() for made in single_pages(published, Cache(None)) if made.path == single_page_path(page))
    (held,) = BeautifulSoup(file, "html5lib").select("img")
    with Image.open(BytesIO(b64decode(held["src"].removeprefix("data:image/jpeg;base64,")))) as image:
        assert image.size == (720, 405) and image.mode == "RGB"


def test_a_name_with_blanks_is_no_name_of_a_picture(tmp_path) -> None:
    from tests.small_sites import GOOD, TERM, write_site

    picture = "pictures:\n- {id: rapat, file: foto rapat.jpg, alt: {id: Warga duduk melingkar., en: Residents in a circle.}, consent: {people: none}}\n"
    problems = check(write_site(tmp_path, {**GOOD, "glossary/desa.yml": TERM + picture})).errors
    assert "bad-picture-file" in {problem.code for problem in problems}
