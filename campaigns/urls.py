"""Addresses of the short codes and of the stall's phone pages."""

urlpatterns = []
