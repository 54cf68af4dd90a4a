"""Shelves and books: nouns planted for tests, because this room knows none of the rooms above it.

What is proved on them holds for every record: family, trash, undo, versions, keyset lists.
"""

import contextlib

from django.apps import apps
from django.db import connection, models

from accounts.models import Membership, Workspace
from accounts.models.record import LiveManager, Record, RecordQuerySet
from accounts.roles import Can


def shelf():
    class Shelf(Record):
        owned = ("books",)
        right = Can.SHAPE

        name = models.CharField("name", max_length=40)
        keeper = models.ForeignKey(Membership, models.SET_NULL, null=True, related_name="+")

        class Meta(Record.Meta):
            app_label = "accounts"
            constraints = [
                models.UniqueConstraint(
                    fields=["workspace", "name"],
                    condition=models.Q(deleted_at=None),
                    name="accounts_shelf_name",
                    violation_error_message="Another shelf has this name.",
                )
            ]

        def __str__(self):
            return self.name

    return Shelf


def book(Shelf):
    class BookQuerySet(RecordQuerySet):
        pass

    class Book(Record):
        owned = ("chapters",)
        right = Can.PLAN
        WORK_FIELDS = frozenset({"page"})

        shelf = models.ForeignKey(Shelf, models.CASCADE, related_name="books")
        parent = models.ForeignKey("self", models.SET_NULL, null=True, related_name="chapters")
        title = models.CharField("title", max_length=40)
        page = models.PositiveIntegerField("page", default=1)
        due = models.DateField("due", null=True, blank=True)
        price = models.DecimalField("price", max_digits=6, decimal_places=2, null=True, blank=True)
        readers = models.ManyToManyField(Membership, related_name="+")

        objects = LiveManager.from_queryset(BookQuerySet)()

        class Meta(Record.Meta):
            app_label = "accounts"
            constraints = [
                models.CheckConstraint(
                    condition=models.Q(page__lte=9000),
                    name="accounts_book_page",
                    violation_error_message="No book is that long.",
                )
            ]

        def __str__(self):
            return self.title

        @staticmethod
        def reference(ref):
            return models.Q(title__iexact=ref)

        def get_absolute_url(self):
            return f"/w/{self.workspace.slug}/books/{self.title}/"

    return Book


@contextlib.contextmanager
def planted():
    """(Shelf, Book) with tables of their own, gone without a trace at the end."""
    Shelf = shelf()
    Book = book(Shelf)
    apps.clear_cache()
    with connection.schema_editor() as schema:
        schema.create_model(Shelf)
        schema.create_model(Book)
    try:
        yield Shelf, Book
    finally:
        with connection.schema_editor() as schema:
            schema.delete_model(Book)
            schema.delete_model(Shelf)
        for name in ("shelf", "book", "book_readers"):
            del apps.all_models["accounts"][name]
        for name in ("shelfs", "books"):
            delattr(Workspace, name)
        apps.clear_cache()
