"""Offer pinyin for the characters of a balloon that an older reader may not know."""

from pypinyin import Style, pinyin

from .hanzi import is_han, is_rare
from .notation import read


def offered(text: str) -> str:
    """`text` with （pinyin） behind every rare character that has none yet; itself when nothing is missing.

    Readings are pypinyin's, by the words around; whoever asked has to look at characters with several readings.
    """
    written = read(text)
    readings = pinyin(written.text, style=Style.TONE, errors=lambda other: [[""]] * len(other))
    if len(readings) != len(written.text):  # nothing is better than pinyin over the wrong character
        return text
    given = {index for index, _ in written.pinyin}
    # Pinyin holds no Chinese character, so these follow one another alike in the text and in its words.
    han = iter(index for index, character in enumerate(written.text) if is_han(character))
    out, waiting = [], []

    def close():
        if waiting and all(waiting):
            out.append(f"（{' '.join(waiting)}）")
        waiting.clear()

    for character in text:
        index = next(han) if is_han(character) else None
        if index is None or not is_rare(character) or index in given:
            close()
        else:
            waiting.append(readings[index][0])
        out.append(character)
    close()
    return "".join(out)
