"""Every id a request may carry, tried with another company's and with one that names nothing.

The requests come from the rows of the matrix, as whoever succeeds there; the places for ids come from the route's
arguments and from what the request turned to (hearing.py). Each `faults_*` answers sentences, none where all is well.
"""

import json
from functools import partial
from urllib.parse import quote

from django import forms

from config.tests.foreign.answers import difference, essence, everything
from config.tests.foreign.hearing import fields_of, hearing, is_list
from config.tests.foreign.ids import NO_WORD, is_id, nothing_like, pk_behind, samples, some
from config.tests.matrix.row import succeeds
from config.tests.world import WHO

# Whoever holds these holds the right: they name no row of a workspace.
BEARERS = {"accounts:invitation_accept", "roadmap:digest_stop", "roadmap:shared", "roadmap:shared_present"}
FEW = 3
ANY, FORMAT = "anything", "format"  # the second is REST framework's own word


class Trying:
    """One row and method, asked again and again by the same person."""

    def __init__(self, asking, row, method):
        self.asking, self.row, self.method = asking, row, method
        self.here, self.there = asking.world.here, asking.world.there
        self.who = next((who for who in WHO if succeeds(row.expected(method)[who])), None)
        self.where, self.faults = f"{method} {row}", []

    def listen(self):
        """What the request as written in the row turns to, with a query so that a filter looks at it. Asked once."""
        known, place = self.asking.heard, (id(self.row), self.method)
        if place not in known:
            with hearing() as heard:
                response = self.asking.ask(self.row, self.method, self.who, query=f"?{ANY}=1")
            known[place] = response, heard
        self.response, heard = known[place]
        return heard

    def prepare(self):
        """What the row takes from each place, once: taking it may make something."""
        row, here, there = self.row, self.here, self.there
        self.args, self.their_args = row.args(here) or [], row.args(there) or []
        self.data, self.their_data = row.data(here) or {}, row.data(there) or {}

    def send(self, **changes):
        with hearing() as heard:
            said = {"args": self.args, "data": self.data} | changes
            response = self.asking.send(self.row, self.method, self.who, **said)
        return response, heard

    def compare(self, what, theirs, changes, wrong):
        """Ask with each of these ids and with one like it that is nobody's.

        `changes(ref)` says what that makes of the request, `wrong(response, heard)` what is wrong with an answer.
        """
        nobodys = {like: self.send(**changes(like)) for like in map(nothing_like, dict.fromkeys(theirs))}
        for ref in dict.fromkeys(theirs):
            like, (response, heard) = nothing_like(ref), self.send(**changes(ref))
            answers = essence(response, ref), essence(nobodys[like][0], like)
            self.note(what, "next door's", wrong(response, heard))
            if answers[0] != answers[1]:
                self.note(what, "next door's", f"differs from nobody's: {difference(*answers)}")
        for response, heard in nobodys.values():
            self.note(what, "nobody's", wrong(response, heard))

    def note(self, what, whose, wrong):
        if wrong:
            self.faults.append(f"{self.where}: {what} with {whose} id {wrong}")

    def theirs(self, model, name):
        """Ids next door that a field may be given: what their own request would say, and some more."""
        said = self.their_data.get(name, [])
        said = [str(ref) for ref in (said if isinstance(said, list) else [said])]
        return [*said, *some(model, self.there.workspace, FEW)]


def faults(asking, row, method):
    """All that is wrong with one row and method."""
    trying = Trying(asking, row, method)
    if trying.who is None:
        return []
    heard = trying.listen()
    with asking.undone(row):
        row.before(trying.there)
        trying.prepare()
        before = everything()
        try_path(trying)
        try_query(trying, heard)
        try_fields(trying, heard)
        try_references(trying, heard)
        try_raw(trying, heard)
        after = everything()
    trying.faults += [f"{trying.where}: changed {kind}" for kind in before if before[kind] != after[kind]]
    return trying.faults


# -- the path -------------------------------------------------------------------


def not_404(response, heard):
    return "" if response.status_code == 404 else f"is answered {response.status_code}, not 404"


