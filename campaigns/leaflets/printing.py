"""From a leaflet edition to its PDF: read the pages, ask the guards, compose."""

from django.conf import settings

from cases import guards
from comics.episodes import spec_of
from comics.print import booklet
from comics.renderers import DoesNotFit, codes, overflows

from .. import chain, scans
from ..models import Activity, LeafletEdition
from ..refusals import Refused
from . import qr

LINES_OF_LAW = 2


def leaflet_pdf(edition: LeafletEdition, activity: Activity | None = None) -> bytes:
    """Return the PDF of `edition`. Raises as `leaflet`."""
    return leaflet(edition, activity).data


def leaflet(edition: LeafletEdition, activity: Activity | None = None) -> booklet.Printed:
    """The PDF of `edition` with the code of one stall, or the code for anywhere else, and what it prints too small.

    Raise `Refused` when the edition carries no published episode or its words are too many, `cases.guards.Blocked`
    when a guard says no, `comics.typesetting.DoesNotFit` when a balloon is too small for its text.
    """
    episode = edition.episode
    if episode is None or not episode.live:
        raise Refused(f"《{edition.title}》还没有选已发布的漫画，不能排版。请先选一期已发布的漫画。")
    composed = _sheet(edition, episode, scans.code_for(edition, activity).code)
    guards.check(outgoing(edition, composed))
    try:
        return booklet.printed(composed, codes.vector(composed.address))
    except booklet.TooMuchText as too_much:
        raise Refused(str(too_much)) from None


def outgoing(edition: LeafletEdition, composed: booklet.Sheet) -> guards.Outgoing:
    """The leaflet as the guards see it."""
    texts = [
        ("标题", composed.title),
        ("资料名称", edition.title),
        ("期号", composed.issue),
        ("一句话介绍", composed.introduction),
        ("记住这一点", composed.takeaway),
        ("单位", composed.office),
        *((f"怎样做才对·第{number}条", text) for number, text in enumerate(composed.advice, 1)),
        *(
            (f"法律怎么说·第{number}条", f"{plain}{source}")
            for number, (plain, source) in enumerate(composed.law, 1)
        ),
        *((f"第{number}格·画面说明", panel.alt) for number, panel in enumerate(composed.panels, 1)),
        *edition.episode.outgoing().texts,
    ]
    return guards.Outgoing(f"传单《{edition.title}》", tuple(texts), edition.episode.case_refs())


def _sheet(edition: LeafletEdition, episode, code: str) -> booklet.Sheet:
    case = chain.case_told_by(episode)
    series = episode.get_parent()
    return booklet.Sheet(
        title=episode.title,
        issue=f"{series.title} 第 {episode.number} 期",
        introduction=episode.introduction,
        panels=_panels(episode, edition.format),
        takeaway=episode.takeaway,
        advice=tuple(block.value for block in case.advice) if case else (),
        law=tuple(_law(case)) if case else (),
        office=f"{edition.organisation.name}普法工坊",
        ask=booklet.HOTLINE,
        address=qr.address(settings.WAGTAILADMIN_BASE_URL, code),
        typed=qr.typed(settings.WAGTAILADMIN_BASE_URL, code),
        format=edition.format,
    )


def _panels(episode, format: str):
    story, pictures = spec_of(episode)
    unfit = overflows(story, pictures)
    if unfit:
        raise DoesNotFit(unfit)
    return tuple(booklet.panels_of(story, pictures, format))


def _law(case):
    for block in list(case.law)[:LINES_OF_LAW]:
        provision = block.value["provision"]
        if provision is not None:
            yield block.value["plain"], f"《{provision.statute.title}》{provision.label}"
