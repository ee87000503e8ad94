"""What a reader finds when they search for a known value.

The page repeats what was typed, and that is no leak: the results are read where the page takes them from.
"""

from collections.abc import Iterable, Iterator

from publishing.search.residents import Found

from .sight import Artefact

KIND = "搜索结果"
_SHOWN = 30


def artefacts(queries: Iterable[str]) -> Iterator[Artefact]:
    """One artefact a query. The query itself is in no name and no text, unless a result shows it."""
    for number, query in enumerate(queries, 1):
        results = Found(query)[0:_SHOWN] if query.strip() else []
        texts = [
            (f"第{place}条", f"{result.kind}\n{result.title}\n{result.url}\n{_plain(result.snippet)}")
            for place, result in enumerate(results, 1)
        ]
        yield Artefact(KIND, f"第 {number} 个查询", tuple(texts))


def _plain(text) -> str:
    """The words without the tags that mark what was asked for, which would part them."""
    return str(text).replace("<mark>", "").replace("</mark>", "")
