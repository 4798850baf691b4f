"""Records → Library: links both ways, in reading order."""

from berdaya.relate.glossary import Glossary, glossary
from berdaya.relate.library import relate

__all__ = ["Glossary", "glossary", "relate"]
