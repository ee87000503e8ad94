"""The law and the offences in the admin. Official text is looked up there, never typed: it comes from files."""

from django import forms
from django.db.models import Count, Q
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, SnippetViewSetGroup

from . import law_lookup
from .models import Offence, Provision, Statute


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Nobody writes official text by hand, whatever permissions they hold."""

    def user_has_permission(self, user, action):
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user, action, instance):
        return self.user_has_permission(user, action)

    def user_has_any_permission_for_instance(self, user, actions, instance):
        return self.user_has_any_permission(user, actions)


class LookupIndexView(IndexView):
    """A list that is searched by `law_lookup` instead of the site's index, which does not hold the law."""

    default_ordering = None
    empty = "还没有。"

    def search_queryset(self, queryset):
        return self.lookup(queryset, self.search_query) if self.search_query else queryset

    @property
    def no_results_message(self):
        if self.is_searching:
            return "没有找到。换个短一点的名称，或者只写条号，如“食品安全法 34”。"
        return self.empty


class StatuteIndexView(LookupIndexView):
    lookup = staticmethod(law_lookup.statutes)
    empty = "还没有法律法规。请系统管理员运行：manage.py import_statutes 文件夹。"

    def get_base_queryset(self):
        return super().get_base_queryset().annotate(articles=Count("provisions"))


class ProvisionIndexView(LookupIndexView):
    lookup = staticmethod(law_lookup.provisions)
    empty = "还没有条文。导入法律法规后，条文会出现在这里。"

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("statute")


class NumberColumn(Column):
    """Figures stand to the right."""

    cell_template_name = "cases/admin/number_cell.html"


class StatuteViewSet(SnippetViewSet):
    model = Statute
    icon = "doc-full"
    menu_label = "法律法规"
    menu_name = "statutes"
    index_view_class = StatuteIndexView
    list_display = [
        TitleColumn("short_title", label="名称", url_name="wagtailsnippets_cases_statute:inspect"),
        DateColumn("version_date", label="版本日期", sort_key="version_date"),
        DateColumn("in_force_from", label="施行日期", sort_key="in_force_from"),
        BooleanColumn("is_current", label="现行"),
        NumberColumn("articles", label="条数"),
    ]
    list_filter = {"version_date": ["year"]}
    list_per_page = 50
    ordering = ["short_title", "-version_date"]
    search_fields = ["title"]
    search_backend_name = None
    inspect_view_enabled = True
    inspect_view_fields = [
        "title",
        "version_date",
        "in_force_from",
        "promulgation",
        "superseded_by",
    ]
    copy_view_enabled = False
    panels = [FieldPanel("title", read_only=True)]

    @property
    def permission_policy(self):
        return ReadOnlyPolicy(self.model)


class ProvisionFilterForm(BaseFilterForm):
    """The search box of the chooser."""

    q = forms.CharField(
        label="找条文",
        required=False,
        widget=forms.TextInput(attrs={"placeholder": "如：食品安全法 34，或 第三十四条，或条文里的词"}),
    )

    def filter(self, objects):
        objects = super().filter(objects).select_related("statute")
        query = self.cleaned_data.get("q")
        if query:
            self.is_searching, self.search_query = True, query
            return law_lookup.provisions(objects, query)
        return objects.filter(statute__superseded_by=None)


class _ProvisionColumns:
    filter_form_class = ProvisionFilterForm
    page_title = "选择条文"
    results_template_name = "cases/admin/provision_results.html"

    @property
    def columns(self):
        return [
            *super().columns,
            Column("text", label="条文", accessor=lambda p: p.text.replace("\n", " ")[:80]),
            Column("version", label="版本", accessor=lambda p: p.statute.version),
            BooleanColumn("in_force", label="现行", accessor=lambda p: p.statute.is_current),
        ]


class ChooseProvisionView(_ProvisionColumns, ChooseView):
    pass


class ChooseProvisionResultsView(_ProvisionColumns, ChooseResultsView):
    pass


class ProvisionChooserViewSet(SnippetChooserViewSet):
    choose_view_class = ChooseProvisionView
    choose_results_view_class = ChooseProvisionResultsView
    choose_one_text = "选择条文"
    choose_another_text = "换一条"
    per_page = 15


class ProvisionViewSet(SnippetViewSet):
    model = Provision
    icon = "openquote"
    menu_label = "条文"
    menu_name = "provisions"
    index_view_class = ProvisionIndexView
    chooser_viewset_class = ProvisionChooserViewSet
    list_display = [
        TitleColumn(
            "__str__", label="条文", accessor=str, url_name="wagtailsnippets_cases_provision:inspect"
        ),
        Column("text", label="内容", accessor=lambda p: p.text.replace("\n", " ")[:60]),
        Column("version", label="版本", accessor=lambda p: p.statute.version),
        BooleanColumn("in_force", label="现行", accessor=lambda p: p.statute.is_current),
    ]
    list_per_page = 50
    ordering = ["statute__short_title", "-statute__version_date", "position"]
    search_fields = ["label"]
    search_backend_name = None
    inspect_view_enabled = True
    inspect_view_fields = ["statute", "label", "part", "chapter", "section", "text"]
    copy_view_enabled = False
    panels = [FieldPanel("label", read_only=True)]

    @property
    def permission_policy(self):
        return ReadOnlyPolicy(self.model)


class OffenceIndexView(LookupIndexView):
    @staticmethod
    def lookup(found, query):
        return found.filter(Q(name__icontains=query) | Q(plain_name__icontains=query))

    def get_base_queryset(self):
        return super().get_base_queryset().annotate(live_cases=Count("cases", filter=Q(cases__live=True)))


class OffenceViewSet(SnippetViewSet):
    model = Offence
    icon = "tag"
    menu_label = "案由"
    menu_name = "offences"
    index_view_class = OffenceIndexView
    list_display = [
        TitleColumn("name", label="案由", url_name="wagtailsnippets_cases_offence:edit", sort_key="name"),
        Column("plain_name", label="大白话"),
        NumberColumn("live_cases", label="已发布案例"),
    ]
    search_fields = ["name"]
    search_backend_name = None
    copy_view_enabled = False
    panels = [FieldPanel("name"), FieldPanel("plain_name"), FieldPanel("slug")]


class LawGroup(SnippetViewSetGroup):
    """One menu for what case pages refer to."""

    menu_label = "法律与案由"
    menu_name = "law"
    menu_icon = "openquote"
    menu_order = 220
    items = (OffenceViewSet, StatuteViewSet, ProvisionViewSet)
