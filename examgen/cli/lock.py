"""`examgen lock`: renew or check the lock of a bank."""

from __future__ import annotations

import click


@click.command("lock")
@click.option("--check", is_flag=True, help="Change nothing; exit status 1 when the lock and the problems differ.")
@click.pass_obj
def command(folders: tuple[str, ...], check: bool) -> int:
    """Record digests of variants, so that a change without a raised version= is noticed.

    Locks the bank of examgen, or those given with --bank. Nothing is written while a problem changed and its version did not.
    """
    from examgen import lock
    from examgen.bank import Bank

    bank = Bank(folders)
    status = 0
    for source in bank.given or [bank.own]:
        stored = lock.read(source.folder)
        current = {id: lock.locked(bank.load(id)) for id in source.files()}
        complaints = lock.forgotten(current, stored)
        if check:
            complaints += lock.outdated(current, stored)
        for complaint in complaints:
            click.echo(complaint)
        if complaints:
            status = 1
        elif not check:
            click.echo(f"wrote {lock.write(source.folder, current)}: {len(current)} problems")
    return status
