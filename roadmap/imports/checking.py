"""Rows to plans and faults: what would land, what would change, what is wrong and how to mend it. No database."""

from decimal import ROUND_HALF_UP

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from accounts.folding import fold as folded
from roadmap.imports import linking
from roadmap.imports.cells import HOURS, Reader
from roadmap.imports.facts import Checked, Plan
from roadmap.imports.nouns import APPROVED, DRAFT, FIELDS, INITIATIVE, NOUNS, PROJECT, TASK
from roadmap.imports.reading import with_repairs

CLOSED = ("done", "cancelled")
BEFORE, BEFORE_BEGUN = _l("lies before the start"), _l("lies before the day it was started")
ADDED = {"links": 1, "requirements": None}  # put to what is there; what of an item is compared
ONLY_HERE = ("decision_note", "project_name", "when", *ADDED)  # told otherwise, or compared by themselves


def check(entries, known):
    """Checked of [Entry] against Known. The files may come in any order; what they name of each other is found."""
    found = Checked()
    readers = []
    for number, entry in enumerate(entries):
        entry = type(entry)(with_repairs(entry.sheet, entry.mapping.repairs), entry.mapping)
        readers.append(Reader(number, entry, known.people, known.today))
        found.missing += [(number, f.name) for f in FIELDS[entry.mapping.noun] if lacks(f, entry.mapping)]
        found.missing += [(number, name) for name in follows(entry.mapping)]
    readers.sort(key=lambda r: NOUNS.index(r.mapping.noun))
    files = linking.Files(readers, known)
    for reader in readers:
        rows = [row for row in reader.sheet.rows if reader.takes(row)]
        found.rows += len(rows)
        found.left_out += len(reader.sheet.rows) - len(rows)
        plans = [plan(reader, row, files, known, found) for row in rows]
        found.plans.setdefault(reader.mapping.noun, []).extend(plans)
    linking.no_circles(found.plans.get(TASK, ()), readers)
    for reader in readers:
        found.faults += reader.faults
        found.unknown |= {(reader.number, name): words for name, words in reader.unknown.items()}
    found.faults.sort(key=lambda fault: (fault.entry, fault.row, fault.column or 0))
    bad = {(fault.entry, fault.row) for fault in found.faults}
    found.plans = {n: [p for p in plans if (p.entry, p.row) not in bad] for n, plans in found.plans.items()}
    say(found, known)
    return found


def lacks(field, mapping):
    """Whether a field that a row cannot do without has no source."""
    return field.required and not mapping.sources.get(field.name)


def follows(mapping):
    """Fields that another one asks for: points are no hours until somebody says how many, an approval has a day."""
    if mapping.sources.get("points") and not mapping.sources.get("hours_a_point"):
        yield "hours_a_point"
    words = mapping.words.get("verdict", {}).values()
    fixed = [source.value for source in mapping.sources.get("verdict", ()) if source.column is None]
    if mapping.noun == INITIATIVE and APPROVED in (*words, *fixed) and mapping.sources.get("verdict"):
        yield from () if mapping.sources.get("approved_on") else ("approved_on",)


def plan(reader, row, files, known, found):
    """Plan of one row; what is wrong with it gathers in the reader."""
    noun = reader.mapping.noun
    given = {spec.name: reader.value(row, spec.name) for spec in reader.given}
    if row.over:
        words = ngettext(
            "has %(n)s cell more than the header", "has %(n)s cells more than the header", row.over
        )
        reader.fault(row, "", "", words % {"n": row.over})
    for spec in reader.needed:
        if not given[spec.name]:
            empty(reader, row, spec)
    key = files.claim(reader, row, given.get("external_key", ""))
    standing = known.of(noun).get(key) if key else None
    values = RULES[noun](reader, row, given, standing, files, known, found)
    compared = {n: v for n, v in values.items() if n not in ONLY_HERE}
    changes = differing(compared, standing) if standing else values
    if standing:
        changes |= added(values, standing)
    if "approved_on" in changes:  # its words go with it; alone they change nothing
        changes["decision_note"] = values["decision_note"]
    return Plan(reader.number, row.number, noun, key, values, standing, changes)


