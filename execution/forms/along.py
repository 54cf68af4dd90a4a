"""Forms over what others may follow: they ask before anything else moves."""

from accounts.forms.base import WorkspaceModelForm
from execution.models import Task
from execution.scheduling.along import FOLLOWED, OWN_LENGTH, MovesOthers, agreed_in, along
from execution.scheduling.planning import WRITTEN


class FollowedForm(WorkspaceModelForm):
    """followed: the fields that others may follow. Whoever agreed to what moves says so in the form itself."""

    followed = FOLLOWED

    def projects(self):
        """Those whose plan may follow."""
        return [self.instance.project]

    def save_edit(self, by):
        version = self.cleaned_data.get("version") or self.instance.version
        changes = self.own_changes(version)
        if not self.followed & changes.keys():
            return super().save_edit(by)
        edit = self.instance.edit
        how = {"links": bool(OWN_LENGTH & changes.keys()), "tasks": self.only_days(changes)}

        def act(cause):
            return edit(by=by, changes=changes, version=version, cause=cause)

        return self.carry(act, by, self.instance, **how) or (None if self.errors else False)

    def only_days(self, changes):
        """[id] of the task where nothing but its place in the plan is written, else None."""
        alone = isinstance(self.instance, Task) and changes.keys() <= set(WRITTEN)
        return [self.instance.pk] if alone else None

    def carry(self, act, by, subject, **how):
        """What act(cause) answers, None where it was refused."""
        try:
            return self.attempt(
                lambda: along(self.projects(), act, by=by, agreed=agreed_in(self.data), **how)[0]
            )
        except MovesOthers as asked:
            asked.subject = subject
            raise
