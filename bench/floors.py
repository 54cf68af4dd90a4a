"""What each list would cost at least: the same middleware and sign-in, one statement by hand, one f-string a row."""

import orjson
from django.db import connection
from django.http import HttpResponse
from django.urls import path
from django.utils.html import escape

from accounts.access import access
from accounts.roles import Can
from config import urls

INITIATIVES = """
    SELECT i.number, i.title, i.state, i.start, i."end", p.key, u.name, pr."end", q.name
    FROM strategy_initiative i JOIN strategy_product p ON p.id = i.product_id
    LEFT JOIN accounts_membership m ON m.id = i.owner_id LEFT JOIN accounts_user u ON u.id = m.user_id
    LEFT JOIN roadmap_delivery d ON d.initiative_id = i.id LEFT JOIN execution_project q ON q.id = d.project_id
    LEFT JOIN strategy_promise pr ON pr.id = d.promise_id
    WHERE i.workspace_id = %s AND i.deleted_at IS NULL ORDER BY p.key, i.number LIMIT %s
"""
TASKS = """
    SELECT t.number, t.title, t.status, t.start, t.due, t.estimate, p.key, u.name
    FROM execution_task t JOIN execution_project p ON p.id = t.project_id
    LEFT JOIN execution_task_assignees a ON a.task_id = t.id
    LEFT JOIN accounts_membership m ON m.id = a.membership_id LEFT JOIN accounts_user u ON u.id = m.user_id
    WHERE t.workspace_id = %s AND t.deleted_at IS NULL ORDER BY p.key, t.number LIMIT %s
"""
SOURCES = {"initiatives": INITIATIVES, "tasks": TASKS}


def read(request, source, rows):
    field = request.workspace._meta.pk
    with connection.cursor() as cursor:
        cursor.execute(SOURCES[source], [field.get_db_prep_value(request.workspace.pk, connection), rows])
        return cursor.fetchall()


@access(Can.READ)
def page(request, source, rows):
    items = (f"<li>{escape(' · '.join(map(str, row)))}</li>" for row in read(request, source, rows))
    return HttpResponse(f"<!doctype html><title>Floor</title><ol>{''.join(items)}</ol>")


@access(Can.READ)
def answer(request, source, rows):
    body = orjson.dumps({"results": read(request, source, rows)}, default=str)
    return HttpResponse(body, content_type="application/json")


urlpatterns = [
    *urls.urlpatterns,
    path("w/<slug:workspace>/floor/<slug:source>/<int:rows>/page/", page),
    path("w/<slug:workspace>/floor/<slug:source>/<int:rows>/api/", answer),
]
