"""What a digest comes to, before its rows: headline, greeting with the count, the inbox's second line."""

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roadmap import health as rules
from roadmap.digests import words
from roadmap.grammar import joined, number, sentence

NAMED = 2  # how many late initiatives or sound products a headline names


def headline(material, changes):
    """The answer first: what is on course, what will be late; without a portfolio, what is mine."""
    if not material.portfolio:
        return own(material, changes)
    states = {d: d.now.health for d in material.deliveries}
    off = [d.title for d in states if states[d] == rules.OFF_TRACK]
    risk = [d.title for d in states if states[d] == rules.AT_RISK]
    sentences = [on_course(material, bool(off or risk))]
    if off:
        sentences.append(will_be_late(off))
    if risk and len(off) <= NAMED:
        sentences.append(may_be_late(risk))
    return " ".join(s for s in sentences if s) or quiet(material, changes)


def on_course(material, some_late):
    sound = [
        product.name
        for product in material.products
        if rules.worst([d.now.health for d in material.deliveries if d.product == product.name])
        == rules.ON_TRACK
    ]
    if sound and not some_late:
        return _("Everything in delivery is on course.")
    if not sound or len(sound) > NAMED:
        return ""
    said = ngettext("%(names)s is on course.", "%(names)s are on course.", len(sound))
    return said % {"names": joined(sound)}


def will_be_late(titles):
    said = ngettext("%(names)s will land late.", "%(names)s will land late.", len(titles))
    return said % {"names": some(titles)}


def may_be_late(titles):
    said = ngettext("%(names)s may land late.", "%(names)s may land late.", len(titles))
    return said % {"names": some(titles)}


def quiet(material, changes):
    if material.waiting:
        return sentence(decisions(len(material.waiting)))
    if changes:
        return sentence(
            ngettext("%s initiative changed", "%s initiatives changed", len(changes)) % len(changes)
        )
    told = material.due or material.done or material.published or material.heard
    return own(material, changes) if told else _("Nothing moved.")


def own(material, changes):
    overdue = sum(job.on < material.today for job in material.due)
    soon = len(material.due) - overdue
    parts = []
    if overdue:
        parts.append(
            ngettext("%s of your tasks is overdue", "%s of your tasks are overdue", overdue) % number(overdue)
        )
    if soon:
        parts.append(ngettext("%s task is due next", "%s tasks are due next", soon) % number(soon))
    if material.done and not parts:
        done = len(material.done)
        parts.append(ngettext("You finished %s task", "You finished %s tasks", done) % number(done))
    if material.waiting and not parts:
        parts.append(decisions(len(material.waiting)))
    if material.published and not parts:
        parts.append(published(material.published))
    if material.heard and not parts:
        parts.append(heard(material))
    if changes and not parts:
        parts.append(_("Something changed in what you work on"))
    return sentence(joined(parts)) if parts else _("Nothing moved.")


def intro(material, changes):
    """ "Good morning Viktor. 7 of 10 initiatives in delivery are on track, one shipped, and two decisions
    wait for you."."""
    facts = [*(portfolio(material) if material.portfolio else ()), *news(material, changes)]
    greeting = _("%(greeting)s %(name)s.") % {"greeting": words.greet(material.hour), "name": material.reader}
    return f"{greeting} {sentence(joined(facts, comma=True))}" if facts else greeting


def portfolio(material):
    total = len(material.deliveries)
    if not total:
        return []
    fine = sum(d.now.health == rules.ON_TRACK for d in material.deliveries)
    if total == 1:
        return [_("the one initiative in delivery is on track")] if fine else []
    said = ngettext(
        "%(fine)s of %(all)s initiatives in delivery is on track",
        "%(fine)s of %(all)s initiatives in delivery are on track",
        fine,
    )
    return [said % {"fine": fine, "all": total}]


def news(material, changes):
    shipped = sum(change.kind == "ship" for change in changes)
    done, waiting = len(material.done), len(material.waiting)
    parts = []
    if shipped:
        parts.append(ngettext("%s shipped", "%s shipped", shipped) % number(shipped))
    if done:
        parts.append(ngettext("you finished %s task", "you finished %s tasks", done) % number(done))
    if waiting:
        parts.append(decisions(waiting))
    if material.heard:
        parts.append(heard(material))
    return parts


def published(found):
    """What was published, where it is one thing; else how much."""
    if len(found) > 1:
        return _("%(number)s things were published") % {"number": number(len(found))}
    (one,) = found
    if not one.by:
        return _("%(title)s was published") % {"title": one.title}
    return _("%(name)s published “%(title)s”") % {"name": one.by, "title": one.title}


def heard(material):
    count = len(material.heard) + material.heard_more
    return ngettext("%s message waits for you", "%s messages wait for you", count) % number(count)


def decisions(count):
    return ngettext("%s decision waits for you", "%s decisions wait for you", count) % number(count)


def preheader(material, changes):
    """The line an inbox shows behind the subject: the worst slip with its date, never the subject again."""
    slip = next((c for c in changes if c.kind == "slipped"), None)
    if slip and slip.new:
        moved = {"title": slip.title, "day": formats.date_format(slip.new, "j F")}
        return _("%(title)s is now expected on %(day)s.") % moved
    if changes:
        return f"{changes[0].title}: {changes[0].words}"
    return headline(material, changes)


def some(titles):
    """The names, or how many where they are too many to name."""
    if len(titles) <= NAMED:
        return joined(titles)
    return _("%(number)s initiatives") % {"number": sentence(number(len(titles))).rstrip(".")}
