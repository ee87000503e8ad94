"""The preview page of a package: the article as a phone shows it, with a button that copies it for the 公众号 editor."""

import json
from html import escape

from ..article import Article
from . import fragment, plaintext

_PAGE = """<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} · 公众号预览</title>
<style>
body {{ margin: 0; background: #FBFAF6; color: #1E2226; font: 16px/1.75 "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif; }}
.bar {{ position: sticky; top: 0; display: flex; gap: 16px; align-items: center; flex-wrap: wrap; padding: 12px 24px; background: #fff; border-bottom: 1px solid #E9E2D3; }}
button {{ min-height: 48px; padding: 0 24px; border: 0; border-radius: 6px; background: #1F5B5B; color: #fff; font: inherit; font-weight: bold; cursor: pointer; }}
button:focus-visible {{ outline: 3px solid #B3392B; outline-offset: 2px; }}
.told {{ color: #1F5B5B; font-weight: bold; }}
main {{ display: grid; gap: 32px; grid-template-columns: minmax(0, 677px) minmax(240px, 320px); justify-content: center; padding: 32px 16px; }}
@media (max-width: 900px) {{ main {{ grid-template-columns: minmax(0, 677px); }} }}
.phone {{ padding: 24px 20px; background: #fff; border: 1px solid #E9E2D3; border-radius: 8px; }}
.phone h1 {{ margin: 0 0 4px; font-size: 22px; line-height: 1.4; }}
.by {{ margin: 0 0 24px; color: #5C6468; font-size: 15px; }}
aside img {{ width: 100%; border: 1px solid #E9E2D3; }}
aside h2 {{ margin: 24px 0 8px; font-size: 16px; }}
aside p, aside ol {{ margin: 0; padding-left: 0; font-size: 15px; }}
aside ol {{ padding-left: 20px; }}
</style>
</head>
<body>
<div class="bar"><button type="button" id="copy">复制正文</button><span class="told" id="told" role="status" aria-live="polite"></span></div>
<main>
<article class="phone"><h1>{title}</h1><p class="by">{author}</p>{article}</article>
<aside>
<h2>怎样发到公众号</h2>
<ol>{steps}</ol>
<h2>标题</h2><p>{title}</p>
<h2>摘要</h2><p>{digest}</p>
<h2>阅读原文</h2><p>{source}</p>
<h2>长封面 2.35:1</h2><img src="cover-235x1.jpg" alt="长封面">
<h2>方封面 1:1</h2><img src="cover-1x1.jpg" alt="方封面">
{poster}</aside>
</main>
<script>
const html = {html};
const text = {text};
const told = document.getElementById("told");
async function copy() {{
  try {{
    await navigator.clipboard.write([new ClipboardItem({{
      "text/html": new Blob([html], {{ type: "text/html" }}),
      "text/plain": new Blob([text], {{ type: "text/plain" }}),
    }})]);
  }} catch (refused) {{
    const box = document.createElement("div");
    box.contentEditable = "true";
    box.innerHTML = html;
    document.body.append(box);
    const range = document.createRange();
    range.selectNodeContents(box);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    const done = document.execCommand("copy");
    box.remove();
    if (!done) {{ told.textContent = "浏览器不让复制，请换用 Chrome 或 Edge 打开这一页。"; return; }}
  }}
  told.textContent = "已复制。到公众号编辑器里按 Ctrl+V 粘贴。";
}}
document.getElementById("copy").addEventListener("click", copy);
</script>
</body>
</html>
"""

# The editor that saves a pasted article drops the style of its very first and last nodes.
_BUFFER = '<p style="font-size:0;line-height:0;margin:0">&nbsp;</p>'


def write(article: Article, pasted: str) -> str:
    """Return the preview as a page of its own. `pasted` is the fragment that the button copies."""
    placeholders = "在这里插入 images/" in pasted
    steps = ["点左上角“复制正文”，到公众号编辑器里粘贴。"]
    if placeholders:
        steps.append("红字写着“在这里插入”的地方，依次上传 images 文件夹里的图片，再删掉红字。")
    steps += ["标题、摘要从右边复制，两张封面在同一个文件夹里。", "预览没有问题，再群发。"]
    return _PAGE.format(
        title=escape(article.title),
        author=escape(article.author),
        digest=escape(article.digest),
        source=escape(article.source_url),
        article=fragment.write(article),
        poster='<h2>朋友圈海报</h2><img src="poster.jpg" alt="朋友圈海报">' if article.poster else "",
        steps="".join(f"<li>{escape(step)}</li>" for step in steps),
        html=_script(_BUFFER + pasted + _BUFFER),
        text=_script(plaintext.write(article)),
    )


def _script(text: str) -> str:
    """`text` as a JavaScript string that cannot end the script element."""
    return json.dumps(text, ensure_ascii=False).replace("<", "\\u003c")
