"""Two questions an operator's machine asks: is the process alive, and can it do its work?"""

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.access import access
from accounts.models import Heartbeat
from config.celery import app
from config.tasks import BEAT

BEAT_WITHIN = 180
BROKER_ERRORS = app.connection_for_write().connection_errors


@access.public
@never_cache
@require_safe
def alive(request):
    return HttpResponse("ok\n", content_type="text/plain")


@access.public
@never_cache
@require_safe
def ready(request):
    """200 when all is well, else 503; either way which part said what."""
    found = {name: ask(question) for name, question in QUESTIONS.items()}
    status = 200 if set(found.values()) == {"ok"} else 503
    return JsonResponse(found, status=status)


def ask(question):
    """ "ok", or the reason why not. Reasons are ours: an error's own words may carry addresses."""
    try:
        return question() or "ok"
    except (DatabaseError, OSError, *BROKER_ERRORS) as error:
        return f"not reached ({type(error).__name__})"


def database():
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute("SELECT 1")


def broker():
    with app.connection_for_write(connect_timeout=2) as connection:
        connection.ensure_connection(
            max_retries=1, interval_start=0, timeout=2, reraise_as_library_errors=False
        )


def migrations():
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(missing)} not applied" if missing else None


def beat():
    return None if Heartbeat.seen_within(BEAT, BEAT_WITHIN) else "not seen for 3 minutes"


QUESTIONS = {"database": database, "broker": broker, "migrations": migrations, "beat": beat}
