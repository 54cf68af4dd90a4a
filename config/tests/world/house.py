"""What any noun has: links, talk, fields of the company's own, keys, mail, the trash."""

import datetime as dt
from types import SimpleNamespace

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import F

from accounts.models import ApiToken, CustomField, Invitation, Mail
from accounts.roles import Role
from collaboration.models import Kind as Heard
from execution.models import ProjectComment, Task, TaskComment, TaskFile, TaskLink
from roadmap.digests import issue as digests
from roadmap.models import DigestPreference
from strategy.models import Goal, IdeaComment, InitiativeComment, InitiativeFile, InitiativeLink


def upload(name="mapping.csv"):
    return SimpleUploadedFile(name, b"old,new\n1,2\n")


class Kept:
    """Part of a Place."""

    def link(self):
        url = "https://docs.larkfield.example/one"
        self.initiative_link = InitiativeLink.create(by=self.manager, initiative=self.draft, url=url)
        self.task_link = TaskLink.create(by=self.members["contributor"], task=self.task, url=url)
        self.initiative_file = InitiativeFile.create(by=self.manager, initiative=self.draft, content=upload())
        self.task_file = TaskFile.create(by=self.members["contributor"], task=self.task, content=upload())

    def talk(self):
        """A comment of each kind, and one of the owner's own; something in the owner's inbox."""
        by, text = self.members["contributor"], "Look at this, @Mara Lindholm."
        self.initiative_comment = InitiativeComment.create(by=self.manager, initiative=self.draft, text=text)
        self.idea_comment = IdeaComment.create(by=self.manager, idea=self.idea, text=text)
        self.project_comment = ProjectComment.create(by=by, project=self.project, text=text)
        self.task_comment = TaskComment.create(by=by, task=self.task, text=text)
        self.owners = SimpleNamespace(
            initiative_comment=InitiativeComment.create(by=self.owner, initiative=self.draft, text="Mine."),
            idea_comment=IdeaComment.create(by=self.owner, idea=self.idea, text="Mine."),
            project_comment=ProjectComment.create(by=self.owner, project=self.project, text="Mine."),
            task_comment=TaskComment.create(by=self.owner, task=self.task, text="Mine."),
        )
        # Long enough ago, so that no bell begins to ring between two requests.
        self.workspace.notifications.update(at=F("at") - dt.timedelta(hours=1))
        self.notification = self.owner.notifications.filter(kind=Heard.REQUEST).earliest("at", "id")

    def keep_house(self):
        self.invitation, self.secret = Invitation.invite(
            by=self.owner, email=f"new@{self.workspace.slug}.example", role=Role.EXECUTIVE
        )
        self.tokens = {
            role: ApiToken.issue(membership=self.members[role], name="Test")[0] for role in Role.values
        }
        self.mail = Mail.queue(
            kind="digest", recipient="mara@larkfield.example", period=self.workspace.slug, subject="The week",
            text="All is well.", html="<p>All is well.</p>", workspace=self.workspace,
        )  # fmt: skip
        self.deleted = Goal.create(
            by=self.manager, product=self.product, title="Nobody wants this",
            period_start=dt.date(2026, 1, 1), period_end=dt.date(2026, 6, 30),
        )  # fmt: skip
        self.deleted.trash(by=self.manager)
        self.preference = DigestPreference.of(self.members["executive"])
        self.stop_token = digests.stop_url(self.members["executive"]).rpartition("/stop/")[2].strip("/")

    def keep_fields(self):
        """Two fields of the company's own, with a value in the first."""
        options = [
            {"key": i, "label": label, "hue": "b", "archived": False}
            for i, label in (("pilot", "Pilot hubs"), ("all", "All hubs"))
        ]
        self.own_field = CustomField.create(by=self.manager, name="Rollout", kind="choice", options=options)
        self.other_field = CustomField.create(by=self.manager, name="Legal review", kind="date")
        self.draft.edit(by=self.manager, changes={self.own_field.field_name: "pilot"})

    def act(self, role):
        """Something this person may do, done a moment ago and to be taken back: its cause."""
        by = self.members[role]
        match role:
            case "owner" | "product_manager":
                year = {"period_start": self.goal.period_start, "period_end": self.goal.period_end}
                made = Goal.create(by=by, product=self.product, title="Fewer calls", **year)
            case "project_manager":
                made = Task.create(by=by, project=self.project, title="Call the supplier")
            case "contributor":
                return Task.objects.get(pk=self.task.pk).move("cancelled", by=by).cause
            case "executive":
                return DigestPreference.of(by).choose(by=by, changes={"hour": 6}).cause
        return self.workspace.activities.get(subject_id=made.pk, verb="created").cause
