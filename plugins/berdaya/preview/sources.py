"""A project's sources in memory, read again by what was saved."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from berdaya.cache import Cache
from berdaya.check.kinds import check_kinds
from berdaya.check.languages import check_languages
from berdaya.check.project import Checked, Memory, read_library
from berdaya.check.settings import check_edition, check_settings
from berdaya.check.words import check_local_words, check_words
from berdaya.load.pictures import Pictures, pictures_of
from berdaya.model.edition import Edition
from berdaya.model.library import Library
from berdaya.model.problem import in_reading_order
from berdaya.model.record import Record
from berdaya.relate import relate


@dataclass
class Sources:
    """The sources of a project while it is written. A record that cannot be read stays as it last was."""

    root: Path
    _memory: Memory = field(default_factory=Memory)
    _good: dict[str, Record] = field(default_factory=dict)

    @property
    def digest(self) -> bytes:
        """A hash of all records and bodies as they were last read."""
        return self._memory.digest

    def look(self, edition: Edition, changed: Iterable[Path] | None = None) -> Checked:
        """Read everything that may have changed: the library, and what is wrong with single files. ``changed``: the only files that
        may have, where they are known."""
        cache = None if self._good else Cache.of(self.root)  # the first look reads everything; later ones, little
        read = read_library(self.root, self._memory, edition, cache, changed=changed)
        if cache:
            cache.save()
        records = {record.key: record for record in read.library.records}
        self._good |= records
        held = [self._good[key] for key in read.library.broken if key in self._good]
        library = read.library
        if held:
            keys = frozenset(records) | library.broken
            library = relate((*records.values(), *held), keys, library.hidden, edition.languages, edition.keeps_pages)
        problems = in_reading_order(
            [
                *check_words(),
                *check_local_words(self.root),
                *check_kinds(self.root),
                *check_languages(self.root),
                *check_settings(self.root, date.today()),
                *check_edition(self.root, read.library),
                *read.problems,
            ]
        )
        return Checked(library, problems)

    def pictures(self, library: Library) -> Pictures:
        """The pictures of records, in the sizes that pages and prints show; those that were made before are kept."""
        if not any(record.data.pictures for record in library.records):
            return {}
        cache = Cache.of(self.root)
        made = pictures_of(self.root, library, cache)
        cache.save()
        return made
