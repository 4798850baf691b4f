"""The typed table of the community readiness score: six dimensions, nine stages, and what it rests on."""

from functools import cache

from pydantic import Field

from berdaya.model.resources import read_yaml
from berdaya.model.text import Frozen, Text, Texts


class Dimension(Frozen):
    """One of the six things to score; ``id`` names it in saved answers."""

    id: str = Field(pattern=r"^[a-z-]+$")
    name: Text
    ask: Text


class Stage(Frozen):
    """One of the nine stages: its name, what is often heard there, and what is worth trying.

    ``sources`` are those of the actions; without one the actions are our own suggestion.
    """

    name: Text
    heard: Text
    actions: Texts = Field(min_length=1)
    sources: tuple[str, ...] = ()


class ReadinessTable(Frozen):
    """Dimensions in the order of asking; stages from 1 up; the sources of the whole model."""

    sources: tuple[str, ...]
    dimensions: tuple[Dimension, ...] = Field(min_length=6, max_length=6)
    stages: tuple[Stage, ...] = Field(min_length=9, max_length=9)


@cache
def readiness_table() -> ReadinessTable:
    """Read and check the table. Raises ``pydantic.ValidationError`` when somebody broke its shape."""
    return ReadinessTable.model_validate(read_yaml("compose", "readiness_table.yml"))
