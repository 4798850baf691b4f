"""Things to work with in the browser → HTML. What their scripts say stands in the words of the language."""

from collections.abc import Callable
from typing import Any

from berdaya.model.document import FileTarget, PageTarget, Target
from berdaya.model.pages import ListPage, RecordPage
from berdaya.model.tools import (
    CompareForm,
    DeviceForm,
    GlossaryLetter,
    GlossaryList,
    HandoutChoice,
    HandoutForm,
    HandoutGroup,
    OfflineForm,
    PortfolioCompetency,
    PortfolioForm,
    ReadinessForm,
    ReflectionForm,
    RoleStatements,
    SearchOffer,
    Statement,
    Tool,
)
from berdaya.words import Words
from berdaya.write.html import HtmlOptions, attribute, json_attribute, text

Href = Callable[[Target], str]


def tool_html(tool: Tool, options: HtmlOptions, href: Href) -> str:
    """Write a tool."""
    return _TOOLS[type(tool)](tool, options, href)


def in_language(words: str, lang: str, expected: str) -> str:
    """Escape words, marked where they are in another language."""
    return text(words) if lang == expected else f'<span lang="{lang}">{text(words)}</span>'


def exit_link_html(said: Words, way_out: str) -> str:
    """Write the way out of a page that leaves no trace; ``way_out`` leads to a harmless page of the site.

    It works as a link without a script; with it (``web/site/quick_exit.js``) no Back leads here again.
    """
    return f'<p class="bd-exit"><a href="{attribute(way_out)}">{text(said.site.danger.exit)}</a></p>\n'


def exit_note_html(said: Words) -> str:
    """Write what the way out does, and what stays behind on a shared phone."""
    words = said.site.danger
    return f'<p class="bd-note bd-exit-note">{text(words.exit_note)} {text(words.shared)}</p>\n'


def _compare(tool: CompareForm, options: HtmlOptions, href: Href) -> str:
    script = dict(options.words.site.tools.compare.script)
    return f"<form class=\"bd-pick\" data-bd-compare='{json_attribute(script)}' hidden></form>\n"


def _handout(tool: HandoutForm, options: HtmlOptions, href: Href) -> str:
    words = options.words.site.tools.handout
    groups = "".join(_handout_group(group, options.words, href) for group in tool.groups)
    return (
        f"<div class=\"bd-handout\" data-words='{json_attribute(dict(words.script))}'>\n"
        f'<p class="bd-noscript">{text(words.no_script)}</p>\n{groups}</div>\n'
    )


def _handout_group(group: HandoutGroup, said: Words, href: Href) -> str:
    items = "".join(_handout_choice(choice, said, href) for choice in group.choices)
    rest = ""
    if group.rest > 0:
        more = text(said.site.labels.and_more.format(count=group.rest))
        rest = f'<p><a href="{attribute(href(PageTarget(ListPage(group.kind))))}">{more}</a></p>\n'
    return f'<h2 id="{group.name}">{text(group.heading)}</h2>\n<ul>\n{items}</ul>\n{rest}'


def _handout_choice(choice: HandoutChoice, said: Words, href: Href) -> str:
    """A link that the script turns into a choice; sheets to download stay links beside it."""
    source = f' data-source="{attribute(href(FileTarget(choice.source)))}"' if choice.source else ""
    page = attribute(href(PageTarget(choice.page)))
    files = " ".join(
        f'<a href="{attribute(href(FileTarget(path)))}" aria-label="{attribute(f"{name}, {choice.title}")}">{text(name)}</a>'
        for path, name in choice.files
    )
    papers = f' <span class="bd-papers">PDF: {files}</span>' if files else ""
    link = f'<a{_lang(choice.lang, said.code)} data-page="{attribute(choice.name)}"{source} href="{page}">{text(choice.title)}</a>'
    return f"<li>{link}{papers}</li>\n"


def _lang(lang: str, expected: str) -> str:
    return "" if lang == expected else f' lang="{lang}"'


def _offline(tool: OfflineForm, options: HtmlOptions, href: Href) -> str:
    words = options.words.site.tools.offline
    buttons = (
        ("keep", ' class="md-button md-button--primary"', ""),
        ("core", ' class="md-button"', ""),
        ("renew", ' class="md-button"', words.renew),
        ("stop", ' class="md-button"', words.stop),
        ("forget", ' class="md-button"', words.forget),
    )
    shown = " ".join(f'<button type="button"{name} data-do="{do}" hidden>{text(label)}</button>' for do, name, label in buttons)
    return (
        f'<div class="bd-actions bd-keep" data-bd-keep=\'{json_attribute(dict(words.script))}\'>\n<p role="status"></p>\n'
        f'<p><progress hidden aria-label="{attribute(words.progress)}"></progress></p>\n<p>{shown}</p>\n'
        f"<details data-kept-list hidden>\n<summary>{text(words.list)}</summary>\n<ul></ul>\n</details>\n</div>\n"
    )


