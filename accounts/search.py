"""Words find rows: what a noun says of itself to be found, and how what was found is ranked.

Every floor lists its own nouns in its `search.py`; whoever shows them joins the lists. Nothing is indexed and nothing
kept: the database folds and compares, one query a source, and only what is shown leaves it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from django.db.models import Case, F, IntegerField, Q, TextField, Value, When
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.folding import Fold, fold

KEY, BEGINS, TITLE, TEXT = range(4)  # ranks
LONGEST, WORDS = 100, 6  # of what is asked
AROUND = 60  # letters before a word that was found


@dataclass(frozen=True)
class Asked:
    """text: as it was typed; phrase: folded; words: of it, each is to be found."""

    text: str
    phrase: str
    words: tuple

    @classmethod
    def read(cls, text):
        text = " ".join(text.replace("\0", " ").split())[:LONGEST].strip()
        phrase = fold(text)
        return cls(text, phrase, tuple(dict.fromkeys(phrase.split()))[:WORDS])

    def __bool__(self):
        return bool(self.words)


@dataclass(frozen=True)
class Hit:
    """kind: word of its noun. key: "ROU-12", "" without. where: what it belongs to. icon, state, tile: its sign. over: it
    is done with. text: what its words may stand in. rank: KEY to TEXT. order: in its group. more: what only its own floor
    knows."""

    kind: str
    id: str
    title: str
    url: str
    key: str = ""
    where: str = ""
    icon: str = ""
    state: str = ""
    tile: object = None
    over: bool = False
    text: str = ""
    rank: int = TEXT
    order: tuple = ()
    more: dict = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True)
class Source:
    """A table that is looked through.

    kind: word of the noun, which several tables may share. rows(member): what this member may see. hit(row): its Hit.
    title, texts: columns. over: Q of what is done with, which stands last. newest: by day rather than by title.
    """

    kind: str
    rows: Callable
    hit: Callable
    title: str = "title"
    texts: tuple = ()
    over: Q | None = None
    newest: bool = False

    def find(self, member, asked, size):
        """[Hit] of at most `size` rows, best first."""
        rows = self.rows(member)
        reference = getattr(rows.model, "reference", None)
        by_key = reference(asked.text) if reference and asked.text else None
        names, whole = Fold(F(self.title)), [F(self.title)]
        for path in self.texts:
            whole += [Value("\n"), F(path)]
        rows = rows.alias(
            found_title=names,
            found_in=Fold(Concat(*whole, output_field=TextField())) if self.texts else names,
        )
        holds = Q(*(Q(found_in__contains=word) for word in asked.words))
        rows = rows.filter(holds | by_key if by_key else holds)
        rows = rows.annotate(found_rank=self.rank_of(asked, by_key), found_over=self.is_over())
        order = ("-created_at", "-id") if self.newest else ("found_rank", "found_over", self.title, "id")
        return [self.ranked(row) for row in rows.order_by(*order)[:size]]

    def named(self, member, keys):
        """{key: Hit} of those that have one of these keys."""
        rows, condition = self.rows(member), Q(pk__in=[])
        for key in keys:
            if "\0" not in key and (found := rows.model.reference(key)) is not None:
                condition |= found
        hits = [self.hit(row) for row in rows.filter(condition)]
        return {hit.key: hit for hit in hits}

    def rank_of(self, asked, by_key):
        """An exact key, then a title that begins with it, then one that holds all its words, then the rest."""
        whens = [When(by_key, then=KEY)] if by_key else []
        if asked and not self.newest:
            titled = Q(*(Q(found_title__contains=word) for word in asked.words))
            whens += [When(found_title__startswith=asked.phrase, then=BEGINS), When(titled, then=TITLE)]
        return Case(*whens, default=TEXT, output_field=IntegerField())

    def is_over(self):
        done = [When(self.over, then=1)] if self.over is not None else []
        return Case(*done, default=0, output_field=IntegerField())

    def ranked(self, row):
        hit = self.hit(row)
        order = (
            (-row.created_at.timestamp(),)
            if self.newest
            else (row.found_rank, row.found_over, fold(hit.title))
        )
        return replace(hit, rank=row.found_rank, over=bool(row.found_over), order=(*order, hit.id))


def plainly(hit, asked):
    """A Hit that no database ranked."""
    rank = BEGINS if fold(hit.title).startswith(asked.phrase) else TITLE
    return replace(hit, rank=rank, order=(rank, False, fold(hit.title), hit.id))


def pieces(text, words, most=160):
    """[(piece, found)] of `text`, cut to about `most` letters around the first of `words` (folded) that stands in it.

    Letters are folded one by one, so that places are those of the text as it was written.
    """
    text = re.sub(r"\s+", " ", text).strip()
    folded = [fold(letter) for letter in text]
    places = [at for at, letters in enumerate(folded) for _letter in letters]
    whole = "".join(folded)
    spans = sorted(
        (places[found.start()], places[found.end() - 1] + 1)
        for word in words
        for found in re.finditer(re.escape(word), whole)
    )
    start = max(spans[0][0] - AROUND, 0) if spans and spans[0][1] > most else 0
    end = start + most
    shown, at = [("…", False)] if start else [], start
    for begin, stop in spans:
        if begin >= at and stop <= end:
            shown += [(text[at:begin], False), (text[begin:stop], True)]
            at = stop
    shown += [(text[at:end], False), ("…" if end < len(text) else "", False)]
    return [piece for piece in shown if piece[0]]


# -- this floor's own -------------------------------------------------------------


def person(member):
    return Hit(
        "person", str(member.pk), str(member), f"{reverse('accounts:activity', args=[member.workspace.slug])}?by={member.pk}",
        where=member.title or member.get_role_display(), icon="user", text=member.user.email,
    )  # fmt: skip


SOURCES = [
    Source(
        "person",
        rows=lambda member: member.workspace.memberships.active().select_related("user", "workspace"),
        hit=person,
        title="user__name",
        texts=("user__email", "title"),
    ),
]
LABELS = {"person": _("People")}
