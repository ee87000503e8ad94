"""Put a WeChat package together: checked first, guarded second, written last, the same bytes for the same article."""

import hashlib
import io
import json
import zipfile

from PIL import Image

from cases import guards

from ..article import Article, Picture, texts
from . import fragment, plaintext, preview, rules

SCHEMA = "pufa-wechat-package/1"
# The earliest moment that a zip can hold: a package must not differ by the hour it was made.
_EPOCH = (1980, 1, 1, 0, 0, 0)


class NotReady(ValueError):
    """The article breaks rules of the platform. `violations` lists them all; nothing was written."""

    def __init__(self, violations: list[rules.Violation]):
        self.violations = violations
        super().__init__("还不能导出：\n" + "\n".join(f"· {violation}" for violation in violations))


def preflight(article: Article) -> list[rules.Violation]:
    """Every rule that `article` breaks; empty when a package may be made of it."""
    return [
        *rules.check_fields(article),
        *rules.check_pictures(article),
        *rules.check_html(fragment.write(article)),
    ]


def outgoing(article: Article, case_refs: frozenset) -> guards.Outgoing:
    """The package as the guards see it: every text, file names and the written HTML included."""
    return guards.Outgoing(
        name=f"公众号发布包《{article.title}》",
        texts=(*texts(article), ("网页", fragment.write(article))),
        case_refs=case_refs,
    )


def build(article: Article, case_refs: frozenset = frozenset()) -> bytes:
    """Return the zip. Raise `NotReady` when a rule is broken, `cases.guards.Blocked` when a guard says no."""
    violations = preflight(article)
    if violations:
        raise NotReady(violations)
    guards.check(outgoing(article, case_refs))
    files = _files(article)
    files["manifest.json"] = _manifest(article, files)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{article.slug}/{name}", _EPOCH)
            entry.create_system = 3  # Unix, whatever machine writes it
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".jpg") else zipfile.ZIP_DEFLATED
            package.writestr(entry, files[name])
    return out.getvalue()


def _files(article: Article) -> dict[str, bytes]:
    html = fragment.write(article)
    files = {fragment.image_name(n): picture.data for n, picture in enumerate(article.pictures, 1)}
    files["cover-235x1.jpg"] = article.cover_wide
    files["cover-1x1.jpg"] = article.cover_square
    if article.poster:
        files["poster.jpg"] = article.poster
    files["article.html"] = html.encode()
    files["article.txt"] = plaintext.write(article).encode()
    files["preview.html"] = preview.write(article, fragment.write(article, pasted)).encode()
    return files


def pasted(number: int, picture: Picture) -> str:
    """The editor fetches pasted pictures itself, so only a public https address is of use to it."""
    return picture.public_url if picture.public_url.startswith("https://") else ""


def _manifest(article: Article, files: dict[str, bytes]) -> bytes:
    html = files["article.html"].decode()
    manifest = {
        "schema": SCHEMA,
        "title": article.title,
        "author": article.author,
        "digest": article.digest,
        "source_url": article.source_url,
        "characters": rules.content_length(html),
        "characters_limit": rules.CONTENT,
        "cover": {"pic_crop_235_1": article.crop_235_1, "pic_crop_1_1": article.crop_1_1},
        "files": {name: _describe(name, files[name]) for name in sorted(files)},
        "checks": {"violations": []},
    }
    return (json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _describe(name: str, data: bytes) -> dict:
    described = {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    if name.endswith(".jpg"):
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as image:
            described |= {"width": image.width, "height": image.height}
    return described
