"""The admin's login, for everybody: officers have no admin, so they go on to their phone page."""

from django.urls import reverse
from wagtail.admin.views.account import LoginView as AdminLoginView


class LoginView(AdminLoginView):
    """Wagtail's login, which would leave an officer before a door that does not exist for them."""

    def get_success_url(self):
        if self.request.user.has_perm("wagtailadmin.access_admin"):
            return super().get_success_url()
        return reverse("campaigns_field:home")
