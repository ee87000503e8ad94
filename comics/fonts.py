"""The faces that letter a comic: which characters each one draws, how much ink each character has.

Noto Sans SC and Noto Serif SC come with a pinned package, the handwritten face (a subset of LXGW WenKai) with this one.
Each draws every character of the 通用规范汉字表 (8,105), so lettering never depends on what a machine has installed.
A character that a face lacks is drawn by the next face of its `Lettering`.
"""

import hashlib
import math
import struct
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

import pylopdf_fonts_zh_cn
from PIL import ImageFont

from comics.faces import hand_path
from comics.hanzi import is_han
from comics.spec import HAND

_MEASURED_AT = 200  # pixels to the em at which ink is measured; fine enough for 1/200 em


@dataclass(frozen=True)
class Ink:
    """How far a run of text goes, in em from its origin on the baseline, y downwards."""

    advance: float
    left: float
    top: float
    right: float
    bottom: float


@lru_cache(maxsize=48)
def _opened(path: str, size: float) -> ImageFont.FreeTypeFont:
    # raqm needs the system's FriBidi: without it vertical text raises KeyError, so text is laid out by our own code.
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


@dataclass(frozen=True)
class Face:
    """One font file. `weight` is the stroke, in em, that makes it as dark as lettering should be."""

    path: str
    weight: float = 0.0

    def at(self, size: float) -> ImageFont.FreeTypeFont:
        """The face at `size` pixels to the em."""
        return _opened(self.path, size)

    def has(self, character: str) -> bool:
        """Whether the font's own character map has a glyph for it."""
        return _covers(_character_map(self.path), ord(character))

    def ink(self, text: str) -> Ink:
        """The measured ink of `text` set in one run."""
        return _measured(self, text)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the file: part of every cache key, so that a changed font never meets an old picture."""
        return _digest(self.path)


@cache
def _digest(path: str) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@lru_cache(maxsize=20_000)
def _measured(face: Face, text: str) -> Ink:
    if len(text) == 1 and is_han(text):
        return _bounds(face, text)
    em = _MEASURED_AT  # marks are squeezed by their ink, so it is drawn and looked at
    font = face.at(em)
    mask, (x, y) = font.getmask2(
        text, mode="L", anchor="ls", stroke_width=face.weight * em, stroke_filled=True
    )
    box = mask.getbbox() or (0, 0, 0, 0)
    return Ink(
        advance=font.getlength(text) / em,
        left=(x + box[0]) / em,
        top=(y + box[1]) / em,
        right=(x + box[2]) / em,
        bottom=(y + box[3]) / em,
    )


def _bounds(face: Face, character: str) -> Ink:
    """The ink of a Chinese character from its outline, ten times as fast as drawing it; it fills its square anyway."""
    font, stroke = face.at(_MEASURED_AT), face.weight
    left, top, right, bottom = font.getbbox(character, anchor="ls", stroke_width=stroke * _MEASURED_AT)
    # Pillow counts the advance in, with the stroke around it.
    wide = right / _MEASURED_AT - stroke
    return Ink(
        advance=wide,
        left=min(0.0, left / _MEASURED_AT + stroke),
        top=math.floor(top) / _MEASURED_AT,
        right=wide,
        bottom=math.ceil(bottom) / _MEASURED_AT,
    )


@dataclass(frozen=True)
class Lettering:
    """Faces in order of preference; the first that has a character draws it."""

    faces: tuple[Face, ...]

    def face_for(self, character: str) -> Face | None:
        """The face that draws `character`, or None when no face has it."""
        known = self._chosen
        if character not in known:
            known[character] = next((face for face in self.faces if face.has(character)), None)
        return known[character]

    @cached_property
    def _chosen(self) -> dict[str, Face | None]:
        return {}

    def missing(self, text: str) -> list[str]:
        """The characters of `text` that no face can draw, each once, in order."""
        found = dict.fromkeys(c for c in text if not c.isspace() and self.face_for(c) is None)
        return list(found)

    @property
    def digest(self) -> str:
        return "+".join(f"{face.digest}:{face.weight}" for face in self.faces)


_SANS = Face(str(pylopdf_fonts_zh_cn.sans_path()), weight=0.014)
_SANS_BOLD = Face(str(pylopdf_fonts_zh_cn.sans_path()), weight=0.03)
_SERIF = Face(str(pylopdf_fonts_zh_cn.serif_path()), weight=0.012)


@cache
def _hand(weight: float) -> Face:
    return Face(str(hand_path()), weight)


_HAND_WEIGHTS = {"shout": 0.034, "sound": 0.034, "narration": 0.014}
_HAND_WEIGHT = 0.018


@cache
def lettering(kind: str, face: str = "") -> Lettering:
    """The faces that letter balloons of `kind` (one of `comics.spec.KINDS`) in an episode that chose `face`.

    Quoted law is in a serif face (宋体) whatever was chosen, as in print.
    """
    if kind == "quotation":
        return law()
    upright = headlines() if kind in {"shout", "sound"} else plain()
    if face != HAND:
        return upright
    return Lettering((_hand(_HAND_WEIGHTS.get(kind, _HAND_WEIGHT)), *upright.faces))


def digests() -> list[str]:
    """What stands for all faces in the name of a finished picture."""
    return [lettering("speech", HAND).digest, headlines().digest, law().digest]


@cache
def headlines() -> Lettering:
    """The heavy lettering of titles, and of shouts and sounds."""
    return Lettering((_SANS_BOLD, _SERIF))


@cache
def plain() -> Lettering:
    """The lettering of balloons, takeaway and credits."""
    return Lettering((_SANS, _SERIF))


@cache
def law() -> Lettering:
    """The lettering of quoted law."""
    return Lettering((_SERIF, _SANS))


# --- the character map of an OpenType file, enough of it to know which characters it draws --------------------


def _covers(ranges: tuple[list[int], list[int]], code: int) -> bool:
    starts, ends = ranges
    at = bisect_right(starts, code) - 1
    return at >= 0 and code <= ends[at]


@cache
def _character_map(path: str) -> tuple[list[int], list[int]]:
    """Sorted starts and ends of the ranges of code points that have a glyph (OpenType `cmap`, formats 4 and 12)."""
    data, offset = _table(path, b"cmap"), 0
    best = None
    for number in range(struct.unpack_from(">H", data, offset + 2)[0]):
        platform, encoding, at = struct.unpack_from(">HHI", data, offset + 4 + 8 * number)
        form = struct.unpack_from(">H", data, offset + at)[0]
        if form in (4, 12) and (platform, encoding) in {(3, 10), (3, 1), (0, 3), (0, 4), (0, 6)}:
            best = max(best or (0, 0), (form, offset + at))
    if best is None:
        raise ValueError(f"no Unicode character map in {path}")
    codes = sorted((_format_12 if best[0] == 12 else _format_4)(data, best[1]))
    starts, ends = [], []
    for start, end in codes:
        if ends and start <= ends[-1] + 1:
            ends[-1] = max(end, ends[-1])
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends


def _table(path: str, wanted: bytes) -> bytes:
    """One table of a font file or of the first font of a collection; the rest of it is not read."""
    with open(path, "rb") as file:
        start = file.read(16)
        base = struct.unpack_from(">I", start, 12)[0] if start[:4] == b"ttcf" else 0
        file.seek(base + 4)
        count = struct.unpack(">H", file.read(2))[0]
        file.seek(base + 12)
        for tag, _, offset, length in struct.iter_unpack(">4sIII", file.read(16 * count)):
            if tag == wanted:
                file.seek(offset)
                return file.read(length)
    raise ValueError(f"no {wanted.decode()} table in {path}")


def _format_12(data: bytes, at: int) -> list[tuple[int, int]]:
    count = struct.unpack_from(">I", data, at + 12)[0]
    groups = struct.iter_unpack(">III", data[at + 16 : at + 16 + 12 * count])
    return [(start + (glyph == 0), end) for start, end, glyph in groups if start + (glyph == 0) <= end]


def _format_4(data: bytes, at: int) -> list[tuple[int, int]]:
    double = struct.unpack_from(">H", data, at + 6)[0]
    ends_at, starts_at = at + 14, at + 16 + double
    deltas_at, offsets_at = starts_at + double, starts_at + 2 * double
    found = []
    for shift in range(0, double, 2):
        end, start = (struct.unpack_from(">H", data, where + shift)[0] for where in (ends_at, starts_at))
        delta, offset = (
            struct.unpack_from(">H", data, where + shift)[0] for where in (deltas_at, offsets_at)
        )
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if offset:
                glyph = struct.unpack_from(">H", data, offsets_at + shift + offset + 2 * (code - start))[0]
                if glyph == 0:
                    continue
            if (glyph + delta) & 0xFFFF:
                found.append((code, code))
    return found
