"""The upload form of pictures, wherever the admin shows it: alone, many at once, and inside the chooser."""

import re
from pathlib import PurePath

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from . import pictures
from .models.pictures import CleanFile


class PictureFileField(WagtailImageField):
    """Clean what is uploaded before anything else looks at it, and answer in Chinese when it cannot be used."""

    def to_python(self, data):
        file = forms.FileField.to_python(self, data)
        if file is None:
            return None
        if file.size > pictures.MAX_BYTES:  # before reading it into memory
            raise ValidationError(f"图片超过 {pictures.MAX_BYTES // 1024 // 1024} MB，请压缩后再上传。")
        file.seek(0)
        try:
            return CleanFile(pictures.clean(file.read()))
        except pictures.PictureRefused as exc:
            raise ValidationError(str(exc), code="invalid_image") from exc


class PictureForm(BaseImageForm):
    """Wagtail's image form, which never takes a title from a file name: a name may be a person's."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].required = False
        self.fields["title"].help_text = "不填就自动起一个。不要写真实姓名、店名。"
        if "file" in self.fields:
            wagtails = self.fields["file"]
            self.fields["file"] = PictureFileField(
                label=wagtails.label,
                required=wagtails.required,
                widget=wagtails.widget,
                help_text=f"JPG、PNG、WebP 或 HEIC，不超过 {pictures.MAX_BYTES // 1024 // 1024} MB。"
                "拍摄地点等附带信息会自动去掉，文件名也不会保留。",
            )

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("title") or self._is_file_name(cleaned["title"]):
            cleaned["title"] = neutral_title()
        return cleaned

    def full_clean(self):
        """When anything else is wrong, the file counts as not sent: Wagtail would store it as it came, beside the others
        that everybody can fetch, until the rest is mended. A browser has let go of it by then anyway."""
        super().full_clean()
        sent = isinstance(self.files.get(self.add_prefix("file")), UploadedFile)
        if sent and self._errors and "file" in self.fields and "file" not in self._errors:
            reasons = [reason for name in self._errors for reason in self._errors[name]]
            self.add_error("file", " ".join([*reasons, "图片没有留住，改好以后请再选一次。"]))

    def _is_file_name(self, title: str) -> bool:
        uploaded = self.files.get(self.add_prefix("file"))
        if not isinstance(uploaded, UploadedFile):
            return False
        return _letters(title) in (_letters(uploaded.name), _letters(PurePath(uploaded.name).stem))

    class Meta(BaseImageForm.Meta):
        # Without the script that copies the file's name into the title.
        widgets = {**BaseImageForm.Meta.widgets, "file": forms.FileInput()}


def neutral_title() -> str:
    """A title that tells when a picture came, and nothing of what is on it or who sent it."""
    return f"画面 {timezone.localtime():%Y-%m-%d %H:%M:%S}"


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
