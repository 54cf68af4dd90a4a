"""More of what a kind of project is made of."""

from decimal import Decimal

from execution.models import ProjectTemplate, TemplateMilestone, TemplateTask


class GrowingPattern:
    """Part of a GrowingPlace."""

    def grow_pattern(self, n):
        """One more template with a task, and in the first a milestone, a task of a role of its own, and what it waits for."""
        by = self.members["project_manager"]
        beside = ProjectTemplate.create(by=by, name=f"Template {n}")
        TemplateTask.create(by=by, template=beside, title=f"Apart {n}", role="Somebody")
        home = {"by": by, "template": self.project_template}
        aim = TemplateMilestone.create(name=f"Milestone {n}", offset=n, **home)
        more = TemplateTask.create(title=f"Step {n}", role=f"Role {n}", milestone=aim, **home)
        more.wait_for([(self.template_task, "SS", Decimal(n))], by=by)
        self.project_template.edit(by=by, changes={"description": f"Told {n} times."})
