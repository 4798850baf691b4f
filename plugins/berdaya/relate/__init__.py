"""Records → Library: links both ways, in reading order."""

from berdaya.relate.library import relate

__all__ = ["relate"]
