"""The theme ``berdaya``: Material's, told before it is loaded that its notice about its own end is given elsewhere.

MkDocs loads a theme before any plugin, and Material writes its notice as it is loaded, unless this variable is set
(``material/templates/__init__.py``). What the notice means for an edition, and the ways out, stand in README.md.
"""

import os

os.environ.setdefault("NO_MKDOCS_2_WARNING", "true")
