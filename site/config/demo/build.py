"""Build the whole demo, step by step, through the functions that staff use. The second time it changes nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command

from campaigns.leaflets.printing import leaflet_pdf
from cases import statute_import
from comics.portable import checked_spec
from comics.renderers import strip
from config.founding import found_site
from config.roles import EDITOR, REVIEWER
from publishing.wechat.exporting import export

from . import outreach, review, stories
from .cases import CASES
from .logins import LOGINS, PASSWORD

OFFICE = "白沙街道普法工坊"
STATUTES = Path(__file__).with_name("statutes")


@dataclass
class Demo:
    """What has been built so far. `exports` are the files for outside."""

    users: dict = field(default_factory=dict)
    """By role name; the administrator under None."""
    exports: list[Path] = field(default_factory=list)


def build(demo: Demo, hostname: str, port: int) -> Iterator[str]:
    """Build into `demo`; yield a Chinese line before each step."""
    yield "准备数据库和密钥"
    for folder in (settings.DATABASES_DIR, settings.EXPORTS_DIR, settings.MEDIA_ROOT):
        Path(folder).mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)
    call_command("migrate", "vault", database="vault", verbosity=0)
    call_command("create_vault_key", verbosity=0, stdout=_Silent())

    yield "建立网站、角色和演示账号"
    tree = found_site(OFFICE, hostname, port)
    demo.users = _users()
    editor, reviewer = demo.users[EDITOR], demo.users[REVIEWER]

    yield "导入案例引用的法律"
    statute_import.take_in([STATUTES])

    yield f"{len(CASES)} 个案件：入库、脱敏、两人审核、发布"
    cases = {case.slug: review.publish_case(case, editor, reviewer) for case in CASES}

    yield f"{len(stories.EPISODES)} 期漫画：画、配字、发布"
    episodes = stories.publish_episodes(tree.series, cases, editor, reviewer)

    yield "普法小摊、传单台账、投放和阅读量"
    built = outreach.build(episodes=episodes, users=demo.users)

    yield "导出公众号发布包、漫画长图、传单"
    demo.exports = [
        _write("wechat.zip", lambda: export(cases[CASES[0].slug])),
        _write("strip.jpg", lambda: strip.render(*checked_spec(episodes[0], "长图"))),
        _write("leaflet.pdf", lambda: leaflet_pdf(next(e for e in built.editions if e.episode))),
    ]


def _users() -> dict:
    users = {}
    for username, (shown, role) in LOGINS.items():
        user, is_new = get_user_model().objects.get_or_create(
            username=username,
            defaults={"first_name": shown, "is_superuser": role is None, "is_staff": role is None},
        )
        if is_new:
            user.set_password(PASSWORD)
            user.save()
        if role:
            user.groups.add(Group.objects.get(name=role))
        users[role] = user
    return users


def _write(name: str, make) -> Path:
    """The export `name`, made unless it is there."""
    path = Path(settings.EXPORTS_DIR) / name
    if not path.exists():
        unfinished = path.with_name(path.name + ".part")
        unfinished.write_bytes(make())
        unfinished.replace(path)
    return path


class _Silent:
    """A stream for a command whose words are not for the demo's reader."""

    def write(self, text):
        return len(text)
