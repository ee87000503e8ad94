"""Taking a case back: all that tells it goes, nothing of it comes again, and a broken-off withdrawal is finished."""

import os
import zipfile
from pathlib import Path

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connections, transaction
from django.urls import reverse
from django.utils import timezone
from factories import CasePageFactory

from campaigns.leaflets.printing import leaflet_pdf
from campaigns.models import LeafletEdition, Organisation, ShortCode
from campaigns.refusals import Refused
from cases import guards
from cases.models import CasePage
from comics import lettered, stock
from comics.models import EpisodePage
from comics.products import PRODUCTS
from publishing.models import HomePage
from publishing.wechat.exporting import NotPublished, export
from vault.models import Decision, RawCase, Withdrawal
from vault.published import withdrawal
from vault.published.told import told_of
from vault.review.people import Person
from vault.review.steps import NotAllowed

pytestmark = pytest.mark.django_db
BOSS = Person(7, "分管")


@pytest.fixture
def told(site, case, case_index, settings, tmp_path, tmp_path_factory, client):
    """The case with a leaflet, a code, exports; another public case beside it. All were looked at by a reader."""
    settings.EXPORTS_DIR, settings.MEDIA_DIR = tmp_path, tmp_path_factory.mktemp("media")
    page, episode = site
    office = Organisation.objects.create(name="白沙街道", slug="baisha")
    edition = LeafletEdition.objects.create(title="桌椅", episode=episode, organisation=office)
    ShortCode.objects.create(edition=edition)
    with zipfile.ZipFile(tmp_path / "wechat.zip", "w") as archive:
        archive.writestr(f"{page.slug}/manifest.json", f'{{"title": "{page.title}"}}')
    Path(tmp_path, f"{episode.slug}-strip.jpg").write_bytes(b"\xff\xd8")
    Path(tmp_path, "strip.jpg").write_bytes(b"\xff\xd8")
    with zipfile.ZipFile(tmp_path / "pieces.zip", "w") as archive:
        archive.writestr("01.jpg", b"\xff\xd8")
    other = CasePageFactory(parent=case_index)
    other.save_revision().publish()
    assert client.get(episode.url).status_code == 200
    Path(tmp_path, "copied.jpg").write_bytes(stock.made(PRODUCTS["strip"], stock.order_of(episode)))
    return told_of(case.pk)


def test_everything_is_listed_then_gone(told, case, client, site):
    assert len(told.live) == 2 and len(told.codes) == 1
    assert [path.name for path in told.exports] == ["copied.jpg", f"{site[1].slug}-strip.jpg", "wechat.zip"]
    assert [path.name for path in told.unsure] == ["pieces.zip", "strip.jpg"]
    its_own = lettered.names_for(site[1])
    assert its_own and all(default_storage.exists(name) for name in its_own)
    assert len(told.products) > 1
    withdrawal.withdraw(case, BOSS, "revoked", "复议决定撤销了原处罚")
    assert not CasePage.objects.filter(source_ref=case.pk, live=True).exists()
    assert not EpisodePage.objects.live().exists() and CasePage.objects.live().exists()
    assert not any(default_storage.exists(name) for name in its_own)
    assert not any(path.exists() for path in told.exports)
    assert not any(stock.shelf().holds(name) for name in told.products)
    for page in site:
        answer = client.get(page.url)
        assert answer.status_code == 410 and "no-store" in answer["Cache-Control"]
        assert "本案例已撤回" in answer.text and "已依法撤销" in answer.text
        assert page.title not in answer.text and "复议决定" not in answer.text
    for url in ("/feeds/cases.xml", "/sitemap.xml", "/", "/search/?q=罚多少"):
        assert site[0].url not in client.get(url).content.decode()
    answer = client.get(f"/q/{told.codes[0].code}")
    assert answer.status_code == 410
    assert "本案例已撤回" in answer.content.decode() and "已依法撤销" in answer.content.decode()
    assert "复议决定" not in answer.content.decode()


