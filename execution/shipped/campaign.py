"""A message to many people over some weeks."""

from django.utils.translation import gettext_lazy as _

from execution.shipped.parts import Sheet, Task, Whole

LEAD, WRITE, DESIGN = _("Campaign lead"), _("Writer"), _("Designer")
BUY, DATA, SELL = _("Media buyer"), _("Analyst"), _("Sales lead")

SHEET = Sheet(
    "marketing-campaign",
    _("Marketing campaign"),
    _(
        "One message to one audience: brief, idea, material, six weeks on the air with two chances to change course, "
        "and an honest count at the end. About four months."
    ),
    {
        "brief": (_("Brief signed"), None),
        "made": (_("Material ready"), None),
        "air": (_("On the air"), None),
        "counted": (_("Counted"), None),
    },
    [
        Whole(
            _("Brief"),
            [
                Task("aim", _("Say what should be different afterwards, as a number"), LEAD, "2", hours="8", priority="high",
                     why=_("Leads, sign-ups, visits: one number, its value today, a target and a day. The rest is a means.")),
                Task("who", _("Describe the one audience"), LEAD, "3", ("aim",), "14",
                     why=_("What they want, what they believe today, where they look. From talks with them, not from a "
                           "table.")),
                Task("past", _("Read what earlier campaigns brought"), DATA, "3", hours="14"),
                Task("money", _("Settle the budget and what a result may cost"), LEAD, "2", ("aim", "past"), "8"),
                Task("sign", _("Sign the brief"), LEAD, "1", ("who", "money"), "4"),
            ],
            "brief",
        ),
        Whole(
            _("Idea"),
            [
                Task("message", _("Find the message: one sentence that only we can say"), WRITE, "4", ("sign",), "24"),
                Task("drafts", _("Draft three ways to say it"), DESIGN, "5", ("message",), "32"),
                Task("test", _("Test the drafts with ten of the audience"), DATA, "4", ("drafts",), "20"),
                Task("pick", _("Choose one, and say why"), LEAD, "1", ("test",), "4", priority="high"),
            ],
        ),
        Whole(
            _("Material"),
            [
                Task("words", _("Write the texts of page, ads, mails and posts"), WRITE, "7", ("pick",), "44"),
                Task("look", _("Design ads, pictures and film"), DESIGN, "10", ("pick",), "68"),
                Task("page", _("Build the page they land on"), DESIGN, "6", ("words SS 3",), "36",
                     why=_("One thing to do on it. Fast on a phone. Works without cookies.")),
                Task("check", _("Have claims, names and pictures checked by law"), LEAD, "4", ("words", "look"), "8"),
                Task("cut", _("Cut everything into the sizes of each channel"), DESIGN, "3", ("check",), "18"),
            ],
            "made",
        ),
        Whole(
            _("Channels and counting"),
            [
                Task("plan", _("Plan channels, weeks and money"), BUY, "4", ("sign",), "24"),
                Task("book", _("Book places"), BUY, "3", ("plan", "pick"), "12",
                     why=_("Mind closing dates: print and events want material weeks ahead.")),
                Task("count", _("Set up counting, with consent"), DATA, "4", ("plan",), "22"),
                Task("proof", _("Follow one test visitor from ad to sale"), DATA, "1",
                     ("count", "page"), "6", priority="high"),
                Task("sales", _("Tell sales what comes, and what to answer"), SELL, "2", ("words",), "10"),
            ],
            "made",
        ),
        Whole(
            _("On the air"),
            [
                Task("start", _("Start small"), BUY, "5",
                     ("cut", "book", "proof", "sales"), "20", mark="air", priority="urgent",
                     why=_("A tenth of the money for a week: what is broken shows now.")),
                Task("first", _("Read the first week: stop, mend or go on"), LEAD, "1", ("start",), "6", mark="air"),
                Task("run", _("Run at full size"), BUY, "25", ("first",), "60"),
                Task("turn", _("Move the money to what works, half-way"), BUY, "1", ("run SS 12",), "6"),
                Task("answer", _("Answer comments and questions every day"), WRITE, "30", ("start SS",), "60"),
                Task("follow", _("Follow up every lead within a day"), SELL, "30", ("start SS",), "90"),
            ],
        ),
        Whole(
            _("Count and learn"),
            [
                Task("stop", _("End it: ads, pages, budgets"), BUY, "1", ("run",), "4"),
                Task("result", _("Count what it brought, beside what it cost"), DATA, "4", ("stop FS 5", "follow"), "24",
                     why=_("With what would have come anyway taken off. Write down what nobody can know.")),
                Task("tell", _("Tell everybody who worked on it"), LEAD, "1", ("result",), "4"),
                Task("keep", _("Keep what can be used again where others find it"), WRITE, "1", ("result",), "6"),
            ],
            "counted",
        ),
    ],
)  # fmt: skip
