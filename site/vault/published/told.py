"""Everything that tells a case: its pages, comics, leaflets, codes, files for outside, and what others have printed."""

import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from campaigns.models import LeafletEdition, Placement, ShortCode
from cases.models import CasePage
from comics import stock
from comics.models import EpisodePage

from ..exits import files


@dataclass(frozen=True)
class Told:
    """What tells one case, published or not."""

    pages: list[CasePage] = field(default_factory=list)
    episodes: list[EpisodePage] = field(default_factory=list)
    editions: list[LeafletEdition] = field(default_factory=list)
    codes: list[ShortCode] = field(default_factory=list)
    exports: list[Path] = field(default_factory=list)
    """Files of `EXPORTS_DIR` that surely hold it."""
    unsure: list[Path] = field(default_factory=list)
    """Files there that nothing says anything about: pictures under a name of no page."""
    placements: list[Placement] = field(default_factory=list)
    """Where others show it: to be taken back by asking them."""
    products: list[str] = field(default_factory=list)
    """Names on the shelf of finished comics, of any version: strips, posters, boards, videos."""

    @property
    def live(self) -> list:
        return [page for page in (*self.pages, *self.episodes) if page.live]

    def dump(self) -> dict:
        """Primary keys and counts, for the log."""
        return {
            "pages": [page.pk for page in self.pages],
            "episodes": [page.pk for page in self.episodes],
            "editions": [edition.pk for edition in self.editions],
            "codes": len(self.codes),
            "exports": len(self.exports),
            "products": len(self.products),
        }


def told_of(case: UUID) -> Told:
    """What tells the raw case `case`. An episode of several cases is among it: it tells this one too."""
    pages = list(CasePage.objects.filter(source_ref=case).order_by("pk"))
    episodes = list(EpisodePage.objects.filter(cases__in=pages).distinct().order_by("pk"))
    editions = list(LeafletEdition.objects.filter(episode__in=episodes).order_by("pk"))
    codes = list(ShortCode.objects.filter(edition__in=editions).order_by("pk"))
    placements = Placement.objects.filter(Q(episode__in=episodes) | Q(article__case__in=pages))
    products = _products(episodes)
    exports, unsure = _exports([*pages, *episodes], codes, products)
    return Told(
        pages,
        episodes,
        editions,
        codes,
        exports,
        unsure,
        list(placements.select_related("outlet", "article")),
        products,
    )


def _products(episodes: Iterable[EpisodePage]) -> list[str]:
    shelf = stock.shelf()
    names = {name for one in episodes for version in versions_of(one) for name in stock.names_for(version)}
    return sorted(name for name in names if shelf.holds(name))


def versions_of(episode: EpisodePage) -> Iterator[EpisodePage]:
    """`episode` as it is public, and as every stored version had it."""
    yield episode
    for version in episode.revisions.iterator(chunk_size=20):
        yield version.as_object()


def _exports(
    pages: Iterable, codes: Iterable[ShortCode], products: Iterable[str]
) -> tuple[list[Path], list[Path]]:
    folder = Path(settings.EXPORTS_DIR)
    pages, codes = list(pages), {code.code.upper() for code in codes}
    if not pages or not folder.is_dir():
        return [], []
    shelf = stock.shelf()
    copies = {sha256(shelf.find(name) or b"").digest() for name in products}
    known, unsure = [], []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        verdict = _tells(path, pages, codes, copies)
        if verdict:
            known.append(path)
        elif verdict is None:
            unsure.append(path)
    return known, unsure


def _tells(path: Path, pages: list, codes: set[str], copies: set[bytes]) -> bool | None:
    """Whether the file is about one of `pages`; None when nothing in it says what it is about."""
    if any(page.slug and page.slug in path.stem for page in pages):
        return True
    try:
        data = path.read_bytes()
        if sha256(data).digest() in copies:
            return True
        if data.startswith(b"PK\x03\x04") and (labels := list(_labels(data))):
            return any(_same(label, page) for label in labels for page in pages)
        if data.startswith(b"%PDF"):
            text = "".join(text for _, text in files.texts_of("leaflet.pdf", data))
            return any(code in text.upper() for code in codes) or any(page.title in text for page in pages)
    except (OSError, files.CannotRead, zipfile.BadZipFile, ValueError):
        pass
    return None


def _labels(data: bytes) -> Iterator[dict]:
    """What packages say of themselves: a WeChat package's manifest, an episode's title and number."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            folder, _, last = name.rpartition("/")
            if last in {"manifest.json", "episode.json"}:
                yield {"folder": folder, **json.loads(archive.read(name))}


def _same(label: dict, page) -> bool:
    return (
        label.get("folder", "").rpartition("/")[2] == page.slug
        or label.get("title") == page.title
        or bool(page.url and str(label.get("source_url", "")).endswith(page.url))
    )
