"""A value that is planted in any kind of artefact is found there and named by place; a clean site is clean."""

import io
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject
from wagtail.models import Page, PageLogEntry, Revision

from cases.models import CasePage
from vault.exits import caches, files, folders, made, searches, sessions, stored, versions, web
from vault.models import ImportJob, ImportRow, Withdrawal

pytestmark = pytest.mark.django_db

NAME, PHONE = "孙大海", "13822345678"


def test_a_clean_site_is_clean(site, scan, case):
    report = scan()
    assert report.leaks == []
    assert report.values >= 4 and report.artefacts > 100
    kinds = set(report.looked_at)
    assert {"网页", "搜索结果", "历史版本", "数据表", "公众号发布包"} <= kinds


def into_page(page, **fields):
    """Write past every guard, as a leak would have come about."""
    with connection.cursor() as cursor:
        for name, value in fields.items():
            table = "wagtailcore_page" if name in {"title", "slug", "seo_title"} else "cases_casepage"
            key = "id" if table == "wagtailcore_page" else "page_ptr_id"
            cursor.execute(f"UPDATE {table} SET {name} = %s WHERE {key} = %s", [value, page.pk])


@pytest.mark.parametrize("value", ["张莉", "张 莉", "張莉", "Zhang Li", "１３８２２３４５６７８", "滨江路"])
def test_what_a_page_shows_is_found_in_both_editions(site, scan, value):
    into_page(site[0], summary=f"{value}来过。")
    leaks = scan(web.artefacts).leaks
    names = {leak.artefact for leak in leaks if leak.page == site[0].pk}
    assert len(names) == 2 and any("长辈版" in name for name in names)


def test_a_share_card_and_the_feed_are_found(site, scan):
    into_page(site[0], seo_title=f"谁是{NAME}", title=f"{NAME}的事")
    leaks = scan(web.artefacts).leaks
    assert any("cases.xml" in leak.artefact for leak in leaks)
    assert any(leak.artefact == "/" for leak in leaks), "the home page shows titles"


def test_a_search_for_a_value_is_no_leak_until_a_result_shows_it(site, scan):
    look = lambda refs: searches.artefacts([NAME, PHONE])  # noqa: E731
    assert scan(look).leaks == []
    page = CasePage.objects.get(pk=site[0].pk)
    page.source_ref = None
    into_page(page, what_happened=f"<p>{NAME}来过。</p>")
    from wagtail.search.index import insert_or_update_object

    insert_or_update_object(CasePage.objects.get(pk=page.pk))
    assert scan(look).leaks


def test_a_package_is_opened(site, scan, monkeypatch):
    from cases import guards

    monkeypatch.setattr(guards, "_guards", [])
    into_page(site[0], what_happened=f"<p>{NAME}来过。</p>")
    places = {leak.place for leak in scan(made.packages).leaks}
    assert any("article.txt" in place or "内容" in place for place in places)


def test_raw_text_pasted_into_a_draft_is_found(site, scan):
    page = site[0]
    page.what_happened = f"<p>当事人{NAME}（电话{PHONE}）</p>"
    page.save_revision()
    assert Page.objects.get(pk=page.pk).live
    leaks = scan(versions.artefacts).leaks
    assert {(leak.place, leak.value_kind) for leak in leaks} >= {
        ("what_happened", "姓名"),
        ("what_happened", "电话"),
    }
    assert not any(NAME in str(leak) or PHONE in str(leak) for leak in leaks)


def test_tables_logs_index_and_sessions_are_read(site, scan):
    PageLogEntry.objects.log_action(site[0], "wagtail.edit", title=f"{NAME}的事", data={"note": PHONE})
    session = SessionStore()
    session["draft"] = {"note": f"{NAME}来电"}
    session.save()
    leaks = scan(lambda refs: [*stored.artefacts(refs), *sessions.artefacts()]).leaks
    assert {leak.kind for leak in leaks} == {"数据表", "会话"}
    assert {leak.place for leak in leaks if "logentry" in leak.artefact} == {"label", "data"}


def test_the_cache_is_listed_where_it_can_be(site, scan):
    cache.set(f"search:{PHONE}", "…")
    cache.set("note", {"who": NAME})
    report = scan(lambda refs: caches.artefacts())
    cache.clear()
    assert {leak.place for leak in report.leaks} == {"键", "内容"}
    assert report.blind, "memory of other processes cannot be seen, and that is said"


