"""The only room that imports MkDocs: hands pages and artifacts over, turns problems into log lines."""

import gc

gc.disable()  # all that is imported stays: to look for garbage in it would take a fifth of the time
try:
    from berdaya.mkdocs_plugin.plugin import BerdayaPlugin
finally:
    gc.freeze()
    gc.enable()

__all__ = ["BerdayaPlugin"]
