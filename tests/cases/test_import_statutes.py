"""`import_statutes`: repeatable, newer supersedes older, a bad file stops nothing."""

from io import StringIO

import pytest
from django.core.management import call_command

from cases.models import Provision, Statute

pytestmark = [pytest.mark.django_db, pytest.mark.data]


def law(title="试验法", body="第一条 甲。\n\n第二条 乙。"):
    return f"# {title}\n\n2020年1月1日 通过\n\n<!-- INFO END -->\n\n{body}"


def run(*paths):
    out, err = StringIO(), StringIO()
    call_command("import_statutes", *map(str, paths), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def rows():
    return list(Statute.objects.values()), list(Provision.objects.values())


def test_a_second_run_changes_nothing_and_says_so(tmp_path):
    (tmp_path / "试验法(2020-01-01).md").write_text(law())
    (tmp_path / "办法.md").write_text(law("样本办法"), encoding="gbk")
    out, err = run(tmp_path)
    assert "2 部新增" in out and not err
    before = rows()
    out, _ = run(tmp_path)
    assert "没有变化" in out and rows() == before


def test_a_newer_version_supersedes_and_keeps_the_old(tmp_path):
    for day, text in (("2021-05-01", "第一条 丙。"), ("2020-01-01", "第一条 甲。")):
        (tmp_path / f"试验法({day}).md").write_text(law(body=text))
    run(tmp_path)
    old, new = Statute.objects.order_by("version_date")
    assert old.superseded_by == new and new.superseded_by is None
    assert old.provisions.get().text == "甲。"
    (tmp_path / "between(2020-06-01).md").write_text(law(body="第一条 乙。"))
    run(tmp_path)
    assert [
        s.superseded_by and str(s.superseded_by.version_date)
        for s in Statute.objects.order_by("version_date")
    ] == [
        "2020-06-01",
        "2021-05-01",
        None,
    ]


def test_a_corrected_text_keeps_the_articles_that_pages_cite(tmp_path):
    path = tmp_path / "试验法(2020-01-01).md"
    path.write_text(law())
    run(path)
    cited = Provision.objects.get(label="第二条")
    path.write_text(law(body="第一条 甲。\n\n第一条之一 新的。\n\n第二条 乙，改。"))
    out, _ = run(path)
    assert "1 部更正" in out
    assert Provision.objects.get(label="第二条").pk == cited.pk
    assert list(Provision.objects.values_list("label", "position")) == [
        ("第一条", 1),
        ("第一条之一", 2),
        ("第二条", 3),
    ]


def test_a_bad_file_is_named_and_stops_nothing(tmp_path):
    (tmp_path / "a-空.md").write_text("")
    (tmp_path / "b-案例.md").write_text("# 某案\n\n## 基本案情\n\n有人吵架。")
    (tmp_path / "c-图.md").write_bytes(b"\x89PNG\x00\x00\xff\xff")
    (tmp_path / "d.md").write_text(law())
    out, err = run(tmp_path, tmp_path / "没有.md")
    assert "1 部新增" in out and "4 个文件没有导入" in out
    for name in ("a-空.md", "b-案例.md", "c-图.md", "没有.md"):
        assert name in err


def test_two_files_of_one_version_give_the_same_result_every_time(tmp_path):
    (tmp_path / "1(2020-01-01).md").write_text(law())
    (tmp_path / "2(2020-01-01).md").write_text(law(body="第一条 不同。"))
    _, err = run(tmp_path)
    assert "同一版" in err
    before = rows()
    run(tmp_path)
    assert rows() == before