def test_a_cache_in_a_table_is_unpacked(case, scan, settings):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "kept"}
    }
    call_command("createcachetable", verbosity=0)
    cache.set("note", {"who": NAME}, None)
    cache.set(f"search:{PHONE}", "…", None)
    report = scan(lambda refs: caches.artefacts())
    assert {leak.place for leak in report.leaks} == {"键", "内容"} and not report.blind


def test_what_the_vault_keeps_in_the_clear_is_read_too(case, scan):
    """Its logs hold no value; if one ever does, the night says so. Staff and digests are not asked about."""
    assert scan(lambda refs: stored.logs_of_the_vault()).leaks == []
    Withdrawal.objects.create(case_uuid=case.pk, by_name=NAME, ground="revoked", reason="张莉申请复议")
    job = ImportJob.objects.create(name="一", by_name="甲")
    ImportRow.objects.create(job=job, position=1, place="第2行", message=f"{NAME}收过了")
    report = scan(lambda refs: stored.logs_of_the_vault())
    assert {(leak.artefact.split()[0], leak.place) for leak in report.leaks} == {
        ("vault_withdrawal", "reason"),
        ("vault_importrow", "message"),
    }


def test_finished_comics_on_the_shelf_are_opened(case, scan, settings, tmp_path):
    settings.MEDIA_DIR = tmp_path
    (tmp_path / "cache" / "comics" / "ab").mkdir(parents=True)
    (tmp_path / "cache" / "comics" / "ab" / "abcd").write_bytes(_picture("comment"))
    [leak] = scan(lambda refs: folders.shelf()).leaks
    assert (leak.kind, leak.place) == ("成品缓存", "图片信息")


def test_the_words_of_a_leaflet_are_read_from_its_pages(site, scan, monkeypatch):
    from campaigns.models import LeafletEdition, Organisation, ShortCode
    from cases import guards

    monkeypatch.setattr(guards, "_guards", [])
    office = Organisation.objects.create(name=f"{NAME}街道", slug="baisha")
    edition = LeafletEdition.objects.create(title="桌椅", episode=site[1], organisation=office)
    ShortCode.objects.create(edition=edition)
    assert any(leak.place.startswith("第1页") for leak in scan(made.leaflets).leaks)


def _pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata({"/Author": NAME})
    writer.add_attachment("raw.txt", f"电话{PHONE}".encode())
    return _written(writer)


def _written(writer) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _picture(kind: str) -> bytes:
    out, image = io.BytesIO(), Image.new("RGB", (8, 8))
    if kind == "png":
        info = PngInfo()
        info.add_itxt("Comment", NAME, zip=True)
        image.save(out, "PNG", pnginfo=info)
    elif kind == "exif":
        exif = Image.Exif()
        exif[0x9C9D] = NAME.encode("utf-16-le")  # the author as Windows writes it
        image.save(out, "JPEG", exif=exif)
    elif kind == "comment":
        image.save(out, "JPEG", comment=NAME.encode("gb18030"))
    elif kind == "xmp":
        image.save(out, "WEBP", xmp=f"<x:xmpmeta><dc:creator>{NAME}</dc:creator></x:xmpmeta>".encode())
    elif kind == "behind the end":
        image.save(out, "JPEG")
        out.write(PHONE.encode())
    return out.getvalue()


def _zip(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def _box(name: bytes, content: bytes) -> bytes:
    return (8 + len(content)).to_bytes(4) + name + content


def _pdf_with(text: bytes) -> bytes:
    """One page that says `text` in a font every reader has."""
    writer = PdfWriter()
    page = writer.add_blank_page(200, 100)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
    )
    said = StreamObject()
    said.set_data(b"BT /F1 12 Tf 20 50 Td " + text + b" Tj ET")
    page[NameObject("/Contents")] = writer._add_object(said)
    return _written(writer)


PLANTED = {
    f"{NAME}.jpg": _picture(""),
    "leaflet.pdf": _pdf(),
    "a.png": _picture("png"),
    "b.jpg": _picture("exif"),
    "c.jpg": _picture("comment"),
    "d.webp": _picture("xmp"),
    "e.jpg": _picture("behind the end"),
    "f.csv": f"街道,{NAME}".encode("gb18030"),
    "g.txt": f"电话：{PHONE}".encode("utf-16"),
    "h.zip": _zip("case/article.html", "<p>孙<b>大海</b></p>".encode()),
    "i.zip": _zip("inner.zip", _zip(f"{NAME}.txt", b"-")),
    "k.mp4": _box(b"ftyp", b"isom") + _box(b"mdat", bytes(99)) + _box(b"moov", _box(b"udta", NAME.encode())),
    "l.pdf": _pdf_with(b"(138 2234 5678)"),
    "j.docx": _zip("word/document.xml", "<w:t>孙大</w:t><w:t>海</w:t>".encode()),
}


