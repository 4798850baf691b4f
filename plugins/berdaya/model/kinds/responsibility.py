"""A responsibility: something a facilitator answers for."""

from typing import Annotated

from pydantic import Field

from berdaya.model.kinds._kind import Kind
from berdaya.model.kinds._record import RecordData
from berdaya.model.kinds.layout import Bullets, Para, Steps
from berdaya.model.reference import RefersTo
from berdaya.model.text import Text, Texts


class Responsibility(RecordData):
    """What to do, what should exist afterwards and what usually goes wrong."""

    why: Text = Field(description="Mengapa ini penting bagi warga.")
    steps: Texts = Field(description="Yang dikerjakan, berurutan, diawali kata kerja.")
    results: Texts = Field(description="Yang ada sesudahnya dan dapat dilihat orang lain.")
    mistakes: Texts = Field((), description="Kekeliruan yang sering terjadi.")
    competencies: tuple[Annotated[str, RefersTo("competency")], ...] = Field((), description="Kompetensi yang menopang.")
    principles: tuple[Annotated[str, RefersTo("principle")], ...] = Field((), description="Prinsip yang dipegang.")
    methods: tuple[Annotated[str, RefersTo("method")], ...] = Field((), description="Metode yang membantu.")
    checklists: tuple[Annotated[str, RefersTo("checklist")], ...] = Field((), description="Daftar periksa yang dipakai.")
    challenges: tuple[Annotated[str, RefersTo("challenge")], ...] = Field((), description="Tantangan yang sering muncul.")


KIND = Kind(
    name="responsibility",
    folder="content/responsibilities",
    shape=Responsibility,
    place=40,
    section="work",
    page=(
        Para("why"),
        Steps("steps"),
        Bullets("results"),
        Bullets("mistakes", "no"),
    ),
    is_on_home=True,
    icon="material/format-list-checks",
)
