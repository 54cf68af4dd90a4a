"""A product or a large feature on its way to the customers."""

from django.utils.translation import gettext_lazy as _

from execution.shipped.parts import Sheet, Task, Whole

LEAD, DESIGN, BUILD = _("Product lead"), _("Designer"), _("Engineer")
TEST, MARKET, SUPPORT, SALES = _("Tester"), _("Marketer"), _("Support lead"), _("Sales lead")

SHEET = Sheet(
    "product-launch",
    _("Product launch"),
    _(
        "From an agreed brief to the first month with customers: build, a beta with a few of them, the story, and "
        "everybody ready on the day. About four months."
    ),
    {
        "agreed": (_("Brief agreed"), None),
        "beta": (_("Beta with customers"), None),
        "ready": (_("Ready to launch"), None),
        "live": (_("Launched"), None),
        "learned": (_("First month understood"), None),
    },
    [
        Whole(
            _("Brief and success"),
            [
                Task("problem", _("Write down whose problem it solves, and how they solve it today"), LEAD, "3", hours="16",
                     why=_("One page: who, what they do today, what it costs them, what changes. Read it aloud to "
                           "three of them.")),
                Task("measures", _("Agree on three numbers that say it worked"), LEAD, "2", ("problem",), "8",
                     why=_("Each with its value today, a target, and who reads it when. One should be able to fail.")),
                Task("scope", _("Draw the line: what the first release leaves out"), LEAD, "2", ("problem",), "10"),
                Task("brief", _("Agree on the brief with everybody who delivers it"), LEAD, "1", ("measures", "scope"), "6",
                     priority="high"),
            ],
            "agreed",
        ),
        Whole(
            _("Design and build"),
            [
                Task("flows", _("Design the main flow, end to end"), DESIGN, "8", ("brief",), "56"),
                Task("try", _("Watch five customers try the prototype"), DESIGN, "3", ("flows",), "20",
                     why=_("Say what to do, not how. Note where they stop, not what they would like.")),
                Task("core", _("Build the core"), BUILD, "20", ("flows",), "140", priority="high"),
                Task("edges", _("Build what goes wrong: empty, slow, refused, offline"), BUILD, "8",
                     ("core SS 10", "try"), "52"),
                Task("count", _("Measure the three numbers inside the product"), BUILD, "3", ("core SS 5",), "18",
                     why=_("Before the beta, so that there is a value to compare with.")),
                Task("security", _("Check security, privacy and load"), TEST, "4", ("core",), "24"),
                Task("access", _("Check it with keyboard, screen reader and phone"), TEST, "3", ("core",), "16"),
            ],
        ),
        Whole(
            _("Beta"),
            [
                Task("invite", _("Choose and invite beta customers"), LEAD, "5", ("brief FS 10",), "12",
                     why=_("A few that need it badly, a few that do not know it yet. Agree on what they get, and until "
                           "when.")),
                Task("beta", _("Open the beta"), BUILD, "0", ("edges", "count", "security", "invite"), priority="high"),
                Task("listen", _("Talk to every beta customer each week"), LEAD, "15", ("beta",), "40"),
                Task("mend", _("Mend what stops them"), BUILD, "10", ("beta SS 5",), "70"),
                Task("go", _("Decide: launch, wait or change"), LEAD, "1", ("listen", "mend"), "4", priority="high",
                     why=_("By the three numbers and the list of what still hurts. Write the decision down with its "
                           "reason.")),
            ],
            "beta",
        ),
        Whole(
            _("Story and material"),
            [
                Task("story", _("Write the story in one sentence, one paragraph, one page"), MARKET, "5", ("brief",), "24"),
                Task("price", _("Settle price and packages"), SALES, "8", ("brief",), "24"),
                Task("site", _("Make the page and its pictures"), MARKET, "8", ("story", "flows"), "48"),
                Task("voices", _("Get two beta customers to speak about it"), MARKET, "10", ("beta FS 5",), "16"),
                Task("announce", _("Write the announcement, mail and posts"), MARKET, "4", ("story", "voices"), "20"),
            ],
            "ready",
        ),
        Whole(
            _("Everybody ready"),
            [
                Task("help", _("Write the help pages, from what the beta asked"), SUPPORT, "6", ("listen SS 5",), "32"),
                Task("train", _("Train support and sales on the real thing"), SUPPORT, "3", ("help", "price"), "18"),
                Task("terms", _("Have terms, privacy notice and contracts checked"), LEAD, "5", ("price",), "10"),
                Task("steps", _("Write the steps of the day, and how to go back"), BUILD, "2", ("go",), "10",
                     why=_("Who does what at which hour, what is watched, and who may stop it.")),
                Task("drill", _("Rehearse the day"), BUILD, "1", ("steps", "train"), "8"),
            ],
            "ready",
        ),
        Whole(
            _("Launch and after"),
            [
                Task("launch", _("Launch"), LEAD, "1", ("drill", "site", "announce", "terms", "access"), "8", mark="live",
                     priority="urgent"),
                Task("watch", _("Watch closely and answer fast for a week"), SUPPORT, "5", ("launch",), "40", mark="learned"),
                Task("month", _("Read the three numbers after a month"), LEAD, "2", ("launch FS 18",), "10", mark="learned"),
                Task("lessons", _("Say together what to do otherwise next time"), LEAD, "1", ("month",), "12", mark="learned",
                     why=_("Take three things into this template.")),
            ],
        ),
    ],
)  # fmt: skip
