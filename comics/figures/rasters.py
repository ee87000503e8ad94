"""Drawings as pixels, by the vector engine that also sets our leaflets."""

import io

import typst
from PIL import Image


def rasterise(svg: str, width: int) -> bytes:
    """The drawing as PNG, `width` px wide. The same SVG gives the same bytes."""
    box = svg[svg.index('viewBox="') + 9 :].split('"', 1)[0].split()
    across, down = float(box[2]), float(box[3])
    escaped = svg.replace("\\", "\\\\").replace('"', '\\"')
    page = (
        f"#set page(width: {across}pt, height: {down}pt, margin: 0pt)\n"
        f'#image(bytes("{escaped}"), format: "svg", width: {across}pt, height: {down}pt)'
    )
    return typst.compile(page.encode(), format="png", ppi=72.0 * width / across)


def as_jpeg(png: bytes, quality: int = 90) -> bytes:
    """The same picture as a plain sRGB JPEG without metadata: what an illustrator would upload."""
    out = io.BytesIO()
    Image.open(io.BytesIO(png), formats=("PNG",)).convert("RGB").save(
        out, "JPEG", quality=quality, subsampling=0
    )
    return out.getvalue()
