"""A page of the organisation itself: who we are, how to reach us. One Markdown file is enough (``load/own_pages.py``)."""

from berdaya.model.kinds._kind import Kind
from berdaya.model.kinds._record import RecordData
from berdaya.model.kinds.layout import Body


class About(RecordData):
    """The body stands in ``<id>.id.md`` and ``<id>.en.md``; without a record beside them its fields stand above the text."""


KIND = Kind(
    name="about",
    folder="content/pages",
    shape=About,
    place=900,
    section="own",
    page=(Body(),),
    needs_source=False,
    is_way_in=True,
    is_news=False,
)
