"""Bring law texts from files into the database: what is new is added, what is known stays, what is newer supersedes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from django.db import DataError, IntegrityError, transaction
from django.db.models import F, Q

from . import citations, statutes
from .models import Provision, Statute

SUFFIXES = {".md", ".markdown", ".txt"}
LONGEST_TITLE = 200
PUBLISHED_WITHIN = timedelta(days=180)
"""Between the passing of a text and its publication; some collections date it by the one, some by the other."""


@dataclass
class Outcome:
    """What happened to every file of one run. Laws are kept by name, so that a run over thousands stays small."""

    added: list[str] = field(default_factory=list)
    corrected: list[str] = field(default_factory=list)
    unchanged: int = 0
    doubles: int = 0
    """Files of this run whose law and text another file of it had."""
    superseded: list[str] = field(default_factory=list)
    refused: list[tuple[Path, str]] = field(default_factory=list)
    skipped: list[Path] = field(default_factory=list)
    """Files below a named folder that are no text: pictures, databases, archives."""
    provisions: int = 0
    """Articles written in this run."""
    read: int = 0


def files_of(paths: Iterable[Path], skipped: list[Path] | None = None) -> Iterator[Path]:
    """Yield the law texts among `paths`: files as they are named, folders with all below them, in a stable order.

    Hidden files and folders (.git) and README are passed over; files of other kinds are added to `skipped`.
    """
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for found in sorted(path.rglob("*")):
            below = found.relative_to(path)
            if any(part.startswith(".") for part in below.parts) or not found.is_file():
                continue
            if found.suffix.lower() not in SUFFIXES:
                if skipped is not None:
                    skipped.append(found)
            elif not found.name.upper().startswith("README"):
                yield found


def read_file(path: Path) -> statutes.Law:
    """Return the law in one file. Raises NotAStatute with a reason in Chinese."""
    if not path.exists():
        raise statutes.NotAStatute("没有这个文件或文件夹")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise statutes.NotAStatute("文件打不开，请检查权限") from error
    return statutes.read(statutes.decode(data), path.name)


def take_in(paths: Iterable[Path], progress: Callable[[Outcome], None] = lambda outcome: None) -> Outcome:
    """Import every law text among `paths`; each file for itself, so that a bad one stops nothing.

    A version is known by its name (with or without 中华人民共和国) and date. Its text may be corrected by another run
    (its articles keep their identity, so that pages which cite them go on citing them); within one run the first of two
    files wins, so that a folder with both gives the same result every time. The same text without a date, or with one
    of the next months, is no new version, because one version may be dated by its passing or by its publication.
    `progress` is called after every file.
    """
    outcome = Outcome()
    seen: dict[tuple[str, date | None], str] = {}
    for path in files_of(paths, outcome.skipped):
        outcome.read += 1
        try:
            _take_in_file(path, seen, outcome)
        except statutes.NotAStatute as reason:
            outcome.refused.append((path, str(reason)))
        except (DataError, IntegrityError):
            outcome.refused.append((path, "数据库不接受这份文字"))
        progress(outcome)
    return outcome


def _take_in_file(path: Path, seen: dict[tuple[str, date | None], str], outcome: Outcome) -> None:
    law = read_file(path)
    if len(law.title) > LONGEST_TITLE:
        raise statutes.NotAStatute(f"名称超过 {LONGEST_TITLE} 字")
    key = (citations.normal(law.title), law.version_date)
    if key in seen:
        if seen[key] != law.text_digest:
            raise statutes.NotAStatute("与前面另一个文件是同一部法的同一版，内容却不同；只用了前面的")
        outcome.doubles += 1
        return
    seen[key] = law.text_digest
    _store(law, outcome)


@transaction.atomic
def _store(law: statutes.Law, outcome: Outcome) -> None:
    versions = list(Statute.objects.filter(Q(cited_as=citations.normal(law.title)) | Q(title=law.title)))
    known = next((version for version in versions if version.version_date == law.version_date), None)
    if known and known.digest == law.digest:
        outcome.unchanged += 1
        return
    if not known:
        known = next((version for version in versions if _holds_text_of(version, law)), None)
        if known and _earlier(law.version_date, known.version_date):
            # The same text, and the later of its two dates is there already.
            outcome.doubles += 1
            return
    statute = known or Statute()
    statute.title, statute.short_title, statute.version_date = law.title, law.short_title, law.version_date
    statute.promulgation = law.promulgation
    statute.in_force_from = law.in_force_from
    statute.preamble, statute.appendix = law.preamble, law.appendix
    statute.digest = law.digest
    statute.save()
    if known:
        _correct_articles(statute, law.articles)
    else:
        Provision.objects.bulk_create(
            (
                _fill(Provision(statute=statute), place, article)
                for place, article in enumerate(law.articles, 1)
            ),
            batch_size=500,
        )
        versions.append(statute)
    outcome.provisions += len(law.articles)
    (outcome.corrected if known else outcome.added).append(str(statute))
    outcome.superseded += _order(versions)


def _holds_text_of(version: Statute, law: statutes.Law) -> bool:
    """Whether this version has the same words and another date that may mean the same version."""
    one, other = version.version_date, law.version_date
    if one and other and abs(one - other) > PUBLISHED_WITHIN:
        return False
    if (version.preamble, version.appendix) != (law.preamble, law.appendix):
        return False
    kept = version.provisions.order_by("position").values_list("label", "text")
    return list(kept) == [(article.label, article.text) for article in law.articles]


def _earlier(one: date | None, other: date | None) -> bool:
    """Whether `one` is before `other`; no date is before every date."""
    return other is not None and (one is None or one < other)


def _correct_articles(statute: Statute, articles: tuple[statutes.Article, ...]) -> None:
    kept: dict[tuple[str, str], Provision] = {}
    for provision in statute.provisions.all():
        kept.setdefault((provision.label, provision.part), provision)
    fresh, wanted = [], []
    for place, article in enumerate(articles, 1):
        provision = kept.pop((article.label, article.part[:200]), None) or Provision(statute=statute)
        (wanted if provision.pk else fresh).append(_fill(provision, place, article))
    statute.provisions.exclude(pk__in=[provision.pk for provision in wanted]).delete()
    # Out of the way first: positions are unique, and articles may change places.
    statute.provisions.update(position=F("position") + 1_000_000)
    names = ("position", "label", "number", "branch", "text", "part", "chapter", "section")
    Provision.objects.bulk_update(wanted, names, batch_size=100)
    Provision.objects.bulk_create(fresh, batch_size=500)


def _fill(provision: Provision, place: int, article: statutes.Article) -> Provision:
    provision.position = place
    for name in ("label", "number", "branch", "text"):
        setattr(provision, name, getattr(article, name))
    for name in ("part", "chapter", "section"):
        setattr(provision, name, getattr(article, name)[:200])
    return provision


def _order(versions: list[Statute]) -> list[str]:
    """Point every version of one law to the one that took its place; return those that were newly superseded.

    A version without a date goes by the day on which it took effect, and without that as well it is the oldest.
    """
    ordered = sorted(versions, key=lambda version: (_day(version), version.pk))
    changed = []
    for version, successor in zip(ordered, [*ordered[1:], None], strict=True):
        successor_id = successor.pk if successor else None
        if version.superseded_by_id != successor_id:
            if version.superseded_by_id is None:
                changed.append(str(version))
            version.superseded_by_id = successor_id
            version.save(update_fields=["superseded_by"])
    return changed


def _day(version: Statute) -> date:
    return version.version_date or version.in_force_from or date.min
