"""The command line. One module a command; each imports what it needs when it runs, so that `examgen --help` is instant."""

from __future__ import annotations

import importlib
import os
import sys
from contextlib import suppress
from typing import Any

import click

from examgen import __version__
from examgen.errors import ExamgenError

COMMANDS = {
    "list": "listing",
    "map": "map",
    "show": "show",
    "practice": "practice",
    "progress": "progress",
    "grade": "grade",
    "verify": "verify",
    "new": "new",
    "lock": "lock",
}
INTERRUPTED = 130
CLOSED_PIPE = 141


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
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            import difflib

            near = difflib.get_close_matches(name, COMMANDS, n=1)
            raise click.UsageError(f"there is no command {name!r}" + (f"; did you mean {near[0]!r}?" if near else ""), ctx)
        return super().resolve_command(ctx, args)


@click.command(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="examgen")
@click.option("--bank", "folders", multiple=True, metavar="DIR", help="Add the folder of a bank of your own; may be repeated.")
@click.pass_context
def cli(ctx: click.Context, folders: tuple[str, ...]) -> None:
    """Exercises and exams on learning in neural networks, graded by the program.

    `examgen practice` asks you questions; `examgen list` shows what there is.
    """
    ctx.obj = folders
    if os.environ.get("NO_COLOR"):
        ctx.color = False
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit: 0 all right, 1 answers wrong or verification failed, 2 usage."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if "_EXAMGEN_COMPLETE" in os.environ:
        cli.main(prog_name="examgen")
    sys.exit(_run(sys.argv[1:] if arguments is None else arguments))


def _run(arguments: list[str]) -> int:
    """The exit status; whatever went wrong is said in one line on standard error.

    click's own `main` answers a closed pipe with status 1, which would say here that an answer is wrong.
    """
    try:
        with cli.make_context("examgen", list(arguments)) as context:
            status: Any = cli.invoke(context)
        sys.stdout.flush()
        return status if isinstance(status, int) else 0
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except ExamgenError as error:
        return _complain(str(error), error.exit_code)
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "examgen"
        message = error.format_message().rstrip(".")
        return _complain(f"{message[:1].lower()}{message[1:]}; `{command} --help` explains", error.exit_code)
    except click.ClickException as error:
        return _complain(error.format_message(), error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        return _complain("stopped", INTERRUPTED)
    except BrokenPipeError:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLOSED_PIPE
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        return _complain(f"{place}{error.strerror or error}", 2)


def _complain(message: str, status: int) -> int:
    with suppress(OSError):
        click.echo("examgen: " + " ".join(message.split()), err=True)
    return status
