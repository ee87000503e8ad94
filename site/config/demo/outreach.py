"""The demo street's outreach from November 2020 to February 2024, written into the books by the functions that staff use.

The street's own published figures are the frame (eleven stalls, some 2,500 shops, 13,000 leaflets, seven comics); every
single stall, shop, article and reader behind them is invented.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from campaigns import ledger, scans, sessions, tallies
from campaigns.models import (
    Account,
    Activity,
    Affiliation,
    Anchor,
    Article,
    Audience,
    Campaign,
    LeafletEdition,
    Membership,
    Observance,
    ObservanceYear,
    Organisation,
    Outlet,
    Place,
    Placement,
    Reading,
    Recognition,
    ReferenceFigure,
    Scan,
    Target,
)
from config.roles import EDITOR, OFFICER, STOREKEEPER

# Identifiers grow from here, so that the demo is the same on every machine.
DEMO = UUID("0190d1b5-6c00-7000-8000-70756661d300")
UNTIL = date(2024, 2, 29)

# (day, what it was called, place, whether a community owned it, leaflets handed out, people advised)
STALLS = (
    (date(2020, 12, 4), "宪法日普法小摊", "长堤历史文化街区", False, 1080, 46),
    (date(2021, 3, 14), "消费维权普法小摊", "长堤历史文化街区", False, 1090, 52),
    (date(2021, 7, 10), "暑期安全普法小摊", "沿江文化广场", False, 1135, 61),
    (date(2021, 12, 4), "宪法日普法小摊", "长堤历史文化街区", False, 1160, 58),
    (date(2022, 3, 12), "门前三包普法小摊", "长堤历史文化街区", False, 1205, 73),
    (date(2022, 6, 25), "文明养犬普法小摊", "堤边社区小公园", True, 1190, 66),
    (date(2022, 12, 4), "宪法宣传周普法小摊", "长堤历史文化街区", False, 1210, 49),
    (date(2023, 3, 11), "食品安全普法小摊", "沿江文化广场", False, 1225, 81),
    (date(2023, 5, 27), "民法典普法小摊", "堤边社区小公园", True, 1240, 77),
    (date(2023, 9, 16), "开学季普法小摊", "榕树头学校门前广场", False, 1255, 92),
    (date(2024, 1, 20), "春节前普法小摊", "长堤历史文化街区", False, 1256, 88),
)
# Rounds from door to door, beside the stalls' own visits.
ROUNDS = tuple(date(2021 + n // 4, (1, 4, 8, 11)[n % 4], 16) for n in range(12))
SHOPS = 2543
SHOPS_AT_A_STALL = 60
AGAIN = 30
FORUMS = (
    (date(2021, 5, 18), 18, 9),
    (date(2021, 11, 23), 21, 11),
    (date(2022, 5, 24), 16, 8),
    (date(2022, 10, 20), 23, 12),
    (date(2023, 4, 25), 19, 7),
    (date(2023, 10, 19), 24, 11),
)
TRAININGS = ((date(2021, 4, 9), 41), (date(2022, 4, 15), 43), (date(2023, 3, 24), 44), (date(2023, 9, 8), 44))
LECTURES = ((date(2021, 5, 28), "民法典进社区讲座", 64), (date(2022, 5, 27), "高空抛物怎么赔", 58))
EXAMS = tuple(date(2020 + (n + 3) // 4, (3, 6, 9, 12)[(n + 3) % 4], 10) for n in range(13))
BANNERS = (
    "感谢调解楼上漏水",
    "感谢清走楼道杂物",
    "感谢劝停深夜装修",
    "感谢帮老人修好遮雨棚",
    "感谢找到走失的小狗",
)
LETTERS = 11
COPIES = 3000
ADOPTED, NOT_ADOPTED = 39, 6
FIRST_PLACED = (
    date(2021, 6, 18),
    date(2021, 11, 5),
    date(2022, 4, 22),
    date(2022, 9, 16),
    date(2023, 3, 17),
    date(2023, 8, 25),
    date(2024, 1, 12),
)
# Reads at the cut-off of each episode: WeChat, video, district website.
READS = (
    (9_120, 11_480, 2_310),
    (8_450, 13_905, 1_980),
    (12_260, 16_340, 2_705),
    (10_015, 14_220, 2_140),
    (13_870, 19_465, 2_930),
    (11_640, 17_250, 2_405),
    (9_385, 16_710, 1_810),
)


@dataclass(frozen=True)
class Built:
    """What the demo made, for whoever builds on it."""

    street: Organisation
    community: Organisation
    campaign: Campaign
    editions: tuple[LeafletEdition, ...]
    waiting: Activity | None
    """A stall that is planned and has its leaflets: the officer can open it."""


def build(*, episodes: Sequence, users: Mapping[str, object]) -> Built:
    """Write the demo's outreach; `episodes` are seven live `EpisodePage`s in order, `users` the logins by role name.

    All or nothing, and nothing the second time. Takes a few seconds.
    """
    with transaction.atomic():
        street = Organisation.objects.filter(slug="baisha", activities__isnull=False).first()
        return _found(street) if street else _Build(list(episodes)[: len(FIRST_PLACED)], dict(users)).run()


def _found(street: Organisation) -> Built:
    return Built(
        street=street,
        community=Organisation.objects.get(slug="dibian"),
        campaign=Campaign.objects.get(organisation=street, name="普法小摊"),
        editions=tuple(LeafletEdition.objects.filter(organisation=street).order_by("pk")),
        waiting=Activity.objects.filter(organisation=street, kind="stall", status="planned").first(),
    )


def _uid(*names) -> UUID:
    return uuid5(DEMO, "/".join(map(str, names)))


def _moment(day: date, minutes: int) -> datetime:
    """A moment of that day, counted from nine in the morning."""
    return timezone.make_aware(datetime.combine(day, time(9))) + timedelta(minutes=minutes)


class _Build:
    """One run. Its parts follow each other as they did in the street."""

    def __init__(self, episodes: list, users: dict):
        self.episodes, self.users = episodes, users
        self.officer, self.storekeeper = users.get(OFFICER), users.get(STOREKEEPER)
        self.editor = users.get(EDITOR)

    def run(self) -> Built:
        self.vocabulary()
        self.organisations()
        self.print_leaflets()
        doors = self.shops()
        for place, stall in enumerate(STALLS):
            self.stall(place, *stall, doors=next(doors))
        for place, day in enumerate(ROUNDS):
            shops = next(doors)
            again = [door - AGAIN * 2 for door in shops[:AGAIN]]
            self.counted("visit", f"沿街商户走访第{place + 1}轮", day, {"merchants": again + shops})
        self.learn_and_listen()
        self.media()
        self.thanks_and_facts()
        return Built(self.street, self.community, self.campaign, tuple(self.editions), self.waiting_stall())

    # The frame

    def vocabulary(self) -> None:
        for position, (name, slug) in enumerate(
            (
                ("进机关", "jiguan"),
                ("进乡村", "xiangcun"),
                ("进社区", "shequ"),
                ("进学校", "xuexiao"),
                ("进企业", "qiye"),
                ("进单位", "danwei"),
            )
        ):
            Audience.objects.get_or_create(slug=slug, defaults={"name": name, "position": position})
        for name, month, day, days in (
            ("消费者权益日", 3, 15, 1),
            ("全民国家安全教育日", 4, 15, 1),
            ("世界知识产权日", 4, 26, 1),
            ("民法典宣传月", 5, 1, 31),
            ("世界环境日", 6, 5, 1),
            ("安全生产月", 6, 1, 30),
            ("全国土地日", 6, 25, 1),
            ("国际禁毒日", 6, 26, 1),
            ("全国消防日", 11, 9, 1),
            ("全国交通安全日", 12, 2, 1),
            ("国家宪法日", 12, 4, 1),
            ("宪法宣传周", 12, 1, 7),
        ):
            Observance.objects.get_or_create(name=name, defaults={"month": month, "day": day, "days": days})
        ObservanceYear.objects.get_or_create(
            observance=Observance.objects.get(name="宪法宣传周"),
            year=2022,
            defaults={"starts_on": date(2022, 12, 4), "ends_on": date(2022, 12, 10)},
        )
        Anchor.objects.get_or_create(
            name="改革以来", defaults={"to_date": "执法改革至今", "starts_on": date(2020, 11, 1)}
        )

    def organisations(self) -> None:
        def organisation(name, slug, level, parent=None):
            made, _ = Organisation.objects.get_or_create(slug=slug, defaults={"name": name, "level": level})
            if parent:
                Affiliation.objects.get_or_create(organisation=made, parent=parent)
            return made

        city = organisation("江门市", "jiangmen", "city")
        district = organisation("蓬江区", "pengjiang", "district", city)
        self.district = district
        self.street = organisation("白沙街道", "baisha", "street", district)
        self.community = organisation("堤边社区", "dibian", "community", self.street)
        organisation("榕荫社区", "rongyin", "community", self.street)
        for user in self.users.values():
            Membership.objects.get_or_create(user=user, organisation=self.street)
        self.places = {}
        for name, address, owner, is_base in (
            ("长堤历史文化街区", "牌坊入口旁", self.street, True),
            ("沿江文化广场", "大榕树下", self.street, False),
            ("榕树头学校门前广场", "公交站旁", self.street, False),
            ("堤边社区小公园", "凉亭旁", self.community, True),
        ):
            self.places[name], _ = Place.objects.get_or_create(
                organisation=owner, name=name, defaults={"address": address, "is_base": is_base}
            )
        self.campaign, _ = Campaign.objects.get_or_create(
            organisation=self.street,
            name="普法小摊",
            defaults={
                "starts_on": date(2020, 11, 1),
                "purpose": "把桌子摆到街坊路过的地方：发漫画、讲案例、现场答疑。",
            },
        )
        Campaign.objects.get_or_create(
            organisation=self.street,
            name="宪法宣传周",
            defaults={"observance": Observance.objects.get(name="宪法宣传周")},
        )

    # Leaflets and stalls

    def print_leaflets(self) -> None:
        """Two plain leaflets from the beginning, and one with every episode a month after it was first placed."""
        wanted = [
            ("门前三包明白纸", None, date(2020, 11, 20)),
            ("行政处罚的那些事", None, date(2020, 11, 20)),
        ]
        wanted += [
            (f"漫画单张：{episode.title}"[:80], episode, first + timedelta(days=25))
            for episode, first in zip(self.episodes, FIRST_PLACED, strict=False)
        ]
        self.editions, self.printed_on = [], []
        for place, (title, episode, day) in enumerate(wanted):
            edition = LeafletEdition.objects.create(title=title, episode=episode, organisation=self.street)
            for batch in range(2 if episode is None else 1):
                ledger.print_run(
                    edition,
                    COPIES,
                    on=day + timedelta(days=300 * batch),
                    printer="街道文印室",
                    batch=f"{day.year}-{place + 1:02}-{batch + 1}",
                    uid=_uid("print", place, batch),
                    by=self.storekeeper,
                )
            self.editions.append(edition)
            self.printed_on.append(day)

    def editions_for(self, day: date) -> list[LeafletEdition]:
        """The two newest editions that were printed by then."""
        ready = [
            edition for edition, printed in zip(self.editions, self.printed_on, strict=True) if printed < day
        ]
        return ready[-2:]

    def stall(self, place, day, title, where, by_community, handed_out, advised, *, doors) -> None:
        owner = self.community if by_community else self.street
        stall = Activity.objects.create(
            title=title,
            kind="stall",
            organisation=owner,
            campaign=self.campaign,
            place=self.places[where],
            held_on=day,
            starts_at=time(9),
            ends_at=time(11, 30),
        )
        stall.audiences.add(Audience.objects.get(slug="xuexiao" if "学校" in where else "shequ"))
        if by_community:
            stall.co_organisers.add(self.street)
        editions = self.editions_for(day)
        stall.episodes.add(*[edition.episode_id for edition in editions if edition.episode_id])
        shares = (handed_out * 11 // 20, handed_out - handed_out * 11 // 20)
        counts, taps = {}, []
        for edition, given in zip(editions, shares, strict=True):
            damaged = 2 + place % 4
            drawn = (given + damaged) // 50 * 50 + 50
            if by_community:
                ledger.post(
                    uid=_uid("to-community", place, edition.pk),
                    edition=edition,
                    source=ledger.account(self.street, Account.Kind.WAREHOUSE),
                    target=ledger.account(self.community, Account.Kind.WAREHOUSE),
                    quantity=drawn,
                    on=day - timedelta(days=2),
                    by=self.storekeeper,
                    note="调拨给社区",
                )
            ledger.issue(stall, edition, drawn, uid=_uid("issue", place, edition.pk), by=self.storekeeper)
            counts[edition.pk] = sessions.Count(given, drawn - given - damaged, damaged)
            taps += [("leaflets", 20, edition.pk, None)] * (given // 20) + [
                ("leaflets", given % 20 or 20, edition.pk, None)
            ] * (given % 20 > 0)
        taps += [("advised", 1, None, None)] * advised
        taps += [("merchants", 1, None, door) for door in doors]
        sessions.open_activity(stall, by=self.officer)
        self.tap(stall, taps)
        sessions.close_activity(stall, counts, by=self.officer, uid=_uid("close", place))
        for edition in editions:
            ledger.put_away(
                owner,
                edition,
                counts[edition.pk].returned,
                uid=_uid("put-away", place, edition.pk),
                by=self.storekeeper,
                on=day + timedelta(days=1),
            )
            self.scan(stall, edition, place)
        self.date_back(stall)

    def waiting_stall(self) -> Activity:
        """A stall of today that nobody has opened yet."""
        today = timezone.localdate()
        stall = Activity.objects.create(
            title="长堤普法小摊",
            kind="stall",
            organisation=self.street,
            campaign=self.campaign,
            place=self.places["长堤历史文化街区"],
            held_on=today,
            starts_at=time(9),
            ends_at=time(11, 30),
        )
        editions = self.editions[-2:]
        stall.episodes.add(*[edition.episode_id for edition in editions if edition.episode_id])
        for edition in editions:
            ledger.issue(stall, edition, 150, uid=_uid("issue", "waiting", edition.pk), by=self.storekeeper)
            scans.code_for(edition, stall)
        return stall

    # Counting

    def shops(self) -> Iterator[range]:
        """The shops of every stall, and then of every round: each shop once, 2,543 in all."""
        rest, before = SHOPS - SHOPS_AT_A_STALL * len(STALLS), 1
        sizes = [SHOPS_AT_A_STALL] * len(STALLS)
        sizes += [rest // len(ROUNDS) + (n < rest % len(ROUNDS)) for n in range(len(ROUNDS))]
        for size in sizes:
            yield [*range(before, before + size)]
            before += size

    def tap(self, activity: Activity, taps: list[tuple]) -> None:
        events = [
            {
                "uid": str(_uid("tap", activity.pk, seq)),
                "device": f"demo-{activity.pk}",
                "seq": seq,
                "activity": activity.pk,
                "measure": measure,
                "quantity": quantity,
                "occurred_at": _moment(activity.held_on, seq * 150 // (len(taps) + 1)),
            }
            | ({"edition": edition} if edition else {})
            | ({"shop": f"沿江片区{door}号铺"} if door else {})
            for seq, (measure, quantity, edition, door) in enumerate(taps, 1)
        ]
        answers = tallies.merge(events, by=self.officer)
        wrong = [answer.reason for answer in answers if answer.verdict != tallies.ACCEPTED]
        if wrong:
            raise RuntimeError(f"the demo's tallies were not accepted: {wrong[0]}")

    def counted(self, kind, title, day, counts, **fields) -> Activity:
        """An activity that begins, counts and ends. A list counts one shop each."""
        activity = Activity.objects.create(
            title=title,
            kind=kind,
            organisation=fields.pop("organisation", self.street),
            held_on=day,
            **fields,
        )
        sessions.open_activity(activity, by=self.officer)
        taps = []
        for measure, value in counts.items():
            taps += (
                [(measure, 1, None, door) for door in value]
                if isinstance(value, list)
                else [(measure, value, None, None)]
            )
        self.tap(activity, taps)
        sessions.close_activity(activity, by=self.officer)
        self.date_back(activity)
        return activity

    def date_back(self, activity: Activity) -> None:
        """Give the clock of the demo's past, where the functions wrote today's."""
        Activity.objects.filter(pk=activity.pk).update(
            opened_at=_moment(activity.held_on, 0), closed_at=_moment(activity.held_on, 150)
        )

    def scan(self, stall: Activity, edition: LeafletEdition, place: int) -> None:
        code = scans.code_for(edition, stall)
        Scan.objects.bulk_create(
            Scan(code=code, hour=_moment(stall.held_on, 60 * hour), client=client, quantity=quantity)
            for hour, client, quantity in (
                (0, Scan.Client.WECHAT, 14 + place),
                (1, Scan.Client.WECHAT, 22 + 2 * place),
                (1, Scan.Client.PHONE, 3 + place % 3),
                (11, Scan.Client.WECHAT, 6 + place),
            )
        )

    def learn_and_listen(self) -> None:
        for day, people, opinions in FORUMS:
            self.counted(
                "forum",
                "沿街商户座谈会",
                day,
                {"attended": people, "opinions": opinions},
                place=self.places["长堤历史文化街区"],
            )
        for day, people in TRAININGS:
            self.counted("training", "综合执法业务培训", day, {"attended": people}, expected=people)
        for day, title, people in LECTURES:
            self.counted("lecture", title, day, {"attended": people}, place=self.places["堤边社区小公园"])
        for day in EXAMS:
            quarter = (day.month + 2) // 3
            Target.objects.create(organisation=self.street, kind="exam", year=day.year, quarter=quarter)
            self.counted(
                "exam",
                f"{day.year}年第{'一二三四'[quarter - 1]}季度学法考试",
                day,
                {"attended": 41, "passed": 41},
                expected=41,
            )

    # Media, thanks, facts

    def media(self) -> None:
        channel, level = Outlet.Channel, Outlet.Level
        paper = self.outlet("江边早报（演示）", channel.NEWSPAPER, level.CITY)
        account = self.outlet("白沙普法（演示）", channel.WECHAT, level.STREET)
        video = self.outlet("白沙普法（演示）", channel.VIDEO, level.STREET)
        website = self.outlet("区政府网（演示）", channel.WEBSITE, level.DISTRICT)
        app = self.outlet("江边新闻（演示）", channel.APP, level.CITY)
        for episode, first, (wechat, views, web) in zip(self.episodes, FIRST_PLACED, READS, strict=False):
            Placement.objects.create(
                episode=episode, outlet=paper, organisation=self.street, placed_on=first, evidence="第A08版"
            )
            for outlet, shown, days in ((account, wechat, 1), (video, views, 2), (website, web, 4)):
                placed = Placement.objects.create(
                    episode=episode,
                    outlet=outlet,
                    organisation=self.street,
                    placed_on=first + timedelta(days=days),
                )
                Reading.objects.bulk_create(
                    [
                        Reading(
                            placement=placed, taken_on=first + timedelta(days=10), quantity=shown * 3 // 5
                        ),
                        Reading(
                            placement=placed, taken_on=first + timedelta(days=31), quantity=shown * 9 // 10
                        ),
                        Reading(placement=placed, taken_on=date(2024, 2, 26), quantity=shown),
                    ]
                )
        accounts = [account] + [
            self.outlet(f"区内政务号{n:02}（演示）", channel.WECHAT, level.DISTRICT) for n in range(1, 24)
        ]
        subjects = (
            "门前三包",
            "文明养犬",
            "油烟净化",
            "高空抛物",
            "建筑垃圾",
            "食品安全",
            "燃气安全",
            "装修噪声",
        )
        last = (UNTIL - date(2022, 1, 10)).days
        for n in range(ADOPTED + NOT_ADOPTED):
            day = date(2022, 1, 10) + timedelta(days=n * last // (ADOPTED + NOT_ADOPTED))
            article = Article.objects.create(
                title=f"{subjects[n % len(subjects)]}怎么管？白沙街道这样做（{n + 1}）",
                organisation=self.street,
                written_on=day,
            )
            adopted = n % 15 not in (7, 14)
            outlets = [accounts[1 + n % 23], (paper, website, app)[n % 3]] if adopted else [account]
            for outlet in outlets:
                Placement.objects.create(
                    article=article,
                    outlet=outlet,
                    organisation=self.street,
                    placed_on=day + timedelta(days=1),
                )

    def outlet(self, name: str, channel: str, level: int) -> Outlet:
        return Outlet.objects.get_or_create(name=name, channel=channel, defaults={"level": level})[0]

    def thanks_and_facts(self) -> None:
        start = date(2021, 2, 20)
        Recognition.objects.bulk_create(
            Recognition(
                kind="banner",
                organisation=self.street,
                received_on=start + timedelta(days=190 * n),
                subject=subject,
            )
            for n, subject in enumerate(BANNERS)
        )
        Recognition.objects.bulk_create(
            Recognition(
                kind="praise",
                organisation=self.street,
                received_on=start + timedelta(days=95 * n),
                subject="12345转来表扬",
            )
            for n in range(LETTERS)
        )
        reform = date(2020, 11, 1)
        for key, value, since, as_of in (
            ("powers", 434, None, date(2020, 11, 1)),
            ("powers", 501, None, date(2023, 6, 30)),
            ("cases", 6127, reform, UNTIL),
            ("penalties", 672, reform, UNTIL),
            ("inspections", 5455, reform, UNTIL),
        ):
            ReferenceFigure.objects.create(
                key=key,
                organisation=self.street,
                value=value,
                since=since,
                as_of=as_of,
                source="街道公开报道（演示数据）",
            )
