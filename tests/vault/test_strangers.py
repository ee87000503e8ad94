"""What is no case is told by what it is, with a sentence that says what to do; what only looks like it goes in."""

import csv
import gzip
import io
import json
import mailbox
import tarfile
import zipfile
from email.message import EmailMessage

import pillow_heif
import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from vault.detection.spans import Party
from vault.intake import lists
from vault.intake.files import import_files
from vault.intake.reading import UnreadableFile, files
from vault.intake.registering import CannotTakeIn, take_in
from vault.models import Attachment, ImportJob, RawCase
from vault.review.people import Person

RAW = "当事人孙大海在滨江路12号门前摆放桌椅，占用人行道约6平方米。"
HEAD = "案号,来源,正文,当事人,身份\n"
ME = Person(5, "收案人")


def page(charset="utf-8", head="") -> str:
    return f'{head}<!DOCTYPE html>\n<html><head><meta charset="{charset}"><title>一案</title></head><body><p>{RAW}</p></body></html>'


def mail(charset="utf-8") -> bytes:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = (
        "孙大海 <sun@example.com>",
        "ban@example.com",
        "投诉占道",
    )
    letter.set_content(RAW * 3)
    letter.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="笔录.pdf")
    return letter.as_bytes().replace(b'charset="utf-8"', f'charset="{charset}"'.encode())


def mbox(tmp_path) -> bytes:
    box = mailbox.mbox(tmp_path / "box")
    box.add(mail())
    box.flush()
    return (tmp_path / "box").read_bytes()


def packed(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, RAW)
    return out.getvalue()


def tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("案件.txt"), io.BytesIO())
    return out.getvalue()


def picture(format: str) -> bytes:
    pillow_heif.register_heif_opener()
    out = io.BytesIO()
    Image.new("RGB", (64, 64), "white").save(out, format)
    return out.getvalue()


def outlook() -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 500
        + "__substg1.0_0037001F".encode("utf-16-le")
        + b"\0" * 99
    )


SAVED_BY_A_BROWSER = (
    "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.com/\nSubject: =?utf-8?Q?a?=\nMIME-Version: 1.0\n"
    'Content-Type: multipart/related;\n\ttype="text/html";\n\tboundary="x"\n\n--x\nContent-Type: text/html\n\n<html>'
)
RECORDS = [{"案号": "1", "正文": RAW}, {"案号": "2", "正文": RAW}]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("案件.html", page().encode(), "是网页"),
        ("改了名.txt", page().encode(), "是网页"),
        ("公文系统导出.doc", page("gbk").encode("gbk"), "是网页"),
        ("没见过的编码.htm", page("x-nobody").encode("utf-8"), "是网页"),
        ("编码坏了.htm", page("x-nobody").encode() + b"\xff\x81\x00\xfe" * 99, "是网页"),
        ("记事本.txt", page().encode("utf-16"), "是网页"),
        ("存下的.txt", page(head="<!-- saved from url=(20)https://example.com/ -->\n").encode(), "是网页"),
        ("片段.txt", f"<p>{RAW}</p>\n<p>{RAW}</p>\n<div>{RAW}</div>".encode(), "是网页"),
        ("一段.txt", f'<p class="a">{RAW}</p>'.encode(), "是网页"),
        ("存下的.mht", SAVED_BY_A_BROWSER.encode(), "是网页"),
        ("空.html", RAW.encode(), "是网页"),
        ("信.eml", mail(), "是邮件"),
        ("信.txt", mail(), "是邮件"),
        ("没见过的编码.eml", mail("x-nobody"), "是邮件"),
        ("抄下的.txt", f"From: sun@example.com\nTo: ban@example.com\nSubject: 投诉\n\n{RAW}".encode(), "是邮件"),
        ("信.msg", outlook(), "是邮件"),
        ("数据.json", json.dumps(RECORDS).encode(), "是 JSON"),
        ("数据.txt", json.dumps(RECORDS, ensure_ascii=False).encode("gb18030"), "是 JSON"),
        ("一行一件.txt", "\n".join(map(json.dumps, RECORDS)).encode(), "是 JSON"),
        ("断了.json", json.dumps(RECORDS).encode()[:50], "是 JSON"),
        ("深.txt", b'["' + b"[" * 100_000, None),
        ("数据.xml", f"<?xml version='1.0' encoding='x-nobody'?><案><文>{RAW}</文></案>".encode(), "是 XML"),
        ("没有头.txt", f"<case><text>{RAW}</text></case>".encode(), "是 XML"),
        ("决定书.ofd", packed("OFD.xml", "Doc_0/Document.xml"), "是 OFD"),
        ("断了.ofd", b"\x00\x01\x02\x03" * 300, "是 OFD"),
        ("一包.zip", packed("案件.docx", "名册.xlsx"), "是压缩包"),
        ("改了名.docx", packed("案件.txt"), "是压缩包"),
        ("一包.rar", b"Rar!\x1a\x07\x01\x00" + bytes(99), "是压缩包"),
        ("一包.7z", b"7z\xbc\xaf\x27\x1c\0\4" + bytes(99), "是压缩包"),
        ("一包.tgz", gzip.compress(RAW.encode()), "是压缩包"),
        ("一包.tar", tar(), "是压缩包"),
        ("文稿.odt", packed("mimetype", "content.xml"), "不是文书"),
        *((f"照片.{kind}", picture(kind), "是图片") for kind in ("png", "jpeg", "gif", "bmp", "webp", "tiff", "heif")),
        ("图.txt", b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"></svg>', "是图片"),
        ("录音.m4a", b"\0\0\0\x20ftypM4A " + bytes(99), "是录音"),
        ("录音.mp3", b"ID3\x04\0\0" + bytes(99), "是录音"),
        ("坏了的字.txt", ("\ufffd" * 300).encode(), "编码"),
    ],
)  # fmt: skip
def test_each_kind_is_told_and_says_what_to_do(name, data, says):
    if says is None:
        assert files.read(name, data)
        return
    with pytest.raises(UnreadableFile, match=says) as fault:
        files.read(name, data)
    assert "请" in str(fault.value) and "孙大海" not in str(fault.value)


