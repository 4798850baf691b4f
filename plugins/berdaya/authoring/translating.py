"""``berdaya translate``: which translations are missing or old, and a way to translators and back."""

import sys
import textwrap
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from berdaya.authoring.beside import changed_words
from berdaya.authoring.options import ROOT
from berdaya.authoring.translation_rows import Returned, Row, UnreadableFile, day, rows_of
from berdaya.check.project import check
from berdaya.check.report import one_line, shown
from berdaya.model.kinds import KINDS
from berdaya.model.language import TRANSLATIONS, language
from berdaya.model.near import nearest
from berdaya.model.translation import State

STATES = {
    "missing": frozenset({State.MISSING}),
    "stale": frozenset({State.STALE, State.UNSTAMPED}),
    "open": frozenset({State.MISSING, State.STALE, State.UNSTAMPED}),
    "all": frozenset(State),
}
FORMATS = (".xlsx", ".po")
MOST_FAULTS = 40
_WIDTH = 100
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("translate")
@click.argument("keys", nargs=-1)
@click.option("--export", "out", type=_FILE, help="Tulis teks ke berkas bagi penerjemah: .xlsx atau .po.")
@click.option("--import", "back", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Ambil terjemahan dari berkas itu.")
@click.option("--to", "lang", type=click.Choice([item.code for item in TRANSLATIONS]), help="Bahasa terjemahan; bila kosong: yang pertama.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(list(KINDS)), help="Hanya jenis ini; boleh berulang.")
@click.option("--state", type=click.Choice(list(STATES)), default="open", show_default=True, help="missing, stale, open (keduanya), atau all.")
@click.option("--only-good", is_flag=True, help="Saat mengambil: lewati baris yang salah. Tanpa ini satu baris salah membatalkan semuanya.")
@ROOT
def translate_command(
    keys: tuple[str, ...], out: Path | None, back: Path | None, lang: str | None, kinds: tuple[str, ...], state: str, only_good: bool, root: Path
) -> None:
    """Lihat terjemahan yang usang, atau kirim ke penerjemah dan ambil kembali: berdaya translate --export teks.xlsx"""
    if out and back:
        raise click.UsageError("pakai --export atau --import, jangan keduanya.")
    if not TRANSLATIONS:
        raise click.UsageError("proyek ini hanya punya satu bahasa.")
    if back:
        _bring_back(root, back, lang, only_good)
        return
    library = check(root).library
    for key in keys:
        if key not in library:
            near = nearest(key, (record.key for record in library.records))
            raise click.UsageError(f"tidak ada catatan “{key}”." + (f" Maksud Anda “{near}”?" if near else ""))
    wanted = lang or TRANSLATIONS[0].code
    rows = list(rows_of(library, root, wanted, frozenset(keys), frozenset(kinds), STATES[state]))
    if out:
        _send(rows, wanted, out)
        return
    for line in _told(rows):
        click.echo(line)
    counts = Counter(row.item.state for row in rows)
    said = ", ".join(f"{_NAMES[name]} {counts[name]}" for name in State if counts[name])
    click.echo(f"{language(wanted).name}: {len(rows)} teks" + (f" ({said})." if said else "."))


_NAMES = {State.MISSING: "belum ada", State.UNSTAMPED: "belum dicap", State.STALE: "usang", State.FRESH: "sesuai"}


def _told(rows: list[Row]) -> Iterator[str]:
    for row in rows:
        changed = day(row)
        since = f", berubah {changed}" if changed else ", perubahannya belum dikomit" if row.former else ""
        yield f"{row.record.key} {row.place}: {_NAMES[row.item.state]}{since}"
        if row.item.state is not State.STALE:
            continue
        if row.former is None:
            yield from _block("sekarang", f"{row.item.original} (naskah lama tidak ditemukan di riwayat git)")
        else:
            yield from _block("berubah", changed_words(row.former.text, row.item.original))
        yield from _block("terjemahan", row.item.text)


def _block(name: str, text: str) -> list[str]:
    return textwrap.wrap(f"{name}: {text}", _WIDTH, initial_indent="    ", subsequent_indent="      ")


def _send(rows: list[Row], lang: str, out: Path) -> None:
    # Spreadsheets and catalogues are loaded only where they are asked for: a check should not wait for them.
    if out.suffix.lower() not in FORMATS:
        raise click.UsageError(f"{out.name}: nama berkas harus berakhir dengan {' atau '.join(FORMATS)}.")
    if out.suffix.lower() == ".po":
        from berdaya.authoring.translation_po import as_po

        content = as_po(rows, lang)
    else:
        from berdaya.authoring.translation_xlsx import as_xlsx

        content = as_xlsx(rows, lang)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(content)
    click.echo(f"{out}: {len(rows)} teks untuk diterjemahkan ke {language(lang).name}.")


def _bring_back(root: Path, file: Path, lang: str | None, only_good: bool) -> None:
    from berdaya.authoring.translation_return import take

    try:
        returned = _read(file)
    except UnreadableFile as failure:
        raise click.UsageError(f"{shown(file.name)}: {failure}") from failure
    known = [item.code for item in TRANSLATIONS]
    if returned.lang not in known:
        raise click.UsageError(f"{shown(file.name)}: bahasa “{shown(returned.lang)}” tidak ada di proyek ini. Yang ada: {', '.join(known)}.")
    if lang and lang != returned.lang:
        raise click.UsageError(f"{shown(file.name)} berisi terjemahan {language(returned.lang).name}, bukan {language(lang).name}.")
    outcome = take(root, check(root), returned.lang, returned.rows, only_good)
    for fault in outcome.faults[:MOST_FAULTS]:
        click.echo(one_line(f"{shown(fault.where)}: {fault.said}"))
    if len(outcome.faults) > MOST_FAULTS:
        click.echo(f"… dan {len(outcome.faults) - MOST_FAULTS} lagi.")
    if outcome.faults and not outcome.files and not only_good:
        click.echo("Tidak ada yang ditulis. Betulkan baris di atas, atau pakai --only-good untuk melewatinya.")
        sys.exit(1)
    for fault in outcome.warnings[:MOST_FAULTS]:
        click.echo(one_line(f"peringatan: {shown(fault.where)}: {fault.said}"))
    click.echo(f"{outcome.new} terjemahan ditulis, {outcome.confirmed} dinyatakan sesuai, {len(outcome.files)} berkas diperbarui.")
    sys.exit(1 if outcome.faults else 0)


def _read(file: Path) -> Returned:
    if file.suffix.lower() not in FORMATS:
        raise UnreadableFile(f"hanya {' atau '.join(FORMATS)} yang dapat dibaca.")
    if file.suffix.lower() == ".po":
        from berdaya.authoring.translation_po import from_po

        return from_po(file.read_bytes())
    from berdaya.authoring.translation_xlsx import from_xlsx

    return from_xlsx(file.read_bytes())
