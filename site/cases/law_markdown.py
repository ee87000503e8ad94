"""Take the Markdown of a law apart into plain lines. Pure.

The files were made from web pages and word-processor files by many hands, so tables, HTML, links, emphasis, lists and
odd spaces occur anywhere. Every step is linear in the length of the text, however odd it is.
"""

import html
import re

Line = tuple[int, str]
"""Level of a heading (0 for a paragraph) and its content, never empty."""

_INFO_END = re.compile(r"<!--\s{0,9}INFO\s{0,9}END\s{0,9}-->", re.I)
_LINE_BREAKS = re.compile(r"\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(r"[\ufeff\u200b-\u200f\u2060\u00ad\\]")
_BLANK = " \t　"
_CELL_END = re.compile(r"</t[dh]\s{0,9}>", re.I)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_IMAGE = re.compile(r"!\[([^\[\]]{0,200})\]\([^()]{0,500}\)")
_LINK = re.compile(r"\[([^\[\]]{0,200})\]\([^()]{0,500}\)")
_LIST_SIGN = re.compile(r"^(?:>\s{0,9}|[-*+]\s{1,9})+")
_RULE = re.compile(r"[-*_=|:\s]{3,}")
_GAP = re.compile(r"(?<=[^\x00-\x7f])[\s　]+(?=[^\x00-\x7f])")


def part_at_mark(text: str) -> tuple[list[Line], list[Line]] | None:
    """Return the lines before and after `<!-- INFO END -->`, or None without that mark."""
    marked = _INFO_END.split(text, maxsplit=1)
    return (lines(marked[0]), lines(marked[1])) if len(marked) == 2 else None


def lines(text: str) -> list[Line]:
    """Return every line that says something, without its dressing."""
    text = _without_comments(_INVISIBLE.sub("", _LINE_BREAKS.sub("\n", text)))
    found = []
    for raw in _broken_at_rows(text).split("\n"):
        line = _plain(raw)
        if line and not _RULE.fullmatch(line):
            level, content = heading(line)
            if content:
                found.append((level, content))
    return found


def heading(line: str) -> Line:
    """Return (3, 第一节) for `### 第一节`, (0, line) for a paragraph."""
    content = line.lstrip("#")
    level = len(line) - len(content)
    return (min(level, 6), content.rstrip("#").strip(_BLANK)) if level else (0, line)


def bare(text: str) -> str:
    """Close the gaps that typesetters put into short lines: 附 则 → 附则."""
    return _GAP.sub("", text).strip(_BLANK)


def _plain(raw: str) -> str:
    line = raw.replace("\u00a0", " ")
    if "&" in line:
        line = html.unescape(line).replace("\n", " ").replace("\0", "").replace("\u00a0", " ")
    if "<" in line:
        line = _TAG.sub("", _CELL_END.sub("　", line))
    if "](" in line:
        line = _LINK.sub(
            r"\1", _IMAGE.sub(lambda image: f"（图：{image[1]}）" if image[1] else "（图）", line)
        )
    line = re.sub(r"[ \t　]{9,}", "　", line.replace("**", "")).strip(_BLANK)
    if line.startswith("|"):
        return (
            "　".join(filter(None, (cell.strip(_BLANK) for cell in line.split("|")))) if line != "|" else ""
        )
    return _LIST_SIGN.sub("", line).strip(_BLANK)


def _without_comments(text: str) -> str:
    """Remove HTML comments; one that never ends is text."""
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept.append(text[at:start])
        at = end + 3
    return "\n".join([*kept, text[at:]])


def _broken_at_rows(text: str) -> str:
    """Give each row and paragraph of an HTML table a line of its own."""
    if "<" not in text:
        return text
    return re.sub(r"<(?:/tr|/p|/div|/li|br)\b[^<>\n]{0,100}>", "\n", text, flags=re.I)
