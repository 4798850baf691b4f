"""`mkdocs serve` at the top of an address: runs inside .venv as `serve_site.py HOST PORT ADDRESS [options of mkdocs serve]`.

MkDocs mounts its preview under the path of `site_url`: a project hosted at https://ORG.github.io/REPO/ would appear at
/REPO/, and the address without it answers 404. So the preview is given the site_url that it really has. MkDocs has no
option for that, but hands what its `serve` is called with to the configuration, at every rebuild as well.
"""

import functools
import sys

from mkdocs.__main__ import cli
from mkdocs.commands import serve


def main(host: str, port: str, address: str, options: list[str]) -> None:
    serve.serve = functools.partial(serve.serve, site_url=address)
    # Said aloud, because click from 8.3 on reads MkDocs 1.6's default for it as "off".
    cli(["serve", "--livereload", "--dev-addr", f"{host}:{port}", *options], prog_name="mkdocs")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:])
