"""The suite: memory instead of disk, the cheapest password hash, engines still named by the environment."""

import tempfile
from pathlib import Path

from .base import *
from .base import DATABASES, env

DEBUG = False
SECRET_KEY = "test-only-" + "0" * 40
SERVE_UPLOADS = True
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["*"]

# Kept by name: it is emptied and removed when the process ends, or the object does.
_folder = tempfile.TemporaryDirectory(prefix="pufa-test-", ignore_cleanup_errors=True)
DATA_DIR = Path(_folder.name)
MEDIA_DIR = DATA_DIR / "media"
MEDIA_ROOT = MEDIA_DIR / "uploads"
EXPORTS_DIR = MEDIA_DIR / "exports"
KEYS_DIR = MEDIA_DIR / "keys"
VAULT_KEY = "dGVzdC1vbmx5LWtleS10ZXN0LW9ubHkta2V5LTAwMDA="
VAULT_KEY_FILE = KEYS_DIR / "vault.key"

# Two test databases must not share one name when both URLs point at one server.
for alias in ("default", "vault"):
    if "postgresql" in DATABASES[alias]["ENGINE"]:
        DATABASES[alias]["TEST"] = {
            "NAME": f"test_pufa_{alias}_{env.str('PYTEST_XDIST_WORKER', default='0')}"
        }

# Its own tests switch it on; the others are about what lies behind it.
VAULT_SECOND_FACTOR = False
VAULT_LOOKS_AHEAD = False
AXES_ENABLED = env.bool("TEST_AXES", default=False)

# A second process would not see the test's database.
RENDER_ON_DEMAND = False
