"""`python -m vault.detection.training MARKED… --plain TEXT… --out FILE`: teach the tagger again (from the folder `site`)."""

import argparse
from pathlib import Path

from vault.detection.learned import entities

from .teach import teach, together


def main() -> None:
    """Read the marked documents, teach first the head and then all of the network, write it."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument(
        "marked", nargs="+", type=Path, help="marked documents, in the form of docs/anonymisation.md"
    )
    ask.add_argument(
        "--plain", nargs="*", type=Path, default=[], help="texts with nothing to mark: laws, prose"
    )
    ask.add_argument("--out", type=Path, default=entities.TAGGER)
    ask.add_argument("--head", type=float, default=3.0, help="millions of characters for the head alone")
    ask.add_argument("--whole", type=float, default=2.5, help="millions of characters for the whole network")
    ask.add_argument("--go-on", type=Path, help="begin with what this file knows")
    ask.add_argument("--seed", type=int, default=20)
    ask.add_argument("--processes", type=int, default=1, help="how many cores teach together")
    ask.add_argument(
        "--leave-out", type=int, default=0, metavar="N", help="keep every Nth document out, for figures"
    )
    given = ask.parse_args()
    if given.processes == 1:
        teach(0, given)
    else:
        together(given)


if __name__ == "__main__":
    main()
