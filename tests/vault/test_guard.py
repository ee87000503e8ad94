"""The vault's guard: what it finds, what it says, and when it refuses without looking."""

import uuid

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases import guards
from vault.detection.spans import Party
from vault.intake.registering import take_in
from vault.keys import crypto
from vault.known import digests
from vault.models import Exemption, Marking, RawCase

pytestmark = [pytest.mark.django_db, pytest.mark.data]

RAW = "当事人孙大海，电话13822345678，在江门市蓬江区滨江路12号门前摆放桌椅，证人高兴在场。"


@pytest.fixture
def case():
    case = take_in(RAW, number="江罚〔2024〕8号", roster=[Party("孙大海"), Party("高兴", "证人")])
    phone = RAW.index("138")
    spans = [
        {
            "type": "PHONE",
            "start": phone,
            "end": phone + 11,
            "replacement": "〔电话〕",
            "entity": "",
            "source": "rule",
        }
    ]
    Marking.objects.create(case=case, state={"spans": spans, "suspects": []})
    RawCase.objects.update(status=RawCase.Status.APPROVED)
    return case


def findings(text, *refs, place="标题"):
    return guards.findings(guards.Outgoing("案例页《…》", ((place, text),), frozenset(refs)))


@pytest.mark.parametrize(
    "text", ["孙大海", "sun-da-hai", "<p>孙<b>大海</b></p>", "138 2234 5678", "江罚(2024)8号"]
)
def test_a_value_stops_it_and_is_not_repeated(case, text):
    [finding] = findings(text, case.pk, place="搜索描述")
    assert finding.place == "搜索描述"
    assert "孙大海" not in finding.reason and "138" not in finding.reason
    with pytest.raises(guards.Blocked) as blocked:
        guards.check(guards.Outgoing("页", (("正文", text),), frozenset({case.pk})))
    assert "正文" in str(blocked.value)


def test_honest_text_leaves(case):
    assert findings("孙某在人行道摆放桌椅，罚款五百元。", case.pk) == []


def test_a_case_that_cannot_be_checked_stops_everything(case):
    assert findings("没有问题的文字", uuid.uuid4())
    for status in set(RawCase.Status) - {RawCase.Status.APPROVED}:
        RawCase.objects.update(status=status)
        assert findings("没有问题的文字", case.pk)
    RawCase.objects.update(status=RawCase.Status.APPROVED)
    with connections["vault"].cursor() as cursor:
        cursor.execute("UPDATE vault_rawcase SET text = %s", [b"gAAAAABnot-a-token"])
    [finding] = findings("没有问题的文字", case.pk)
    assert "打不开" in finding.reason


def test_pages_without_a_case_are_held_against_every_case(case):
    assert findings("感谢孙大海配合")
    assert findings("电话：13822345678") == []  # known only from the marks, which are remembered at approval
    assert findings("孩子们高兴地领走了漫画") == []


def test_a_word_leaves_only_by_an_approved_exemption(case, django_assert_num_queries):
    word = "孩子们高兴地领走了漫画"
    assert findings(word, case.pk)
    exemption = Exemption.objects.create(case=case, phrase="高兴地", asked_by_name="甲")
    assert findings(word, case.pk)
    exemption.approved_at = case.taken_in_at
    exemption.save()
    assert findings(word, case.pk) == []
    assert findings("高兴地看着高兴", case.pk)


@pytest.mark.parametrize(
    "text", ["https://website.cn/outset/", "mariana, a marianne", "Ann 和 Lee 是常见的名字"]
)
def test_a_name_in_latin_letters_is_not_met_inside_other_words(text):
    take_in(
        "当事人 Maria Tse 在门前摆放桌椅。", roster=[Party("Tse"), Party("Maria"), Party("Ann"), Party("Lee")]
    )
    assert findings(text) == []


@pytest.mark.parametrize(
    "text", ["Maria 来过", "maria-lopez.jpg", "MARIA LOPEZ", "images/lopez_maria2.png", "Ｍａｒｉａ"]
)
def test_a_long_name_in_latin_letters_is_found_everywhere(text):
    take_in("当事人 Maria Lopez 在门前摆放桌椅。", roster=[Party("Maria"), Party("Lopez Maria")])
    assert findings(text)


def test_what_the_vault_holds_costs_a_page_next_to_nothing(case, monkeypatch):
    """Counted, not timed: with every value of its own length and phrases in every case, a page is not cut into all lengths."""
    numbers = "".join(f"{n}号之一" for n in range(40))
    for n in range(25):
        other = take_in(
            f"第{n}件：某店把桌椅摆在门前。", roster=[Party(f"云{numbers[: n + 5]}商行", kind="shop")]
        )
        Exemption.objects.create(case=other, phrase=f"云{n}外", asked_by_name="a", approved_at=timezone.now())
    text = "".join(chr(0x4E00 + 37 * n % 5000) for n in range(1000))
    assert findings(text, case.pk) == []
    hashed, opened = [], []
    real, decrypt = digests.digest, crypto.decrypt
    monkeypatch.setattr(digests, "digest", lambda *given: hashed.append(1) or real(*given))
    monkeypatch.setattr(crypto, "decrypt", lambda token: opened.append(1) or decrypt(token))
    assert findings(text, case.pk) == []
    assert len(hashed) < 2 * len(text)
    assert len(opened) < 25
    assert findings(f"{text}云{numbers[:20]}商行", case.pk)


@pytest.mark.parametrize("is_told", [True, False])
def test_without_its_key_the_vault_lets_nothing_out_and_says_why(case, settings, is_told):
    settings.VAULT_KEY = crypto.Fernet.generate_key().decode()
    [finding] = findings("没有问题的文字", *[case.pk][:is_told])
    assert "打不开" in finding.reason


def test_a_page_of_many_texts_looks_at_the_table_of_digests_once(case):
    outgoing = guards.Outgoing(
        "页", tuple((f"第{n}格", f"第{n}格的话") for n in range(20)), frozenset({case.pk})
    )
    with CaptureQueriesContext(connections["vault"]) as asked:
        assert guards.findings(outgoing) == []
    assert sum("SUM(" in query["sql"] for query in asked) == 1


def test_a_phrase_that_passes_needs_no_case_to_be_named(case):
    """Also on a page of no case, and when somebody else is called so: it covers the phrase, not the name."""
    take_in("当事人孙大海在门前摆放桌椅，占道经营。", roster=[Party("孙大海")])
    assert findings("孙大海鲜美")
    Exemption.objects.create(case=case, phrase="孙大海鲜", asked_by_name="a", approved_at=timezone.now())
    assert findings("孙大海鲜美") == []
    assert findings("孙大海鲜美，孙大海来了")
