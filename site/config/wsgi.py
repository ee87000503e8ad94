"""The door for gunicorn."""

import os
import sys
from pathlib import Path

from django.core.wsgi import get_wsgi_application

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

application = get_wsgi_application()


def _refuse_unsafe_start():
    """Run every check, the database's too, before the first request: a server that only warns is left running."""
    from django.conf import settings
    from django.core.management import call_command

    if settings.PRODUCTION:
        call_command("check", databases=["default", "vault"])


_refuse_unsafe_start()