def _device(tool: DeviceForm, options: HtmlOptions, href: Href) -> str:
    words = options.words.site.tools.device
    return (
        f"<div class=\"bd-device\" data-bd-device='{json_attribute(dict(words.script))}' data-names='{json_attribute(tool.names)}'>\n"
        f'<p class="bd-noscript">{text(words.no_script)}</p>\n<p role="status"></p>\n<ul></ul>\n'
        f'<p class="bd-actions"><button type="button" class="md-button" data-all hidden>{text(words.all)}</button></p>\n</div>\n'
    )


def _find(tool: SearchOffer, options: HtmlOptions, href: Href) -> str:
    label = text(options.words.site.not_found.search)
    return f'<p class="bd-find"><button type="button" class="md-button" data-find hidden>{label}</button></p>\n'


def _reflection(tool: ReflectionForm, options: HtmlOptions, href: Href) -> str:
    words = options.words.site.tools.reflection
    script = {"cleared": words.cleared, "unsaved": words.unsaved, "undo": options.words.site.checklist.script["undo"]}
    folds = "".join(_fold(role, number == 0, options.words, href) for number, role in enumerate(tool.roles))
    rest = ""
    if tool.rest > 0:
        more = options.words.site.labels.and_more.format(count=tool.rest)
        rest = f'<p><a href="{attribute(href(PageTarget(ListPage("role"))))}">{text(more)}</a></p>\n'
    lists = "".join(
        f'<div data-list="{part}" hidden><h3>{text(label)}</h3><ul></ul></div>\n'
        for part, label in (("suits", words.like_me), ("unsure", words.unsure))
    )
    questions = "".join(
        f'<p class="bd-question"><label>{text(question)}<textarea name="q{number}" rows="2" autocomplete="off"></textarea></label></p>\n'
        for number, question in enumerate(words.questions, 1)
    )
    return (
        f'<form class="bd-reflection" data-bd-reflection=\'{json_attribute(script)}\'>\n<div class="bd-folds">\n{folds}</div>\n{rest}'
        f'<h2 id="bicara">{text(words.talk)}</h2>\n<div class="bd-gathered" hidden>\n<p data-empty>{text(words.ticked_none)}</p>\n{lists}</div>\n'
        f'{questions}{_actions(words.print, words.clear)}<p class="bd-said" role="status"></p>\n'
        f'<p class="bd-note">{text(words.device)}</p>\n</form>\n'
    )


def _fold(role: RoleStatements, is_open: bool, said: Words, href: Href) -> str:
    words = said.site.tools.reflection
    groups = ((words.suits, "suits", role.suits), (words.suits_not, "unsure", role.suits_not))
    sets = "".join(
        f"<fieldset>\n<legend>{text(label)}</legend>\n<ul>\n{_ticks(statements, part, said.code)}</ul>\n</fieldset>\n"
        for label, part, statements in groups
        if statements
    )
    page = attribute(href(PageTarget(RecordPage("role", role.role))))
    title = in_language(role.title, role.title_lang, said.code)
    return (
        f'<details class="bd-fold"{" open" if is_open else ""}>\n<summary>{title}</summary>\n{sets}'
        f'<p><a href="{page}">{text(words.open)}</a></p>\n</details>\n'
    )


def _ticks(statements: tuple[Statement, ...], part: str, lang: str) -> str:
    return "".join(
        f'<li><label><input type="checkbox" name="{item.id}" data-part="{part}">'
        f" <span>{in_language(item.text, item.lang, lang)}</span></label></li>\n"
        for item in statements
    )


def _readiness(tool: ReadinessForm, options: HtmlOptions, href: Href) -> str:
    words, lang = options.words.site.tools.readiness, options.words.code
    script = {**words.script, "undo": options.words.site.checklist.script["undo"]}
    about = " ".join(
        f'<label>{text(label)}<input name="{name}" autocomplete="off"></label>'
        for name, label in (("issue", words.issue), ("community", words.community), ("date", words.date))
    )
    sets = []
    for number, item in enumerate(tool.dimensions, 1):
        scale = "\n".join(
            f'<label><input type="radio" name="{item.id}" value="{stage}"><span>{stage}</span></label>' for stage in range(1, tool.stages + 1)
        )
        sets.append(
            f'<fieldset data-dimension="{item.id}">\n<legend>{number}. {in_language(item.name, item.lang, lang)}</legend>\n'
            f'<p id="tanya-{item.id}">{in_language(item.ask, item.lang, lang)}</p>\n'
            f'<div class="bd-scale" role="radiogroup" aria-label="{attribute(item.name)}: {attribute(words.score)}"'
            f' aria-describedby="tanya-{item.id}">\n{scale}\n</div>\n'
            f'<p class="bd-said" data-stage></p>\n<label class="bd-evidence">{text(words.evidence)}'
            f'<textarea name="{item.id}-bukti" rows="2" autocomplete="off"></textarea></label>\n</fieldset>\n'
        )
    return (
        f'<form class="bd-readiness" data-bd-readiness=\'{json_attribute(script)}\'>\n<p class="bd-about-this">{about}</p>\n'
        f'{"".join(sets)}<p class="bd-note">{text(words.device)}</p>\n</form>\n<h2 id="hasil">{text(words.result)}</h2>\n'
        f'<div class="bd-result" role="status" hidden></div>\n<p class="bd-by-hand">{text(words.by_hand)}</p>\n'
        f"<p>{text(words.no_average)} {text(words.permit)}</p>\n{_actions(words.print, words.clear)}"
        '<p class="bd-said" role="status" data-said></p>\n'
    )