def test_the_reason_is_kept_and_cannot_be_changed(told, case):
    withdrawal.withdraw(case, BOSS, "revoked", "复议决定撤销了原处罚")
    kept = Withdrawal.objects.get(case_uuid=case.pk)
    assert (kept.reason, kept.by_name, kept.taken["codes"]) == ("复议决定撤销了原处罚", "分管", 1)
    assert Decision.objects.filter(case_uuid=case.pk, action="withdrawn").exists()
    with pytest.raises(DatabaseError), transaction.atomic(using="vault"):
        connections["vault"].cursor().execute("DELETE FROM vault_withdrawal")


@pytest.mark.parametrize(
    ("ground", "reason"),
    [("", "写了"), ("revoked", " "), ("revoked", "孙大海申请复议"), ("revoked", "长" * 201)],
)
def test_what_may_not_be_is_refused_and_nothing_is_taken_down(told, case, ground, reason):
    with pytest.raises(NotAllowed) as refused:
        withdrawal.withdraw(case, BOSS, ground, reason)
    assert "孙大海" not in str(refused.value)
    assert len(told_of(case.pk).live) == 2 and not Withdrawal.objects.exists()


def test_it_stays_down_until_it_is_approved_anew(told, case, site):
    withdrawal.withdraw(case, BOSS, "changed", "罚款数额变更")
    for page in site:
        page.refresh_from_db()
        with pytest.raises(guards.Blocked, match="已撤回"):
            page.save_revision().publish()
    withdrawal.reopen(case, BOSS)
    case.refresh_from_db()
    assert case.status == RawCase.Status.RETURNED and "罚款数额变更" in case.return_reason
    with pytest.raises(guards.Blocked, match="已退回"):
        CasePage.objects.get(pk=site[0].pk).save_revision().publish()
    RawCase.objects.filter(pk=case.pk).update(status=RawCase.Status.APPROVED)
    CasePage.objects.get(pk=site[0].pk).save_revision().publish()


def test_only_what_was_taken_back_says_so(told, case, site, client, case_index):
    """A draft that was never public tells nothing of itself, nor does a page that was taken down for another reason."""
    draft = CasePageFactory(parent=case_index, source_ref=case.pk, live=False)
    quiet = CasePage.objects.live().exclude(pk=site[0].pk).get()
    quiet.unpublish()
    withdrawal.withdraw(case, BOSS, "revoked", "撤销")
    assert client.get(draft.url).status_code == client.get(quiet.url).status_code == 404
    assert client.get("/no-such-page/").status_code == 404
    RawCase.objects.filter(pk=case.pk).update(status=RawCase.Status.APPROVED)
    assert client.get(site[0].url).status_code == 404


def test_no_product_is_made_of_it_and_none_is_kept_ready(told, case, site):
    stock.made(PRODUCTS["cover"], stock.order_of(site[1]))
    withdrawal.withdraw(case, BOSS, "revoked", "撤销")
    page = EpisodePage.objects.get(pk=site[1].pk)
    for make in (
        lambda: stock.order_of(page),
        lambda: export(CasePage.objects.get(pk=site[0].pk)),
        lambda: leaflet_pdf(told.editions[0], told.codes[0].activity),
    ):
        with pytest.raises((guards.Blocked, Refused, NotPublished)):
            make()
    shelf = stock.shelf()
    assert not any(shelf.holds(name) for name in stock.names_for(page))
    # A piece that somebody was still making when it was taken back goes with the weekly clearing.
    late = sorted(stock.names_for(page))[0]
    shelf.keep(late, b"late")
    os.utime(next(shelf.names()), (1, 1))
    call_command("render_cache", "--prune")
    assert not shelf.holds(late)


def test_a_set_time_is_taken_back(told, case, site):
    revision = site[0].save_revision()
    revision.approved_go_live_at = timezone.now() - timezone.timedelta(minutes=1)
    revision.save()
    withdrawal.withdraw(case, BOSS, "void", "确认无效")
    revision.refresh_from_db()
    assert revision.approved_go_live_at is None


