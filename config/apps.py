from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig

from config import openapi

__all__ = ["Config", "Static", "openapi"]


class Config(AppConfig):
    name = "config"


class Static(StaticFilesConfig):
    """Leaves behind what packages bring for pages that we do not have."""

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "rest_framework",
        "redoc",
        "hx-*",
        "htmax-*",
        "htmx-4*",
    ]
