"""A misconception: what is said, what is true, why it matters."""

from pydantic import Field

from berdaya.model.kinds._record import RecordData
from berdaya.model.text import Text


class Misconception(RecordData):
    """What is said → what is true → why it matters."""

    said: Text = Field(description="Yang sering dikatakan orang.")
    truth: Text = Field(description="Yang benar.")
    why: Text = Field(description="Mengapa penting.")
    answer: Text | None = Field(None, description="Kalimat pendek untuk menjawabnya dengan ramah.")
