"""A frame of dimensions: parts of the idea of empowerment, not yet measured."""

from pydantic import Field

from berdaya.model.kinds._kind import Kind
from berdaya.model.kinds._record import RecordData
from berdaya.model.kinds.layout import Named, Para
from berdaya.model.text import Frozen, Text


class Part(Frozen):
    """One named part of a frame or strategy."""

    name: Text = Field(description="Nama bagian.")
    text: Text = Field(description="Artinya, satu sampai tiga kalimat.")


class Dimension(RecordData):
    """Who proposed the frame, its parts, what it is good for and where it ends."""

    origin: Text = Field(description="Siapa yang mengusulkan, kapan, dan lewat siapa kita mengenalnya.")
    parts: tuple[Part, ...] = Field(min_length=2, description="Bagian-bagiannya.")
    use: Text = Field(description="Gunanya di lapangan.")
    limits: Text = Field(description="Batasnya: apa yang tidak boleh disimpulkan.")


KIND = Kind(
    name="dimension",
    folder="content/dimensions",
    shape=Dimension,
    place=100,
    section="indicators",
    page=(
        Para("origin"),
        Named("parts"),
        Para("use"),
        Para("limits"),
    ),
)
