"""What any noun has, by one more of each."""

import datetime as dt

from django.utils import timezone

from accounts.models import ApiToken, CustomField, Invitation, Mail
from accounts.roles import Role
from accounts.tests import factories as people
from config.tests.world.house import upload
from execution.models import ProjectComment, TaskComment, TaskFile, TaskLink
from strategy.models import InitiativeComment, InitiativeFile, InitiativeLink


class GrowingHouse:
    """Part of a GrowingPlace."""

    def grow_house(self, n):
        gone = people.member(self.workspace, Role.CONTRIBUTOR, f"Gone {n}")
        gone.deactivate(by=self.owner)
        Invitation.invite(by=self.owner, email=f"grown{n}@larkfield.example", role=Role.EXECUTIVE)
        ApiToken.issue(membership=self.owner, name=f"Token {n}")
        Mail.queue(
            kind="digest", recipient=f"grown{n}@larkfield.example", period="grown", subject=f"Mail {n}",
            text="All is well.", workspace=self.workspace,
        )  # fmt: skip

    def grow_fields(self, n):
        """One more field of the company's own, one more archived, and a value in both."""
        field = CustomField.create(by=self.manager, name=f"Field {n}", kind="text")
        old = CustomField.create(by=self.manager, name=f"Old field {n}", kind="number")
        self.draft.refresh_from_db()
        self.draft.edit(by=self.manager, changes={field.field_name: f"Said {n}", old.field_name: n})
        old.archive(by=self.manager)

    def grow_links(self, n):
        """On the pages of an initiative, of a draft and of a task."""
        where = {"by": self.owner, "url": f"https://docs.larkfield.example/{n}"}
        for initiative in (self.delivering, self.draft):
            InitiativeLink.create(initiative=initiative, **where)
            InitiativeFile.create(by=self.owner, initiative=initiative, content=upload(f"{n}.csv"))
        TaskLink.create(task=self.task, **where)
        TaskFile.create(by=self.owner, task=self.task, content=upload(f"{n}.csv"))

    def grow_talk(self, n, member):
        """Comments that name two people, said a while ago, so that the bell has them; one of each kind is read."""
        by, before = self.members["contributor"], timezone.now() - dt.timedelta(hours=1)
        said = {"by": by, "at": before, "text": f"For @Mara Lindholm and @Person {n}: look, {n}."}
        InitiativeComment.create(initiative=self.delivering, **said)
        ProjectComment.create(project=self.project, **said)
        TaskComment.create(task=self.task, **said)
        TaskComment.create(task=self.subtask, **said)
        self.owner.notifications.unread().latest("at", "id").read()

    def look_through_the_inbox(self):
        """The owner saw all but as many as it grew by, so that a page holds what is new."""
        rows = self.owner.notifications.unread().order_by("-at", "-id")
        fresh = list(rows.values_list("pk", flat=True)[: self.size])
        rows.order_by().exclude(pk__in=fresh).update(read_at=timezone.now())
