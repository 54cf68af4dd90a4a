from django.core.management.base import BaseCommand

from accounts.models import User, Workspace
from roadmap.demo.build import build


class Command(BaseCommand):
    help = "Builds the demo workspace. Does nothing where somebody is at home already."

    def handle(self, **options):
        if User.objects.exists() or Workspace.objects.exists():
            self.stdout.write("The database is not empty, so no demo was built.")
            return
        workspace = build()
        self.stdout.write(f"Built the demo workspace {workspace.name}.")
