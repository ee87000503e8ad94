"""What every installation shares. Whatever an office may change comes from the environment."""

from pathlib import Path

import environ

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parents[3]
# Databases, uploads, keys, exports: all state under one folder.
DATA_DIR = Path(env.str("PUFA_DATA_DIR", default=str(BASE_DIR))).resolve()
MEDIA_DIR = DATA_DIR / "media"
EXPORTS_DIR = MEDIA_DIR / "exports"
KEYS_DIR = MEDIA_DIR / "keys"
DATABASES_DIR = MEDIA_DIR / "databases"

ALLOWED_HOSTS = env.list("PUFA_ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("PUFA_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "config",
    "vault",
    "publishing",
    "campaigns",
    "comics",
    "cases",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "axes",
    "django_tasks_db",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "publishing.headers.PublicHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.middleware.StopAtGuard",
    "config.gone.SayWithdrawn",
    "config.middleware.HideFromUnentitled",
    "axes.middleware.AxesMiddleware",
]

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.5  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_HANDLER = "config.throttle.Throttle"
# So many accounts with a wrong password from one address within the time above: it is no colleague who mistypes.
THROTTLE_ACCOUNTS_PER_ADDRESS = 10
AXES_LOCKOUT_TEMPLATE = "config/locked_out.html"
AXES_VERBOSE = False
# Addresses of our own proxies: behind one, every visitor would otherwise seem to have the proxy's.
TRUSTED_PROXIES = env.list("PUFA_TRUSTED_PROXIES", default=[])
AXES_CLIENT_IP_CALLABLE = "config.client_address.client_address"

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "publishing.navigation.navigation",
            ],
        },
    },
]


def database(variable: str, name: str) -> dict:
    """The database named by an environment variable, or an SQLite file under `DATA_DIR`.

    Eight writers in WAL with IMMEDIATE transactions lost no write where Django's defaults lost one in twenty;
    `synchronous=FULL` makes an acknowledgement to a phone true after a power cut. `secure_delete` writes zeros over what
    is deleted, so that a purged raw text is not in the file any more.
    """
    config = env.db_url(variable, default=f"sqlite:///{DATABASES_DIR / name}.sqlite3")
    if config["ENGINE"].endswith("sqlite3"):
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
        }
    else:
        config["CONN_MAX_AGE"] = 60
    return config


DATABASES = {
    "default": database("DATABASE_URL", "site"),
    "vault": database("VAULT_DATABASE_URL", "vault"),
}
DATABASE_ROUTERS = ["config.routers.VaultRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}

# What Wagtail does after saving stays where it is; long renders wait in the database for `manage.py render_worker`.
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "renders": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["renders"]},
}
# Whether the site starts a render worker itself when something waits and none is running.
RENDER_ON_DEMAND = env.bool("PUFA_RENDER_ON_DEMAND", default=True)

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
# Who is told of a leak that the night finds, and of faults; and through which mail server.
ADMINS = [("值班", address) for address in env.list("PUFA_ADMINS", default=[])]
globals().update(env.email_url("EMAIL_URL", default="smtp://localhost:25"))
MAIL_BACKEND, EMAIL_BACKEND = globals()["EMAIL_BACKEND"], "config.mail.GuardedMail"
SERVER_EMAIL = DEFAULT_FROM_EMAIL = env.str("PUFA_MAIL_FROM", default="pufa@localhost")
EMAIL_SUBJECT_PREFIX = "[普法工坊] "
EMAIL_TIMEOUT = 20  # seconds

LOGIN_URL = "campaigns_field:login"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文")]
# What Wagtail leaves in English. The admin's script catalog reads only Wagtail's own, and these paths.
LOCALE_PATHS = [BASE_DIR / "site" / "config" / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = MEDIA_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = MEDIA_DIR / "uploads"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if env.str("PUFA_S3_BUCKET", default=""):
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": env.str("PUFA_S3_BUCKET"),
            "endpoint_url": env.str("PUFA_S3_ENDPOINT", default=None),
            "access_key": env.str("PUFA_S3_KEY", default=None),
            "secret_key": env.str("PUFA_S3_SECRET", default=None),
        },
    }
# Limits of one upload; a bomb is refused before it is decoded (see cases.pictures).
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
FILE_UPLOAD_HANDLERS = [
    "vault.access.uploads.NoTrace",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

WAGTAIL_SITE_NAME = "普法工坊"
# The ICC profile of the press that prints the newspaper grids; without one they stay RGB.
PUFA_CMYK_PROFILE = env.str("PUFA_CMYK_PROFILE", default="")
# What comics are lettered in where an episode chose nothing: hand or sans.
PUFA_LETTERING_FACE = env.str("PUFA_LETTERING_FACE", default="hand")

WAGTAILADMIN_BASE_URL = env.str("PUFA_BASE_URL", default="http://127.0.0.1:8000")
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = False
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILIMAGES_IMAGE_MODEL = "cases.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cases.picture_forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "heic", "heif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 30 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "publishing.search"}}

PRODUCTION = False
DEFAULT_EXCEPTION_REPORTER_FILTER = "config.reports.BareReports"

# Who opens the vault proves it with a code from their telephone, again after this many idle minutes.
VAULT_SECOND_FACTOR = True
VAULT_IDLE_MINUTES = 15
# New cases are marked by the machine as soon as they are taken in, by a thread of the web process.
VAULT_LOOKS_AHEAD = True
# Days after a case's page was published until its raw text and mapping are purged.
RAW_RETENTION_DAYS = env.int("PUFA_RAW_RETENTION_DAYS", default=180)

# The vault's key: in the environment, or in a file that `make setup` creates.
VAULT_KEY = env.str("PUFA_VAULT_KEY", default="")
VAULT_KEY_FILE = Path(env.str("PUFA_VAULT_KEY_FILE", default=str(KEYS_DIR / "vault.key")))
