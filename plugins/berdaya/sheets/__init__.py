"""Printable checklists and forms: every file edition of a checklist from its one record."""

from berdaya.sheets.address import ShortAddress, short_address
from berdaya.sheets.compose import item_codes
from berdaya.sheets.edition import Edition, Form
from berdaya.sheets.imprint import Imprint
from berdaya.sheets.options import CACHE, SheetOptions, SheetRun
from berdaya.sheets.run import make_sheets, missing_packages, sheets_available

__all__ = [
    "CACHE",
    "Edition",
    "Form",
    "Imprint",
    "SheetOptions",
    "SheetRun",
    "ShortAddress",
    "item_codes",
    "make_sheets",
    "missing_packages",
    "sheets_available",
    "short_address",
]
