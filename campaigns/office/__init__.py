"""The outreach screens in the Wagtail admin: plans, stock, ledger, media, thanks."""
