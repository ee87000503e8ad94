"""Addresses of the phone page."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from . import views

app_name = "campaigns_field"

urlpatterns = [
    path("", views.home, name="home"),
    path("login/", views.LoginView.as_view(), name="login"),
    path("logout/", LogoutView.as_view(next_page="campaigns_field:login"), name="logout"),
    path("<int:pk>/", views.activity, name="activity"),
    path("<int:pk>/begin/", views.begin, name="begin"),
    path("<int:pk>/tally/", views.tally, name="tally"),
    path("<int:pk>/merge/", views.merge, name="merge"),
    path("<int:pk>/close/", views.close, name="close"),
]
