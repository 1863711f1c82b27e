"""Settings, all from the environment; every bad value is reported at once. Listed in docs/operations.md."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

import dj_database_url
import environs
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from contentapi.core.kinds import SectionKind
from contentapi.core.reading.lint import RULES, STOPS

BASE_DIR = Path(__file__).resolve().parent.parent

env = environs.Env(eager=False)


def _among(known: Collection[str]) -> Callable[[list[str]], bool]:
    """A test that every name of a list is known."""

    def test(names: list[str]) -> bool:
        if unknown := [name for name in names if name not in known]:
            raise environs.ValidationError(f"not known: {', '.join(unknown)}; known: {', '.join(known)}")
        return True

    return test


_debug = env.bool("DEBUG", None)
_secret = env.str("SECRET_KEY", "")
_hosts = env.list("ALLOWED_HOSTS", [], subcast=str.strip)
_timeout = env.float("SQLITE_TIMEOUT", 20.0, validate=lambda n: n > 0)
_database = env.str("DATABASE_URL", f"sqlite:///{BASE_DIR / 'db.sqlite3'}")
_replica = env.str("REPLICA_URL", "")
_state = env.str("STATE_DIR", "")
MAX_UPLOAD_BYTES: int = env.int("MAX_UPLOAD_BYTES", 10 * 1024 * 1024, validate=lambda n: n > 0)
MAX_MESSAGES: int = env.int("MAX_MESSAGES", 100_000, validate=lambda n: n > 0)
CACHE_MAX_AGE: int = env.int("CACHE_MAX_AGE", 60, validate=lambda n: 0 <= n <= 60)
CDN_MAX_AGE: int = env.int("CDN_MAX_AGE", 60, validate=lambda n: n >= 0)
FRONT_BYTES: int = env.int("FRONT_BYTES", 512 * 1024 * 1024, validate=lambda n: n >= 0)
FRONT_STALE_SECONDS: int = env.int("FRONT_STALE_SECONDS", 900, validate=lambda n: 0 <= n <= 900)
FRONT_FRESH_SECONDS = 2.0
REQUESTS_PER_MINUTE: int = env.int("REQUESTS_PER_MINUTE", 3_000, validate=lambda n: n > 0)
REQUIRED_KINDS = env.list("REQUIRED_KINDS", [], subcast=str.strip, validate=_among([*SectionKind]))
LINT_STOPS = env.list("LINT_STOPS", [*STOPS], subcast=str.strip, validate=_among(RULES))
SOLO_TEAM: bool = env.bool("SOLO_TEAM", False)
TRUSTED_PROXY_COUNT: int = env.int("TRUSTED_PROXY_COUNT", 0, validate=lambda n: n >= 0)
_https = env.bool("HTTPS", None)
_csrf = env.list("CSRF_TRUSTED_ORIGINS", [], subcast=str.strip)
_level = env.str("LOG_LEVEL", "WARNING", validate=lambda s: s in {"DEBUG", "INFO", "WARNING", "ERROR"})
try:
    env.seal()
except environs.EnvValidationError as error:
    _wrong: dict[str, list[str]] = dict(error.error_messages)  # type: ignore[arg-type]
    _lines = "; ".join(f"{name}: {' '.join(map(str, why))}" for name, why in _wrong.items())
    raise ImproperlyConfigured(f"The environment has values that cannot be used. {_lines}") from None

# DEBUG unset is development without debug pages; DEBUG=0 is production and asks for its settings.
PRODUCTION = _debug is False
DEBUG = bool(_debug)
STATE_DIR = (
    Path(str(_state))
    if _state
    else Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "contentapi"
)


def _development_secret() -> str:
    """A secret of this machine's own, made once, kept outside the repository."""
    place = STATE_DIR / "secret-key"
    try:
        return place.read_text().strip() or secrets.token_urlsafe(50)
    except OSError:
        secret = secrets.token_urlsafe(50)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.touch(mode=0o600)
        place.write_text(secret)
    except OSError:
        pass
    return secret


if PRODUCTION and (len(str(_secret)) < 50 or not _hosts):
    raise ImproperlyConfigured(
        "With DEBUG off, set SECRET_KEY (at least 50 characters) and ALLOWED_HOSTS (comma-separated names)."
    )
