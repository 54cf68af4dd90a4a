import getpass
import sys

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts import people
from accounts.errors import Refused
from accounts.forms.people import WelcomeForm


class Command(BaseCommand):
    help = (
        "Make the first owner and their workspace on an empty database, as the form at /welcome/ does. "
        "The password is asked for, or read from the first line of the input."
    )

    def add_arguments(self, parser):
        parser.add_argument("email", help="the owner's e-mail address")
        parser.add_argument("--name", required=True, help="the owner's name")
        parser.add_argument("--workspace", required=True, help="the name of your organisation")
        parser.add_argument("--timezone", default=settings.TIME_ZONE, help="like Europe/Berlin")

    def handle(self, *, email, name, workspace, timezone, **options):
        if not people.is_first_run():
            raise CommandError("Somebody has set this up already. Sign in, or ask them for an invitation.")
        given = {"email": email, "name": name, "workspace": workspace, "timezone_name": timezone}
        form = WelcomeForm(given | {"password": ask()})
        if not form.is_valid():
            raise CommandError("\n".join(sentences(form)))
        try:
            owner, made = people.begin(**form.cleaned_data)
        except Refused as refused:
            raise CommandError(refused.message) from None
        self.stdout.write(f"{owner.name} owns {made.name}. Sign in at {settings.BASE_URL}")


def ask():
    return getpass.getpass() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")


def sentences(form):
    for name, errors in form.errors.items():
        yield from (f"{form.fields[name].label}: {error}" for error in errors)
