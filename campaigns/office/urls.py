"""Addresses of the outreach screens, under /admin/."""

from django.urls import path

from . import dashboard, links, quarantine, sheets, views

app_name = "campaigns_office"
urlpatterns = [
    path("figures/", dashboard.DashboardView.as_view(), name="dashboard"),
    path("figures/<slug:key>/", dashboard.EvidenceView.as_view(), name="evidence"),
    path("reach/<int:pk>/", links.ReachView.as_view(), name="reach"),
    path("origin/<int:pk>/", links.OriginView.as_view(), name="origin"),
    path("leaflets/<int:pk>/", sheets.download, name="leaflet"),
    path("leaflets/<int:pk>/stall/<int:activity>/", sheets.download, name="stall_leaflet"),
    path("stock/", views.StockView.as_view(), name="stock"),
    path("stock/<slug:move>/", views.MoveView.as_view(), name="move"),
    path("ledger/<int:pk>/reverse/", views.ReverseView.as_view(), name="reverse"),
    path("tallies/<int:pk>/reverse/", views.ReverseTallyView.as_view(), name="reverse_tally"),
    path("quarantined/<int:pk>/", quarantine.QuarantineView.as_view(), name="quarantined"),
    path("activities/<int:pk>/reopen/", views.ReopenView.as_view(), name="reopen"),
    path("activities/<int:pk>/cancel/", views.CancelView.as_view(), name="cancel"),
]
