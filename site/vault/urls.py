"""Addresses of the vault, below the admin. None of them holds a value of a case."""

from django.urls import path

from .views import (
    attachments,
    decide,
    desk,
    drill,
    exemptions,
    history,
    imports,
    intake,
    listing,
    quality,
    roster,
    terms,
    unlock,
)

app_name = "vault"
urlpatterns = [
    path("", listing.cases, name="cases"),
    path("new/", intake.paste, name="paste"),
    path("upload/", intake.upload, name="upload"),
    path("stopped/", exemptions.stopped, name="stopped"),
    path("imports/<uuid:uuid>/", imports.job, name="import_job"),
    path("imports/<uuid:uuid>/step/", imports.step, name="import_step"),
    path("imports/<uuid:uuid>/report.csv", imports.report, name="import_report"),
    path("terms/", terms.terms, name="terms"),
    path("drill/", drill.practise, name="drill"),
    path("quality/", quality.measured, name="quality"),
    path("template.xlsx", intake.template, name="template"),
    path("unlock/", unlock.unlock, name="unlock"),
    path("unlock/alive/", unlock.alive, name="alive"),
    path("second-factor/", unlock.set_up, name="second_factor"),
    path("second-factor/codes/", unlock.codes, name="recovery_codes"),
    path("second-factor/again/", unlock.again, name="second_factor_again"),
    path("second-factor/people/", unlock.people, name="second_factor_people"),
    path("second-factor/people/<int:pk>/reset/", unlock.reset, name="second_factor_reset"),
    path("<uuid:uuid>/", desk.desk, name="desk"),
    path("<uuid:uuid>/state/", desk.state, name="state"),
    path("<uuid:uuid>/change/", desk.change, name="change"),
    path("<uuid:uuid>/submit/", desk.submit, name="submit"),
    path("<uuid:uuid>/roster/", roster.roster, name="roster"),
    path("<uuid:uuid>/read/", decide.read, name="read"),
    path("<uuid:uuid>/decide/", decide.decide, name="decide"),
    path("<uuid:uuid>/draft/", decide.draft, name="draft"),
    path("<uuid:uuid>/exemptions/", exemptions.exemptions, name="exemptions"),
    path("<uuid:uuid>/history/", history.history, name="history"),
    path("<uuid:uuid>/attachments/<int:pk>/", attachments.download, name="attachment"),
]
