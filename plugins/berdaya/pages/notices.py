"""Pages that no menu names: the one for an address without a page, and the one that stands for a page that is not kept.

Both speak every language, for nobody knows which one the reader wanted; a script shows the address's own first.
"""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from berdaya.compose.start import emergency_of
from berdaya.model.artifact import Artifact
from berdaya.model.pages import HOME, ListPage, PageId, RecordPage
from berdaya.pages.around import Around
from berdaya.pages.frame import Frame
from berdaya.pages.published import Published
from berdaya.words import words
from berdaya.write.html import attribute, text

NOT_FOUND = "404.html"
NOT_KEPT = "offline.html"


def notices(published: Published, around: Around, frames: Mapping[str, Frame], is_offline: bool) -> Iterator[Artifact]:
    """Give the two pages; the second only where pages are kept."""
    root = urlsplit(published.edition.url).path or "/"
    yield _notice(NOT_FOUND, published, around, frames, root, _not_found(published, root))
    if is_offline:
        yield _notice(NOT_KEPT, published, around, frames, root, _not_kept(published, root))


def _notice(name: str, published: Published, around: Around, frames: Mapping[str, Frame], root: str, html: str) -> Artifact:
    """Put a notice into the frame of the source language, with links that hold at whatever address it is shown."""
    lang = published.plan.root_language
    home = published.site.by_id[HOME, lang]
    said = words(lang).site
    title = said.not_found.title if name == NOT_FOUND else said.offline.notice.title
    assets = around.assets
    scripts = assets.missing_scripts(lang) if name == NOT_FOUND else assets.notice_scripts(lang)
    values = around.values(home) | {
        "root": root,
        "root_folder": root.rstrip("/") or "/",
        "head": '<meta name="robots" content="noindex">',
        "html_title": text(f"{title} – {published.edition.name}"),
        "title": text(title),
        "styles": "\n".join(f'<link rel="stylesheet" href="{root}{path}">' for path in around.assets.styles(HOME)),
        "menu": around.menus[lang].html_from(root),
        "content": html,
        "path": "",
        "footer": around.footer_html(lang, root),
        "edit": "",
        "ending": "",
        "neighbours": "",
        "page_scripts": "\n".join(f'<script src="{root}{path}" defer></script>' for path in scripts),
        # Not the scripts of other pages: they are of one language, and a reader of the other does not keep them.
        "scripts": "",
    }
    return Artifact(name, frames[lang].fill(values).encode())


def _not_found(published: Published, root: str) -> str:
    return "".join(_not_found_in(code, number, published, root) for number, code in enumerate(published.plan.languages, 1))


def _not_found_in(code: str, number: int, published: Published, root: str) -> str:
    said = words(code)
    level = min(number, 2)
    targets: list[tuple[PageId, str]] = [(HOME, said.site.not_found.home)]
    targets += [(ListPage(kind), said.kinds[kind].many) for kind in ("checklist", "term") if published.library.of(kind)]
    links = " ·\n".join(_link(published, page, code, label, root) for page, label in targets)
    return (
        f'<section lang="{code}" data-bd-missing{_prefix(published, code)}>\n<h{level}>{text(said.site.not_found.title)}</h{level}>\n'
        f"<p>{text(said.site.not_found.text)}</p>\n{_emergency(published, code, root)}"
        f'<p><button type="button" class="md-button" data-search hidden>{text(said.site.not_found.search)}</button></p>\n'
        f"<p>{links}</p>\n</section>\n"
    )


def _prefix(published: Published, code: str) -> str:
    """The first folder of a language's addresses, where it is not its code: by it scripts know the address's language."""
    prefix = published.plan.prefix(code)
    return f' data-prefix="{attribute(prefix)}"' if prefix and prefix != code else ""


def _not_kept(published: Published, root: str) -> str:
    return "".join(_not_kept_in(code, number, published, root) for number, code in enumerate(published.plan.languages, 1))


def _not_kept_in(code: str, number: int, published: Published, root: str) -> str:
    said = words(code).site
    notice, level = said.offline.notice, min(number, 2)
    return (
        f'<section lang="{code}" data-bd-kept{_prefix(published, code)}>\n<h{level}>{text(notice.title)}</h{level}>\n<p>{text(notice.text)}</p>\n'
        f"{_emergency(published, code, root)}"
        f'<p><button type="button" class="md-button" data-again hidden>{text(notice.again)}</button>\n'
        f"{_link(published, HOME, code, said.not_found.home, root)}</p>\n"
        f"<div data-near hidden>\n<p>{text(notice.near)}</p>\n<ul></ul>\n</div>\n"
        f"<div data-list hidden>\n<p>{text(notice.kept)}</p>\n<ul></ul>\n</div>\n</section>\n"
    )


def _emergency(published: Published, code: str, root: str) -> str:
    """The way to the page for when someone is hurt, from wherever a reader strands."""
    danger = emergency_of(published.library)
    if danger is None:
        return ""
    page = RecordPage(danger.kind, danger.id)
    return f'<p class="bd-danger">{_link(published, page, code, words(code).site.labels.danger, root)}</p>\n'


def _link(published: Published, page: PageId, code: str, label: str, root: str) -> str:
    address = published.plan.address(page, code)
    return f'<a href="{attribute(root + address.url if address else root)}">{text(label)}</a>'