SECRET_KEY = str(_secret) or _development_secret()
ALLOWED_HOSTS = list(_hosts or ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = list(_csrf or [])

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "axes",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "contentapi.apps.ContentApiConfig",
]
MIDDLEWARE = [
    "contentapi.api.problems.ApiMiddleware",
    "contentapi.middleware.due.DueFirst",
    "contentapi.middleware.replica.FromReplica",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "contentapi.web.desk_language.DeskLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "contentapi.urls"
WSGI_APPLICATION = "contentapi.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "contentapi" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]


def _database_of(name: str, url: str) -> dict[str, Any]:
    """SQLite with the safe profile of its version, or PostgreSQL that is given up when it does not answer."""
    try:
        found: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    except (ValueError, KeyError) as error:
        raise ImproperlyConfigured(f"{name} cannot be used: {error}") from None
    if found["ENGINE"] == "django.db.backends.sqlite3":
        # The WAL-reset bug is fixed in these releases of SQLite; elsewhere the rollback journal is kept.
        fixed = sqlite3.sqlite_version_info
        wal = fixed >= (3, 51, 3) or (3, 50, 7) <= fixed < (3, 51) or (3, 44, 6) <= fixed < (3, 45)
        found["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": float(str(_timeout)),
            "init_command": f"PRAGMA journal_mode={'WAL' if wal else 'DELETE'}; PRAGMA synchronous=FULL",
        }
    elif found["ENGINE"] == "django.db.backends.postgresql":
        patience = {"connect_timeout": 5, "keepalives_idle": 10, "tcp_user_timeout": 10_000}
        found["OPTIONS"] = patience | found.get("OPTIONS", {})
    return found


DATABASES = {"default": _database_of("DATABASE_URL", str(_database))}
if _replica:
    DATABASES["replica"] = _database_of("REPLICA_URL", str(_replica))
    DATABASE_ROUTERS = ["contentapi.middleware.replica.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "contentapi.web.signing_in.client_address"
AXES_LOCKOUT_CALLABLE = "contentapi.web.signing_in.locked_out"
AXES_RESET_ON_SUCCESS = True
# Tries during the lock are refused and do not lengthen it: a stranger cannot keep a colleague out for ever.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("ar", _("Arabic")),
    ("de", _("German")),
    ("en", _("English")),
    ("es", _("Spanish")),
    ("es-mx", _("Mexican Spanish")),
    ("fa", _("Persian")),
    ("fr", _("French")),
    ("hi", _("Hindi")),
    ("ja", _("Japanese")),
    ("pt-br", _("Brazilian Portuguese")),
    ("ru", _("Russian")),
    ("vi", _("Vietnamese")),
    ("zh-hans", _("Simplified Chinese")),
]
LOCALE_DIR = BASE_DIR / "locale"
LOCALE_PATHS = [STATE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = STATE_DIR / "static"
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

DATA_UPLOAD_MAX_MEMORY_SIZE = MAX_UPLOAD_BYTES + 4096
FILE_UPLOAD_MAX_MEMORY_SIZE = MAX_UPLOAD_BYTES + 4096

# HTTPS is expected in production; HTTPS=0 says that a proxy ends it elsewhere and redirects by itself.
_secure = PRODUCTION if _https is None else bool(_https)
SECURE_SSL_REDIRECT = _secure
SECURE_HSTS_SECONDS = 31_536_000 if _secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _secure
SECURE_HSTS_PRELOAD = _secure
if TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
# A shift, and never longer than the browser is open: computers on a ward are shared.
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
LANGUAGE_COOKIE_SECURE, LANGUAGE_COOKIE_HTTPONLY, LANGUAGE_COOKIE_SAMESITE = PRODUCTION, True, "Lax"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_SCHEMA_CLASS": "contentapi.api.schema.ProblemSchema",
    "EXCEPTION_HANDLER": "contentapi.api.problems.handle",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Content API",
    "DESCRIPTION": "Patient guides in the reader's language: versions, translations, releases.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    # Deep links would stand inside buttons, where neither a screen reader nor a keyboard finds them.
    "SWAGGER_UI_SETTINGS": {"deepLinking": False, "syntaxHighlight": False},
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "POSTPROCESSING_HOOKS": [],
    "ENABLE_DJANGO_DEPLOY_CHECK": False,
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": _level},
    "loggers": {
        "axes": {"level": "ERROR"},
        "django.request": {"level": "ERROR"},
    },
}
