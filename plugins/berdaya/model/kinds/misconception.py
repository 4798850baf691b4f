"""A misconception: what is said, what is true, why it matters."""

from pydantic import Field

from berdaya.model.kinds._kind import Kind
from berdaya.model.kinds._record import RecordData
from berdaya.model.kinds.layout import Para
from berdaya.model.text import Text


class Misconception(RecordData):
    """What is said → what is true → why it matters."""

    said: Text = Field(description="Yang sering dikatakan orang.")
    truth: Text = Field(description="Yang benar.")
    why: Text = Field(description="Mengapa penting.")
    answer: Text | None = Field(None, description="Kalimat pendek untuk menjawabnya dengan ramah.")


KIND = Kind(
    name="misconception",
    folder="content/misconceptions",
    shape=Misconception,
    place=130,
    section="challenges",
    page=(
        Para("said"),
        Para("truth"),
        Para("why"),
        Para("answer"),
    ),
)
