"""The public installation. It refuses to start on anything that only a demo may have (see config.checks)."""

from .base import *
from .base import STORAGES, env

DEBUG = False
SERVE_UPLOADS = False
PRODUCTION = True
# An empty one would stop everything with an English word, before the check that says what to do.
SECRET_KEY = env.str("PUFA_SECRET_KEY", default="") or "unset"
STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("PUFA_HTTPS", default=True)
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_SSL_REDIRECT else 0
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT
SESSION_COOKIE_HTTPONLY = True
