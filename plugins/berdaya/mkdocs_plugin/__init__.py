"""The only room that imports MkDocs: hands pages and artifacts over, turns problems into log lines."""

from berdaya.mkdocs_plugin.plugin import BerdayaPlugin

__all__ = ["BerdayaPlugin"]
