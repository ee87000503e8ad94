"""Found an office's site: its page tree, its roles and its workflow. Safe to repeat."""

from dataclasses import dataclass

from wagtail.models import Page, Site

from cases.models import CaseIndexPage
from comics.models import ComicIndexPage, SeriesPage
from publishing.models import HomePage

from . import planted
from .roles import write_roles


@dataclass(frozen=True)
class Tree:
    """The pages that every office has."""

    home: HomePage
    cases: CaseIndexPage
    comics: ComicIndexPage
    series: SeriesPage


def found_site(office: str, hostname: str, port: int) -> Tree:
    """Create what is missing of the page tree, the default site and the roles, and return the tree.

    `office` is the name that readers see, such as 白沙街道普法工坊. Nothing that exists is overwritten, except what
    nobody wrote: Wagtail's welcome page, and whatever else Django and Wagtail plant in English (`planted`).
    """
    root = Page.get_first_root_node()
    home = HomePage.objects.first()
    if home is None:
        root.get_children().exact_type(Page).filter(slug="home").delete()
        root = Page.get_first_root_node()
        home = root.add_child(
            instance=HomePage(
                title=office,
                slug="home",
                introduction="用我们街上真实发生过的事，讲清楚身边的法律。所有案例都隐去了姓名和地址。",
            )
        )
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": hostname, "port": port, "root_page": home, "site_name": office},
    )
    cases = CaseIndexPage.objects.first() or home.add_child(
        instance=CaseIndexPage(
            title="案例",
            slug="cases",
            show_in_menus=True,
            introduction="先看和你有关的那一类。每个案例三句话就能看懂。",
        )
    )
    comics = ComicIndexPage.objects.first() or home.add_child(
        instance=ComicIndexPage(
            title="漫画",
            slug="comics",
            show_in_menus=True,
            introduction="真实案例改编，画给每一个年纪的街坊看。",
        )
    )
    series = SeriesPage.objects.first() or comics.add_child(
        instance=SeriesPage(
            title="以案说法", slug="yi-an-shuo-fa", introduction="一期一个案子，最后一格告诉你怎样做才对。"
        )
    )
    write_roles()
    planted.speak_chinese()
    return Tree(home, cases, comics, series)
