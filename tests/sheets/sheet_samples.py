"""Where the samples of these tests lie, and how to read them."""

from pathlib import Path

from berdaya.check import check_shapes
from berdaya.load import load
from berdaya.model.library import Library
from berdaya.relate import relate
from berdaya.sheets import Imprint

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
IMPRINT = Imprint(publisher="Berdaya", site_url="https://contoh.example/berdaya/")


def library_at(root: Path) -> Library:
    """Read the records below ``root`` and seal them, whatever the rules say of them."""
    return relate(check_shapes(load(root).drafts)[0])
