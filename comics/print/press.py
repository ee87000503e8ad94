"""The inks of a press: drawings into CMYK by the printer's own ICC profile."""

import io
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image, ImageCms

from comics.spec import ComicError

NOTE_RGB = (
    "没有印刷机的色彩配置（ICC），这是 RGB 文件。请交给印厂转成 CMYK，或向印厂要 ICC 文件放进系统设置后再做。"
)
NOTE_CMYK = "CMYK 四色，画面按“{name}”转换，文字只用黑版。这不是 PDF/X 文件，付印前请印厂检查。"
MOST_BYTES = 20_000_000


@dataclass(frozen=True)
class Press:
    """How drawings become inks. Without `profile` everything stays RGB."""

    profile: bytes = b""

    @property
    def mode(self) -> str:
        """CMYK with a profile, else RGB."""
        return "CMYK" if self.profile else "RGB"

    @property
    def note(self) -> str:
        """What staff have to tell the printer, in Chinese. Raises as `converter`."""
        return NOTE_CMYK.format(name=_name(self._opened())) if self.profile else NOTE_RGB

    def converter(self) -> Callable[[Image.Image], Image.Image] | None:
        """A function from an sRGB drawing to this press's CMYK; None without a profile.

        Raises `ComicError` when the profile cannot be read or is none of a CMYK press.
        """
        if not self.profile:
            return None
        target = self._opened()
        try:
            transform = ImageCms.buildTransform(
                ImageCms.createProfile("sRGB"), target, "RGB", "CMYK", ImageCms.Intent.RELATIVE_COLORIMETRIC,
                ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )  # fmt: skip
        except ImageCms.PyCMSError:
            raise ComicError("这个 ICC 文件不能用来做 CMYK，请向印厂要印刷机的 ICC 文件") from None

        def convert(picture: Image.Image) -> Image.Image:
            made = ImageCms.applyTransform(picture, transform)
            made.info = {}
            return made

        return convert

    def _opened(self) -> ImageCms.ImageCmsProfile:
        if len(self.profile) > MOST_BYTES:
            raise ComicError("ICC 文件太大，不像是印刷机的色彩配置")
        try:
            opened = ImageCms.ImageCmsProfile(io.BytesIO(self.profile))
        except (OSError, ImageCms.PyCMSError):
            raise ComicError("ICC 文件读不出来，请向印厂重新要一份") from None
        space = opened.profile.xcolor_space.strip()
        if space != "CMYK":
            raise ComicError(f"这个 ICC 文件是 {space} 的，不是 CMYK 印刷机的，请向印厂要 CMYK 的 ICC 文件")
        return opened


def _name(profile: ImageCms.ImageCmsProfile) -> str:
    return " ".join((profile.profile.profile_description or "CMYK").split())[:60]
