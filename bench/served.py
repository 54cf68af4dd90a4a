"""The product as it is served, with the floors of `bench.jobs` among its addresses."""

from django.conf import settings

from config.wsgi import application

settings.ROOT_URLCONF = "bench.jobs"
__all__ = ["application"]