def added(values, standing):
    """{field: items} of links and the like that are not there yet; none is ever taken away."""
    found = {}
    for name, part in ADDED.items():
        there = set(standing.values.get(name, ()))
        items = values.get(name) or ()
        found[name] = tuple(item for item in items if (item if part is None else item[part]) not in there)
    return {name: items for name, items in found.items() if items}


def empty(reader, row, field):
    """Nothing stands there, unless what stands there was found wrong already."""
    if (row.number, field.name) not in reader.wrong:
        reader.fault(row, field.name, "", _("is empty, and a row needs it"))


def differing(values, standing):
    """{field: value} of those that are not what stands."""
    return {n: v for n, v in values.items() if plainly(v) != plainly(standing.values.get(n))}


def plainly(value):
    """A value for comparing: other rows by their id, people without their order, nothing as nothing."""
    if isinstance(value, linking.Ref):
        return value.id or value
    if isinstance(value, tuple | list | set | frozenset):
        return frozenset(value) or None
    return value if value not in ("", None) else None


# -- the rules of each noun ---------------------------------------------------------


def initiative(reader, row, given, standing, files, known, found):
    values = dict(given)
    frame = values.pop("when", None)
    if frame and not values.get("start") and not values.get("end"):
        values |= dict(zip(("start", "end", "precision"), frame, strict=True))
    in_order(reader, row, values, "start", "end", BEFORE)
    if bool(values.get("start")) != bool(values.get("end")):
        half_a_frame(reader, row, *(("start", "end") if values.get("start") else ("end", "start")))
    if "product" in values:
        values["product"] = files.product(values["product"], found)
        moved = standing and plainly(values["product"]) != standing.values.get("product")
        if moved:
            reader.fault(row, "product", given["product"], _("is another product: it stays with its own"))
    if "parent" in values:
        values["parent"] = files.initiative(reader, row, values["parent"], "parent", instead="")
    decided(reader, row, values, standing, known)
    return values


def half_a_frame(reader, row, there, empty):
    """A time frame has both its days; what stands alone can be left out."""
    if (row.number, empty) not in reader.wrong:
        _text, column = reader.cell(row, there)
        words = _("is empty: a time frame has a start and an end, or neither")
        reader.fault(row, empty, "", words, instead=None if column is None else "", mends=column)


def decided(reader, row, values, standing, known):
    """A decision taken elsewhere lands once, on a draft, by those who may."""
    day = values.pop("approved_on", None)
    note, verdict = values.pop("decision_note", ""), values.pop("verdict", "")
    if verdict == DRAFT:
        day = None
    elif verdict == APPROVED and not day and reader.mapped("approved_on"):
        empty(reader, row, reader.fields["approved_on"])
    if day and day > known.today:
        reader.fault(row, "approved_on", str(day), _("lies in the future"), instead="")
    elif day and "decision" in known.may and (standing is None or standing.state == "draft"):
        values |= {"approved_on": day, "decision_note": note}


def project(reader, row, given, standing, files, known, found):
    values = dict(given)
    in_order(reader, row, values, "start", "deadline", BEFORE)
    state, now = values.pop("state", ""), standing and standing.values.get("state")
    if state and (state, now) != ("planned", "active"):  # work made it active
        values["state"] = state
    ref = values.pop("initiative", "")
    if ref:
        link = files.initiative(reader, row, ref)
        linked = standing and standing.values.get("initiative")
        if linked and link and link.id != linked:
            reader.fault(row, "initiative", ref, _("is another initiative than the one this project serves"))
        elif link and not linked:
            values["initiative"] = link
    return values