def test_a_box_of_mails_is_told(tmp_path):
    with pytest.raises(UnreadableFile, match="是邮件"):
        files.read("信箱.txt", mbox(tmp_path))


QUOTING = [
    f"{RAW}夜间噪声<60分贝，昼间<70分贝；见<附件一>、<附件二>。",
    f"<附件一>\n{RAW}\n</附件一>",
    f"{RAW}\n微信截图里写着：\nFrom: sun@example.com\nTo: ban@example.com\nSubject: 投诉\n{RAW}",
    f"From: 投诉人孙大海\nTo: 街道办\n\n{RAW}",
    f"{RAW * 30}当事人在网店页面写入<p>全城最低</p><b>第一</b><a href='x'>点这里</a>，经查不实。",
    "\n".join(f"2024-03-0{n},孙大海,滨江路12号,占道经营,罚款200元" for n in range(1, 9)),
    "日期,当事人,地点\n" + "\n".join(f"2024-03-0{n},孙大海,滨江路12号门前" for n in range(1, 9)),
    f"[2024]8号案\n{RAW}",
    f"{{“当事人”}}{RAW}",
    f"BMW轿车车主孙大海，{RAW}",
    f"ID3号摊位的{RAW}",
    f"RIFF是一种格式。{RAW}",
    f"案情+补充+说明：{RAW}",
    "Sun Dahai + Zhou Yiyi placed 12 tables + chairs in front of No.12 +86 750 3822345 +and+so+on.",
    f"Content-Type: 无\n{RAW}",
    f"来源：街道\n当事人：孙大海\n日期：2024-03-05\n{RAW}",
]


@pytest.mark.parametrize("text", QUOTING)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_case_that_quotes_such_things_goes_in_as_it_is(text, encoding):
    [document] = files.read("案件.txt", text.encode(encoding))
    assert document.text == text and not document.place


@pytest.mark.parametrize("encoding", ["utf-7", "hz", "utf-32"])
def test_chinese_in_the_encodings_of_old_mail_programs_is_read(encoding):
    [document] = files.read("案件.txt", (RAW * 2).encode(encoding))
    assert document.text == RAW * 2


def listed(sign=",", rows=3) -> str:
    out = io.StringIO()
    lines = csv.writer(out, delimiter=sign)
    lines.writerow(HEAD.strip().split(","))
    for n in range(rows):
        lines.writerow(
            [f"测罚〔2024〕{n}号", "街道", f'第{n}件，"占道"。{RAW}\n第二段,逗号。', f"孙大海{n}", "当事人"]
        )
        lines.writerow(["", "", "", f"周一一{n}", "证人"])
    return out.getvalue()


@pytest.mark.parametrize("name", ["清单.csv", "清单.txt"])
@pytest.mark.parametrize(
    ("sign", "encoding"),
    [(",", "utf-8"), (",", "utf-8-sig"), (",", "gb18030"), ("\t", "utf-16"), (";", "gbk")],
)
def test_a_list_as_csv_is_read_like_one_as_xlsx(name, sign, encoding):
    assert files.is_list(name, listed(sign).encode(encoding))
    first, *more = files.read(name, listed(sign).encode(encoding))
    assert first.text == f'第0件，"占道"。{RAW}\n第二段,逗号。'
    assert (first.number, first.source, first.place) == ("测罚〔2024〕0号", "街道", "第2行")
    assert [(p.name, p.role) for p in first.roster] == [("孙大海0", "当事人"), ("周一一0", "证人")]
    assert len(more) == 2


