"""PDF files that hold text. A scan holds pictures of text: that is said plainly."""

import io
import logging
import re

from pypdf import PdfReader

from . import Document, UnreadableFile, plain

# It quotes what it cannot parse, and a log must hold no word of a case.
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)

MOST_PAGES = 500
_ENDS = re.compile(r"[。；：！？”）〕》.;:!?)]$")
# The gap that typesetting leaves between a character and a number: 滨江路 12 号.
_GAP = re.compile(r"(?<=[㐀-鿿]) (?=[0-9A-Za-z㐀-鿿])|(?<=[0-9A-Za-z]) (?=[㐀-鿿])")
_FEWEST_CHARACTERS = 10
_FULL_LINE = 0.75


def read(data: bytes) -> Document:
    """One case from a text PDF, broken lines joined again. Raises `UnreadableFile`."""
    try:
        reader = PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = 0 if locked else len(reader.pages)
        texts = [page.extract_text() for page in reader.pages] if not locked and pages <= MOST_PAGES else []
    except Exception as fault:  # pypdf has no common error for what people's PDF writers do
        raise UnreadableFile("打不开这个 PDF，可能已损坏。请重新导出，或把文字复制出来粘贴。") from fault
    if locked:
        raise UnreadableFile("是加了密码的 PDF。请去掉密码再传。")
    if pages > MOST_PAGES:
        raise UnreadableFile(f"有 {pages} 页，最多 {MOST_PAGES} 页。请只放一个案件的文书。")
    text = "\n".join(_joined(page) for page in texts).strip()
    if len(re.sub(r"\W", "", text)) < _FEWEST_CHARACTERS:
        raise UnreadableFile(
            "是扫描的 PDF，里面是图片，没有文字。请用 WPS 的文字识别（OCR）转成 .docx，核对后再传；原件可以作附件。"
        )
    if not plain.is_readable(text):
        raise UnreadableFile(
            "里的文字是乱码（字体没有带文字编码）。请用 WPS 的文字识别（OCR）转成 .docx，核对后再传；原件可以作附件。"
        )
    return Document(text)


def _joined(page: str) -> str:
    """A page's text: a line that is full and ends within a sentence goes on in the next."""
    lines = [line.strip() for line in page.splitlines() if line.strip()]
    full = max(map(len, lines), default=0) * _FULL_LINE
    text = ""
    for line in lines:
        text += line
        text += "" if len(line) >= full and not _ENDS.search(line) else "\n"
    return _GAP.sub("", text).strip()
