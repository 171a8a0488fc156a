"""The command line. One module a command; each imports what it needs when it runs, so that `examgen --help` is instant."""

from __future__ import annotations

import importlib
import sys
from typing import Any

import click

from examgen import __version__
from examgen.errors import ExamgenError

COMMANDS = {
    "list": "listing",
    "show": "show",
    "practice": "practice",
    "progress": "progress",
    "grade": "grade",
    "verify": "verify",
    "new": "new",
    "lock": "lock",
}


class Commands(click.Group):
    """The commands, each loaded when it is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"examgen.cli.{COMMANDS[cmd_name]}")
        command: click.Command = module.command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        name = click.utils.make_str(args[0])
        if name not in COMMANDS and not name.startswith("-"):
            import difflib

            near = difflib.get_close_matches(name, COMMANDS, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else " `examgen --help` lists the commands."
            raise click.UsageError(f"There is no command {name!r}.{hint}", ctx)
        return super().resolve_command(ctx, args)


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="examgen")
@click.option("--bank", "folders", multiple=True, metavar="DIR", help="Add the folder of a bank of your own; may be repeated.")
@click.pass_context
def cli(ctx: click.Context, folders: tuple[str, ...]) -> None:
    """Exercises and exams on learning in neural networks, graded by the program.

    `examgen practice` asks you questions; `examgen list` shows what there is.
    """
    ctx.obj = folders


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit: 0 all right, 1 answers wrong or verification failed, 2 usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        status: Any = cli.main(args=arguments, prog_name="examgen", standalone_mode=False)
    except ExamgenError as error:
        click.echo(f"examgen: {error}", err=True)
        status = error.exit_code
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("", err=True)
        status = 130
    except BrokenPipeError:
        sys.stderr.close()
        status = 0
    sys.exit(status if isinstance(status, int) else 0)
