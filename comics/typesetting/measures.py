"""Measure tokens in em: how long each is along the line, and how much of its blank may be squeezed away."""

from dataclasses import dataclass, replace
from functools import lru_cache

from comics.fonts import Face, Ink, Lettering
from comics.hanzi import is_han
from comics.notation import Written

from .classes import DASHES, NOT_FIRST, NOT_LAST, UPRIGHT_FORM, is_wide
from .tokens import Token, tokens_of

ASCENT, DESCENT = 0.88, 0.12  # the square of a Han character around its baseline
_MIDDLE = (ASCENT - DESCENT) / 2  # the height of its centre above the baseline
_KEPT_AFTER, _KEPT_BEFORE = 0.28, 0.10  # blank left behind and before a closing mark inside a line
_KEPT_AT_EDGE = 0.03  # and at the end of a line, or before an opening mark at its start
_BETWEEN_MARKS = 0.08
_HAN_LATIN = 0.10  # the small space between Han and Latin or figures
_SPACE = 0.28
_JOINED = 0.03  # how far the two halves of a dash run into each other
_CENTRED = frozenset("·•・‧")  # 间隔号: blank on both sides alike
_STRONGER, _STRONGEST = 0.012, 0.03  # more stroke of what is emphasised, and how dark it may become
_DOT, _DOT_OFF = 0.15, 0.1  # width of a 着重号, and how far its middle stands off the character's square
_DOT_SIGN = "•"
PINYIN = 0.5
"""Size of pinyin beside its character, in em."""
_PINYIN_OFF = 0.05
_PINYIN_APART = 0.12  # between the syllables of neighbours
_SIDE_BY_SIDE = 1.08  # figures set side by side in a vertical line (纵中横) are narrowed to this


@dataclass(frozen=True)
class Piece:
    """A run of one face. `along`: from the token's start to its origin; `across`: from the line's axis to it.

    The axis of a horizontal line is its baseline, that of a vertical line runs through the middle of the column.
    """

    text: str
    face: Face
    along: float
    across: float
    scale: float = 1.0
    turned: bool = False
    """Set sideways, a quarter turn clockwise (Latin words in a vertical line)."""


@dataclass(frozen=True)
class Measured:
    """One token in em. `gap` stands before it except at a line's start; `lead` and `trail` may be cut at the edges."""

    token: Token
    pieces: tuple[Piece, ...]
    width: float
    gap: float = 0.0
    lead: float = 0.0
    trail: float = 0.0
    before: float = ASCENT
    """How far its ink reaches from the axis towards the line before (up; in vertical writing, right)."""
    after: float = DESCENT


def measure(text: str | Written, lettering: Lettering, vertical: bool = False) -> tuple[Measured, ...]:
    """Measure `text`, already `cleaned`. A character that no face has is drawn by the first face as its empty box."""
    return _measure(text if isinstance(text, Written) else Written(text), lettering, vertical)


@lru_cache(maxsize=512)
def _measure(written: Written, lettering: Lettering, vertical: bool) -> tuple[Measured, ...]:
    found: list[Measured] = []
    dress = _Dress(written.emphasised, dict(written.pinyin), lettering)
    for token in tokens_of(written.text):
        one = (_column if vertical else _row)(token, lettering, dress)
        if found:
            one = _spaced(found[-1], one)
        found.append(one)
    return tuple(found)


def _spaced(before: Measured, one: Measured) -> Measured:
    """Set the gap between neighbours: spaces, Han against Latin, and marks that meet."""
    gap = 0.0
    left, right = before.token.text[-1], one.token.text[0]
    if one.token.spaced:
        gap = _SPACE
    elif before.trail and (one.lead or one.token.text[0] in NOT_FIRST):
        gap = -max(0.0, before.trail + one.lead - _BETWEEN_MARKS)
    elif left in NOT_LAST and one.lead:
        gap = -one.lead
    elif _latin(left) != _latin(right) and _apart(left, right) and not (before.trail or one.lead):
        gap = _HAN_LATIN
    return replace(one, gap=gap) if gap else one


def _apart(left: str, right: str) -> bool:
    """Whether Han and Latin meet here without a mark between them."""
    return (is_wide(left) or is_wide(right)) and left not in NOT_LAST and right not in NOT_FIRST


def _latin(character: str) -> bool:
    return not is_wide(character) and character.isalnum()