def try_path(trying):
    row, own, theirs = trying.row, trying.args, trying.their_args
    for position, name in enumerate(trying.asking.routes[row.route].args):
        refs = foreign_args(row, str(own[position]), str(theirs[position]), trying.there)
        trying.compare(f"«{name}» in the path", refs, partial(in_path, own, position), not_404)


def in_path(own, at, ref):
    return {"args": [*own[:at], ref, *own[at + 1 :]]}


def foreign_args(row, own, theirs, there):
    """A word of the address is no id: only one that names nothing can be tried."""
    if row.route in BEARERS or own == theirs:
        return [pk_behind(theirs, there.workspace) or NO_WORD]
    return [ref for ref in (theirs, None if is_id(theirs) else pk_behind(theirs, there.workspace)) if ref]


# -- the query ------------------------------------------------------------------


def try_query(trying, heard):
    if trying.method != "GET":
        return
    for name in set(heard.query_names(trying.response)) - {ANY, FORMAT}:
        wrong = not_named(name) if trying.asking.by_program(trying.row) else anything
        trying.compare(f"«{name}» in the query", samples(trying.there, name), partial(in_query, name), wrong)


def in_query(name, ref):
    return {"query": f"?{name}={quote(ref)}"}


def anything(response, heard):
    """A page may refuse, or show that there is nothing, as long as it does so for both."""
    return ""


def not_named(name):
    """An API's answer is a problem document that names what is wrong."""

    def wrong(response, heard):
        if response.status_code != 400:
            return f"is answered {response.status_code}, not 400"
        return "" if name in json.loads(response.content).get("errors", {}) else "is not named in the problem"

    return wrong


# -- forms ----------------------------------------------------------------------


def try_fields(trying, heard):
    if trying.method != "POST":
        return
    for form, posted, name in heard.choices():
        field = form.fields[name]
        several = isinstance(field, forms.ModelMultipleChoiceField)
        refs, changes = (
            trying.theirs(field.queryset.model, posted),
            partial(in_body, trying.data, posted, several),
        )
        trying.compare(f"«{posted}» of the form", refs, changes, not_at(type(form), name))


def in_body(data, name, several, ref):
    """Beside one's own where there may be several, so that nothing of it is kept either."""
    own = data.get(name) if isinstance(data.get(name), list) else []
    return {"data": data | {name: [*own, ref] if several else ref}}


def not_at(kind, name):
    def wrong(response, heard):
        if response.status_code != 422:
            return f"is answered {response.status_code}, not 422"
        return (
            ""
            if any(name in f.errors for f in heard.forms if type(f) is kind)
            else "is no error at its field"
        )

    return wrong


# -- serializers ----------------------------------------------------------------


def try_references(trying, heard):
    for serializer, name in heard.references():
        field = fields_of(serializer)[name]
        changes = partial(in_body, trying.data, name, is_list(field))
        refs = trying.theirs(model_of(field, trying.here.workspace), name)
        trying.compare(f"«{name}» in the body", refs, changes, not_named(name))
    for _serializer, outer, rows, name in heard.nested():
        refs = trying.theirs(model_of(fields_of(rows)[name], trying.here.workspace), name)
        trying.compare(
            f"«{outer}.{name}» in the body",
            refs,
            partial(in_rows, trying.data, outer, name),
            not_named(outer),
        )


def in_rows(data, outer, name, ref):
    return {"data": data | {outer: [{name: ref}]}}


def model_of(field, workspace):
    field = getattr(field, "child", None) or getattr(field, "child_relation", None) or field
    return getattr(workspace, field.relation).model if hasattr(field, "relation") else field.queryset.model


# -- ids that no form and no serializer reads -----------------------------------


def try_raw(trying, heard):
    known = {posted for _form, posted, _name in heard.choices()} | {name for _s, name in heard.references()}
    own, theirs = trying.data, trying.their_data
    if trying.method not in ("POST", "PATCH"):
        return
    for name in set(own) - known:
        if is_id(own[name]) and own[name] != theirs[name]:
            changes = partial(in_body, own, name, False)
            trying.compare(f"«{name}» in the body", [str(theirs[name])], changes, not_refused)


def not_refused(response, heard):
    return "" if response.status_code >= 400 else f"is answered {response.status_code}"
