"""Write an article as plain text: for the clipboard's second flavour, for a newspaper, for reading aloud."""

from ..article import Article, Citation, Dialogue, Heading, Items, Paragraph, Picture


def write(article: Article) -> str:
    """Return `article` as text, a blank line between blocks, a newline at the end."""
    parts = [article.title]
    for block in article.blocks:
        match block:
            case Heading(text):
                parts.append(f"【{text}】")
            case Paragraph():
                parts.append(block.text)
            case Items(items, ordered):
                parts.append(
                    "\n".join(
                        f"{n}. {item.text}" if ordered else f"· {item.text}"
                        for n, item in enumerate(items, 1)
                    )
                )
            case Picture():
                parts.append(f"（图：{block.alt}）")
            case Dialogue(lines):
                parts.append("\n".join(f"{speaker}：{text}" if speaker else text for speaker, text in lines))
            case Citation(source, plain, text):
                parts.append(f"{plain}\n{source}\n{text}")
    parts.append(f"阅读原文：{article.source_url}")
    return "\n\n".join(parts) + "\n"
