"""Print the digest of every problem's variants at the first seeds, as JSON: the same on every machine.

    python tests/portability/digests.py [SEEDS]

`.ci/run` compares what the oldest and the newest NumPy print; `test_portability.py` compares processors.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def main(seeds: int) -> None:
    sys.path.insert(0, str(ROOT))
    from examgen.bank import Source, load_file
    from examgen.errors import AuthorError
    from examgen.variant import draw_variant

    source = Source(None, "problems", ROOT / "problems")
    digests = {}
    for id, path in source.files().items():
        try:
            problem = load_file(source, path, id)
            digests[id] = [draw_variant(problem, seed).digest() for seed in range(seeds)]
        except AuthorError as error:
            digests[id] = [str(error)]
    print(json.dumps(digests, indent=1, sort_keys=True))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
