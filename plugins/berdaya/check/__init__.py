"""Drafts → records by a kind's declared shape, and rules over the whole Library."""

from berdaya.check.rules import RULES, run_rules
from berdaya.check.shape import check_shapes

__all__ = ["RULES", "check_shapes", "run_rules"]
