"""Pages and artifacts → the files that MkDocs builds; nothing is written outside its output."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from berdaya.build import Build
from berdaya.export import export
from berdaya.mkdocs_plugin.assets import WebAssets
from berdaya.mkdocs_plugin.organisation import organisation_of
from berdaya.mkdocs_plugin.rendered import RenderedCache, RenderedPage
from berdaya.model.page import Artifact, Edition


def site_files(files: Files, config: MkDocsConfig, build: Build, assets: WebAssets, rendered: RenderedCache) -> Files:
    """Replace what MkDocs found in its source folder (our sources) by the compiled pages and files."""
    kept = [file for file in files if not _is_source(file, config)]
    pages = [_file(config, page.src_uri, page.markdown) for page in build.site.pages]
    for file in pages:
        RenderedPage(file, config, rendered)
    return Files([*kept, *pages, *_made(config, build, assets)])


def add_files(files: Files, config: MkDocsConfig, artifacts: Iterable[Artifact]) -> None:
    """Add files that could only be made from the rendered pages."""
    for artifact in artifacts:
        files.append(_file(config, artifact.path, artifact.content))


def _is_source(file: File, config: MkDocsConfig) -> bool:
    return file.generated_by is None and file.src_dir == config.docs_dir


def _made(config: MkDocsConfig, build: Build, assets: WebAssets) -> Iterator[File]:
    exported = export(build.library, replace(build.site, edition=_edition(config)))
    for artifact in (*exported, *build.sheets.artifacts, *build.handbook.artifacts, *assets.artifacts()):
        yield _file(config, artifact.path, artifact.content)
    yield from _local_files(config)


def _edition(config: MkDocsConfig) -> Edition:
    url = config.site_url or ""
    return Edition(config.site_name, organisation_of(config).name, url if url.endswith("/") or not url else f"{url}/")


def _local_files(config: MkDocsConfig) -> Iterator[File]:
    """Give the edition's own files: ``local/files/logo.svg`` stands at ``logo.svg`` of the site."""
    folder = Path(config.config_file_path).parent / "local" / "files"
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file() and path.suffix != ".md":
            yield _file(config, path.relative_to(folder).as_posix(), path.read_bytes())


def _file(config: MkDocsConfig, src_uri: str, content: str | bytes) -> File:
    return File.generated(config, src_uri, content=content, inclusion=InclusionLevel.INCLUDED)
