"""Make `hand.ttf.xz` anew: the handwritten face with only what lettering needs, small enough to travel with the code.

    npm pack @fontsource/lxgw-wenkai@5.3.0 && tar xzf fontsource-lxgw-wenkai-5.3.0.tgz
    pip install fonttools brotli
    python -m comics.faces.subset package/files/lxgw-wenkai-latin-700-normal.woff2

No maintained package of PyPI carries LXGW WenKai (霞鹜文楷); of npm's the whole is 55 MB. fonttools is needed for this alone. The
licence (OFL 1.1, in OFL.txt) allows subsets; the family is renamed, so that it is never taken for the whole font.
"""

import io
import lzma
import sys
from pathlib import Path

from comics.hanzi import standard

_BLOCKS = (
    (0x20, 0x250),  # Latin, with what pinyin needs
    (0x300, 0x370),
    (0x2010, 0x2050),
    (0x3000, 0x3030),
    (0xFE10, 0xFE1A),  # vertical marks
    (0xFE30, 0xFE50),
    (0xFF01, 0xFF5F),
)
_FAMILY = "Pufa Hand"
_LAYOUT = ("BASE", "FFTM", "GDEF", "GPOS", "GSUB", "bsln", "feat", "gasp", "morx", "prop", "vhea", "vmtx")


def wanted() -> set[int]:
    """The 通用规范汉字表, the symbols of GB/T 2312, Latin, marks and their vertical forms."""
    rows = (bytes((row, cell)) for row in range(0xA1, 0xAA) for cell in range(0xA1, 0xFF))
    symbols = (code.decode("gb2312", "ignore") for code in rows)
    found = {ord(character) for character in (*standard(), *filter(None, symbols))}
    return found.union(*(range(start, end) for start, end in _BLOCKS))


def main(source: str) -> None:
    from fontTools import subset
    from fontTools.ttLib import TTFont

    font = TTFont(source)
    known = font.getBestCmap()
    options = subset.Options(
        layout_features=[], hinting=False, glyph_names=False, name_IDs=["*"], notdef_outline=True
    )
    options.drop_tables += _LAYOUT
    cut = subset.Subsetter(options)
    cut.populate(unicodes=sorted(wanted() & known.keys()))
    cut.subset(font)
    for record in list(font["name"].names):
        if record.nameID in {1, 3, 4, 6, 16}:
            font["name"].removeNames(nameID=record.nameID)
    for number, name in ((1, _FAMILY), (3, "pufa-hand"), (4, _FAMILY), (6, "PufaHand")):
        font["name"].setName(name, number, 3, 1, 0x409)
    font.flavor = None
    font.recalcTimestamp = False
    buffer = io.BytesIO()
    font.save(buffer)
    packed = lzma.compress(buffer.getvalue(), preset=9 | lzma.PRESET_EXTREME)
    (Path(__file__).parent / "hand.ttf.xz").write_bytes(packed)


if __name__ == "__main__":
    main(sys.argv[1])
