"""Take in a picture from outside: decode it safely and keep nothing of the file but its pixels.

A phone writes where and when a picture was taken into it, a drawing program the name of its licensee, and a file that
calls itself a picture may be a program. So the bytes that arrive are never stored. They are decoded under a short list of
formats and limits, turned upright, converted to sRGB and written anew.
"""

import io
import logging
from dataclasses import dataclass

import pillow_heif
from PIL import Image, ImageCms, ImageOps

pillow_heif.register_heif_opener()

logger = logging.getLogger(__name__)

FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
MAX_BYTES = 30 * 1024 * 1024
MAX_PIXELS = 50_000_000
MAX_SIDE = 16_000  # WebP ends at 16,383, and no channel takes a picture that long
PAPER = (255, 255, 255)
_JPEG_QUALITY = 92

_SRGB = ImageCms.createProfile("sRGB")

# The first bytes of what staff are likely to try, and what to tell them.
_STRANGERS = (
    (b"GIF8", "GIF 图片不能用，请另存为 PNG 再上传。"),
    (b"%PDF", "这是 PDF 文件，请先导出成 PNG 或 JPG 图片。"),
    (b"%!PS", "这是 EPS 矢量文件，请先导出成 PNG 图片。"),
    (b"\xc5\xd0\xd3\xc6", "这是 EPS 矢量文件，请先导出成 PNG 图片。"),
    (b"8BPS", "这是 Photoshop 工程文件，请先导出成 PNG 图片。"),
    (b"II*\x00", "TIFF 图片不能用，请另存为 PNG 再上传。"),
    (b"MM\x00*", "TIFF 图片不能用，请另存为 PNG 再上传。"),
    (b"BM", "BMP 图片不能用，请另存为 PNG 再上传。"),
    (b"PK\x03\x04", "这是压缩包或办公文档，请把里面的图片单独存成 PNG 或 JPG。"),
)


class PictureRefused(ValueError):
    """A file that cannot be taken in as a picture. `str()` is a Chinese sentence that says what to do next."""


@dataclass(frozen=True)
class CleanPicture:
    """A picture without metadata: `data` is JPEG or PNG, upright, RGB with 8 bits a channel, in sRGB."""

    data: bytes
    width: int
    height: int
    format: str
    """`"JPEG"` or `"PNG"`."""

    @property
    def suffix(self) -> str:
        """The file name extension that fits `format`, with its dot."""
        return ".jpg" if self.format == "JPEG" else ".png"


def clean(data: bytes) -> CleanPicture:
    """Decode `data` and write its pixels anew.

    Photographs (JPEG, HEIF, lossy WebP) come out as JPEG, the rest as PNG, so that line art stays sharp. Transparency
    becomes white paper, CMYK and wide colour sRGB, 16 bits 8. Raise `PictureRefused` for anything else.
    """
    if not data:
        raise PictureRefused("这是一个空文件，请重新选择图片。")
    if len(data) > MAX_BYTES:
        raise PictureRefused(f"图片超过 {MAX_BYTES // 1024 // 1024} MB，请压缩后再上传。")
    try:
        # Without the list an EPS header would start Ghostscript.
        source = Image.open(io.BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as exc:
        raise _too_many_pixels() from exc
    except Exception as exc:  # a decoder answers broken bytes with almost any error
        raise PictureRefused(_why_unknown(data)) from exc
    if source.width * source.height > MAX_PIXELS:
        raise _too_many_pixels()
    if max(source.size) > MAX_SIDE:
        raise PictureRefused(
            f"图片最长的一边有 {max(source.size)} 像素，最多 {MAX_SIDE}，请裁开或缩小后再上传。"
        )
    # A phone's JPEG or HEIF may carry a depth map or a second view as a further frame; the first is the picture.
    if source.format in ("PNG", "WEBP") and getattr(source, "is_animated", False):
        raise PictureRefused("这是一张动图，漫画只用静止的画面，请导出其中一帧再上传。")
    photograph = source.format in ("JPEG", "MPO", "HEIF") or (
        source.format == "WEBP" and b"VP8 " in data[:64]
    )
    try:
        source.load()
    except Image.DecompressionBombError as exc:
        raise _too_many_pixels() from exc
    except Exception as exc:  # see above
        raise PictureRefused("图片不完整或已损坏，请重新导出或重新传一次。") from exc
    pixels = _on_paper(_srgb(_upright(source)))
    # A new image has no `info`, so no writer finds anything in it to carry over.
    bare = Image.new("RGB", pixels.size)
    bare.paste(pixels)
    buffer = io.BytesIO()
    if photograph:
        bare.save(buffer, "JPEG", quality=_JPEG_QUALITY, subsampling=0)
    else:
        bare.save(buffer, "PNG", compress_level=6)
    return CleanPicture(buffer.getvalue(), *bare.size, "JPEG" if photograph else "PNG")


def _too_many_pixels() -> PictureRefused:
    return PictureRefused(f"图片超过 {MAX_PIXELS // 10_000} 万像素，请缩小后再上传。")


def _why_unknown(data: bytes) -> str:
    for start, sentence in _STRANGERS:
        if data.startswith(start):
            return sentence
    head = data[:1024].lower()
    if b"<svg" in head or b"<?xml" in head or b"<html" in head:
        return "这是 SVG 或网页文件，请先导出成 PNG 图片。"
    return "认不出这个文件。请上传 JPG、PNG、WebP 或 HEIC 图片；如果它本来就是图片，可能已经损坏。"


def _upright(image: Image.Image) -> Image.Image:
    """Apply the EXIF orientation. A broken EXIF block is no reason to lose a good picture."""
    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # written by any camera, parsed by hand
        logger.info("unreadable EXIF ignored")
        return image


def _srgb(image: Image.Image) -> Image.Image:
    """`image` in sRGB, as RGB or RGBA with 8 bits a channel."""
    profile = image.info.get("icc_profile")
    transparent = image.has_transparency_data
    if image.mode.startswith("I"):
        # 16 bits of grey: `convert` would clip them instead of scaling.
        image = image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
        transparent = False
    if image.mode in ("1", "P", "LA", "La", "PA", "RGBa"):
        image = image.convert("RGBA" if transparent else "RGB")
    if profile and image.mode in ("RGB", "RGBA", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            image = ImageCms.profileToProfile(
                image, source, _SRGB, outputMode="RGBA" if image.mode == "RGBA" else "RGB"
            )
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            logger.info("unusable colour profile ignored")
    return image.convert("RGBA" if transparent else "RGB")


def _on_paper(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, PAPER)
    paper.paste(image, mask=image.getchannel("A"))
    return paper