def hours_of_points(reader, row, values):
    """Points as hours, where the row gives no hours of its own."""
    points, rate = values.pop("points", None), values.pop("hours_a_point", None)
    if points is None or rate is None or values.get("estimate") is not None:
        return
    hours = points * rate
    if hours > reader.fields["estimate"].most:
        reader.fault(row, "points", str(points), _("is more than %(n)s hours") % {"n": 99_999}, instead="")
    else:
        values["estimate"] = hours.quantize(HOURS, ROUND_HALF_UP)


def task(reader, row, given, standing, files, known, found):
    values = dict(given)
    hours_of_points(reader, row, values)
    in_order(reader, row, values, "start", "due", BEFORE)
    in_order(reader, row, values, "started_on", "finished_on", BEFORE_BEGUN)
    for name in ("started_on", "finished_on"):
        if values.get(name) and values[name] > known.today:
            reader.fault(row, name, str(values[name]), _("lies in the future"), instead="")
    status(reader, row, values, standing)
    if standing and "labels" in values:  # under the names they go by already
        there = {folded(name): name for name in standing.values.get("labels", ())}
        values["labels"] = tuple(there.get(folded(name), name) for name in values["labels"])
    name = values.pop("project_name", "")
    if "project" in values:
        values["project"] = files.project(reader, row, values["project"], name, found)
        if standing and plainly(values["project"]) != standing.project:
            reader.fault(row, "project", given["project"], _("is another project: a task stays in its own"))
        values.pop("project") if standing else None
    if values.get("parent"):
        values["parent"] = files.parent(reader, row, values["parent"], values.get("project"), standing)
    elif "parent" in values:
        values["parent"] = None
    return values


def status(reader, row, values, standing):
    """Where no status is given, the days tell it; an open task has no day on which it was finished."""
    begun, ended = values.get("started_on"), values.get("finished_on")
    told = reader.mapped("finished_on") or reader.mapped("started_on")
    if not values.get("status") and not (standing and not told):
        values["status"] = "done" if ended else "doing" if begun else "todo"
    elif not values.get("status"):
        values.pop("status", None)
    if ended and values.get("status", "done") not in CLOSED:
        words = _("is a day of finishing, but the task is still open")
        reader.fault(row, "finished_on", str(ended), words, instead="")
    if not values.get("priority"):
        values.pop("priority", None)


def in_order(reader, row, values, first, last, problem):
    start, end = values.get(first), values.get(last)
    if start and end and end < start:
        text, column = reader.cell(row, last)
        reader.fault(row, last, text, problem, column, instead="")


RULES = {INITIATIVE: initiative, PROJECT: project, TASK: task}


# -- what is said about the whole ------------------------------------------------------

NEEDS = {
    INITIATIVE: _l(
        "Initiatives are landed by a product manager or an owner. Leave this file out, or ask one of them."
    ),
    PROJECT: _l(
        "Projects are landed by a project manager or an owner. Leave this file out, or ask one of them."
    ),
    TASK: _l("Tasks are landed by a project manager or an owner. Leave this file out, or ask one of them."),
}


def say(found, known):
    """Who may, and what else will happen."""
    found.barred += [str(NEEDS[noun]) for noun in found.plans if noun not in known.may]
    initiatives = found.plans.get(INITIATIVE, ())
    decided_rows = [plan for plan in initiatives if plan.values.get("approved_on")]
    drafts = sum(plan.standing is None for plan in initiatives) - sum(
        p.standing is None for p in decided_rows
    )
    if decided_rows:
        words = ngettext(
            "%(n)s decision taken elsewhere is recorded with its own date, marked as imported.",
            "%(n)s decisions taken elsewhere are recorded with their own dates, marked as imported.",
            len(decided_rows),
        )
        found.notes.append(words % {"n": len(decided_rows)})
    if drafts:
        words = ngettext(
            "%(n)s initiative arrives as a draft: an import approves nothing.",
            "%(n)s initiatives arrive as drafts: an import approves nothing.",
            drafts,
        )
        found.notes.append(words % {"n": drafts})
    linking.say_unlinked(found, known)
