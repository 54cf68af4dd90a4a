"""What rows name of each other: keys once, references found in the files or in the workspace. No database."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roadmap.imports.facts import Ref
from roadmap.imports.nouns import INITIATIVE, PROJECT, TASK, fold

LAUNCHABLE = ("approved", "in_delivery")


class Files:
    """The keys that the files bring, by noun, and where each stands."""

    def __init__(self, readers, known):
        self.known = known
        self.keys = {INITIATIVE: {}, PROJECT: {}, TASK: {}}
        self.seen = {}
        self.nouns = {reader.mapping.noun for reader in readers}
        for reader in readers:
            for row in reader.sheet.rows:
                if reader.takes(row):
                    key = self.key_of(reader, row)
                    self.keys[reader.mapping.noun].setdefault(key, (reader, row))

    @staticmethod
    def key_of(reader, row):
        return reader.cell(row, "external_key")[0].replace("\r", " ").replace("\n", " ")

    def claim(self, reader, row, key):
        """The key, said to be there twice where it is."""
        first = self.seen.setdefault((reader.mapping.noun, key), (reader, row)) if key else None
        if first and first != (reader, row):
            where = {"row": first[1].number, "file": first[0].sheet.name}
            words = (
                _("stands in row %(row)s already")
                if first[0] is reader
                else _("stands in row %(row)s of %(file)s already")
            )
            reader.fault(row, "external_key", key, words % where)
        return key

    def product(self, name, found):
        """Ref of a product by name or key; a new one comes along."""
        if not name:
            return Ref()
        standing = self.known.products.get(fold(name))
        if standing is None:
            found.products.setdefault(fold(name), name)
        return Ref(standing, "" if standing else fold(name))

    def initiative(self, reader, row, key, name="initiative", instead=None):
        """Ref of an initiative by key, None where the cell names none."""
        if not key:
            return None
        standing = self.known.initiatives.get(key)
        own = standing.id if standing else self.known.initiative_keys.get(key.upper())
        if own:
            return Ref(own, key)
        if key in self.keys[INITIATIVE]:
            return Ref(None, key)
        self.dangling(reader, row, name, key, INITIATIVE, instead)
        return None

    def project(self, reader, row, key, name, found):
        """A project of the workspace or of the files; where no file lists projects, a new one comes along."""
        standing = self.known.projects.get(key)
        own = standing.id if standing else self.known.project_keys.get(key.upper())
        if own:
            if own not in self.known.projects_open:
                reader.fault(row, "project", key, _("is finished or cancelled: reopen it to add tasks"))
            return Ref(own, key)
        if not key or key in self.keys[PROJECT]:
            return Ref(None, key)
        if PROJECT in self.nouns:
            self.dangling(reader, row, "project", key, PROJECT)
        else:
            found.projects.setdefault(key, name or key)
        return Ref(None, key)

    def parent(self, reader, row, key, project, standing):
        own = self.known.tasks.get(key)
        if key in self.keys[TASK]:
            there, its_row = self.keys[TASK][key]
            mine, theirs = reader.cell(row, "project")[0], there.cell(its_row, "project")[0]
            if mine != theirs:
                reader.fault(row, "parent", key, _("belongs to another project"), instead="")
            return Ref(own.id if own else None, key)
        if own is None:
            self.dangling(reader, row, "parent", key, TASK, instead="")
            return None
        home = standing.project if standing else project.id if project else None
        if own.project != home:
            reader.fault(row, "parent", key, _("belongs to another project"), instead="")
        return Ref(own.id, key)

    def dangling(self, reader, row, name, key, noun, instead=None):
        listed = [r.sheet.name for r, _row in self.keys[noun].values()]
        if listed:
            words = _("is neither in %(file)s nor in the workspace") % {"file": listed[0]}
        else:
            words = _("is not in the workspace, and no file brings it")
        reader.fault(row, name, key, words, instead=instead)


def no_circles(plans, readers):
    """A fault for every task that stands, at some remove, below itself."""
    by_number = {reader.number: reader for reader in readers}
    above = {p.key: p.values["parent"].key for p in plans if p.key and p.values.get("parent")}
    safe = set()
    for plan in plans:
        path, step = set(), plan.key
        while step in above and step not in safe and step not in path:
            path.add(step)
            step = above[step]
        if step == plan.key and path:
            reader = by_number[plan.entry]
            row = next(r for r in reader.sheet.rows if r.number == plan.row)
            reader.fault(
                row,
                "parent",
                above[plan.key],
                _("closes a circle: a task cannot stand below itself"),
                instead="",
            )
        elif step not in path:
            safe |= path


def approved_keys(found, known):
    """External keys of initiatives that will be approved or in delivery once the files have landed."""
    keys = {key for key, standing in known.initiatives.items() if standing.state in LAUNCHABLE}
    return keys | {p.key for p in found.plans.get(INITIATIVE, ()) if p.values.get("approved_on")}


def say_unlinked(found, known):
    """Projects whose initiative is not approved stay by themselves: an import launches nothing that nobody decided."""
    plans = [p for p in found.plans.get(PROJECT, ()) if p.values.get("initiative")]
    ready = approved_keys(found, known)
    ids = {pk for pk, state in known.initiative_states.items() if state in LAUNCHABLE}
    left = []
    for plan in plans:
        ref = plan.values["initiative"]
        if "launch" not in known.may or (ref.id not in ids and ref.key not in ready):
            left.append(plan)
            plan.values.pop("initiative")
            plan.changes.pop("initiative", None)
    if left:
        words = ngettext(
            "%(n)s project stays without its initiative until that is approved; import the file again then.",
            "%(n)s projects stay without their initiatives until those are approved; import the file again then.",
            len(left),
        )
        found.notes.append(words % {"n": len(left)})
