"""The demo and a developer's own machine: nothing to configure, never for the public."""

from .base import *
from .base import env

DEBUG = env.bool("PUFA_DEBUG", default=False)
SECRET_KEY = "demo-only-" + "0" * 40  # production reads its own and refuses this one
# One process shows both the files of the packages and the uploads, so that the demo needs no second server.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
SERVE_UPLOADS = True
# A first-time visitor of the demo has no telephone enrolled; the vault's pages say so, production refuses this.
VAULT_SECOND_FACTOR = env.bool("PUFA_DEMO_SECOND_FACTOR", default=False)
