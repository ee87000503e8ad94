"""`import_statutes`: repeatable, newer supersedes older, a bad file stops nothing."""

from io import StringIO

import pytest
from django.core.management import call_command

from cases import citations, linking
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


def test_versions_are_in_order_however_they_arrive(tmp_path):
    """The newest is current and the others follow one another, in one run or several, in any order."""
    days = ("2012-01-01", "2015-05-05", "2020-10-10", "2024-03-03")
    files = {}
    for day in days:
        folder = tmp_path / day[:3] / day
        folder.mkdir(parents=True)
        files[day] = folder / f"试验法({day}).md"
        # The collections write the same law with and without the name of the country.
        title = "试验法" if day == "2015-05-05" else "中华人民共和国试验法"
        files[day].write_text(law(title, f"第一条 {day}。"))
    chain = [(day, later) for day, later in zip(days, [*days[1:], None], strict=True)]
    for order in ((3, 0, 2, 1), (1, 3, 0, 2), (0, 1, 2, 3)):
        Statute.objects.all().delete()
        for index in order:
            run(files[days[index]])
        found = Statute.objects.order_by("version_date")
        assert [
            (str(s.version_date), s.superseded_by and str(s.superseded_by.version_date)) for s in found
        ] == chain
    out, _ = run(tmp_path)
    assert "没有变化。" in out


def test_a_whole_tree(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "旧法.md").write_text(law("旧法"))
    for name, text in (
        ("行政法/试验法(2020-01-01).md", law()),
        ("DLC/行政法/试验法(2020-01-01).md", law()),
        ("地方性法规/某省/某市/样本条例.MD", law("样本条例")),
        ("README.md", "# 说明"),
        ("._垃圾.md", "x"),
        ("db.sqlite3", "x"),
        ("图/国徽.png", "x"),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    out, err = run(tmp_path)
    assert "读了 3 个文件：2 部新增" in out and "1 个重复" in out and not err
    assert "db.sqlite3" in out and "国徽.png" in out and "说明" not in out
    assert Statute.objects.count() == 2


def test_one_text_under_two_dates_is_one_version(tmp_path):
    """A file dated by publication and one without a date hold the same text: it is kept once, with the later date."""
    (tmp_path / "a(2020-03-01).md").write_text(law())
    (tmp_path / "b.md").write_text(law())
    (tmp_path / "c(2019-12-31).md").write_text(law())
    for _ in range(2):
        run(tmp_path)
        assert [str(day) for day in Statute.objects.values_list("version_date", flat=True)] == ["2020-03-01"]
    later = tmp_path / "d(2020-04-01).md"
    later.write_text(law())
    cited = Provision.objects.first()
    run(later)
    assert str(Statute.objects.get().version_date) == "2020-04-01"
    assert Provision.objects.first().pk == cited.pk


def test_an_amendment_beside_its_law(tmp_path):
    """The numbers that an amendment quotes are those of the law it changes: they are found there alone."""
    (tmp_path / "刑法.md").write_text(law("中华人民共和国刑法", "第一条 甲。\n\n第一百六十二条之一 乙。"))
    (tmp_path / "修正案1.md").write_text(
        law(
            "中华人民共和国刑法修正案",
            "第一百六十二条后增加一条，作为第一百六十二条之一：“乙。\n\n- “丙。”\n\n将刑法第八条修改为：“丁。”",
        )
    )
    (tmp_path / "修正案12.md").write_text(
        law("中华人民共和国刑法修正案（十二）", "一、将第八条修改为：“甲。”\n\n二、公布施行。")
    )
    run(tmp_path)
    found = citations.find(
        "依照《刑法》第一百六十二条之一、《中华人民共和国刑法》第一条、《刑法修正案（十二）》第二条、《刑法修正案》判决。"
    )
    resolved = linking.resolve(found)
    names = [Statute.objects.get(pk=r.key).title if r.key else None for r in resolved]
    assert names == [
        "中华人民共和国刑法",
        "中华人民共和国刑法",
        "中华人民共和国刑法修正案（十二）",
        "中华人民共和国刑法修正案",
    ]


def test_the_country_in_the_middle_of_a_name(tmp_path):
    (tmp_path / "a.md").write_text(law("某省实施《中华人民共和国消防法》办法"))
    run(tmp_path)
    for name in ("某省实施〈消防法〉办法", "某省实施〈中华人民共和国消防法〉办法"):
        (resolved,) = linking.resolve(citations.find(f"依照《{name}》第一条处罚。"))
        assert resolved.key


def test_progress_is_told(tmp_path):
    for number in range(101):
        (tmp_path / f"{number}.md").write_text(law(f"第{number}号试验办法"))
    out, _ = run(tmp_path)
    assert "已读 100 个文件" in out and "101 部新增" in out


def test_two_files_of_one_version_give_the_same_result_every_time(tmp_path):
    (tmp_path / "1(2020-01-01).md").write_text(law())
    (tmp_path / "2(2020-01-01).md").write_text(law(body="第一条 不同。"))
    _, err = run(tmp_path)
    assert "同一版" in err
    before = rows()
    run(tmp_path)
    assert rows() == before
