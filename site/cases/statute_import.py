"""Bring law texts from files into the database: what is new is added, what is known stays, what is newer supersedes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from . import statutes
from .models import Provision, Statute

SUFFIXES = {".md", ".markdown", ".txt"}


@dataclass
class Outcome:
    """What happened to every file of one run."""

    added: list[Statute] = field(default_factory=list)
    corrected: list[Statute] = field(default_factory=list)
    unchanged: int = 0
    superseded: list[Statute] = field(default_factory=list)
    refused: list[tuple[Path, str]] = field(default_factory=list)
    provisions: int = 0
    """Articles written in this run."""


def files_of(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the law texts among `paths`: files as they are named, folders with all below them, in a stable order."""
    for path in paths:
        if path.is_dir():
            yield from sorted(
                found
                for found in path.rglob("*")
                if found.suffix.lower() in SUFFIXES
                and found.is_file()
                and not found.name.startswith(("README", "."))
            )
        else:
            yield path


def read_file(path: Path) -> statutes.Law:
    """Return the law in one file. Raises NotAStatute with a reason in Chinese."""
    if not path.exists():
        raise statutes.NotAStatute("没有这个文件或文件夹")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise statutes.NotAStatute("文件打不开，请检查权限") from error
    return statutes.read(statutes.decode(data), path.name)


def take_in(paths: Iterable[Path]) -> Outcome:
    """Import every law text among `paths`; each file for itself, so that a bad one stops nothing.

    A version is known by its title and date. Its text may be corrected by another run (its articles keep their
    identity, so that pages which cite them go on citing them); within one run the first of two files wins, so that a
    folder with both gives the same result every time.
    """
    outcome = Outcome()
    seen: dict[tuple, str] = {}
    for path in files_of(paths):
        try:
            law = read_file(path)
            key = (law.title, law.version_date)
            if key in seen:
                if seen[key] != law.digest:
                    raise statutes.NotAStatute("与前面另一个文件是同一部法的同一版，内容却不同；只用了前面的")
                outcome.unchanged += 1
                continue
            if len(law.title) > 200:
                raise statutes.NotAStatute("名称超过 200 字")
            seen[key] = law.digest
            _store(law, outcome)
        except statutes.NotAStatute as reason:
            outcome.refused.append((path, str(reason)))
    return outcome


@transaction.atomic
def _store(law: statutes.Law, outcome: Outcome) -> None:
    known = Statute.objects.filter(title=law.title, version_date=law.version_date).first()
    if known and known.digest == law.digest:
        outcome.unchanged += 1
        return
    statute = known or Statute(title=law.title, version_date=law.version_date)
    statute.short_title = law.short_title
    statute.promulgation = law.promulgation
    statute.in_force_from = law.in_force_from
    statute.preamble, statute.appendix = law.preamble, law.appendix
    statute.digest = law.digest
    statute.save()
    _store_articles(statute, law.articles)
    outcome.provisions += len(law.articles)
    (outcome.corrected if known else outcome.added).append(statute)
    outcome.superseded += _order_versions(law.title)


def _store_articles(statute: Statute, articles: tuple[statutes.Article, ...]) -> None:
    kept: dict[tuple[str, str], Provision] = {}
    for provision in statute.provisions.all():
        kept.setdefault((provision.label, provision.part), provision)
    fresh = []
    wanted = []
    for position, article in enumerate(articles, 1):
        provision = kept.pop((article.label, article.part), None) or Provision(statute=statute)
        provision.position = position
        for name in ("label", "number", "branch", "text"):
            setattr(provision, name, getattr(article, name))
        for name in ("part", "chapter", "section"):
            setattr(provision, name, getattr(article, name)[:200])
        (wanted if provision.pk else fresh).append(provision)
    statute.provisions.exclude(pk__in=[provision.pk for provision in wanted]).delete()
    # Out of the way first: positions are unique, and articles may change places.
    for provision in wanted:
        Provision.objects.filter(pk=provision.pk).update(position=provision.position + 100_000)
    for provision in wanted:
        provision.save()
    Provision.objects.bulk_create(fresh)


def _order_versions(title: str) -> list[Statute]:
    """Point every version of one law to the one that took its place; return those that were newly superseded."""
    versions = sorted(
        Statute.objects.filter(title=title), key=lambda s: (s.version_date is not None, s.version_date or 0)
    )
    changed = []
    for index, version in enumerate(versions):
        successor = versions[index + 1] if index + 1 < len(versions) else None
        if version.superseded_by_id != (successor.pk if successor else None):
            if version.superseded_by_id is None and successor:
                changed.append(version)
            version.superseded_by = successor
            version.save(update_fields=["superseded_by"])
    return changed