@dataclass(frozen=True)
class _Dress:
    """What stands beside the characters of one text, by their index."""

    emphasised: frozenset[int]
    pinyin: dict[int, str]
    lettering: Lettering

    def dot(self, index: int, character: str) -> tuple[Face, Ink, float] | None:
        """(face, ink, scale) of the 着重号 of an emphasised Chinese character."""
        face = self.lettering.face_for(_DOT_SIGN)
        if index not in self.emphasised or not is_han(character) or face is None:
            return None
        ink = face.ink(_DOT_SIGN)
        return face, ink, _DOT / (ink.right - ink.left)

    def syllable(self, index: int) -> tuple[str, Face, Ink] | None:
        """(text, face, ink in em of its own size) of the pinyin of a character."""
        text = self.pinyin.get(index)
        if not text:
            return None
        faces = (f for f in self.lettering.faces if all(f.has(c) for c in text))
        face = next(faces, self.lettering.faces[0])
        return text, face, face.ink(text)


def _runs(token: Token, lettering: Lettering, dress: _Dress) -> list[tuple[str, Face, int]]:
    """Split a token into wide characters one by one and runs of narrow ones, each in the face that draws it, with its index."""
    found: list[tuple[str, Face, int]] = []
    for index, character in enumerate(token.text, token.start):
        face = lettering.face_for(character) or lettering.faces[0]
        if index in dress.emphasised:
            face = replace(face, weight=max(face.weight, min(face.weight + _STRONGER, _STRONGEST)))
        if found and not is_wide(character) and not is_wide(found[-1][0][-1]) and found[-1][1] == face:
            found[-1] = (found[-1][0] + character, face, found[-1][2])
        else:
            found.append((character, face, index))
    return found


def _squeezed(character: str, start: float, end: float, advance: float) -> tuple[float, float, float, float]:
    """From ink that goes from `start` to `end` of `advance`: (shift, new advance, lead, trail)."""
    if character in _CENTRED:
        blank = min(start, advance - end, _KEPT_BEFORE)
        return blank - start, end - start + 2 * blank, 0.0, 0.0
    if character in NOT_FIRST and is_wide(character):
        front, back = min(start, _KEPT_BEFORE), min(advance - end, _KEPT_AFTER)
        return front - start, end - start + front + back, 0.0, max(0.0, back - _KEPT_AT_EDGE)
    if character in NOT_LAST and is_wide(character):
        front, back = min(start, _KEPT_AFTER), min(advance - end, _KEPT_BEFORE)
        return front - start, end - start + front + back, max(0.0, front - _KEPT_AT_EDGE), 0.0
    return 0.0, advance, 0.0, 0.0


def _row(token: Token, lettering: Lettering, dress: _Dress) -> Measured:
    pieces: list[Piece] = []
    pen = lead = trail = 0.0
    before, after = ASCENT, DESCENT
    for text, face, index in _runs(token, lettering, dress):
        ink = face.ink(text)
        if text in DASHES:  # dashes join: set by their ink
            shift, advance, one_lead, trail = -ink.left, ink.right - ink.left - _JOINED, 0.0, 0.0
        else:
            advance = max(ink.advance, ink.right) - min(0.0, ink.left)
            shift, advance, one_lead, trail = _squeezed(text, ink.left, ink.right, advance)
            if ink.left < 0:
                shift -= ink.left
        syllable, dot = dress.syllable(index), dress.dot(index, text)
        if syllable:
            own = syllable[2]
            wide = (own.right - own.left) * PINYIN
            # A syllable broader than its character pushes the neighbours away, so that no two run together.
            spare = max(0.0, wide + _PINYIN_APART - advance)
            shift, advance = shift + spare / 2, advance + spare
            low = ASCENT + _PINYIN_OFF + max(0.0, own.bottom) * PINYIN
            middle = pen + advance / 2
            pieces.append(
                Piece(syllable[0], syllable[1], middle - wide / 2 - own.left * PINYIN, -low, PINYIN)
            )
            before = max(before, low - own.top * PINYIN)
        if dot:
            of_dot, own, scale = dot
            middle, low = pen + shift + (ink.left + ink.right) / 2, max(DESCENT, ink.bottom) + _DOT_OFF
            along = middle - (own.left + own.right) / 2 * scale
            pieces.append(Piece(_DOT_SIGN, of_dot, along, low - (own.top + own.bottom) / 2 * scale, scale))
            after = max(after, low + _DOT / 2)
        lead = lead if pieces else one_lead
        pieces.append(Piece(text, face, pen + shift, 0.0))
        pen += advance
        before, after = max(before, -ink.top), max(after, ink.bottom)
    return Measured(token, tuple(pieces), pen, 0.0, lead, trail, before, after)