def test_a_list_in_big5_and_one_that_excel_marked_are_read():
    text = "案號,正文,當事人\n1,當事人溫雨桐於門前擺放桌椅，佔用人行道約六平方米，責令立即改正。,溫雨桐\n"
    found = files.table("清單.csv", text.encode("big5"))
    assert found.rows[1][2] == "溫雨桐"
    [document] = files.read("清单.csv", ("sep=;\n" + listed(";", 1)).encode("utf-8-sig"))
    assert document.number == "测罚〔2024〕0号"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (f'{HEAD}1,街道,"{RAW},孙大海,当事人\n2,街道,{RAW},孙大海,当事人\n', "第 2 行的引号不成对"),
        (f"{HEAD}1,街道,{RAW}责令改正,罚款200元,孙大海,当事人\n", "第 2 行的格子比表头多"),
        (f"甲,乙\n1,{RAW}\n", "没有找到表头"),
        (HEAD, "没有案件"),
    ],
)
def test_a_csv_that_would_go_in_wrong_is_refused_with_its_row(text, says):
    with pytest.raises(UnreadableFile, match=says):
        files.read("清单.csv", text.encode("gb18030"))


def test_a_csv_in_no_known_encoding_is_told():
    data = HEAD.encode() + RAW.encode() * 3 + RAW.encode("gb18030") * 3
    with pytest.raises(UnreadableFile, match=r"CSV.*另存为 \.xlsx"):
        files.read("清单.csv", data)


def test_a_csv_without_known_headers_can_be_mapped_by_hand_in_the_preview():
    found = files.table("清单.csv", f"编号,经过,谁\n1,{RAW},孙大海\n".encode("gb18030"))
    assert found.rows[found.header] == ["编号", "经过", "谁"] and found.missing


@pytest.mark.django_db(databases=["default", "vault"])
class TestTheForms:
    @pytest.fixture
    def clerk(self, client):
        user = User.objects.create_user("clerk", password="x")
        user.user_permissions.set(Permission.objects.filter(codename__in=["take_in_case", "access_admin"]))
        client.force_login(user)
        return client

    def test_what_is_pasted_and_no_case_is_told_and_everything_typed_is_kept(self, clerk):
        form = {
            "text": page(), "number": "江罚〔2024〕8号", "source": "白沙中队三月案卷",
            "roster-TOTAL_FORMS": "1", "roster-INITIAL_FORMS": "0",
            "roster-0-name": "孙大海", "roster-0-role": "投诉人", "roster-0-aliases": "海哥",
            "attachments": SimpleUploadedFile("照片.png", picture("png")),
        }  # fmt: skip
        answer = clerk.post(reverse("vault:paste"), form)
        assert "正文是网页的源代码" in answer.text
        assert "附件没有留住，请再选一次" in answer.text
        for typed in (
            "&lt;!DOCTYPE html&gt;",
            "江罚〔2024〕8号",
            "白沙中队三月案卷",
            "孙大海",
            "投诉人",
            "海哥",
        ):
            assert typed in answer.text
        assert not RawCase.objects.exists() and not Attachment.objects.exists()

    @pytest.mark.parametrize("text", QUOTING)
    def test_what_quotes_such_things_can_be_pasted(self, text):
        assert take_in(text, roster=[Party("孙大海")]).text == text

    @pytest.mark.parametrize("text", [page(), mail().decode(), json.dumps(RECORDS)])
    def test_what_is_no_case_comes_in_by_no_way(self, text):
        with pytest.raises(CannotTakeIn, match="正文"):
            take_in(text, roster=[Party("孙大海")])

    def test_each_file_of_many_has_its_own_answer_and_a_csv_is_looked_at_first(self, clerk):
        given = [
            SimpleUploadedFile("案件.html", page().encode()),
            SimpleUploadedFile("信.eml", mail()),
            SimpleUploadedFile("清单.CSV", listed().encode("gb18030")),
            SimpleUploadedFile("照片.heic", picture("heif")),
            SimpleUploadedFile("单件.txt", RAW.encode()),
        ]
        answer = clerk.post(reverse("vault:upload"), {"files": given, "source": "白沙中队三月案卷"})
        for says in ("是网页", "是邮件", "是图片", "已收"):
            assert says in answer.text
        assert "白沙中队三月案卷" in answer.text
        assert RawCase.objects.get().text == RAW
        job = ImportJob.objects.get()
        assert (job.name, len(lists.documents(job))) == ("清单.CSV", 3)
        assert "一共 3 件" in clerk.get(reverse("vault:import_job", args=[job.pk])).text

    def test_a_row_of_a_list_that_holds_markup_is_left_out_alone(self):
        rows = HEAD + f"1,街道,<p>{RAW}</p>,孙大海,当事人\n2,街道,{RAW},孙大海,当事人\n"
        bad, good = import_files([("清单.csv", rows.encode())])
        assert "网页的源代码" in bad.message and good.is_new
