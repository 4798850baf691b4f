"""Files → drafts: raw values and the line and column of every key."""

from berdaya.load.drafts import Loaded, load

__all__ = ["Loaded", "load"]
