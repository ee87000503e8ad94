"""Every staff address against every role. Whoever is not entitled finds nothing there: 404, not 403."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import get_resolver, reverse
from factories import CasePageFactory, EpisodePageFactory
from wagtail.models import Page

from campaigns import ledger
from campaigns.models import Activity, LeafletEdition, Membership, Organisation
from campaigns.uids import uuid7
from config.founding import found_site
from config.roles import EDITOR, HEAD, OFFICER, REVIEWER, ROLES, STOREKEEPER
from vault.detection.spans import Party
from vault.intake import registering

ADMINISTRATOR = "管理员"
RESIDENT = "居民"
EVERYBODY = {*ROLES, ADMINISTRATOR}
STAFF = EVERYBODY - {OFFICER}
VAULT = {EDITOR, REVIEWER, HEAD, ADMINISTRATOR}
SIGNS = {REVIEWER, HEAD, ADMINISTRATOR}
PAGES = {EDITOR, REVIEWER, HEAD, ADMINISTRATOR}
FIGURES = {EDITOR, HEAD, ADMINISTRATOR}
BOOKS = {EDITOR, STOREKEEPER, HEAD, ADMINISTRATOR}
ADMINISTRATORS = {ADMINISTRATOR}
WRITERS = {EDITOR, ADMINISTRATOR}
STORE = {STOREKEEPER, ADMINISTRATOR}
FIELD = {OFFICER, ADMINISTRATOR}

# name → (which object its address takes, who is let in)
TABLE = {
    # The admin itself
    "wagtailadmin_home": ((), STAFF),
    "wagtailadmin_explore_root": ((), PAGES),
    "wagtailadmin_pages:edit": (("case",), PAGES),
    "wagtailimages:index": ((), {EDITOR, ADMINISTRATOR}),
    "wagtailusers_users:index": ((), ADMINISTRATORS),
    "wagtailusers_groups:index": ((), ADMINISTRATORS),
    "wagtailsites:index": ((), ADMINISTRATORS),
    "wagtailredirects:index": ((), ADMINISTRATORS),
    # The vault
    "vault:cases": ((), VAULT),
    "vault:paste": ((), WRITERS),
    "vault:upload": ((), WRITERS),
    "vault:template": ((), WRITERS),
    "vault:unlock": ((), VAULT),
    "vault:alive": ((), VAULT),
    "vault:second_factor": ((), VAULT),
    "vault:second_factor_people": ((), ADMINISTRATORS),
    "vault:terms": ((), VAULT),
    "vault:quality": ((), VAULT),
    "vault:drill": ((), VAULT),
    "vault:desk": (("raw",), VAULT),
    "vault:readers": (("raw",), VAULT),
    "vault:keep": (("raw",), SIGNS),
    "vault:roster": (("raw",), WRITERS),
    "vault:withdraw": (("raw",), SIGNS),
    # Comics and WeChat
    "comics_files:sheet": (("episode",), PAGES),
    "comics_files:script": (("episode",), PAGES),
    "comics_files:script_state": (("episode",), PAGES),
    "publishing_wechat:check": (("case",), PAGES),
    # Outreach
    "campaigns_office:dashboard": ((), FIGURES),
    "campaigns_office:reach": (("case",), FIGURES),
    "campaigns_office:origin": (("stall",), FIGURES),
    "campaigns_office:stock": ((), BOOKS),
    "campaign-activities:index": ((), BOOKS),
    "campaign-activities:add": ((), WRITERS),
    "leaflet-editions:index": ((), BOOKS),
    "leaflet-editions:add": ((), WRITERS),
    "leaflet-ledger:index": ((), BOOKS),
    "tally-events:index": ((), FIGURES),
    "media-placements:index": ((), FIGURES),
    "organisations:index": ((), ADMINISTRATORS),
    "memberships:index": ((), ADMINISTRATORS),
    # The phone page
    "campaigns_field:home": ((), FIELD),
    "campaigns_field:activity": (("stall",), FIELD),
    "campaigns_field:close": (("stall",), FIELD),
}
MORE = {
    ("campaigns_office:evidence", "stalls"): FIGURES,
    ("campaigns_office:move", "print"): STORE,
    ("campaigns_office:move", "count"): STORE,
}
# What cannot be asked for with a plain GET, or is held by tests of its own beside the view.
ELSEWHERE = {
    "vault:text", "vault:state", "vault:change", "vault:submit", "vault:read", "vault:decide", "vault:draft", "vault:history", "vault:attachment",
    "vault:stopped", "vault:exemptions", "vault:reopen", "vault:take_over",
    "vault:import_job", "vault:import_step", "vault:import_report",
    "vault:recovery_codes", "vault:second_factor_again", "vault:second_factor_reset",
    "comics_desk:preview", "comics_desk:drawing", "comics_desk:script", "comics_desk:letters", "comics_desk:pinyin",
    "comics_desk:scene", "comics_desk:scene_keep", "comics_desk:scene_suggest", "comics_desk:scene_samples",
    "comics_files:file", "comics_files:import", "comics_files:make", "comics_files:state", "comics_files:all", "comics_files:grid",
    "comics_files:storyboard", "comics_files:narration", "comics_files:trifold",
    "publishing_wechat:show", "publishing_wechat:download",
    "campaigns_office:reverse", "campaigns_office:reverse_tally", "campaigns_office:reopen", "campaigns_office:cancel",
    "campaigns_office:leaflet", "campaigns_office:stall_leaflet", "campaigns_office:quarantined",
    "campaigns_field:login", "campaigns_field:logout", "campaigns_field:begin", "campaigns_field:tally",
    "campaigns_field:merge",
}  # fmt: skip
OURS = ("vault", "comics_desk", "comics_files", "publishing_wechat", "campaigns_office", "campaigns_field")


@pytest.fixture
def street(root):
    """A founded site with one of everything, and a login for every role."""
    tree = found_site("白沙街道普法工坊", "testserver", 80)
    organisation = Organisation.objects.create(name="长堤街道", slug="changdi")
    users = {}
    for role in EVERYBODY:
        user = get_user_model().objects.create_user(role, password="x", is_superuser=role == ADMINISTRATOR)
        if role in ROLES:
            user.groups.add(Group.objects.get(name=role))
        Membership.objects.create(user=user, organisation=organisation)
        users[role] = user
    stall = Activity.objects.create(
        title="长堤普法小摊", organisation=organisation, held_on=date(2023, 5, 20)
    )
    edition = LeafletEdition.objects.create(title="明白纸", organisation=organisation)
    ledger.print_run(edition, 100, uid=uuid7())
    raw = registering.take_in(
        "当事人梁锦棠在店门前人行道摆放桌椅，被责令改正。", roster=[Party("梁锦棠", "当事人")]
    )
    things = {
        "case": CasePageFactory(parent=tree.cases).pk,
        "episode": EpisodePageFactory(parent=tree.series).pk,
        "stall": stall.pk,
        "raw": raw.pk,
    }
    return users, things


def seen(client, address: str) -> str:
    """What a visitor meets: "in", "nothing" (404) or "login"."""
    answer = client.get(address)
    if answer.status_code == 302:
        return "login" if "login" in answer["Location"] else "in"
    return {200: "in", 404: "nothing"}.get(answer.status_code, str(answer.status_code))


def test_every_address_is_open_to_its_roles_and_nothing_to_others(client, street):
    users, things = street
    addresses = {
        reverse(name, args=[things[thing] for thing in of]): roles for name, (of, roles) in TABLE.items()
    }
    addresses |= {reverse(name, args=[word]): roles for (name, word), roles in MORE.items()}
    wrong = []
    for role, user in users.items():
        client.force_login(user)
        for address, roles in addresses.items():
            wanted, met = "in" if role in roles else "nothing", seen(client, address)
            if met != wanted:
                wrong.append(f"{role} {address}: {met}, not {wanted}")
    client.logout()
    for address in addresses:
        if (met := seen(client, address)) not in ("login", "nothing"):
            wrong.append(f"{RESIDENT} {address}: {met}")
    assert not wrong, "\n".join(wrong)


def test_every_staff_address_of_ours_is_in_the_table():
    resolver = get_resolver()
    named = set()

    def walk(patterns, namespace=""):
        for pattern in patterns:
            if hasattr(pattern, "url_patterns"):
                walk(pattern.url_patterns, pattern.namespace or namespace)
            elif namespace in OURS:
                named.add(f"{namespace}:{pattern.name}")

    walk(resolver.url_patterns)
    assert named <= set(TABLE) | {name for name, _ in MORE} | ELSEWHERE


def test_an_officer_who_uses_the_admin_login_lands_on_the_phone_page(client, street):
    answer = client.post("/admin/login/", {"username": OFFICER, "password": "x"})
    assert answer["Location"] == reverse("campaigns_field:home")
    client.logout()
    answer = client.post("/admin/login/", {"username": EDITOR, "password": "x"})
    assert answer["Location"] == reverse("wagtailadmin_home")


def test_whoever_uses_the_phone_login_lands_where_they_may_be(client, street):
    for role, landing in ((OFFICER, "campaigns_field:home"), (STOREKEEPER, "wagtailadmin_home")):
        answer = client.post(reverse("campaigns_field:login"), {"username": role, "password": "x"})
        assert answer["Location"] == reverse(landing)
        client.logout()


def test_what_an_editor_writes_is_signed_for_by_a_reviewer(street):
    users, things = street
    page = Page.objects.get(pk=things["case"]).specific
    assert not page.permissions_for_user(users[EDITOR]).can_publish()
    assert page.permissions_for_user(users[REVIEWER]).can_publish()
    page.save_revision(user=users[EDITOR])
    workflow = page.get_workflow()
    assert workflow is not None
    state = workflow.start(page, users[EDITOR])
    task = state.current_task_state.specific.task.specific
    assert task.user_can_access_editor(page, users[REVIEWER])
    assert not users[EDITOR].groups.filter(pk__in=task.groups.all()).exists()
