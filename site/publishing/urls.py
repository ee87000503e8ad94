"""Addresses of search, feeds, reading modes and what machines ask for."""

from django.urls import path
from wagtail.contrib.sitemaps.views import sitemap

from . import feeds, views

app_name = "publishing"
urlpatterns = [
    path("search/", views.search, name="search"),
    path("reading/<str:mode>/", views.reading, name="reading"),
    path("feeds/cases.xml", feeds.CaseFeed(), name="case_feed"),
    path("feeds/comics.xml", feeds.ComicFeed(), name="comic_feed"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
]
