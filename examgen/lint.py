"""What can be seen wrong in a problem file without running it."""

from __future__ import annotations

import ast
from pathlib import Path

_TEXT_MEMBERS = {"prompt", "ask", "says", "solution", "hints", "title", "alt"}
_FORBIDDEN = {"random": "a global random generator", "secrets": "a random generator", "time": "a clock", "datetime": "a clock"}


def lint(path: Path) -> list[str]:
    """The faults of the file at `path`, each with its line: texts that are not literals, hidden randomness, clocks."""
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except SyntaxError as error:
        return [f"line {error.lineno}: {error.msg}"]
    faults: list[str] = []
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.JoinedStr):
            faults.append(f"line {line}: an f-string; texts are literals with [[name]], so that they can be translated")
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
            faults += [
                f"line {line}: imports {name}, {_FORBIDDEN[name]}; draw everything from `draw`"
                for name in names
                if name in _FORBIDDEN
            ]
        elif (
            isinstance(node, ast.Attribute)
            and node.attr == "random"
            and isinstance(node.value, ast.Name)
            and node.value.id in ("np", "numpy")
        ):
            faults.append(f"line {line}: np.random, a global random generator; draw everything from `draw`")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
            faults.append(f"line {line}: .format() on a text; texts are literals with [[name]]")
        elif isinstance(node, ast.keyword) and node.arg in _TEXT_MEMBERS:
            faults += [
                f"line {item.lineno}: {node.arg}= is put together from pieces; write one literal"
                for item in (node.value.elts if isinstance(node.value, ast.List) else [node.value])
                if isinstance(item, ast.BinOp)
            ]
    return faults