def _column(token: Token, lettering: Lettering, dress: _Dress) -> Measured:
    pieces: list[Piece] = []
    pen = lead = trail = 0.0
    reach = right = 0.5
    for text, face, index in _runs(token, lettering, dress):
        one_lead = trail = 0.0
        if is_wide(text[0]):
            piece, advance, one_lead, trail, half = _upright(text, face, lettering)
        elif text.isdigit() and len(text) <= 3:
            piece, advance, half = _side_by_side(text, face)
        else:
            piece, advance, half = _sideways(text, face)
        lead = lead if pieces else one_lead
        syllable, dot = dress.syllable(index), dress.dot(index, text)
        if syllable:
            own = syllable[2]
            tall = (own.right - own.left) * PINYIN
            spare = max(0.0, tall + _PINYIN_APART - advance)
            piece, advance = replace(piece, along=piece.along + spare / 2), advance + spare
            # Turned a quarter clockwise its baseline runs down on the left, its tones point away from the column.
            off = half + _PINYIN_OFF + max(0.0, own.bottom) * PINYIN
            start = pen + (advance - tall) / 2 - own.left * PINYIN
            pieces.append(Piece(syllable[0], syllable[1], start, off, PINYIN, True))
            right = max(right, off - own.top * PINYIN)
        elif dot:
            of_dot, own, scale = dot
            middle, off = pen + advance / 2, half + _DOT_OFF
            across = off - (own.left + own.right) / 2 * scale
            pieces.append(
                Piece(_DOT_SIGN, of_dot, middle - (own.top + own.bottom) / 2 * scale, across, scale)
            )
            right = max(right, off + _DOT / 2)
        pieces.append(
            Piece(piece.text, piece.face, pen + piece.along, piece.across, piece.scale, piece.turned)
        )
        pen += advance
        reach = max(reach, half)
    return Measured(token, tuple(pieces), pen, 0.0, lead, trail, max(reach, right), reach)


def _upright(text: str, face: Face, lettering: Lettering) -> tuple[Piece, float, float, float, float]:
    form = text.translate(UPRIGHT_FORM)
    if form == text and text in "～〜－＝→←↔":
        piece, advance, half = _sideways(text, face)
        return piece, advance, 0.0, 0.0, half
    if form != text:
        of_form = lettering.face_for(form)
        if of_form is None:
            piece, advance, half = _sideways(text, face)
            return piece, advance, 0.0, 0.0, half
        face = of_form
    ink = face.ink(form)
    start, end = ink.top + ASCENT, ink.bottom + ASCENT
    if text in DASHES:
        shift, advance, lead, trail = -start, end - start - _JOINED, 0.0, 0.0
    else:
        shift, advance, lead, trail = _squeezed(text, start, end, max(1.0, end))
        if start + shift < 0:
            shift, advance = shift - start, advance - start
    middle = ink.advance / 2
    half = max(middle - ink.left, ink.right - middle)
    return Piece(form, face, shift + ASCENT, -middle), advance, lead, trail, half


def _side_by_side(text: str, face: Face) -> tuple[Piece, float, float]:
    ink = face.ink(text)
    scale = min(1.0, _SIDE_BY_SIDE / (ink.right - ink.left))
    # The figures stand in the middle of a square as high as a Han character.
    along = 0.5 - (ink.top + ink.bottom) / 2 * scale
    across = -(ink.left + ink.right) / 2 * scale
    return Piece(text, face, along, across, scale), 1.0, (ink.right - ink.left) / 2 * scale


def _sideways(text: str, face: Face) -> tuple[Piece, float, float]:
    ink = face.ink(text)
    # Turned a quarter clockwise, what was up points right: the middle of its height comes onto the axis.
    half = max(_MIDDLE + ink.bottom, -ink.top - _MIDDLE)
    shift = -min(0.0, ink.left)
    return Piece(text, face, shift, -_MIDDLE, 1.0, True), max(ink.advance, ink.right) + shift, half


def extent(measured: tuple[Measured, ...]) -> tuple[float, float]:
    """How far lines of these tokens reach before and after their axis, at least the square of a Han character."""
    return max(one.before for one in measured), max(one.after for one in measured)
