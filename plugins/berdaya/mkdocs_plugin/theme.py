"""The theme's page with slots in it, rendered once for each language.

Forced by MkDocs: ``mkdocs/commands/build.py: _build_page`` renders the whole template for each page. A frame costs one
rendering; what differs between pages is filled in by ``pages/frame.py``.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, Template
from markupsafe import Markup
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from berdaya.model.language import CODES, SOURCE, language
from berdaya.model.pages import CHANGES, HOME, OPEN_DATA
from berdaya.pages.around import ThemeWords
from berdaya.pages.assets import ALOUD_SCRIPT, FIRST_SCRIPT, ICON, SEARCH_SCRIPT, PageAssets
from berdaya.pages.frame import DEPTH, Frame, frame_of, slot
from berdaya.pages.published import Published
from berdaya.pages.site import feed_path
from berdaya.search import SearchSite
from berdaya.words import read_words, words

THEME_WORDS = "theme.yml"
THEME_ICON = "assets/images/favicon.png"


class ThemeFrames:
    """Renders the frames of a site with MkDocs' template environment."""

    def __init__(self, env: Environment, config: MkDocsConfig, published: Published, search: SearchSite, assets: PageAssets) -> None:
        self._env = env
        self._config = config
        self._published = published
        self._search = search
        self._assets = assets
        self._palette = config.theme.get("palette")  # as the edition wrote it: turning the theme names its schemes anew

    def frames(self) -> dict[str, Frame]:
        """The frame of each language."""
        return {code: frame_of(self.template().render(self.context(code))) for code in self._published.plan.languages}

    def template(self) -> Template:
        """The theme's page."""
        return self._env.get_template("main.html")

    def context(self, code: str) -> dict[str, Any]:
        """All that the theme's page reads, with marks in the place of what is a page's own."""
        self.turn_theme(code)
        page = SimpleNamespace(
            url=DEPTH,
            title=Markup(slot("title")),
            meta={},
            toc=[SimpleNamespace(url="#__content")],
            content="",
            canonical_url=None,
            previous_page=None,
            next_page=None,
            edit_url=None,
            is_homepage=False,
            file=None,
            parent=None,
        )
        context = get_context(Navigation([], []), Files([]), self._config, base_url="../..")
        return {**context, "page": page, "bd": self.values(code), "slot": lambda name: Markup(slot(name))}

    def values(self, code: str) -> SimpleNamespace:
        """What the overrides read as ``bd``."""
        plan = self._published.plan
        return SimpleNamespace(
            lang=code,
            words=words(code),
            feed=feed_path(plan, code),
            changes=plan.at(CHANGES, code).url,
            open_data=plan.at(OPEN_DATA, code).url,
            icon=self._icon(),
            first_script=self._assets.script(FIRST_SCRIPT),
            search_script=self._assets.script(SEARCH_SCRIPT),
            aloud_script=self._assets.script(ALOUD_SCRIPT, code),
            search_worker=self._search.worker,
            search_folder=self._search.folders.get(code, ""),
        )

    def turn_theme(self, code: str) -> None:
        """Turn the theme to a language: its own words, the names of the colour schemes, the home page and the switch."""
        config = self._config
        config.theme["language"] = code
        if isinstance(self._palette, list):
            config.theme["palette"] = [_in_language(scheme, code) for scheme in self._palette]
        home = self._published.plan.at(HOME, code).url
        config.extra["homepage"] = home or "."
        config.extra["alternate"] = switches(self._published, {name: slot(name) for name in switch_names(self._published)})

    @staticmethod
    def words_of(env: Environment, config: MkDocsConfig) -> dict[str, ThemeWords]:
        """What the theme says and draws beside links, by language."""
        return {code: _theme_words(env, config, code) for code in CODES}

    def _icon(self) -> str:
        """The edition's own icon, or ours in the place of the theme's."""
        chosen = str(self._config.theme["favicon"])
        return self._assets.picture(ICON) if chosen == THEME_ICON else chosen


def switch_names(published: Published) -> tuple[str, ...]:
    """The names of the values that lead to a page in each language."""
    return tuple(f"switch-{code}" for code in published.plan.languages)


def switches(published: Published, links: Mapping[str, str]) -> list[dict[str, str]]:
    """The theme's switch between languages; none where there is but one. ``links`` are by ``switch_names``."""
    if len(published.plan.languages) == 1:
        return []
    named = ((language(code), f"switch-{code}") for code in published.plan.languages)
    return [{"name": item.name, "lang": item.code, "link": links[name] or "."} for item, name in named]


def _in_language(scheme: Any, code: str) -> Any:
    """A colour scheme whose toggle says its name in a language; an edition may give one name for all, or for some."""
    match scheme:
        case {"toggle": {"name": dict() as names} as toggle} if names:
            return {**scheme, "toggle": {**toggle, "name": names.get(code) or next(iter(names.values()))}}
    return scheme


def _theme_words(env: Environment, config: MkDocsConfig, code: str) -> ThemeWords:
    # Modules of templates: their macros are attributes that no type knows.
    said: Any = env.get_template(_template_of(code)).module
    english: Any = env.get_template("partials/languages/en.html").module
    icons = config.theme.get("icon") or {}

    def word(key: str) -> str:
        return str(said.t(key) or english.t(key))

    def drawing(name: str, default: str) -> str:
        return env.get_template(f".icons/{icons.get(name) or default}.svg").render().strip()

    return ThemeWords(
        edit=word("action.edit"),
        previous=word("footer.previous"),
        next=word("footer.next"),
        edit_icon=drawing("edit", "material/file-edit-outline"),
        previous_icon=drawing("previous", "material/arrow-left"),
        next_icon=drawing("next", "material/arrow-right"),
    )


def language_templates(config: MkDocsConfig) -> dict[str, str]:
    """The theme's words in each language that it does not speak: those of ``languages/<code>/theme.yml``, by the theme's
    own keys, else those of the source language."""
    silent = [code for code in CODES if not any(Path(folder, _template_of(code)).is_file() for folder in config.theme.dirs)]
    return {_template_of(code): _words_template(code) for code in silent}


def _words_template(code: str) -> str:
    own = json.dumps({**read_words(code, THEME_WORDS), "language": code}, ensure_ascii=False)
    return f'{{% import "{_template_of(SOURCE.code)}" as source %}}{{% macro t(key) %}}{{{{ {own}[key] or source.t(key) }}}}{{% endmacro %}}'


def _template_of(code: str) -> str:
    return f"partials/languages/{code}.html"
