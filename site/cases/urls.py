"""Public addresses of the law."""

from django.urls import path

from . import views

urlpatterns = [
    path("law/", views.statutes, name="statutes"),
    path("law/<int:pk>/", views.statute, name="statute"),
]
