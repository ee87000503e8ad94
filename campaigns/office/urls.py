"""Addresses of the outreach screens, under /admin/."""

from django.urls import path

from . import views

app_name = "campaigns_office"
urlpatterns = [
    path("stock/", views.StockView.as_view(), name="stock"),
    path("stock/<slug:move>/", views.MoveView.as_view(), name="move"),
    path("ledger/<int:pk>/reverse/", views.ReverseView.as_view(), name="reverse"),
    path("tallies/<int:pk>/reverse/", views.ReverseTallyView.as_view(), name="reverse_tally"),
    path("activities/<int:pk>/reopen/", views.ReopenView.as_view(), name="reopen"),
    path("activities/<int:pk>/cancel/", views.CancelView.as_view(), name="cancel"),
]
