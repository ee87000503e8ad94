"""gunicorn's settings: `gunicorn -c site/gunicorn.conf.py config.wsgi`."""

import os

chdir = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
pythonpath = "site"
bind = os.environ.get("PUFA_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("PUFA_WORKERS", "2"))
threads = 4
timeout = 120
preload_app = True


def post_worker_init(worker):
    """The first to publish should not wait until the guard has read what it looks for."""
    from vault.known import digests

    digests.read_ahead()
