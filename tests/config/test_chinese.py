"""Staff read Chinese: what the house's own catalogs hold, and what the admin shows."""

import ast
import gettext
import html.parser
import json
import re
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.urls import reverse
from django.utils.translation import trans_real
from factories import CasePageFactory, EpisodePageFactory
from wagtail.models import Workflow

from config.founding import found_site

FOLDER = Path(settings.LOCALE_PATHS[0]) / "zh_Hans" / "LC_MESSAGES"
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}")
DOMAINS = pytest.mark.parametrize("domain", ["django", "djangojs"])
# Installed, but no page of ours is a form: nobody meets its words.
UNSEEN = {"wagtail.contrib.forms"}


def read_po(path: Path) -> dict:
    """{msgid: (msgid_plural or "", msgstr)} of a .po file; obsolete entries, being comments, are left out."""
    entries = {}
    for block in path.read_text("utf-8").split("\n\n"):
        entry, field = {}, None
        for line in block.splitlines():
            if line.startswith("#"):
                continue
            field = line.split()[0] if line.startswith("msg") else field
            entry[field] = entry.get(field, "") + ast.literal_eval(line[line.index('"') :])
        if entry.get("msgid"):
            chinese = entry.get("msgstr") or entry.get("msgstr[0]", "")
            entries[entry["msgid"]] = (entry.get("msgid_plural", ""), chinese)
    return entries


@DOMAINS
def test_every_placeholder_is_kept(domain):
    for source, (plural, chinese) in read_po(FOLDER / f"{domain}.po").items():
        assert set(PLACEHOLDER.findall(chinese)) == set(PLACEHOLDER.findall(plural or source)), source


@DOMAINS
def test_the_compiled_catalog_is_what_is_written(domain):
    """Nothing compiles at run time: after a change, `msgfmt django.po -o django.mo` in the catalog's folder."""
    with (FOLDER / f"{domain}.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)._catalog
    texts = {key[0] if isinstance(key, tuple) else key: text for key, text in compiled.items() if key}
    assert texts == {key: chinese for key, (_, chinese) in read_po(FOLDER / f"{domain}.po").items()}


@DOMAINS
def test_nothing_of_wagtail_is_left_in_english(domain):
    """Wagtail's own list tells what there is to translate, so an upgrade names its new sentences here."""
    wagtail = [app for app in apps.get_app_configs() if app.name.startswith("wagtail")]
    folders = [Path(app.path) / "locale" for app in wagtail if app.name not in UNSEEN]
    sources = [folder / "en" / "LC_MESSAGES" / f"{domain}.po" for folder in folders]
    wanted = {msgid for source in sources if source.exists() for msgid in read_po(source)}
    if domain == "django":
        known = trans_real.translation("zh-hans")
    else:
        # As `/admin/jsi18n/` loads it.
        locale = Path(find_spec("wagtail.admin").origin).parent / "locale"
        known = trans_real.DjangoTranslation("zh-hans", domain, [str(locale)])
    assert wanted
    left = [msgid for msgid in wanted if not any(known._catalog.get(k) for k in (msgid, (msgid, 0)))]
    assert sorted(left) == []


VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
NOT_WORDS = {"script", "style", "noscript", "template", "svg", "code", "kbd", "pre", "textarea"}
SPOKEN = ("title", "placeholder", "aria-label", "alt")
# A text that is one English word, or one that holds two of them in a row.
ENGLISH = re.compile(r"^[A-Z]?[a-z]{2,}$|[A-Za-z]{2,}[ ][A-Za-z]{2,}")
# A command for the system's keeper, and this test's own host and login.
NOT_ENGLISH = re.compile(r"manage\.py \w+|testserver|guanli")


class Reader(html.parser.HTMLParser):
    """What a person sees or hears of a page: texts and spoken attributes, less what is hidden."""

    def __init__(self, page: str):
        super().__init__()
        self.path, self.words, self.links, self.menu = [], set(), set(), None
        self.feed(page)

    @property
    def silent(self):
        return any(silent for _, silent in self.path)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "script" and attrs.get("id") == "wagtail-sidebar-props":
            self.menu = ""
        if tag not in VOID:
            self.path.append((tag, tag in NOT_WORDS or "hidden" in attrs))
        if not self.silent:
            self.words.update(attrs[name] or "" for name in SPOKEN if name in attrs)
            if tag == "a":
                self.links.add(attrs.get("href") or "")

    def handle_endtag(self, tag):
        while tag in [name for name, _ in self.path] and self.path.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if self.menu == "":
            self.menu = json.loads(data)
            self._read_menu(self.menu)
        elif not self.silent:
            self.words.add(" ".join(data.split()))

    def _read_menu(self, node):
        """The sidebar is drawn by a script, from JSON."""
        for item in node.values() if isinstance(node, dict) else node:
            if isinstance(item, dict | list):
                self._read_menu(item)
        if isinstance(node, dict):
            self.words.add(node.get("label") or "")
            self.links.add(node.get("url") or "")


def english(words) -> set[str]:
    return {word for word in words if ENGLISH.search(NOT_ENGLISH.sub("", word))}


def kind(address: str) -> str:
    """Addresses that differ only in which object they show are of one kind; so are all histories, usages, figures."""
    address = re.sub(r"/\d+(?=/)|[0-9a-f]{8}-[0-9a-f-]{27}", "/N", address)
    alike = re.search(r"/(history|usage|figures|bulk)/", address)
    return alike[0] if alike else address


@pytest.fixture
def office(root, client):
    """A founded office with a case, an episode and an administrator, who is signed in."""
    tree = found_site("白沙街道普法工坊", "testserver", 80)
    CasePageFactory(parent=tree.cases)
    EpisodePageFactory(parent=tree.series).save_revision()
    client.force_login(User.objects.create_superuser("guanli", password="x", first_name="管理员"))
    return tree


def test_an_administrator_reads_no_english(office, client):
    """Every kind of admin address that can be reached by links from the dashboard, once."""
    found, seen, ahead = {}, set(), ["/admin/"]
    while ahead:
        address = ahead.pop()
        if kind(address) in seen or "/admin/logout/" in address:
            continue
        seen.add(kind(address))
        response = client.get(address)
        if "html" not in response.headers.get("Content-Type", "") or response.streaming:
            continue
        page = Reader(response.content.decode())
        for word in english(page.words):
            found.setdefault(word, address)
        paths = sorted(urlsplit(link).path for link in page.links)
        ahead += [path for path in paths if path.startswith("/admin/") and kind(path) not in seen]
    assert not found, "\n".join(f"{address} {word}" for word, address in found.items())
    assert len(seen) > 80


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["wagtailadmin_login", "wagtailadmin_password_reset"])
def test_the_doors_speak_chinese(client, name):
    assert english(Reader(client.get(reverse(name)).content.decode()).words) == set()


def test_the_editor_hears_of_autosave_in_chinese(office, client):
    script = client.get(reverse("wagtailadmin_javascript_catalog")).content.decode()
    assert json.dumps("修改已自动保存。")[1:-1] in script


def test_what_wagtail_plants_is_cleared_once(office):
    assert not Group.objects.filter(name__in=["Editors", "Moderators"]).exists()
    assert [workflow.name for workflow in Workflow.objects.all()] == ["发布审核"]
    assert not [p.name for p in Permission.objects.all() if re.match("Can (add|change|delete|view) ", p.name)]
    call_command("migrate", verbosity=0)
    found_site("白沙街道普法工坊", "testserver", 80)
    assert Workflow.objects.get().name == "发布审核"
