"""`examgen lock`: renew or check the lock of the bank."""

from __future__ import annotations

import click


@click.command("lock")
@click.option("--check", is_flag=True, help="Change nothing; exit status 1 when a problem changed and its version did not.")
@click.pass_obj
def command(folders: tuple[str, ...], check: bool) -> int:
    """Record digests of all variants, so that a change without a raised version= is noticed."""
    from examgen import lock
    from examgen.bank import Bank

    bank = Bank(folders)
    status = 0
    for source in bank.sources:
        stored = lock.read(source.folder)
        entries = {}
        for id in source.files():
            problem = bank.load(id)
            complaint = lock.compare(problem, stored.get(id))
            entries[id] = lock.locked(problem)
            forgotten = id in stored and entries[id] != stored[id] and entries[id]["version"] == stored[id]["version"]
            if complaint and (check or forgotten):
                click.echo(complaint)
                status = 1
        gone = [] if not check else sorted(set(stored) - set(entries))
        for id in gone:
            click.echo(f"{id} is in the lock but not in the bank: run `examgen lock`")
            status = 1
        if not check and status == 0:
            click.echo(f"wrote {lock.write(source.folder, entries)}: {len(entries)} problems")
    return status
