from accounts.forms.base import WorkspaceModelForm


class RecordForm(WorkspaceModelForm):
    """A form over a record of the workspace. Saving goes through the record's own verbs."""

    def create(self, by, **fixed):
        return self.save_new(by, **fixed)
