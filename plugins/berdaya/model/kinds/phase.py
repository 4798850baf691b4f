"""A phase of the programme cycle."""

from typing import Annotated

from pydantic import Field

from berdaya.model.kinds._kind import Kind
from berdaya.model.kinds._record import RecordData
from berdaya.model.kinds.layout import Bullets, Next, Para, Steps
from berdaya.model.reference import RefersTo
from berdaya.model.text import Text, Texts


class Phase(RecordData):
    """What the phase is for, the questions it answers, what to do and what leads out of it."""

    position: int = Field(ge=1, le=20, description="Urutan dalam siklus, mulai 1.")
    purpose: Text = Field(description="Tujuan fase ini.")
    questions: Texts = Field(description="Pertanyaan yang harus terjawab.")
    do: Texts = Field(description="Yang dikerjakan, diawali kata kerja.")
    done_when: Texts = Field(description="Fase selesai bila …")
    next: Annotated[str, RefersTo("phase")] | None = Field(None, description="Fase berikutnya.")
    responsibilities: tuple[Annotated[str, RefersTo("responsibility")], ...] = Field((), description="Tanggung jawab di fase ini.")
    methods: tuple[Annotated[str, RefersTo("method")], ...] = Field((), description="Metode di fase ini.")
    checklists: tuple[Annotated[str, RefersTo("checklist")], ...] = Field((), description="Daftar periksa di fase ini.")


KIND = Kind(
    name="phase",
    folder="content/phases",
    shape=Phase,
    place=80,
    section="methods",
    page=(
        Para("purpose"),
        Bullets("questions"),
        Steps("do"),
        Bullets("done_when", "yes"),
        Next("next", "phase"),
    ),
    is_way_in=True,
)