def _portfolio(tool: PortfolioForm, options: HtmlOptions, href: Href) -> str:
    words = options.words.site.tools.portfolio
    script = dict(words.script) | {"undo": options.words.site.checklist.script["undo"]}
    groups = "".join(
        f'<div class="bd-group">\n<h3>{text(group.heading)}</h3>\n'
        + "".join(_rating(item, options.words, href) for item in group.competencies)
        + "</div>\n"
        for group in tool.groups
    )
    buttons = "".join(
        f'<button type="button" class="md-button" data-do="{name}">{text(label)}</button> '
        for name, label in (("print", words.print), ("save", words.save), ("open", words.open), ("clear", words.clear))
    )
    return (
        f'<p class="bd-note">{text(words.device)}</p>\n<form class="bd-portfolio" data-bd-portfolio=\'{json_attribute(script)}\'>\n'
        f'<p class="bd-about-this"><label>{text(words.who)}<input name="who" autocomplete="off"></label>'
        f' <label>{text(words.scheme)}<input name="scheme" autocomplete="off"></label>'
        f' <label>{text(words.date)}<input name="date" type="date"></label></p>\n{groups}'
        f'<p class="bd-sum" role="status" hidden></p>\n<p class="bd-actions" hidden>{buttons}</p>\n<p class="bd-said" role="status"></p>\n</form>\n'
    )


def _rating(item: PortfolioCompetency, said: Words, href: Href) -> str:
    words = said.site.tools.portfolio
    name = attribute(item.page.id)
    levels = "".join(
        f'<li><label><input type="radio" name="l.{name}" value="{level.id}"> <span><b>{text(level.name)}.</b>'
        f" {in_language(level.text, level.lang, said.code)}</span></label></li>\n"
        for level in item.levels
    )
    title = in_language(item.title, item.lang, said.code)
    return (
        f"<fieldset>\n<legend>{title}</legend>\n<ul>\n{levels}</ul>\n"
        f'<label class="bd-evidence">{text(words.evidence)}<textarea name="e.{name}" rows="2" autocomplete="off"></textarea></label>\n'
        f'<p class="bd-more"><a href="{attribute(href(PageTarget(item.page)))}">{text(words.ideas)}</a></p>\n</fieldset>\n'
    )


def _actions(print_word: str, clear_word: str) -> str:
    return (
        f'<p class="bd-actions" hidden><button type="button" class="md-button" data-do="print">{text(print_word)}</button>'
        f' <button type="button" class="md-button" data-do="clear">{text(clear_word)}</button></p>\n'
    )


def _glossary(tool: GlossaryList, options: HtmlOptions, href: Href) -> str:
    words, lang = options.words.site.glossary, options.words.code
    letters = "\n".join(f'<a href="{attribute(href(PageTarget(letter.page, letter.anchor)))}">{text(letter.name)}</a>' for letter in tool.letters)
    groups = "".join(_letter(letter, lang, href) for letter in tool.groups)
    return (
        f'<nav class="bd-letters" aria-label="{attribute(words.letters)}">{letters}</nav>\n'
        f'<div class="bd-words" data-filter="{attribute(words.filter)}" data-found="{attribute(words.found)}" data-none="{attribute(words.none)}">\n'
        f"{groups}</div>\n"
    )


def _letter(letter: GlossaryLetter, lang: str, href: Href) -> str:
    items = []
    for word in letter.words:
        pairs = "".join(f" <span{_lang(code, lang)}>{text(pair)}</span>" for pair, code in word.pairs)
        page = attribute(href(PageTarget(RecordPage("term", word.term))))
        items.append(f'<li><a{_lang(word.lang, lang)} href="{page}">{text(word.text)}</a>{pairs}</li>\n')
    return f'<h2 id="{letter.anchor}">{text(letter.name)}</h2>\n<ul>\n{"".join(items)}</ul>\n'


_TOOLS: dict[type, Callable[[Any, HtmlOptions, Href], str]] = {
    CompareForm: _compare,
    HandoutForm: _handout,
    OfflineForm: _offline,
    DeviceForm: _device,
    SearchOffer: _find,
    ReflectionForm: _reflection,
    ReadinessForm: _readiness,
    PortfolioForm: _portfolio,
    GlossaryList: _glossary,
}
