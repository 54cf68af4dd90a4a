"""One settings module for every way to run. What differs between them is an environment variable."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from config import env

BASE_DIR = Path(__file__).resolve().parent.parent

# Where we stand
DEBUG = env.flag(os.environ, "DEBUG", False)
HOST = env.host(os.environ)
PORT = env.port(os.environ)
DATA_DIR = env.data_dir(os.environ, BASE_DIR)
EMBEDDED = not env.text(os.environ, "DATABASE_URL")
LOOPBACK = env.is_loopback(HOST)
REDIS_URL = env.broker(os.environ)
WORKERS = env.workers(os.environ, REDIS_URL)
SECRET_KEY = env.secret_key(os.environ, DATA_DIR)
SECRET_KEY_FALLBACKS = env.old_keys(os.environ)
# A server on its own database, reachable from elsewhere, is taken to stand behind TLS unless BASE_URL says http://.
BASE_URL = env.base_url(
    os.environ, f"{'http' if EMBEDDED or LOOPBACK else 'https'}://{env.in_url(HOST)}:{PORT}"
)
HTTPS = BASE_URL.startswith("https://")
ALLOWED_HOSTS = env.hosts(os.environ, HOST, BASE_URL)
TRUSTED_PROXIES = env.number(os.environ, "TRUSTED_PROXIES", 0, 0, 9)

# The demo's door signs anybody in with one click: only where everything is embedded, and known and listening
# on this machine alone. A proxy in front or a name of its own means that somebody else may come; then the
# first start asks for an owner instead of building a demo that nobody could enter.
ALONE = not TRUSTED_PROXIES and not env.words(os.environ, "ALLOWED_HOSTS") and env.is_local(BASE_URL)
AT_HOME = EMBEDDED and LOOPBACK and ALONE and REDIS_URL == "memory://"
DEMO = env.flag(os.environ, "DEMO", AT_HOME)
DEMO_DOOR = DEMO and AT_HOME

# The house, from the ground up
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "config.apps.Static",
    "accounts",
    "collaboration",
    "strategy",
    "execution",
    "roadmap",
    "config.apps.Config",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_htmx",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "config.csp.ContentSecurityPolicyMiddleware",
    "accounts.api.unchanged.UnchangedMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "config.slashes.SlashMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.ReaderMiddleware",
    "accounts.middleware.WorkspaceMiddleware",
    "accounts.middleware.AccessMiddleware",
    "execution.views.follow.PreviewMiddleware",
    "config.lengths.LengthMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "roadmap.shell.shell",
            ],
        },
    },
]

# Database
DATABASES = {"default": env.database(os.environ, DATA_DIR)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE takes the write lock at BEGIN, where SQLite waits for it; a lock upgraded later fails at once.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL;"
            "PRAGMA synchronous=NORMAL;"
            "PRAGMA temp_store=MEMORY;"
            "PRAGMA mmap_size=134217728;"
            "PRAGMA cache_size=-20000;"
            "PRAGMA journal_size_limit=27103364"
        ),
    }
    # A file, because in memory the lock's timeout does not hold across threads.
    DATABASES["default"]["TEST"] = {"NAME": DATA_DIR / "test.sqlite3"}

# Background work: Redis rings the bell, the database holds the truth, so nothing is kept about results.
EMBEDDED_WORKER = REDIS_URL == "memory://"
CELERY_BROKER_URL = "memory://localhost" if EMBEDDED_WORKER else REDIS_URL
CELERY_BROKER_TRANSPORT_OPTIONS = {"polling_interval": 0.05} if EMBEDDED_WORKER else {}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_SEND_TASK_EVENTS = False
CELERY_TASK_TIME_LIMIT = 600
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULER = "celery.beat:Scheduler"
CELERY_BEAT_MAX_LOOP_INTERVAL = 1
ALIVE_FILE = env.alive_file(os.environ)

# Throttling counts in the cache, so several processes share one.
if not EMBEDDED_WORKER:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}

# Who tells a project's plan what another one would break or be judged: execution knows neither promise nor health.
PROMISES_ENDANGERED = "roadmap.endangered.endangered"
HEALTH_CHANGED = "roadmap.changed.new_health"

# People and their way in
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [f"django.contrib.auth.hashers.{name}PasswordHasher" for name in ("Argon2", "PBKDF2")]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
# Whoever asks to reset the password of an unknown address makes us write to nobody.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_FORMS = {
    "login": "accounts.forms.sign_in.LoginForm",
    "reset_password": "accounts.forms.sign_in.ResetPasswordForm",
    "reset_password_from_key": "accounts.forms.sign_in.ResetPasswordKeyForm",
    "change_password": "accounts.forms.sign_in.ChangePasswordForm",
    "set_password": "accounts.forms.sign_in.SetPasswordForm",
    "add_email": "accounts.forms.sign_in.AddEmailForm",
    "reauthenticate": "accounts.forms.sign_in.ReauthenticateForm",
}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
MFA_ADAPTER = "accounts.adapter.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Throughline"
# Accounts come by invitation, and without a mail server nobody could prove an address first.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "authenticate": "accounts.forms.sign_in.CodeForm",
    "reauthenticate": "accounts.forms.sign_in.CodeAgainForm",
    "activate_totp": "accounts.forms.sign_in.ActivateCodeForm",
    "authenticate_webauthn": "accounts.forms.sign_in.KeyForm",
    "reauthenticate_webauthn": "accounts.forms.sign_in.KeyAgainForm",
    "login_webauthn": "accounts.forms.sign_in.PasskeyForm",
    "add_webauthn": "accounts.forms.sign_in.AddKeyForm",
    "edit_webauthn": "accounts.forms.sign_in.EditKeyForm",
}
# Browsers allow passkeys without TLS on this machine only.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
SOCIALACCOUNT_ONLY = False

DATA_UPLOAD_MAX_NUMBER_FIELDS = 5200  # as many ticked rows as one act takes (accounts/bulk.py)
# Sessions live in the database: one can be ended from the server, and a restart ends none.
SESSION_ENGINE = "accounts.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = [BASE_URL]

# Transport
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
X_FRAME_OPTIONS = "DENY"
# Subdomains of the address belong to whoever hosts it; this app sets no policy for them.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
# An address is unique without regard to case, by a constraint that this check does not read.
SILENCED_SYSTEM_CHECKS += ["auth.W004"]

# Mail: without a server it stays in the outbox, readable in the app.
MAIL_ON = bool(env.text(os.environ, "EMAIL_URL"))
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAIL_ON else 'dummy'}.EmailBackend"
MAIL_DOMAIN = urlsplit(BASE_URL).hostname  # the right half of every Message-ID
DEFAULT_FROM_EMAIL = f"Throughline <throughline@{MAIL_DOMAIN}>"
globals().update(env.mail(os.environ))
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# API
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "accounts.api.authentication.TokenAuthentication",
        "accounts.api.authentication.SessionAuthentication",
    ],
    "DEFAULT_RENDERER_CLASSES": ["accounts.api.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["accounts.api.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "accounts.api.problems.handle",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
    "TEST_REQUEST_RENDERER_CLASSES": [
        "rest_framework.renderers.JSONRenderer",
        "rest_framework.renderers.MultiPartRenderer",
    ],
}
SPECTACULAR_SETTINGS = {
    "ENUM_NAME_OVERRIDES": {
        "RoleEnum": "accounts.roles.Role",
        "AssetKindEnum": "execution.models.AssetKind",
        "PersonKindEnum": "execution.models.Kind",
        "DependencyKindEnum": "execution.models.LinkKind",
        "HueEnum": "accounts.hues.Hue",
        "ImportStateEnum": "roadmap.models.RunState",
        "KeyResultKindEnum": "strategy.models.Measure",
    },
    "TITLE": "Throughline",
    "DESCRIPTION": "One line from vision to done. Errors are RFC 9457 problem documents.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "COMPONENT_SPLIT_REQUEST": True,
    # Gaps in the description say nothing about a deployment.
    "ENABLE_DJANGO_DEPLOY_CHECK": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
}

# Words and days
LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True
LOCALE_PATHS = [BASE_DIR / "locale"]

# Files
STATIC_URL = "/static/"
STATIC_ROOT = env.static_dir(os.environ, DATA_DIR)
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.storage.StaticStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
MEDIA_ROOT = DATA_DIR / "files"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"unlogged": {"()": "config.unlogged.WithoutSecrets"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["unlogged"]},
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        **{name: {"level": "WARNING"} for name in ("celery", "kombu")},
    },
}
