"""A sheet or form with the sentences that only paper says: how to use it, whether it was tried, who keeps it, whose edition it is."""

from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from berdaya.model.document import plain
from berdaya.model.edition import Edition
from berdaya.model.form import FormSheet
from berdaya.model.markdown import read_short
from berdaya.model.sheet import Sheet
from berdaya.paper.short_address import ShortAddress, short_address
from berdaya.words import Words, words
from berdaya.words.sheets import SheetsWords

S = TypeVar("S", Sheet, FormSheet)


@dataclass(frozen=True)
class Printed(Generic[S]):
    """What an edition prints. Every text of it is a whole sentence."""

    sheet: S
    edition: Edition

    @cached_property
    def _said(self) -> Words:
        return words(self.sheet.lang)

    @property
    def words(self) -> SheetsWords:
        """The fixed words of sheets in its language."""
        return self._said.sheets

    @property
    def licence(self) -> str:
        """The terms on which it may be copied."""
        return licence_line(self.edition, self.words, self.sheet.lang)

    @property
    def owner(self) -> str:
        """Who looks after it."""
        return self.words.sheet.owner.format(owner=self.sheet.owner)

    @property
    def address(self) -> ShortAddress | None:
        """Its short address, where the edition has an address of its own."""
        return short_address(self.edition.url, self.sheet.code) if self.edition.url else None


@dataclass(frozen=True)
class PrintedSheet(Printed[Sheet]):
    """A checklist as an edition prints it."""

    @property
    def style(self) -> str:
        """How the sheet is used."""
        return self.words.sheet.read_do if self.sheet.is_read_do else self.words.sheet.do_confirm

    @property
    def tested(self) -> str:
        """Where it was tried; empty for a sheet that never was."""
        if not self.sheet.trials:
            return ""
        each = (self.words.sheet.trial.format(place=trial.place, date=self._said.day(trial.date)) for trial in self.sheet.trials)
        return self.words.sheet.tested.format(trials="; ".join(each))

    @property
    def version(self) -> str:
        """Its version, with the days of change and of the next review."""
        sheet, day = self.sheet, self._said.day
        return self.words.sheet.edition.format(version=sheet.version, revised=day(sheet.revised), review_by=day(sheet.review_by))


@dataclass(frozen=True)
class PrintedForm(Printed[FormSheet]):
    """A form as an edition prints it."""

    @property
    def version(self) -> str:
        """Its code and version, with the day of change."""
        form = self.sheet
        return self.words.printed_form.code.format(code=form.code, version=form.version, revised=self._said.day(form.revised))

    @property
    def foot(self) -> str:
        """The last line of each page: code, version, and where the form is found."""
        return " · ".join(part for part in (self.version, self.address.text if self.address else "") if part)

    @property
    def about(self) -> str:
        """Who fills it in, who keeps it and for how long, and on which terms it may be copied."""
        form, said = self.sheet, self.words.printed_form
        keeps = said.keeps.format(who=form.who_keeps, time=form.keep_for)
        return " ".join((said.fills.format(who=form.who_fills), keeps, self.owner, self.licence))


def licence_line(edition: Edition, said: SheetsWords, lang: str) -> str:
    """The terms on which a sheet may be copied, with the edition's own lines on licence and privacy."""
    own = (plain(read_short(line.best(lang)[0]).inlines) for line in (edition.own_licence, edition.privacy) if line)
    return " ".join((said.sheet.licence.format(licence=edition.licence, publisher=edition.publisher), *own))
