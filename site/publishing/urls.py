"""Addresses of search and feeds."""

urlpatterns = []
