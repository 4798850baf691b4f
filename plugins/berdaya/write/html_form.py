"""A form → HTML to fill in. Without JavaScript it is read, filled in and printed all the same; ``web/form`` knows its fields by name.

Names are made of fixed ids: ``field``; of a choice of several ``field.option``, of what is written behind one
``field.option.w``; of a cell ``field.row.column``; of a signature ``field.signer``.
"""

from collections.abc import Iterator

from berdaya.model.document import FormBlock, Inlines
from berdaya.model.form import NUMBERS, SheetColumn, SheetField, SheetPart, part_anchor
from berdaya.write.html import HtmlWriter, attribute, json_attribute, text
from berdaya.write.html_sheet import marked

_NUMBER = ' inputmode="decimal" data-as="number"'
_CELL = {"number": _NUMBER, "money": _NUMBER, "date": ' data-as="date"'}
_INPUT = {**_CELL, "time": ' data-as="time"'}
"""What the script makes of a field: without it every field is a line to write on."""


class FormWriter:
    """Writes one form into the page that ``page`` writes."""

    def __init__(self, block: FormBlock, page: HtmlWriter) -> None:
        self._form = block.form
        self._links: dict[str, Inlines] = dict(block.links)
        self._page = page
        self._said = page.options.words
        self._words = page.options.words.site.form

    def write(self) -> None:
        """Write the form, from its head to its buttons."""
        form = self._form
        kinds = "bd-sheet bd-form" + " bd-letter" * form.is_letter
        sensitive = " data-sensitive" if form.is_sensitive else ""
        self._put(f'<div class="{kinds}" data-sheet="{form.key}" data-version="{form.version}" data-lang="{form.lang}"{sensitive}>\n')
        self._put(f'<p class="bd-title bd-paper">{self._t(form.title)}</p>\n')
        if form.notice:
            self._element("p", form.notice, ' class="bd-form-notice"')
        self._put(f'<p class="bd-legend">{text(self._words.privacy)}</p>\n')
        if form.is_sensitive:
            self._put(f'<div class="bd-keep">{text(self._words.device_sensitive)}</div>\n')
        for part in form.parts:
            self._part(part)
        self._about()
        self._tools()
        self._put("</div>\n")

    def _put(self, html: str) -> None:
        self._page.out.append(html)

    def _t(self, words: str) -> str:
        return marked(words, self._form.lang)

    def _element(self, tag: str, words: str, attributes: str = "") -> None:
        """An element with a text, and with the links that it holds."""
        self._put(f"<{tag}{attributes}>")
        if words in self._links:
            self._page.inlines(self._links[words])
        else:
            self._put(self._t(words))
        self._put(f"</{tag}>\n")

    def _part(self, part: SheetPart) -> None:
        apart = {"": "", "sheet": ' class="bd-apart"', "slip": ' class="bd-slip"'}[part.apart]
        said = self._words.cut if part.apart == "slip" else self._words.apart if part.apart == "sheet" else ""
        mark = f' <span class="bd-mark">{text(said)}</span>' if said else ""
        self._put(f'<fieldset{apart}><legend><h2 id="{part_anchor(part)}">{self._t(part.title)}{mark}</h2></legend>\n')
        if part.intro:
            self._element("p", part.intro, ' class="bd-help"')
        for field in part.fields:
            self._field(field)
        self._put("</fieldset>\n")

    def _field(self, field: SheetField) -> None:
        match field.type:
            case "note":
                self._element("p", field.text or field.label)
            case "read-out":
                self._put(f'<div class="bd-readout"><p><b>{self._t(field.label)}</b></p>\n')
                self._element("p", field.text)
                self._put("</div>\n")
            case "choice":
                self._group(field, "".join(self._options(field)), "group" if field.is_many else "radiogroup")
            case "table":
                self._group(field, self._table(field), "group")
            case "signatures":
                self._group(field, "".join(self._signers(field)), "group", " bd-signers")
            case _:
                self._line(field)

    def _line(self, field: SheetField) -> None:
        """A label, how to fill it in, and a line or several to write on."""
        wide = "" if field.type in _INPUT else " bd-f--wide"
        self._put(f'<div class="bd-f{wide}"><label for="i-{field.id}">{self._label(field)}</label>')
        self._help(field)
        more = (f' aria-describedby="h-{field.id}"' if field.help else "") + (' aria-required="true"' if field.is_required else "")
        if field.totals:
            named = " ".join(f"{table}.{column}" for table, column in field.totals)
            self._put(f'<output id="i-{field.id}" data-total="{named}"></output></div>\n')
        elif field.type == "lines":
            self._put(f'<textarea id="i-{field.id}" name="{field.id}" rows="{field.lines}"{more}></textarea></div>\n')
        else:
            self._put(f'<input id="i-{field.id}" name="{field.id}" autocomplete="off"{_INPUT.get(field.type, "")}{more}></div>\n')

    def _label(self, field: SheetField) -> str:
        unit = f" ({self._t(field.unit)})" if field.unit and field.type in NUMBERS else ""
        required = f' <span class="bd-must">{text(self._words.required)}</span>' if field.is_required else ""
        return f"{self._t(field.label)}{unit}{required}"

    def _help(self, field: SheetField) -> None:
        if field.help:
            self._element("p", field.help, f' class="bd-help" id="h-{field.id}"')

    def _group(self, field: SheetField, html: str, role: str, kind: str = "") -> None:
        described = f' aria-describedby="h-{field.id}"' if field.help else ""
        self._put(f'<div class="bd-f bd-f--wide{kind}" role="{role}" aria-labelledby="t-{field.id}"{described}>')
        self._put(f'<p class="bd-label" id="t-{field.id}">{self._label(field)}</p>')
        self._help(field)
        self._put(f"{html}</div>\n")

    def _options(self, field: SheetField) -> Iterator[str]:
        for option in field.options:
            kind = "checkbox" if field.is_many else "radio"
            name = f"{field.id}.{option.id}" if field.is_many else field.id
            value = "" if field.is_many else f' value="{option.id}"'
            yield f'<div class="bd-o"><label><input type="{kind}" name="{name}"{value}>{self._t(option.label)}</label>'
            if option.is_open:
                yield f'<input name="{field.id}.{option.id}.w" autocomplete="off" aria-label="{attribute(option.label)}">'
            yield "</div>"

    def _signers(self, field: SheetField) -> Iterator[str]:
        for signer in field.signers:
            yield f'<label class="bd-signer">{self._t(signer.label)}<input name="{field.id}.{signer.id}" autocomplete="off"></label>'

    # Tables: the first cell of a row names it, so that a reader's voice says where it is.

    def _table(self, field: SheetField) -> str:
        wide = " bd-table--wide" if len(field.columns) + field.is_numbered > 5 else ""
        counted = {column.id: list(column.factors) for column in field.columns if column.factors}
        data = f" data-counted='{json_attribute(counted)}'" if counted else ""
        head = "".join(self._head(field))
        rows = "".join(self._row(field, number) for number in range(1, field.rows + 1))
        foot = self._sums(field) if field.has_sums else ""
        fixed = " data-fixed" if field.row_labels else ""
        lines = f" bd-lines-{field.row_lines}" if field.row_lines > 1 else ""
        opened = f'<table class="bd-table{wide}{lines}" data-table="{field.id}"{data}{fixed}>'
        html = f"{opened}\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n{foot}</table>"
        return html if field.row_labels else f'{html}<button type="button" data-add="{field.id}" hidden>{text(self._words.add)}</button>'

    def _head(self, field: SheetField) -> Iterator[str]:
        if kind := self._number_class(field):
            yield f'<th class="{kind}">{text(self._words.number)}</th>'
        for column in field.columns:
            yield f'<th id="c-{field.id}.{column.id}" class="bd-w{column.width}">{self._t(column.head)}</th>'

    def _number_class(self, field: SheetField) -> str:
        """Of the cells that number the rows; on paper they stand only where the form numbers its rows. Empty: there are none."""
        return "bd-no" if field.is_numbered else "" if field.row_labels else "bd-no bd-screen"

    def _row(self, field: SheetField, number: int) -> str:
        return f"<tr>{''.join(self._cells(field, number))}</tr>\n"

    def _cells(self, field: SheetField, number: int) -> Iterator[str]:
        key = field.row_ids[number - 1] if field.row_labels else str(number)
        row, kind = f"r-{field.id}.{key}", self._number_class(field)
        if field.row_labels:
            yield f'<td class="{kind}">{number}</td>' if kind else ""
            yield f'<th scope="row" id="{row}">{self._t(field.row_labels[number - 1])}</th>'
        else:
            yield f'<th scope="row" id="{row}" class="{kind}"><span class="bd-screen">{text(self._words.row)} </span>{number}</th>'
        for column in field.columns[bool(field.row_labels) :]:
            yield self._cell(field, column, f"{field.id}.{key}.{column.id}", row)

    def _cell(self, field: SheetField, column: SheetColumn, name: str, row: str) -> str:
        label, labelled = f' data-label="{attribute(column.head)}"', f' aria-labelledby="c-{field.id}.{column.id} {row}"'
        if column.factors:
            return f'<td{label}><output data-cell="{name}"{labelled}></output></td>'
        match column.type:
            case "tick":
                return f'<td class="bd-tick"{label}><input type="checkbox" name="{name}"{labelled}></td>'
            case "choice":
                options = "".join(f'<option value="{option.id}">{text(option.label)}</option>' for option in column.options)
                listed = " · ".join(self._t(option.label) for option in column.options)
                select = f'<select name="{name}"{labelled}><option value="" label="–"></option>{options}</select>'
                return f'<td{label}>{select}<span class="bd-paper bd-pick">{listed}</span></td>'
            case "signature":
                return f'<td{label}><span class="bd-screen bd-help">{text(self._words.signature)}</span></td>'
        if field.row_lines > 1 and column.type == "line":
            return f'<td{label}><textarea name="{name}" rows="{field.row_lines}"{labelled}></textarea></td>'
        return f'<td{label}><input name="{name}" autocomplete="off"{_CELL.get(column.type, "")}{labelled}></td>'

    def _sums(self, field: SheetField) -> str:
        words = text(self._words.sum)
        first = next(place for place, column in enumerate(field.columns) if column.is_summed)
        kind = self._number_class(field)
        cells = [f'<td class="{kind}">{"" if first else words}</td>'] if kind else []
        if first:
            span = f' colspan="{first}"' if first > 1 else ""
            cells.append(f'<th scope="row"{span}>{words}</th>')
        for column in field.columns[first:]:
            name = f"{field.id}.{column.id}"
            output = f'<output data-sum="{name}" aria-label="{words}, {attribute(column.head)}"></output>' if column.is_summed else ""
            cells.append(f'<td data-label="{attribute(column.head)}">{output}</td>' if output else "<td></td>")
        return f"<tfoot><tr>{''.join(cells)}</tr></tfoot>\n"

    def _about(self) -> None:
        form, day = self._form, self._said.day
        version = self._words.version.format(code=form.code, version=form.version, created=day(form.created), revised=day(form.revised))
        owner = text(self._said.site.checklist.owner).replace("{owner}", self._t(form.owner))
        self._put(f'<div class="bd-about">\n<p>{text(version)}. {owner}</p>\n</div>\n')

    def _tools(self) -> None:
        """The buttons, then what answers them, so that the next Tab leads into it."""
        words = self._words
        names = [name for name in ("print", "blank", "text", "json", "xlsx", "clear") if name != "xlsx" or self._form.has_table]
        buttons = "".join(f'<button type="button" data-do="{name}">{text(words.do[name])}</button>' for name in names)
        buttons += f'<label class="bd-file">{text(words.open)}<input type="file" accept=".json,application/json" multiple></label>'
        device = "" if self._form.is_sensitive else f'<p class="bd-device">{text(words.device)}</p>\n'
        self._put(f'<div class="bd-tools" hidden><p><b>{text(words.tools)}</b></p>\n{device}<div>{buttons}</div>\n</div>\n')
        self._put('<div class="bd-notice" role="status"></div>\n')
