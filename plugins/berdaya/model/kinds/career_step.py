"""A career step: something to do on the way to becoming competent."""

from typing import Annotated

from pydantic import Field

from berdaya.model.kinds._kind import Kind
from berdaya.model.kinds._record import RecordData
from berdaya.model.kinds.layout import Bullets, Para, Steps
from berdaya.model.reference import RefersTo
from berdaya.model.text import Text, Texts


class CareerStep(RecordData):
    """What to do, what you have afterwards, and which step comes before."""

    why: Text = Field(description="Mengapa langkah ini berguna.")
    do: Texts = Field(description="Yang dilakukan, berurutan.")
    results: Texts = Field((), description="Yang Anda miliki sesudahnya.")
    cautions: Texts = Field((), description="Hal yang perlu diwaspadai.")
    after: tuple[Annotated[str, RefersTo("career-step")], ...] = Field((), description="Langkah yang sebaiknya lebih dulu.")
    competencies: tuple[Annotated[str, RefersTo("competency")], ...] = Field((), description="Kompetensi yang bertambah.")
    checklists: tuple[Annotated[str, RefersTo("checklist")], ...] = Field((), description="Daftar periksa yang membantu.")
    laws: tuple[Annotated[str, RefersTo("law")], ...] = Field((), description="Dasar hukum.")


KIND = Kind(
    name="career-step",
    folder="content/career-steps",
    shape=CareerStep,
    place=140,
    section="career",
    page=(
        Para("why"),
        Steps("do"),
        Bullets("results"),
        Bullets("cautions"),
    ),
    is_on_home=True,
    icon="material/stairs-up",
)
