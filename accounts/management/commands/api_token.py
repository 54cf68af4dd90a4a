from django.core.management.base import BaseCommand, CommandError

from accounts.models import ApiToken, Membership


class Command(BaseCommand):
    help = "Make an API token for a member and print it. It is shown this once."

    def add_arguments(self, parser):
        parser.add_argument("email", help="the member's e-mail address")
        parser.add_argument("--workspace", metavar="SLUG", help="needed where the person has several")

    def handle(self, email, workspace, **options):
        found = Membership.objects.active().select_related("workspace", "user")
        found = found.filter(user__email__iexact=email).order_by("workspace__slug")
        if workspace:
            found = found.filter(workspace__slug=workspace)
        memberships = list(found)
        if not memberships:
            where = f" of {workspace}" if workspace else ""
            raise CommandError(f"{email} is no active member{where}.")
        if len(memberships) > 1:
            slugs = ", ".join(m.workspace.slug for m in memberships)
            raise CommandError(f"{email} has several workspaces. Name one with --workspace: {slugs}.")
        _token, secret = ApiToken.issue(membership=memberships[0], name="Command line")
        self.stdout.write(secret)
