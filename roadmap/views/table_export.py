from django.views.decorators.http import require_safe

from accounts.access import access
from accounts.roles import Can
from accounts.sheets import streamed
from roadmap.table_export import rows_of


@access(Can.READ)
@require_safe
def initiative_export(request):
    """The table as it is narrowed, sorted, grouped and with the reader's columns, as a file."""
    return streamed(rows_of(request), f"{request.workspace.slug}-initiatives.csv")
