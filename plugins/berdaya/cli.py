"""The command ``berdaya``: check, status, new, schema, translated and the outputs. Works without MkDocs."""

import sys
from io import TextIOWrapper

import click
from typing_extensions import override

from berdaya.authoring.beginning import new_command
from berdaya.authoring.checking import check_command
from berdaya.authoring.cli import schema_command, status_command, translated_command
from berdaya.authoring.exporting import export_command
from berdaya.authoring.init import init_command
from berdaya.authoring.searching import search_command
from berdaya.authoring.serving import serve_command
from berdaya.authoring.sheets import handbook_command, sheets_command
from berdaya.authoring.translating import translate_command
from berdaya.authoring.upstream import upstream_command
from berdaya.disk import refusal_of_disk


class Commands(click.Group):
    """The commands, of which none shows a traceback for what a disk refuses."""

    @override
    def invoke(self, context: click.Context) -> object:
        """Run a command; what the disk refuses is one sentence."""
        try:
            return super().invoke(context)
        except OSError as failure:
            if sentence := refusal_of_disk(failure):
                raise click.ClickException(sentence) from failure
            raise


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="berdaya")
def main() -> None:
    """Periksa dan susun basis pengetahuan Berdaya."""
    # A console of Windows may lack a letter of a title: it shows a question mark, and the command goes on.
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


COMMANDS = (
    check_command,
    export_command,
    handbook_command,
    init_command,
    new_command,
    schema_command,
    search_command,
    serve_command,
    sheets_command,
    status_command,
    translate_command,
    translated_command,
    upstream_command,
)
for command in COMMANDS:
    main.add_command(command)


if __name__ == "__main__":
    main()
