"""pip, with a count of its progress, and its failures told as something that a person can mend."""

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from bootstrap.steps import Steps, Trouble

# pip's words for a failure, and what they mean to someone who has never seen pip. First match wins.
CAUSES = (
    (
        "DO NOT MATCH THE HASHES",
        (
            "Unduhan tidak sama dengan yang tercatat di requirements/: terputus atau diubah di jalan. "
            "Jalankan lagi; bila terulang, pakai jaringan lain."
        ),
        (
            "A download differs from what requirements/ records: cut short or changed on the way. "
            "Run it again; if it happens again, use another network."
        ),
    ),
    (
        "No space left on device|not enough space",
        "Penyimpanan penuh. Kosongkan sekitar 1 GB, lalu jalankan lagi.",
        "The disk is full. Free about 1 GB and run it again.",
    ),
    (
        "CERTIFICATE_VERIFY_FAILED|SSLError|SSLCertVerificationError",
        (
            "Sambungan aman ke gudang paket ditolak. Periksa tanggal dan jam komputer; di jaringan kantor, "
            "mintalah sertifikat proksi kepada pengelola jaringan."
        ),
        (
            "The secure connection to the package registry was refused. Check the computer's date and time; in an "
            "office network, ask its administrator for the proxy's certificate."
        ),
    ),
    (
        (
            "NewConnectionError|name resolution|getaddrinfo failed|Name or service not known|ConnectTimeout|"
            "Read timed out|ProxyError|Network is unreachable|Connection refused|Could not fetch URL"
        ),
        ("Gudang paket tidak terjangkau. Sambungkan komputer ke internet, lalu jalankan lagi: yang sudah terunduh tidak diunduh ulang."),
        ("The package registry cannot be reached. Connect the computer to the internet and run it again: what was downloaded is kept."),
    ),
    (
        r"Permission denied|Access is denied|WinError (5|32)\b",
        "Berkas di .venv sedang dipakai atau terkunci. Tutup program lain yang memakai folder ini, lalu jalankan lagi.",
        "A file in .venv is in use or locked. Close other programs that use this folder and run it again.",
    ),
)
UNKNOWN = (
    "Pemasangan paket gagal. Baris di atas adalah laporan pip. Hapus folder .venv, lalu jalankan lagi.",
    "Installing the packages failed. The lines above are pip's report. Delete the folder .venv and run it again.",
)
LAST_LINES = 15

# "Collecting click==8.5.1 (from ...)", or "Processing /a/folder/click-8.5.1-py3-none-any.whl (from ...)"
_PACKAGE = re.compile(r"(?:Collecting|Processing|Requirement already satisfied:|Ignoring) (?:\S*[/\\])?([^\s:=]+)")


def locked_packages(lock_text: str) -> int:
    """How many different packages a lock file names."""
    return len(set(re.findall(r"^([A-Za-z0-9._-]+)==", lock_text, flags=re.MULTILINE)))


def trouble_from(output: str) -> Trouble:
    """The Trouble that fits what pip printed before it failed."""
    for pattern, indonesian, english in CAUSES:
        if re.search(pattern, output):
            return Trouble(indonesian, english)
    return Trouble(*UNKNOWN)


def install(python: Path, arguments: Sequence[str], expected: int, environment: Mapping[str, str], steps: Steps) -> None:
    """Run `pip install`; show how far it is, and raise a Trouble with pip's last lines if it fails.

    expected: the number of packages that the arguments name, for the count.
    """
    # -u: each line arrives when pip says it, not when a buffer is full.
    command = [str(python), "-u", "-m", "pip", "install", "--progress-bar", "off", "--no-input", *arguments]
    with subprocess.Popen(
        command, env=dict(environment), text=True, encoding="utf-8", errors="replace",
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as process:  # fmt: skip
        lines = list(_watched(process.stdout or (), expected, steps))
    if process.returncode:
        for line in lines[-LAST_LINES:]:
            steps.note(line)
        raise trouble_from("\n".join(lines))


def _watched(lines: Iterable[str], expected: int, steps: Steps) -> Iterator[str]:
    """Pass pip's lines on and tell the progress at every tenth package, or in place on a terminal."""
    seen: set[str] = set()
    for line in lines:
        package = _PACKAGE.match(line)
        if package and package[1].lower() not in seen:
            seen.add(package[1].lower())
            _tell(len(seen), expected, package[1], steps)
        elif line.startswith("Installing collected packages") and expected > 1:
            _clear_line()
            steps.note("semua terunduh, sedang dipasang ... / all downloaded, installing ...")
        yield line.rstrip()
    _clear_line()


def _tell(count: int, expected: int, name: str, steps: Steps) -> None:
    if sys.stdout.isatty():
        print(f"\r      {min(count, expected)}/{expected} {name:<40.40}", end="", flush=True)
    elif count % 10 == 0:
        steps.note(f"{count}/{expected}")


def _clear_line() -> None:
    if sys.stdout.isatty():
        print("\r" + " " * 60 + "\r", end="", flush=True)
