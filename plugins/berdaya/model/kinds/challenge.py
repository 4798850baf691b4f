"""A challenge: something that goes wrong in the field, and what to try."""

from typing import Annotated

from pydantic import Field

from berdaya.model.kinds._kind import Kind
from berdaya.model.kinds._record import RecordData
from berdaya.model.kinds.layout import Bullets, Para
from berdaya.model.reference import RefersTo
from berdaya.model.text import Text, Texts


class Challenge(RecordData):
    """Early signs → causes → what to try → when to get help."""

    early_signs: Texts = Field(description="Tanda awal.")
    causes: Texts = Field(description="Sebab yang mungkin.")
    attempts: Texts = Field(description="Yang bisa dicoba, diawali kata kerja.")
    get_help: Text = Field(description="Kapan minta bantuan, dan kepada siapa.")
    methods: tuple[Annotated[str, RefersTo("method")], ...] = Field((), description="Metode yang membantu.")
    checklists: tuple[Annotated[str, RefersTo("checklist")], ...] = Field((), description="Daftar periksa yang membantu.")


KIND = Kind(
    name="challenge",
    folder="content/challenges",
    shape=Challenge,
    place=120,
    section="challenges",
    page=(
        Bullets("early_signs"),
        Bullets("causes"),
        Bullets("attempts"),
        Para("get_help"),
    ),
    is_on_home=True,
    icon="material/puzzle-outline",
)
