"""English that Wagtail writes into its code, where no catalog reaches it."""

from importlib import import_module

from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.forms.workflows import WorkflowPageForm
from wagtail.sites.views import IndexView as SiteIndexView
from wagtail.users.forms import PagePermissionsForm

LABELS = {
    LoginForm: {"password": "密码", "remember": "记住我"},
    WorkflowPageForm: {"page": "页面"},
    PagePermissionsForm: {"page": "页面"},
}
# They translate while they are imported, so the first to import them must not be `migrate`, which has no language.
TRANSLATED_AT_ONCE = ("wagtail.admin.forms.collections", "wagtail.documents.forms", "wagtail.images.forms")
SITE_COLUMNS = {"port": "端口", "site_name": "站点名称", "root_page": "首页"}


def speak_chinese() -> None:
    """Give Chinese labels to the fields and columns that have none. Called once, when the apps are ready."""
    for form, labels in LABELS.items():
        for name, label in labels.items():
            form.base_fields[name].label = label
    for column in SiteIndexView.columns:
        column.label = SITE_COLUMNS.get(column.name, column.label)
    for module in TRANSLATED_AT_ONCE:
        import_module(module)
