"""A card put elsewhere on a board: what that changes of its initiative, and in which words it is told."""

from django.utils.translation import gettext as _

from accounts.errors import Refused
from roadmap.boards import cardplace
from roadmap.drafts import placing
from roadmap.drawing.lines import lines
from strategy import horizon
from strategy.models import Horizon

REFUSALS = {
    "product": placing.REFUSALS["product"],
    "state": lambda: _(
        "Carrying a card changes no status. Open it and take the step: send for review, launch, hold."
    ),
}


def rows_of(lens):
    """What the rows of a board stand for, None where it has none."""
    return lens.then if lens.then != lens.columns else None


def group_of(lens):
    """What a place on the board stands for: "horizon", or "horizon,owner" where it has rows."""
    rows = rows_of(lens)
    return f"{lens.columns.word},{rows.word}" if rows else lens.columns.word


def refusal(word):
    """Why carrying a card along columns or rows of this word changes nothing; "" where it does."""
    return REFUSALS[word]() if word in REFUSALS else ""


def moved(initiative, group, to, was, today):
    """{field: value} of a card carried from the place `was` to the place `to`, as placing.lane_changes takes them.
    Raises Refused where columns or rows cannot be changed like this."""
    names = group.split(",")
    pairs = zip(names, placing.padded(to, names), placing.padded(was, names), strict=True)
    for name, after, before in pairs:
        if after != before and refusal(name):
            raise Refused(refusal(name), "lane")
    changes = placing.lane_changes(initiative, group, to, was)
    if changes.get("horizon"):
        (line,) = lines([initiative], today)
        if horizon.dated(line, today) == changes["horizon"]:
            changes["horizon"] = ""  # where its dates put it anyway, they go on saying it
    return changes


def placed(after, before, today):
    """{"card_place": text} of a card put behind `after` and before `before`, initiatives, None at an end."""
    found = lines(filter(None, [after, before]), today)
    places = {line.initiative.pk: (line.initiative.card_place, cardplace.of_line(line)) for line in found}
    try:
        return {"card_place": cardplace.put(after and places[after.pk], before and places[before.pk])}
    except ValueError as error:
        raise Refused(_("The two stand elsewhere by now. Load the page again."), "after") from error


def value_of(initiative, word, today):
    """The value of the column of this word that it stands in, "" for none."""
    if word == "horizon":
        (line,) = lines([initiative], today)
        return horizon.of_line(line, today)
    if word == "state":
        return initiative.state
    return next(iter(placing.values(initiative, word)), "")


def options(workspace, grouping):
    """[(value, label)] of the columns that a card may be put into by name."""
    match grouping.word:
        case "horizon":
            return [*horizon.LABELS.items(), ("", Horizon.BY_DATES.label)]
        case "owner":
            people = workspace.memberships.active().named()
            return [*((str(one.pk), str(one)) for one in people), ("", _("Nobody"))]
        case "theme":
            themes = workspace.themes.in_order()
            return [*((str(one.pk), one.name) for one in themes), ("", _("No theme"))]
    if grouping.field:
        found = [(option["key"], option["label"]) for option in grouping.field.live_options]
        return [*found, ("", _("Not set"))]
    return []


def in_words(conflict):
    """The Conflict with a horizon as it is called."""
    pair = conflict.fields.get("horizon")
    if pair:
        for side in ("yours", "theirs"):
            pair[side] = str(Horizon(pair[side]).label)
    return conflict
