"""A small site about one case, with nothing in it that must not leave."""

import pytest
from stories import draw, enact, tell

from vault.detection.spans import Party
from vault.exits import search
from vault.exits.refs import Refs
from vault.intake.registering import take_in
from vault.models import Marking, RawCase

NAME = "孙大海"
PHONE = "13822345678"
RAW = f"当事人{NAME}（电话{PHONE}）在江门市蓬江区滨江路12号门前摆放桌椅，占用六平方米，证人张莉在场。"


def span(kind, text):
    start = RAW.index(text)
    return {
        "type": kind,
        "start": start,
        "end": start + len(text),
        "replacement": "〔隐去〕",
        "entity": "",
        "source": "rule",
    }


@pytest.fixture
def case(db):
    case = take_in(RAW, number="江罚〔2024〕8号", roster=[Party(NAME, "当事人"), Party("张莉", "证人")])
    spans = [span("PHONE", PHONE), span("ADDR", "滨江路12号")]
    Marking.objects.create(case=case, state={"spans": spans, "suspects": []})
    RawCase.objects.update(status=RawCase.Status.APPROVED)
    return case


@pytest.fixture
def site(case, case_index, series):
    """(case page, episode) of the case."""
    page = tell(case_index, enact(), source_ref=case.pk)
    page.save_revision().publish()
    episode = draw(series, page, panels=1)
    episode.save_revision().publish()
    return page, episode


@pytest.fixture
def scan(settings, tmp_path):
    """Scan what a function of `Refs` gives; everything by default."""
    settings.EXPORTS_DIR = tmp_path / "exports"
    settings.EXPORTS_DIR.mkdir()

    def look(sights=lambda refs: search.sights(refs, quick=True)):
        return search.scan(sights(Refs()))

    return look
