"""One open position, from the need to the end of the first weeks."""

from django.utils.translation import gettext_lazy as _

from execution.shipped.parts import Sheet, Task, Whole

LEAD, HIRE, PEER, IT = _("Hiring manager"), _("Recruiter"), _("Future colleague"), _("Office and IT")

SHEET = Sheet(
    "recruitment-drive",
    _("Recruitment drive"),
    _(
        "Filling one position well and fairly: what the work is, the same questions for everybody, a decision within days, "
        "and a good first month. About five months with a notice period of two."
    ),
    {
        "open": (_("Position open"), None),
        "signed": (_("Contract signed"), None),
        "here": (_("First day"), None),
        "settled": (_("Settled in"), None),
    },
    [
        Whole(
            _("What the work is"),
            [
                Task("need", _("Write down what this person will have done after a year"), LEAD, "2",
                     hours="6", priority="high",
                     why=_("Three or four results, not a list of traits. It becomes advert, interview and first talk.")),
                Task("pay", _("Settle level, pay range and place"), LEAD, "3", ("need",), "6"),
                Task("allow", _("Get the position approved"), LEAD, "3", ("pay",), "3"),
                Task("must", _("Agree on the four things that decide, and how each is seen"), LEAD, "2", ("need",), "6",
                     why=_("For each: a question or an exercise, and what good and poor look like. The same for everybody.")),
                Task("panel", _("Choose who interviews, and keep their calendars free"), HIRE, "2", ("must",), "4"),
            ],
        ),
        Whole(
            _("Be found"),
            [
                Task("advert", _("Write the advert"), HIRE, "2", ("must", "allow"), "8",
                     why=_("The work, the pay range, the steps and how long they take. Have somebody look for words "
                           "that shut people out.")),
                Task("out", _("Publish it, and tell the team whom to ask"), HIRE, "1", ("advert",), "4", mark="open"),
                Task("seek", _("Write to thirty people who do such work"), HIRE, "10", ("out",), "30"),
                Task("refer", _("Ask everybody here for one name"), LEAD, "3", ("out",), "3"),
            ],
        ),
        Whole(
            _("Choose"),
            [
                Task("read", _("Read every application within three days"), HIRE, "20", ("out",), "30"),
                Task("call", _("Talk to the promising for half an hour"), HIRE, "15", ("read SS 5",), "24"),
                Task("train", _("Practise the interview together once"), PEER, "1", ("panel",), "4"),
                Task("meet", _("Interview, two at a time"), LEAD, "10", ("call SS 7", "train"), "30"),
                Task("work", _("Give a short, paid piece of real work"), PEER, "5", ("meet SS 4",), "16",
                     why=_("Two hours at most, the same for all, read without names.")),
                Task("notes", _("Write down each view before anybody talks"), PEER, "1", ("meet", "work"), "3"),
                Task("decide", _("Decide, by the four things"), LEAD, "1", ("notes", "read"), "4", priority="high"),
                Task("no", _("Tell everybody else, with a reason"), HIRE, "2", ("decide",), "8"),
            ],
        ),
        Whole(
            _("Agree"),
            [
                Task("refs", _("Call two references"), HIRE, "2", ("decide",), "3"),
                Task("offer", _("Make the offer by phone, then in writing"), LEAD, "1", ("decide",), "3", priority="high"),
                Task("contract", _("Sign the contract"), HIRE, "4", ("offer", "refs"), "4"),
            ],
            "signed",
        ),
        Whole(
            _("Arrive"),
            [
                Task("touch", _("Keep in touch until the first day"), LEAD, "40", ("contract",), "4",
                     why=_("The notice period: change the length to what it really is.")),
                Task("desk", _("Have place, machine and accounts ready"), IT, "3", ("contract FS 35",), "8"),
                Task("weeks", _("Plan the first two weeks, hour by hour the first two days"), PEER, "3",
                     ("contract FS 30",), "8"),
                Task("day", _("First day"), LEAD, "1", ("touch", "desk", "weeks"), "6", mark="here", priority="high"),
                Task("small", _("Finish a first small thing that somebody needs"), PEER, "5", ("day",), "10", mark="settled"),
                Task("talk", _("Talk after two weeks and after a month"), LEAD, "15", ("day FS 5",), "3", mark="settled"),
                Task("close", _("Close the search: delete what must be, keep what was learned"), HIRE, "1", ("day",), "3",
                     why=_("Applications are personal: mind how long they may be kept.")),
            ],
        ),
    ],
)  # fmt: skip