def test_files_are_opened_whatever_they_are(case, scan, settings):
    for name, data in PLANTED.items():
        Path(settings.EXPORTS_DIR, name).write_bytes(data)
    Path(settings.EXPORTS_DIR, "clean.txt").write_text("罚款五百元。")
    report = scan(lambda refs: folders.exports())
    assert report.looked_at["导出文件"] == len(PLANTED) + 1
    found = {leak.artefact for leak in report.leaks}
    assert found == set(PLANTED) - {f"{NAME}.jpg"} | {
        f"第 {sorted([*PLANTED, 'clean.txt']).index(f'{NAME}.jpg') + 1} 个文件（按名称排序）"
    }


def test_broken_files_are_told_and_do_not_stop_the_scan(case, scan, settings):
    for name in ("a.pdf", "b.zip", "c.jpg"):
        start = {"a.pdf": b"%PDF-1.7", "b.zip": b"PK\x03\x04", "c.jpg": b"\xff\xd8"}[name]
        Path(settings.EXPORTS_DIR, name).write_bytes(start + b"\xff" * 100)
    report = scan(lambda refs: folders.exports())
    assert report.leaks == [] and len(report.blind) == 2


def test_a_log_is_read_across_the_joints(case, scan, settings, tmp_path, monkeypatch):
    settings.DATA_DIR = settings.MEDIA_DIR = tmp_path
    monkeypatch.setattr(folders, "_PIECE", 64)
    (tmp_path / "site.log").write_text("x" * 58 + f"{NAME} logged in")
    assert scan(lambda refs: folders.logs()).leaks


def test_a_case_that_is_purged_is_known_by_its_digests(case, scan, settings):
    case.parties.all().delete()
    case.marking.delete()
    type(case).objects.filter(pk=case.pk).update(number="", text="", purged_at=timezone.now())
    Path(settings.EXPORTS_DIR, "a.txt").write_text(f"感谢{NAME}配合")
    [leak] = scan(lambda refs: folders.exports()).leaks
    assert leak.value_kind == "已清除案卷的登记值"


def test_the_command_says_where_and_returns_an_error(site, scan, capsys):
    call_command("scan_exits", quick=True)
    assert "查到 0 处" in capsys.readouterr().out
    revision = Revision.objects.latest("pk")
    revision.content = {**revision.content, "introduction": f"电话{PHONE}"}
    revision.approved_go_live_at = timezone.now() + timedelta(days=1)
    revision.save()
    with pytest.raises(CommandError, match="撤下"):
        call_command("scan_exits", quick=True)
    out = capsys.readouterr().out
    assert f"版本 {revision.pk}" in out and "introduction" in out and PHONE not in out


@pytest.mark.data
def test_a_dump_of_the_sites_database_holds_no_raw_value(site, scan, case):
    """Every column of every table, and on SQLite the very statements of a dump."""
    assert scan(stored.artefacts).leaks == []
    if connection.vendor == "sqlite":
        from vault.exits.cases import Stock, known
        from vault.exits.net import Net

        net = Net(known(Stock()))
        for statement in connection.connection.iterdump():
            assert not net.hits(statement), statement.split("(")[0]


def test_text_files_are_decoded():
    assert files.decode("孙大海".encode("gb18030")) == "孙大海"


def test_comics_are_drawn_and_leaflets_typeset_to_be_opened(site, scan):
    from campaigns.models import LeafletEdition, Organisation, ShortCode

    office = Organisation.objects.create(name="白沙街道", slug="baisha")
    edition = LeafletEdition.objects.create(title="桌椅", episode=site[1], organisation=office)
    ShortCode.objects.create(edition=edition)
    look = lambda refs: [*made.comics(refs), *made.leaflets(refs)]  # noqa: E731
    report = scan(look)
    assert report.leaks == [] and report.looked_at["漫画成品"] > 3
    assert report.looked_at["传单"] == 1, report.blind
