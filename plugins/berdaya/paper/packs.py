"""Forms and checklists that go together, as one ZIP to download: to print (PDF, A4) and to adapt (Word)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from berdaya.cache import Cache, digest, program_digest
from berdaya.compose.surroundings import Offer
from berdaya.model.artifact import Artifact
from berdaya.model.edition import Edition
from berdaya.paper.formats import A4, FOLDER, Format, Job
from berdaya.paper.zipped import zipped
from berdaya.words import Words, words

PACKS_FOLDER = f"{FOLDER}/paket"
_LINE_END = "\r\n"
"""Of the first file: Windows' oldest editor opens it."""


@dataclass(frozen=True)
class Pack:
    """A pack of one language: its name in records, its file, and what a page says of it."""

    name: str
    lang: str
    artifact: Artifact
    offer: Offer


def packs_of(
    jobs: Sequence[Job], contents: Sequence[bytes], checklists: Mapping[str, Sequence[str]], edition: Edition, cache: Cache
) -> Iterator[Pack]:
    """Pack what was made; a pack of the same files is kept. ``contents`` are the files of the jobs, empty where one was refused;
    ``checklists`` the keys of the checklists that go with each pack."""
    made = [(job, content) for job, content in zip(jobs, contents, strict=True) if content]
    for lang in dict.fromkeys(job.lang for job, _ in made if job.forms and job.lang):
        own = [(job, content) for job, content in made if job.lang == lang and job.paper == A4 and job.format in (Format.PDF, Format.DOCX)]
        for name in words(lang).sheets.packs.names:
            forms = [(job, content) for job, content in own if job.forms and name in job.form.packs]
            sheets = [(job, content) for job, content in own if job.sheets and job.record in checklists.get(name, ())]
            if forms:
                yield _packed(name, words(lang), forms, sheets, edition, cache)


Files = Sequence[tuple[Job, bytes]]


def _packed(name: str, said: Words, forms: Files, sheets: Files, edition: Edition, cache: Cache) -> Pack:
    words_of_packs = said.sheets.packs
    folders = ((words_of_packs.forms, forms), (words_of_packs.checklists, sheets))
    files = {f"{folder}/{PurePosixPath(job.path).name}": content for folder, held in folders for job, content in held}
    told = {words_of_packs.contents_file: _contents(name, said, folders, edition)}
    held = {**told, **files}
    key = digest(program_digest(), "pack", *(part for item in held.items() for part in item))
    (content,) = cache.made([key], lambda _: [zipped(held)])
    path = f"{PACKS_FOLDER}/{words_of_packs.stem}-{words_of_packs.stems[name]}.{said.code}.zip"
    label = words_of_packs.offer.format(
        name=words_of_packs.names[name], count=len(files), language=said.sheets.editions.language, size=said.size(len(content))
    )
    return Pack(name, said.code, Artifact(path, content), Offer(path, label))


def _contents(name: str, said: Words, folders: Sequence[tuple[str, Files]], edition: Edition) -> bytes:
    """The first file: what the pack holds, under which terms, and where its pages are."""
    packs = said.sheets.packs
    lines = [packs.names[name], "", packs.contents]
    for folder, held in folders:
        titles = {job.record: job.form if job.forms else job.sheet for job, _ in held}
        if titles:
            lines += ["", f"{folder}:"]
        for sheet in titles.values():
            lines.append(f"- {sheet.title} ({sheet.code} {sheet.version})")
    lines += ["", said.sheets.sheet.licence.format(licence=edition.licence, publisher=edition.publisher)]
    if edition.url:
        lines.append(edition.url)
    return (_LINE_END.join(lines) + _LINE_END).encode("utf-8-sig")
