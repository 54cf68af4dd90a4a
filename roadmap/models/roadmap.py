from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accounts.access import require
from accounts.errors import Forbidden, Refused
from accounts.ids import new_id
from accounts.models import Workspace
from accounts.models.fields import IdField
from accounts.models.record import LiveManager, Record, RecordQuerySet
from accounts.roles import Can, Role
from accounts.words import visible
from collaboration.models import Kind, Notification
from roadmap.drawing import grouping
from roadmap.models.looks import Colour, Layout, Sort, Zoom

EVERYBODY, ONESELF = "workspace", "private"
TAKEN = _("There is a view of this name already. Choose another.")
COPIED = (
    "whole", "group", "then", "columns", "sort", "colour", "zoom", "layout", "first", "last", "spread", "park", "hidden",
    "arrows", "order", "folded", "filters",
)  # fmt: skip


def called_once(name, of, among):
    """The constraint that a name is there once of these, among the views of one workspace or owner."""
    condition = among & Q(deleted_at=None)
    return models.UniqueConstraint(
        fields=[of, "name"], condition=condition, name=name, violation_error_message=TAKEN
    )


class SavedQuerySet(RecordQuerySet):
    def seen_by(self, member):
        """Those for everybody, for their role, and their own; for nobody in particular, those for everybody."""
        if member is None:
            return self.filter(audience=EVERYBODY)
        return self.seen_as(member.acting_role, member.pk)

    def seen_as(self, role, member):
        """Those of a member with this id, in this role."""
        theirs = Q(audience__contains=role) | Q(owner=member)
        return self.filter(Q(audience=EVERYBODY) | theirs)

    def standing(self):
        """Those that have something to show: of all products, or of one that is still here."""
        return self.filter(Q(whole=True) | Q(product__deleted_at=None, product__isnull=False))

    def first_for(self, member):
        """The view that opens first for their role, None where there is none."""
        return self.seen_by(member).for_tabs().filter(default_for__contains=member.acting_role).first()

    def with_stars(self, member):
        """Each with `starred`; those come first."""
        mine = Star.objects.filter(roadmap=OuterRef("pk"), member=member)
        return self.annotate(starred=Exists(mine)).order_by("-starred", "created_at", "id")

    def for_tabs(self):
        return self.standing().select_related("product", "workspace").order_by("created_at", "id")


