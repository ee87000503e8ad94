"""Decode a drawing safely, at the size that is needed, on white, in sRGB."""

import io
from dataclasses import dataclass

from PIL import Image, ImageCms, ImageOps

from comics.spec import MAX_PICTURE_BYTES, ComicError

FORMATS = ("JPEG", "PNG", "WEBP")
MAX_PIXELS = 50_000_000
SMALLEST_SIDE = 64
TALLEST, FLATTEST = 3.0, 0.12
"""Height of a panel as a multiple of its width: taller ones belong into several panels, flatter ones hold no balloon."""


class BadPicture(ComicError):
    """A picture that cannot be used; `str()` says why, in Chinese, and what to do."""


@dataclass(frozen=True)
class Proportions:
    """Pixels of a picture as it is seen, after the turn its camera noted."""

    width: int
    height: int


def _opened(data: bytes) -> Image.Image:
    if not data:
        raise BadPicture("图片是空文件")
    if len(data) > MAX_PICTURE_BYTES:
        raise BadPicture(f"图片超过 {MAX_PICTURE_BYTES // 1_000_000} MB，请先缩小")
    try:
        # The list keeps EPS away from Ghostscript, whatever the file calls itself.
        picture = Image.open(io.BytesIO(data), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise BadPicture(f"图片像素太多，最多 {MAX_PIXELS // 1_000_000} 百万像素") from None
    except Exception:
        raise BadPicture("不是能用的图片，请用 JPEG、PNG 或 WebP") from None
    width, height = picture.size
    if width * height > MAX_PIXELS:
        raise BadPicture(f"图片有 {width}×{height} 像素，太大，最多 {MAX_PIXELS // 1_000_000} 百万像素")
    if min(width, height) < SMALLEST_SIDE:
        raise BadPicture(f"图片只有 {width}×{height} 像素，太小，每边至少 {SMALLEST_SIDE} 像素")
    return picture


def _turned(picture: Image.Image) -> bool:
    try:
        return picture.getexif().get(0x0112, 1) in (5, 6, 7, 8)
    except Exception:  # damaged EXIF is no reason to refuse a sound picture
        return False


def proportions(data: bytes) -> Proportions:
    """Read width and height without decoding. Raises `BadPicture`."""
    picture = _opened(data)
    width, height = picture.size
    if _turned(picture):
        width, height = height, width
    if height > TALLEST * width:
        raise BadPicture(f"画面太长（{width}×{height}），一格的高最多是宽的 {TALLEST:.0f} 倍，请分成几格")
    if height < FLATTEST * width:
        raise BadPicture(f"画面太扁（{width}×{height}），放不下气泡")
    return Proportions(width, height)


def drawing(data: bytes, width: int, height: int) -> Image.Image:
    """The drawing as RGB, filling `width` × `height`: scaled, the surplus cut evenly. Raises `BadPicture`."""
    seen = proportions(data)
    picture = _opened(data)
    scale = max(width / seen.width, height / seen.height)
    if picture.format == "JPEG":
        # Let the decoder itself halve big photographs: three times cheaper than decoding all and scaling.
        needed = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
        picture.draft("RGB", needed)
    try:
        picture.load()
        ImageOps.exif_transpose(picture, in_place=True)
        flat = _flat(picture)
    except BadPicture:
        raise
    except Exception:
        raise BadPicture("图片损坏或不完整，请重新导出") from None
    scale = max(width / flat.width, height / flat.height)
    used_w, used_h = width / scale, height / scale
    left, top = (flat.width - used_w) / 2, (flat.height - used_h) / 2
    box = (max(0.0, left), max(0.0, top), min(flat.width, left + used_w), min(flat.height, top + used_h))
    if flat.size != (width, height):
        fresh = flat.resize((width, height), Image.Resampling.BICUBIC, box=box)
    else:
        fresh = Image.frombytes("RGB", flat.size, flat.tobytes())
    # Pillow writes what it knows of the source (comments, profiles) into whatever is saved: this one knows nothing.
    fresh.info = {}
    return fresh


def _flat(picture: Image.Image) -> Image.Image:
    """On white, 8 bits, sRGB. Colour profiles that cannot be read are passed over."""
    profile = picture.info.get("icc_profile")
    if picture.mode.startswith("I") or picture.mode == "F":  # 16-bit grey: keep the upper byte
        picture = (
            picture.point(lambda value: value / 256).convert("L") if _deep(picture) else picture.convert("L")
        )
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        ground = Image.new("RGB", picture.size, "white")
        ground.paste(picture, mask=picture.getchannel("A"))
        return ground
    if profile and picture.mode in {"RGB", "CMYK"}:
        converted = _to_srgb(picture, profile)
        if converted is not None:
            return converted
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def _deep(picture: Image.Image) -> bool:
    return picture.getextrema()[1] > 255


def _to_srgb(picture: Image.Image, profile: bytes) -> Image.Image | None:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(source):
            return None if picture.mode == "CMYK" else picture
        return ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None
