"""What a kind of project that comes again is made of."""

from decimal import Decimal

from execution.models import ProjectTemplate, TemplateMilestone, TemplateTask


class Patterned:
    """Part of a Place."""

    def set_pattern(self):
        """A template with a milestone and a task of a role that waits for another one."""
        by = self.members["project_manager"]
        self.project_template = ProjectTemplate.create(by=by, name="Hub opening", description="Each new hub.")
        home = {"by": by, "template": self.project_template}
        self.template_milestone = TemplateMilestone.create(name="Open", **home)
        first = TemplateTask.create(title="Sign the lease", role="Property", duration=Decimal(3), **home)
        self.template_task = TemplateTask.create(
            title="Build the cold room", role="Builder", milestone=self.template_milestone, **home
        )
        self.template_task.wait_for([(first, "FS", Decimal(1))], by=by)
        self.template_whole = TemplateTask.create(title="Fit it out", **home)
