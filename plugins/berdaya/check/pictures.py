"""Pictures of records: each has its file, its words in every language, and the consent of who can be recognised in it."""

from collections.abc import Iterator
from pathlib import Path

from berdaya.load.pictures import FOLDER, Pictures, fault_of, file_of, has_pillow, names_in
from berdaya.model.kinds._pictures import Picture
from berdaya.model.library import Library
from berdaya.model.near import nearest
from berdaya.model.problem import Place, Problem
from berdaya.model.record import Record


def check_pictures(root: Path, library: Library) -> Iterator[Problem]:
    """Judge every picture and every place that a text gives one. A refused picture is not shown anywhere."""
    is_told = False
    for record in library.records:
        known = {picture.id for picture in record.data.pictures}
        seen: set[str] = set()
        for index, picture in enumerate(record.data.pictures):
            place = record.places.value(("pictures", index))
            if picture.id in seen:
                yield Problem.error("field-twice", place, id=picture.id)
            seen.add(picture.id)
            yield from _picture(root, library, record, index, picture)
            if not has_pillow() and not is_told:
                is_told = True
                yield Problem.error("pictures-need-pillow", place)
        for body in record.bodies.values():
            for name, line in body.read.pictures:
                if name not in known:
                    near = nearest(name, sorted(known))
                    listed = ", ".join(sorted(known, key=lambda item, near=near: (item != near, item))) or "–"  # type: ignore[misc]
                    yield Problem.error("no-picture", Place(body.path, body.first_line + line), id=name, known=listed)


def _picture(root: Path, library: Library, record: Record, index: int, picture: Picture) -> Iterator[Problem]:
    if not picture.consent.is_given:
        yield Problem.error("picture-without-consent", record.places.value(("pictures", index, "consent")), id=picture.id)
    for code in library.languages:
        if not picture.alt.get(code):
            yield Problem.error("picture-without-alt", record.places.value(("pictures", index, "alt")), id=picture.id, code=code)
    place = record.places.value(("pictures", index, "file"))
    file = file_of(root, picture.file)
    if file is None:
        near = nearest(picture.file, names_in(root))
        yield Problem.error("picture-file-missing", place, file=picture.file, folder=FOLDER, near=near)
        return
    if fault := fault_of(picture.file, file.read_bytes()):
        yield Problem.error(fault.code, place, **fault.args)


def heavy_pictures(library: Library, pictures: Pictures) -> Iterator[Problem]:
    """Tell of pictures that stay heavy on a phone however they are written."""
    for record in library.records:
        for index, picture in enumerate(record.data.pictures):
            made = pictures.get((record.key, picture.id))
            if made and made.is_heavy:
                yield Problem.warning("picture-too-heavy", record.places.value(("pictures", index, "file")), file=picture.file)