class Roadmap(Record):
    """A view of the roadmap under a name: what is asked for, never what is answered."""

    owned = ("share_links",)
    right = Can.KEEP  # what others see asks for Can.SHARE: `allow`
    whose = ""  # of one in a list where another goes by its name (roadmap/tabs.py)

    name = models.CharField(_("name"), max_length=60)
    # Said twice, so that a product removed for good never turns its view into one of everything.
    whole = models.BooleanField(_("all products"), default=False, editable=False)
    product = models.ForeignKey(
        "strategy.Product",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="roadmaps",
        verbose_name=_("product"),
    )
    # Words of grouping: one of the product's own, or "field-" and the key of a field with choices.
    group = models.CharField(_("group"), max_length=60, default="goal")
    then = models.CharField(_("then by"), max_length=60, blank=True, default="")
    columns = models.CharField(_("columns"), max_length=60, default="horizon")
    sort = models.CharField(_("order of cards"), max_length=10, choices=Sort.choices, default=Sort.MANUAL)
    colour = models.CharField(_("colour"), max_length=10, choices=Colour.choices, default=Colour.STATUS)
    zoom = models.CharField(_("zoom"), max_length=10, choices=Zoom.choices, default=Zoom.MONTHS)
    layout = models.CharField(_("layout"), max_length=10, choices=Layout.choices, default=Layout.TIMELINE)
    first = models.DateField(_("from"), null=True, blank=True)
    last = models.DateField(_("to"), null=True, blank=True)
    spread = models.BooleanField(_("forecasts up to 85 % certainty"), default=False)
    park = models.BooleanField(_("parking lot"), default=True)
    hidden = models.CharField(_("left out of bars"), max_length=60, blank=True, default="")
    arrows = models.BooleanField(_("all dependencies"), default=False)
    order = models.CharField(_("order of lanes"), max_length=2000, blank=True, default="")
    folded = models.CharField(_("closed lanes"), max_length=2000, blank=True, default="")
    filters = models.CharField(_("filters"), max_length=2000, blank=True, default="")
    # Who sees it: EVERYBODY, ONESELF, or roles with a space between them; whoever saved it always does.
    audience = models.CharField(_("for"), max_length=120, default=EVERYBODY)
    owner = models.ForeignKey(
        "accounts.Membership",
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="roadmaps",
        verbose_name=_("saved by"),
    )
    default_for = models.CharField(
        _("opens first for"), max_length=120, blank=True, default="", editable=False
    )

    objects = LiveManager.from_queryset(SavedQuerySet)()

    @classmethod
    def hidden_from(cls, member):
        rows = SavedQuerySet(cls).filter(workspace=member.workspace)
        return rows.exclude(pk__in=rows.seen_by(member).values("pk"))

    class Meta(Record.Meta):
        verbose_name = _("saved roadmap")
        verbose_name_plural = _("saved roadmaps")
        constraints = [
            # Of a view that somebody does not see they hear nothing, by a refusal of its name neither.
            called_once("roadmap_roadmap_name", "workspace", Q(audience=EVERYBODY)),
            called_once("roadmap_roadmap_role_name", "owner", ~Q(audience__in=(EVERYBODY, ONESELF))),
            called_once("roadmap_roadmap_own_name", "owner", Q(audience=ONESELF)),
            models.CheckConstraint(
                condition=Q(whole=False) | Q(product=None),
                name="roadmap_roadmap_whole",
                violation_error_message=_("It shows one product or all of them."),
            ),
            models.CheckConstraint(
                condition=Q(first=None) | Q(last=None) | Q(last__gte=models.F("first")),
                name="roadmap_roadmap_range",
                violation_error_message=_("The range ends before it begins."),
            ),
            models.CheckConstraint(condition=Q(zoom__in=Zoom.values), name="roadmap_roadmap_zoom"),
            models.CheckConstraint(condition=Q(layout__in=Layout.values), name="roadmap_roadmap_layout"),
            models.CheckConstraint(condition=Q(sort__in=Sort.values), name="roadmap_roadmap_sort"),
            models.CheckConstraint(condition=Q(colour__in=Colour.values), name="roadmap_roadmap_colour"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"{reverse('roadmap:roadmap', args=[self.workspace.slug])}?view={self.pk}"

    # -- who sees it, who may change it -----------------------------------------

    @property
    def private(self):
        return self.audience == ONESELF

    @property
    def roles(self):
        """Values of the roles it is for, none where it is for everybody or for one person."""
        return [] if self.audience in (EVERYBODY, ONESELF) else self.audience.split()

    @property
    def first_for(self):
        """Values of the roles for which it opens first."""
        return self.default_for.split()

    def changeable_by(self, member):
        """Their own anybody; what others see, who may share roadmaps."""
        return self.owner_id == member.pk if self.private else member.can(Can.SHARE)

    restorable_by = changeable_by

    def allow(self, by, audience=EVERYBODY):
        if by and not self.changeable_by(by):
            raise Forbidden(_t("Only who saved this view changes it."))
        if by and audience != ONESELF:
            require(by, Can.SHARE, _t("Your role saves views for yourself. Choose: only you."))

    @classmethod
    def create(cls, *, by, **fields):
        fields.setdefault("audience", EVERYBODY)
        if by and fields["audience"] != ONESELF:
            require(by, Can.SHARE, _t("Your role saves views for yourself. Choose: only you."))
        if by:
            cls.check_name(by, fields.get("name", ""), fields["audience"])
        return super().create(by=by, owner=by, **fields)

    @classmethod
    def check_name(cls, by, name, audience, but=None):
        """Among what others see too, each name is there once for whoever gives it."""
        shared = (
            cls.objects.filter(workspace=by.workspace, name=name).exclude(audience=ONESELF).exclude(pk=but)
        )
        if audience != ONESELF and shared.seen_by(by).exists():
            raise Refused(TAKEN, "name")

    def clean(self):
        grouping.grouping(self.group, self.workspace, "group")
        grouping.grouping(self.columns, self.workspace, "columns", grouping.COLUMNS)
        if self.then:
            grouping.grouping(self.then, self.workspace, "then")
        words = self.audience.split()
        if not words or (words not in ([EVERYBODY], [ONESELF]) and not set(words) <= set(Role.values)):
            raise ValidationError({"audience": _t("Say who sees it: everybody, only you, or some roles.")})
        seen = set(Role.values) if self.audience == EVERYBODY else set(self.roles)
        if not set(self.first_for) <= seen:
            raise ValidationError(
                {"default_for": _t("It opens first only for those who see it. Let them see it first.")}
            )

    def edit(self, *, by, changes, **how):
        self.allow(by, changes.get("audience", self.audience))
        if "audience" in changes and "default_for" not in changes and self.default_for:
            changes = changes | {"default_for": narrowed(self.default_for, changes["audience"])}
        if by and {"name", "audience"} & set(changes):
            wanted = {"name": self.name, "audience": self.audience} | changes
            self.check_name(by, wanted["name"], wanted["audience"], but=self.pk)
        return super().edit(by=by, changes=changes, **how)

    def trash(self, *, by, **how):
        self.allow(by, self.audience)
        return super().trash(by=by, **how)

    def open_first(self, roles, *, by, at=None, cause=None):
        """What members of these roles see first from now on, instead of any other view. Returns the cause."""
        cause = cause or new_id()
        wanted = in_order(roles)
        with transaction.atomic():
            Workspace.objects.select_for_update(no_key=True).get(pk=self.workspace_id)
            for other in self.workspace.roadmaps.exclude(pk=self.pk).exclude(default_for=""):
                left = in_order(set(other.first_for) - set(wanted))
                other.edit(by=by, changes={"default_for": " ".join(left)}, at=at, cause=cause)
            self.edit(by=by, changes={"default_for": " ".join(wanted)}, at=at, cause=cause)
        return cause

    def copy(self, *, by, at=None):
        """Another one like it, for whoever took it alone."""
        taken = set(self.workspace.roadmaps.seen_by(by).values_list("name", flat=True))
        base = _t("%(name)s, copy") % {"name": self.name[:50]}
        names = [base, *(f"{base} {n}" for n in range(2, len(taken) + 3))]
        same = {name: getattr(self, name) for name in COPIED}
        free = next(name for name in names if name not in taken)
        return Roadmap.create(
            by=by, at=at, workspace=self.workspace, name=free, product=self.product, audience=ONESELF, **same
        )

    def star(self, *, by, on=True):
        """A mark of one's own: starred views come first."""
        require(by, Can.READ)
        if on:
            Star.objects.get_or_create(roadmap=self, member=by, defaults={"workspace": self.workspace})
        else:
            Star.objects.filter(roadmap=self, member=by).delete()

    # -- telling ------------------------------------------------------------------

    def publish(self, *, by, note="", at=None):
        """Tell every active member who sees it, with a note. Returns the log's row."""
        if self.private:
            raise Refused(_t("Only you see this view. Let others see it, then publish it."))
        require(by, Can.SHARE)
        with transaction.atomic():
            row = self.log("published", by=by, note=visible(note), at=at)
            members = self.workspace.memberships.active()
            if self.roles:
                members = members.filter(role__in=self.roles)
            Notification.tell(
                Kind.PUBLICATION, members, self, by=by, words=row.note, cause=row.cause, at=row.at
            )
        return row


def in_order(roles):
    """Values of roles in the order of the table."""
    return [role for role in Role.values if role in roles]


def narrowed(default_for, audience):
    """Of the roles for which it opens first those that still see it."""
    if audience == EVERYBODY:
        return default_for
    return " ".join(role for role in default_for.split() if role in audience.split())


class Star(models.Model):
    """A view that a member wants at hand. Nobody else's business, so it is no act of the company's."""

    id = IdField()
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="stars")
    member = models.ForeignKey("accounts.Membership", models.CASCADE, related_name="stars")
    roadmap = models.ForeignKey(Roadmap, models.CASCADE, related_name="stars")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "roadmap"], name="roadmap_star_once")]

    def __str__(self):
        return f"{self.member_id} {self.roadmap_id}"