def test_a_withdrawal_that_broke_off_is_finished_by_asking_again_or_by_night(told, case, monkeypatch, capsys):
    def power_cut(*args, **kwargs):
        raise OSError

    with monkeypatch.context() as broken:
        broken.setattr(withdrawal, "_forget_pictures", power_cut)
        broken.setattr(withdrawal.UnpublishPageAction, "execute", power_cut)
        with pytest.raises(OSError):
            withdrawal.withdraw(case, BOSS, "revoked", "撤销")
    assert [found.pk for found in withdrawal.unfinished()] == [case.pk]
    with pytest.raises(CommandError):
        call_command("scan_exits", quick=True, withdraw=True)
    assert case.short_id in capsys.readouterr().out
    assert withdrawal.unfinished() == [] and not EpisodePage.objects.live().exists()
    withdrawal.withdraw(case, BOSS, "", "")
    assert Withdrawal.objects.count() == 1


def test_the_night_takes_down_what_shows_a_value_and_tells_whoever_is_on_duty(
    site, scan, settings, mailoutbox
):
    settings.ADMINS = [("值班", "duty@example.org")]
    with connections["default"].cursor() as cursor:
        cursor.execute("UPDATE cases_casepage SET summary = %s", ["张莉来过。"])
    with pytest.raises(CommandError):
        call_command("scan_exits", quick=True, withdraw=True)
    assert not CasePage.objects.live().exists()
    assert HomePage.objects.live().exists(), "it only repeated the summary"
    [mail] = mailoutbox
    assert (
        mail.to == ["duty@example.org"] and "撤下 2 个页面" in mail.body and "张莉" not in str(mail.message())
    )


def test_a_list_that_shows_a_value_of_its_own_goes_as_well(site, scan, case_index):
    with connections["default"].cursor() as cursor:
        cursor.execute("UPDATE cases_caseindexpage SET introduction = %s", ["孙大海也来过。"])
    with pytest.raises(CommandError):
        call_command("scan_exits", quick=True, withdraw=True)
    case_index.refresh_from_db()
    assert not case_index.live and CasePage.objects.live().exists()


def test_an_alarm_that_cannot_be_sent_is_said_and_stops_nothing(site, scan, settings, capsys):
    settings.ADMINS = [("值班", "duty@example.org")]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with connections["default"].cursor() as cursor:
        cursor.execute("UPDATE cases_casepage SET summary = %s", ["张莉来过。"])
    with pytest.raises(CommandError):
        call_command("scan_exits", quick=True, withdraw=True)
    assert "没有发出去" in capsys.readouterr().err and not CasePage.objects.live().exists()


def test_the_screen_lists_first_and_then_takes_down(told, case, client):
    user = User.objects.create_user("boss", password="x")
    user.user_permissions.set(Permission.objects.filter(codename__in=["approve_case", "access_admin"]))
    client.force_login(user)
    url = reverse("vault:withdraw", args=[case.pk])
    shown = client.get(url).content.decode()
    assert "第四十八条" in shown and "wechat.zip" in shown and "1 个短码" in shown
    refused = client.post(url, {"ground": "revoked", "reason": "孙大海申请复议"}).content.decode()
    assert "请换成“当事人”" in refused and CasePage.objects.get(source_ref=case.pk).live
    done = client.post(url, {"ground": "revoked", "reason": "复议撤销"}, follow=True).content.decode()
    assert "已撤下 2 个页面" in done and "复议撤销" in done
    client.post(reverse("vault:reopen", args=[case.pk]))
    case.refresh_from_db()
    assert case.status == RawCase.Status.RETURNED


def test_only_who_may_approve_gets_in(case, client):
    user = User.objects.create_user("editor", password="x")
    user.user_permissions.set(
        Permission.objects.filter(codename__in=["review_case", "take_in_case", "access_admin"])
    )
    client.force_login(user)
    for name in ("withdraw", "reopen"):
        assert client.post(reverse(f"vault:{name}", args=[case.pk])).status_code == 404
