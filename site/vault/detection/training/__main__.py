"""`python -m vault.detection.training MARKED… --plain TEXT… --out FILE`: teach the tagger again (from the folder `site`)."""

import argparse
import sys
from pathlib import Path

from vault.detection.learned import entities

from . import graft, learn
from .variants import Variants, documents


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
    ask.add_argument(
        "--leave-out", type=int, default=0, metavar="N", help="keep every Nth document out, for figures"
    )
    given = ask.parse_args()
    marked = []
    for path in given.marked:
        found = documents(path)
        marked += [
            d
            for n, d in enumerate(found)
            if not given.leave_out or n % given.leave_out != given.leave_out // 2
        ]
    stream = Variants(marked, [path.read_text("utf-8") for path in given.plain], given.seed).stream()
    learn.torch.set_num_threads(1)
    learn.torch.manual_seed(given.seed)
    tagger = learn.Tagger()
    if given.go_on:
        tagger.take(graft.weights_of(given.go_on.read_bytes()))

    def teach(millions: float, rate: float, layers_rate: float) -> None:
        learn.learn(
            tagger, stream, int(millions * 1e6), given.seed, rate=rate, layers_rate=layers_rate,
            say=lambda line: sys.stderr.write(f"{line}\n"),
        )  # fmt: skip

    if given.head:
        teach(given.head, 2e-3, 0)
    teach(given.whole, 7e-4, 5e-4)
    given.out.write_bytes(graft.piece(tagger.weights(), learn.DILATIONS))


if __name__ == "__main__":
    main()
