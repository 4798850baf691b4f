"""Workbooks as people make them, and a small project to bring them into."""

import re
from itertools import count
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result
from openpyxl import Workbook
from openpyxl.styles import Font

from berdaya.cli import main
from tests.small_sites import GOOD, write_site

HERE = Path(__file__).parent
FIELD_LIST = HERE / "kunjungan-posyandu.md"
"""34 items as a cadre writes them down: numbers, boxes, a nested list, a table, bullets of Word."""

VISIT: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("A. PERSIAPAN", (
        "Sepakati hari kunjungan dengan kepala dusun", "Baca catatan kunjungan sebelumnya", "Siapkan surat tugas dan kartu nama",
        "Isi baterai ponsel dan bawa cadangan", "Tanyakan jalan dan cuaca kepada warga setempat",
        "Kabari kantor jam berangkat dan jam pulang", "Bawa lembar persetujuan yang kosong",
    )),
    ("B. TIBA DI RUMAH", (
        "Ucapkan salam dan tunggu di luar sampai dipersilakan", "Sebutkan nama, lembaga, dan maksud kunjungan",
        "Tanyakan apakah waktunya tepat", "Jelaskan berapa lama percakapan berlangsung", "Bacakan lembar persetujuan",
        "Minta persetujuan sebelum mencatat", "Pilih tempat duduk yang dipilih tuan rumah", "Matikan suara ponsel",
    )),
    ("C. PERCAKAPAN", (
        "Mulai dari kabar keluarga", "Tanyakan apa yang berubah sejak kunjungan terakhir", "Dengarkan sampai selesai tanpa memotong",
        "Catat kata-kata penting seperti diucapkan", "Tanyakan pendapat perempuan dan anak muda di rumah itu",
        "Hindari janji bantuan", "Tanyakan apa yang sudah dicoba keluarga", "Catat aset yang dimiliki keluarga",
        "Tanyakan siapa yang biasa dimintai tolong", "Hentikan percakapan bila tuan rumah lelah",
        "Alihkan ke petugas bila ada tanda kekerasan",
    )),
    ("D. PENUTUP", (
        "Bacakan kembali catatan kepada tuan rumah", "Betulkan yang keliru", "Sepakati langkah berikutnya",
        "Tinggalkan nomor kontak", "Ucapkan terima kasih kepada semua yang hadir", "Foto hanya bila diizinkan",
        "Simpan lembar persetujuan di map terpisah", "Kirim laporan pada hari yang sama",
    )),
)  # fmt: skip
"""34 items of a visit at home."""


def field_form(path: Path) -> Path:
    """A form as an office makes it: letterhead, two rows of headings, merged sections, numbers, columns for answers, a foot."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Kunjungan"
    sheet["A1"] = "YAYASAN CONTOH"
    sheet["A2"] = "Daftar Periksa Kunjungan Rumah"
    sheet["A3"] = "Nama keluarga: ........................"
    for title, column in (("No", "A"), ("Uraian", "B"), ("Jawaban", "C"), ("Keterangan", "E")):
        sheet[f"{column}5"] = title
    sheet["C6"], sheet["D6"] = "Ya", "Tidak"
    sheet.merge_cells("C5:D5")
    line, number = 7, count(1)
    for heading, items in VISIT:
        sheet.cell(line, 1, heading)
        sheet.merge_cells(start_row=line, end_row=line, start_column=1, end_column=5)
        for item in items:
            line += 1
            sheet.cell(line, 1, next(number))
            sheet.cell(line, 2, item)
        line += 1
    sheet.cell(line + 1, 4, "Petugas,")
    sheet.cell(line + 4, 4, "(..........................)")
    book.save(path)
    return path


def table(path: Path, rows: list[list[Any]], bold: tuple[int, ...] = (), **sheets: list[list[Any]]) -> Path:
    """A workbook with a sheet of these rows, and others by name; rows whose number (from 1) is in ``bold`` are bold."""
    book = Workbook()
    for name, lines in {"Lembar1": rows, **sheets}.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
        for number in bold if name == "Lembar1" else ():
            for cell in sheet[number]:
                cell.font = Font(bold=True)
    book.remove(book.worksheets[0])
    book.save(path)
    return path


def xlsform(path: Path, survey: list[list[Any]], choices: list[list[Any]], settings: list[list[Any]] | None = None) -> Path:
    """An XLSForm of these rows, headings first."""
    book = Workbook()
    for name, rows in (("survey", survey), ("choices", choices), ("settings", settings or [["form_title"], ["Contoh"]])):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.remove(book.worksheets[0])
    book.save(path)
    return path


def project(folder: Path) -> Path:
    """A small project."""
    return write_site(folder / "proyek", {**GOOD})


def new(*words: str, root: Path) -> Result:
    """Run ``berdaya new``."""
    return CliRunner().invoke(main, ["new", *words, "--root", str(root)])


def filled(text: str) -> str:
    """A starter with words in its blanks, as an author leaves it."""
    numbers = count(1)
    special = {"code": '"CTH1"', "version": "'1.0'"}
    text = text.replace('ref: ["…"]', "ref: [buku]")
    return re.sub(r'(\w+): "…"', lambda found: f"{found[1]}: " + special.get(found[1], f'"tulis-{next(numbers)}"'), text)
