from django.apps import AppConfig
from django.db.backends.signals import connection_created

from accounts.folding import lend


class AccountsConfig(AppConfig):
    name = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        connection_created.connect(
            lambda connection, **_rest: lend(connection), weak=False, dispatch_uid="fold"
        )
