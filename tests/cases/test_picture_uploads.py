"""Every way a picture gets into the site cleans it and forgets its name."""

import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.models import UploadedFile

from cases import guards, pictures
from cases.models import Picture

NAME = "张三丰身份证.jpg"


def photograph():
    """Taken with the phone on its side: 120 × 80 once it is turned upright."""
    buffer = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (80, 120), (90, 120, 150)).save(buffer, "JPEG", comment=b"ZHANGSANFENG", exif=exif)
    return buffer.getvalue()


def upload(name=NAME, data=None):
    return SimpleUploadedFile(name, photograph() if data is None else data, content_type="image/jpeg")


def assert_clean(picture):
    picture.refresh_from_db()
    assert picture.file.name.isascii() and "张三丰" not in picture.title
    with picture.file.open() as file:
        data = file.read()
    assert b"ZHANGSANFENG" not in data
    assert (picture.width, picture.height, picture.file_size) == (120, 80, len(data))


def test_single_upload(admin_client):
    response = admin_client.post("/admin/images/add/", {"title": "张三丰身份证", "file": upload()})
    assert response.status_code == 302
    assert_clean(Picture.objects.get())


def test_title_given_by_a_person_is_kept(admin_client):
    admin_client.post("/admin/images/add/", {"title": "饭店门口", "file": upload()})
    assert Picture.objects.get().title == "饭店门口"


def test_many_at_once(admin_client):
    response = admin_client.post(
        "/admin/images/multiple/add/", {"title": "张三丰身份证", "files[]": upload(), "collection": "1"}
    )
    assert response.json()["success"]
    assert_clean(Picture.objects.get())


def test_many_at_once_without_title(admin_client):
    response = admin_client.post("/admin/images/multiple/add/", {"files[]": upload(), "collection": "1"})
    assert response.json()["success"]
    assert_clean(Picture.objects.get())


def test_a_picture_with_a_wrong_title_is_not_stored_as_it_came(admin_client, monkeypatch):
    """It would wait among the public files, under its own name and with the place where it was taken."""
    stop = guards.Finding("标题", "里有案卷库登记过的姓名")
    monkeypatch.setattr(
        guards, "_guards", [lambda outgoing: [stop] if "孙大海" in str(outgoing.texts) else []]
    )
    form = {"title": "孙大海家门口", "files[]": upload(), "collection": "1"}
    answer = admin_client.post("/admin/images/multiple/add/", form).json()
    assert not answer["success"]
    assert "姓名" in answer["error_message"] and "再选一次" in answer["error_message"]
    alone = admin_client.post("/admin/images/add/", {"title": "孙大海家门口", "file": upload()})
    assert "再选一次" in alone.text
    assert not UploadedFile.objects.exists() and not Picture.objects.exists()


def test_chooser(admin_client):
    response = admin_client.post(
        "/admin/images/chooser/create/",
        {"image-chooser-upload-title": "张三丰身份证", "image-chooser-upload-file": upload()},
    )
    assert response.json()["step"] == "chosen"
    assert_clean(Picture.objects.get())


def test_in_code(db):
    picture = Picture(title="画面", file=ContentFile(photograph(), name=NAME))
    picture.save()
    picture.get_file_size()
    assert_clean(picture)


def test_replacing_the_file(admin_client):
    admin_client.post("/admin/images/add/", {"title": "饭店门口", "file": upload()})
    picture = Picture.objects.get()
    before = picture.file.name
    admin_client.post(
        f"/admin/images/{picture.pk}/", {"title": "饭店门口", "file": upload(), "collection": "1"}
    )
    assert_clean(picture)
    assert picture.file.name != before


@pytest.mark.parametrize("name", ["画.jpg", "画.png", "画.heic"])
def test_what_is_no_picture_is_refused_in_chinese(admin_client, name):
    response = admin_client.post(
        "/admin/images/multiple/add/",
        {"files[]": upload(name, b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "collection": "1"},
    )
    assert "SVG" in response.json()["error_message"]
    assert not Picture.objects.exists()


def test_code_cannot_store_what_is_no_picture(db):
    with pytest.raises(pictures.PictureRefused):
        Picture(title="画面").file.save("a.png", ContentFile(b"%!PS-Adobe"))
    assert not Picture.objects.exists()
