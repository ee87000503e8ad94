"""One course of teaching: what is read, in which order, by how many processes."""

import argparse
import os
import sys

from . import graft, learn
from .variants import Variants, documents


def together(given: argparse.Namespace) -> None:
    """Teach with `given.processes` processes that take every step together."""
    os.environ.setdefault("MASTER_ADDR", "127.0.0.1")
    os.environ.setdefault("MASTER_PORT", "29511")
    learn.torch.multiprocessing.spawn(teach, (given,), given.processes)


def teach(rank: int, given: argparse.Namespace) -> None:
    """What one process does; the first one tells how far it is and writes the file."""
    if given.processes > 1:
        learn.distributed.init_process_group("gloo", rank=rank, world_size=given.processes)
    marked = []
    for path in given.marked:
        found = documents(path)
        marked += [
            d
            for n, d in enumerate(found)
            if not given.leave_out or n % given.leave_out != given.leave_out // 2
        ]
    plain = [path.read_text("utf-8") for path in given.plain]
    stream = Variants(marked, plain, given.seed + 1000 * rank).stream()
    learn.torch.set_num_threads(1)
    learn.torch.manual_seed(given.seed)
    tagger = learn.Tagger()
    learn.torch.manual_seed(given.seed + rank)  # alike at the start, and then each forgets for itself
    if given.go_on:
        tagger.take(graft.weights_of(given.go_on.read_bytes()))

    def take(millions: float, rate: float, layers_rate: float) -> None:
        learn.learn(
            tagger, stream, int(millions * 1e6), given.seed, rate=rate, layers_rate=layers_rate,
            say=lambda line: sys.stderr.write(f"{line}\n") if rank == 0 else None,
        )  # fmt: skip

    if given.head:
        take(given.head, 2e-3, 0)
    take(given.whole, 7e-4, 5e-4)
    if rank == 0:
        given.out.write_bytes(graft.piece(tagger.weights(), learn.DILATIONS))
