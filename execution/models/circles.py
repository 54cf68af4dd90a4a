"""Whether what waits for what, and what is part of what, can be worked off. Asked while the project is held."""

from django.utils.translation import gettext as _t

from accounts.errors import Refused
from execution.scheduling import network


def check_link(before, after, kind, but=None):
    """Refuse a dependency that could never be kept, naming the way round."""
    if before.pk == after.pk:
        raise Refused(_t("A task cannot wait for itself."), "other")
    there = type(before).objects.filter(pk__in=[before.pk, after.pk]).values_list("project", flat=True)
    if len(there) < 2:
        raise Refused(_t("One of them was deleted meanwhile. Restore it from the trash first."), "other")
    if set(there) != {before.project_id}:
        raise Refused(_t("One of them went to another project meanwhile. Load the page again."), "other")
    parents, links = web(before.project, but)
    check_lines([(before.pk, after.pk, kind)], parents, type(before), "other")
    if way := network.circle_of(before.pk, after.pk, kind, parents, links):
        raise Refused(
            _t("They would wait for each other: %(path)s. Take one of these away first.")
            % {"path": said(way, type(before))},
            "other",
        )


def check_wholes(project, moved):
    """Refuse to make tasks part of others, {id: id of its parent or None}, where they would wait for each other."""
    parents, links = web(project)
    if not links:
        return
    parents |= moved
    check_lines(links, parents, project.tasks.model, "parent")
    if way := network.circle(parents, links):
        raise Refused(
            _t("A part cannot wait for its whole: %(path)s. Take that dependency away first.")
            % {"path": said(way, project.tasks.model)},
            "parent",
        )


def check_lines(links, parents, model, field):
    for before, after, _kind in links:
        for part, whole in ((before, after), (after, before)):
            if whole in network.line_of(part, parents):
                found = model.everything.select_related("project").in_bulk([part, whole])
                raise Refused(
                    _t("%(part)s is part of %(whole)s, so neither can wait for the other.")
                    % {"part": found[part].key, "whole": found[whole].key},
                    field,
                )


def web(project, but=None):
    """(parents, links) of a project for `execution.scheduling.network`, with what may come back from the trash."""
    task = project.tasks.model
    parents = dict(task.everything.filter(project=project).values_list("pk", "parent_id"))
    dependency = task._meta.get_field("needs").related_model
    links = dependency.everything.filter(before__project=project).standing()
    if but:
        links = links.exclude(pk=but.pk)
    return parents, list(links.values_list("before_id", "after_id", "kind"))


def said(way, model):
    """A way in keys: "STO-1 → STO-4 → STO-2 (part of STO-1)"."""
    found = model.everything.select_related("project").in_bulk({step.id for step in way})
    words = []
    for step in way:
        key = found[step.id].key
        if step.how == "part":
            words[-1] += " " + _t("(part of %(key)s)") % {"key": key}
        elif step.how == "holds":
            words[-1] += " " + _t("(with %(key)s in it)") % {"key": key}
        else:
            words.append(key)
    return " → ".join(words)


def check_parent(task, project, parent):
    """Refused unless `task` (None for a new one) may stand below `parent` (None for nothing)."""
    if parent is None:
        return
    if parent.project_id != project.pk:
        raise Refused(_t("The parent task belongs to another project."), "parent")
    above = dict(type(parent).objects.filter(project=project).values_list("pk", "parent_id"))
    if parent.pk not in above:
        raise Refused(_t("The parent task is in the trash."), "parent")
    step, seen = parent.pk, set()
    while task and step is not None and step not in seen:
        if step == task.pk:
            raise Refused(_t("A task cannot stand below itself."), "parent")
        seen.add(step)
        step = above.get(step)
