"""One picture as a PDF page of its true size, without loss: JPEG would blur lettering that is black alone.

The page is tagged (ISO 32000-1, 14.8) with the picture's words, and embeds the ICC profile of its inks. No date, no
producer, nothing of the file's past.
"""

import zlib

from PIL import Image

POINTS = 72


def pdf(picture: Image.Image, dpi: int, alt: str, title: str, profile: bytes = b"") -> bytes:
    """`picture` (RGB or CMYK) as a PDF of one page at `dpi`. `profile` is the ICC profile of a CMYK picture."""
    width, height = (round(side * POINTS / dpi, 3) for side in picture.size)
    space = {"RGB": b"/DeviceRGB", "CMYK": b"/DeviceCMYK"}[picture.mode]
    if profile:
        space = b"[/ICCBased 8 0 R]"
    drawing = f"/Figure <</MCID 0>> BDC q {width} 0 0 {height} 0 0 cm /Im Do Q EMC".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/Lang(zh-CN)/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R"
        b"/ViewerPreferences<</DisplayDocTitle true>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/TrimBox[0 0 {width} {height}]"
        "/Resources<</XObject<</Im 4 0 R>>>>/Contents 5 0 R/StructParents 0/Tabs/S>>".encode(),
        _stream(
            picture.tobytes(),
            f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}"
            "/BitsPerComponent 8/ColorSpace ".encode() + space,
        ),
        _stream(drawing),
        b"<</Type/StructTreeRoot/K 7 0 R/ParentTree<</Nums[0[7 0 R]]>>>>",
        b"<</Type/StructElem/S/Figure/P 6 0 R/Pg 3 0 R/K 0/Alt" + _text(alt)
        + f"/A<</O/Layout/Placement/Block/BBox[0 0 {width} {height}]>>>>".encode(),
        _stream(profile, f"/N {len(picture.getbands())}".encode()) if profile else b"null",
        b"<</Title" + _text(title) + b">>",
    ]  # fmt: skip
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer\n<</Size %d/Root 1 0 R/Info 9 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return bytes(out)


def _stream(data: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(data, 6)
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (entries, len(packed), packed)


def _text(words: str) -> bytes:
    return b"<" + b"\xfe\xff".hex().encode() + words.encode("utf-16-be").hex().encode() + b">"
