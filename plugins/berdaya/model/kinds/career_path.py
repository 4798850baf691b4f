"""A career path: the rungs of one kind of employer."""

from typing import Annotated

from pydantic import Field

from berdaya.model.kinds._kind import Kind
from berdaya.model.kinds._record import RecordData
from berdaya.model.kinds.layout import Bullets, Named, Own, Para
from berdaya.model.reference import RefersTo
from berdaya.model.text import Frozen, Text, Texts


class CareerRung(Frozen):
    """One rung of the ladder, lowest first."""

    title: Text = Field(description="Nama jenjang.")
    text: Text = Field(description="Yang dikerjakan di jenjang ini.")
    role: Annotated[str, RefersTo("role")] | None = Field(None, description="Id peran, bila ada halamannya.")


class CareerPath(RecordData):
    """Who employs, how to enter, the usual rungs and what moves people up."""

    employers: Texts = Field(description="Pemberi kerja di jalur ini.")
    entry: Text = Field(description="Cara masuk.")
    rungs: tuple[CareerRung, ...] = Field(min_length=1, description="Jenjang, dari bawah.")
    moving_up: Text = Field(description="Apa yang biasanya membuat orang naik jenjang, dan apa yang tidak otomatis.")
    steps: tuple[Annotated[str, RefersTo("career-step")], ...] = Field((), description="Langkah karier yang paling berguna di sini.")
    laws: tuple[Annotated[str, RefersTo("law")], ...] = Field((), description="Dasar hukum.")
    from_paths: tuple[Annotated[str, RefersTo("career-path")], ...] = Field((), description="Jalur lain yang sering mendahului.")


KIND = Kind(
    name="career-path",
    folder="content/career-paths",
    shape=CareerPath,
    place=150,
    section="career",
    page=(
        Bullets("employers"),
        Para("entry"),
        Named("rungs", name="title", link="role", kind="role"),
        Own("ladder", ()),
        Para("moving_up"),
    ),
)
