# Bound when Django starts, so that every @shared_task finds this app's broker.
from config.celery import app as celery_app

__all__ = ["celery_app"]
