"""The user's cache: files that can be made again at any time. Where it cannot be written, everything works, only slower."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from functools import cache
from pathlib import Path

from examgen.records import Json


def folder(name: str) -> Path:
    """The folder `name` in the user's cache; it may not exist. `EXAMGEN_CACHE` moves the cache."""
    chosen = os.environ.get("EXAMGEN_CACHE")
    if chosen:
        return Path(chosen) / name
    from platformdirs import user_cache_path

    return user_cache_path("examgen", appauthor=False) / name


def read(path: Path) -> Json:
    """The JSON stored at `path`, or None where there is none that can be read."""
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None


def write(path: Path, data: Json) -> None:
    """Store `data` at `path`, whole or not at all. A cache that cannot be written is no error."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            part.write_text(json.dumps(data, separators=(",", ":")), encoding="utf-8")
            part.replace(path)
        except OSError:
            part.unlink(missing_ok=True)


def prune(path: Path, keep: int) -> None:
    """Keep the `keep` newest files of a folder."""
    with suppress(OSError):
        files = sorted(path.iterdir(), key=lambda file: file.stat().st_mtime_ns, reverse=True)
        for file in files[keep:]:
            file.unlink()


@cache
def engine_stamp() -> str:
    """A short text that changes whenever a source file of examgen does: what the engine made, another engine may not reuse."""
    root = Path(__file__).parent
    stats = ((file, file.stat()) for file in sorted(root.rglob("*.py")))
    text = "\n".join(f"{file.relative_to(root)} {stat.st_size} {stat.st_mtime_ns}" for file, stat in stats)
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
