"""Whether somebody has read the words of an episode, before it is drawn or after. Kept in Wagtail's log of the page.

The log holds digests, never words: a review outlives the revision it was given for, and must not keep a name alive.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.timezone import localtime
from wagtail.log_actions import LogFormatter, log
from wagtail.models import PageLogEntry, Revision

from . import script
from .episodes import balloon_of
from .notation import plain

READ, TAKEN_BACK = "comics.script_read", "comics.script_read_taken_back"
MAX_NAME = 30


@dataclass(frozen=True)
class Words:
    """What is read: a digest of the title and what stands around the panels, and one of every panel by its block id."""

    around: str
    panels: dict[str, str]

    @property
    def name(self) -> str:
        """One digest of all of it, their order too."""
        return _digest([self.around, *(f"{key}={digest}" for key, digest in self.panels.items())])


@dataclass(frozen=True)
class Standing:
    """How the words of an episode stand. `reader` is empty while nobody has read them."""

    reader: str = ""
    entered_by: str = ""
    """Who has marked it, where that is somebody else."""
    when: datetime | None = None
    revision: Revision | None = None
    """Where it was read; `None` when that has been cleared away since."""
    read: Mapping[str, str] = field(default_factory=dict)
    """A digest of every panel that was read, by block id."""
    changed: tuple[int, ...] = field(default=())
    """The panels, counted from 1, whose words are new or not those that were read."""
    others: tuple[str, ...] = field(default=())
    """What else is not as it was read, each a Chinese clause."""

    @property
    def is_read(self) -> bool:
        return bool(self.reader)

    @property
    def is_current(self) -> bool:
        return self.is_read and not self.changed and not self.others

    @property
    def sentence(self) -> str:
        """All of it in one Chinese sentence."""
        if not self.is_read:
            return "台词还没有人审过。"
        by = self.reader + (f"（{self.entered_by}登记）" if self.entered_by else "")
        day = localtime(self.when)
        said = f"{by}于{day.year}年{day.month}月{day.day}日审过台词"
        since = [f"第 {'、'.join(map(str, self.changed))} 格的台词改过"] if self.changed else []
        since += self.others
        return f"{said}。" if not since else f"{said}，之后又有改动：{'，'.join(since)}。"


def words_of(page) -> Words:
    """The words of `page` as they are read: not the descriptions of drawings, no marks of stress, no pinyin."""
    return Words(
        around=_digest([page.title, page.introduction, page.takeaway]),
        panels={
            block.id: _digest(f"{line.kind}\t{line.speaker}\t{line.text}" for line in lines_of(block.value))
            for block in page.panels
        },
    )


def lines_of(value) -> list[script.Line]:
    """What is said in a panel, from the value of its `PanelBlock`."""
    balloons = (balloon_of(balloon) for balloon in value["balloons"])
    lines = (script.Line(one.kind, script.one_line(plain(one.text)), one.speaker.strip()) for one in balloons)
    return [line for line in lines if line.text]


def standing(page) -> Standing:
    """How the words of `page`, live or a draft, stand."""
    entry = marks(page).first()
    if entry is None or entry.action == TAKEN_BACK:
        return Standing()
    return Standing(**_who(entry), when=entry.timestamp, revision=entry.revision, **_since(entry, page))


def marks(page):
    """Every review of `page` and every one taken back, the newest first."""
    found = PageLogEntry.objects.filter(page_id=page.pk, action__in=(READ, TAKEN_BACK))
    return found.select_related("user", "revision").order_by("-timestamp", "-pk")


def mark(page, user, reader: str = "") -> None:
    """Write down that the words of `page`, its newest version, were read: by `reader`, else by `user` themselves."""
    words = words_of(page)
    data = {"reader": reader.strip()[:MAX_NAME], "around": words.around, "panels": [*words.panels.items()]}
    log(page, READ, user=user, revision=page.latest_revision, data=data)


def take_back(page, user) -> None:
    """Write down that the last review does not count."""
    log(page, TAKEN_BACK, user=user, revision=page.latest_revision)


def _who(entry) -> dict:
    user = entry.user_display_name
    reader = entry.data.get("reader") or user
    return {"reader": reader, "entered_by": "" if reader == user else user}


def _since(entry, page) -> dict:
    now, then = (
        words_of(page),
        dict(entry.data["panels"]),
    )  # pairs: the order of keys is not kept by every database
    changed = tuple(
        number for number, (key, digest) in enumerate(now.panels.items(), 1) if then.get(key) != digest
    )
    others = ["标题、介绍或“记住这一点”改过"] if now.around != entry.data["around"] else []
    gone = len(then.keys() - now.panels.keys())
    if gone:
        others.append(f"少了 {gone} 格")
    if [key for key in now.panels if key in then] != [key for key in then if key in now.panels]:
        others.append("画格换过顺序")
    return {"read": then, "changed": changed, "others": tuple(others)}


def _digest(words: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:32]


class ReadFormatter(LogFormatter):
    """A review in the history of the page."""

    label = "审台词"

    def format_message(self, log_entry):
        reader = log_entry.data.get("reader")
        return f"台词审过了，审的人：{reader}" if reader else "台词审过了"
