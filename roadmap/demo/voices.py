"""The customers of the story, what they said, and the ideas that came of it."""

# fmt: off
# name, segment, weight
CUSTOMERS = [
    ("Saltmarsh Schools", "School catering", 3),
    ("Northgate hub", "Hub", 3),
    ("Harbour Hospital", "Hospital", 3),
    ("Fennel & Oat", "Restaurant group", 2),
    ("Mill Lane hub", "Hub", 2),
    ("Riverside hub", "Hub", 2),
    ("Abbey Road Primary", "School catering", 2),
    ("The Long Table", "Restaurant group", 2),
    ("Calder Street Canteen", "Workplace kitchen", 1),
    ("Bramble Bakery", "Bakery", 1),
    ("Kiln & Crust", "Bakery", 1),
    ("Orchard End Farm", "Grower", 1),
    ("Greenmoor Growers", "Grower", 2),
    ("Tide Mill Café", "Workplace kitchen", 1),
]


def idea(title, day, by, about, votes=(), product="ORC", source="", path=()):
    return {"title": title, "day": day, "by": by, "about": about, "votes": votes, "product": product,
            "source": source, "path": path}


def on(days, *people):
    """Votes of these people, spread over those days in turn."""
    return [(days[n % len(days)], who) for n, who in enumerate(people)]


IDEAS = [
    idea("Say what is missing before the van leaves", "03-09", "LB",
         "Stock is counted at five, the van leaves at seven, and the kitchen learns of a missing crate when the lid "
         "comes off. Two hours are enough to swap an item or buy it elsewhere.",
         on(["03-10", "03-24", "04-07", "04-21", "05-05", "05-19", "05-27", "06-02", "06-09", "06-15"],
            "LB", "EM", "ID", "AT", "JW", "NH", "MO", "ML", "SA", "PR"), source="Support"),
    idea("Pay several hubs in one go", "03-16", "MO",
         "One transfer, split by the hub. Today a kitchen that buys from three hubs pays three invoices.",
         on(["03-17", "04-14", "05-12", "06-08"], "MO", "ID", "TO", "KB", "JW", "ML", "DS"), source="Harvest meeting"),
    idea("Repeat last week with changes", "02-18", "ID",
         "The same list with two lines different, without typing it anew every Monday.",
         on(["02-19", "03-03", "03-20"], "ID", "LB", "AT", "SA", "EM", "RQ", "ML", "JW"), source="Interview",
         path=[("promote", "02-24", "ID", "Standing orders"),
               ("planned", "04-28", "ID",
                "Standing orders do this: a weekly order that repeats and can be changed until the cut-off. The first "
                "hubs try it this summer.")]),
    idea("Allergens on the picking slip", "04-06", "EM",
         "Printed, not on a screen: whoever packs has wet hands and no time.",
         on(["04-07", "05-04", "06-03"], "EM", "ID", "LB", "ML", "MO", "KB"), source="Support",
         path=[("promote", "05-11", "ID", "Allergen labels")]),
    idea("Delivery window in my calendar", "05-28", "AT",
         "So that somebody is at the door, and nobody has to ask when the driver comes.",
         on(["05-29", "06-05", "06-12"], "AT", "PR", "DS", "RQ", "ID"), product="ROU", source="Interview"),
    idea("Warn me of short stock", "04-20", "NH",
         "Before I plan the menu. A crate that will be short should be known when stock is counted, not when the van "
         "comes.",
         on(["04-21", "05-18", "06-10"], "NH", "EM", "SA", "LB"), source="Interview"),
    idea("Text me if a crate is missing", "05-06", "PR",
         "A message in time is enough, whatever is missing when the van leaves.",
         on(["05-07", "05-20"], "PR", "EM", "DS"), source="Support",
         path=[("merge", "06-09", "ID", "Say what is missing before the van leaves")]),
    idea("Order in Portuguese", "05-25", "RQ", "Half of the kitchen team reads it better than English.",
         on(["05-26", "06-11"], "RQ", "ID", "SA"), source="Interview"),
    idea("Photos on the delivery note", "04-13", "DS", "For crates that are left outside before anybody is in.",
         on(["04-14", "05-21"], "DS", "LB", "PR", "EM"), source="Drivers",
         path=[("promote", "06-03", "ID", "Missing-item photos")]),
    idea("Darker screens in the packing shed", "06-04", "KB",
         "Glare at five in the morning, when the lights in the shed are off.", on(["06-05"], "KB", "EM"),
         source="Harvest meeting"),
    idea("Share a basket with a colleague", "06-11", "LB", "The chef plans, the office pays.",
         on(["06-12"], "LB", "MO")),
    idea("Show kilometres on every crate", "03-23", "SA",
         "Schools have to report how far their food travelled.", on(["03-24", "04-09"], "SA", "PR", "TO", "ID"),
         product="ROU", source="Harvest meeting",
         path=[("not_now", "05-15", "PR",
                "Not this year: the distances that we measure are those of rounds, not of crates. Once rounds are "
                "planned by crate we look at it again.")]),
    idea("Let kitchens rate growers", "04-08", "AT", "Stars beside every listing, as on other markets.",
         on(["04-09"], "AT", "DS"), source="Interview",
         path=[("no", "05-29", "ID",
                "No. A rating punishes a grower for the weather. What helped last season was a call the same day, and "
                "that we keep.")]),
    idea("A deposit for crates", "04-15", "TO", "Every ninth crate never comes home.",
         on(["04-16", "05-06"], "TO", "NH", "KB", "PR"), product="DEP", source="Hubs"),
    idea("Where is my pallet", "06-08", "TO", "One search over all docks instead of a call to each.",
         on(["06-09"], "TO", "NH"), product="DEP", source="Hubs"),
]


def said(words, who, day, by, source, ideas=(), mark="", bets=()):
    return {"words": words, "who": who, "day": day, "by": by, "source": source, "ideas": ideas, "mark": mark,
            "bets": bets}


MISSING, REPEAT = "Say what is missing before the van leaves", "Repeat last week with changes"
ALLERGENS, SHORT, PAY = "Allergens on the picking slip", "Warn me of short stock", "Pay several hubs in one go"
TEXT, WINDOW, PHOTOS = "Text me if a crate is missing", "Delivery window in my calendar", "Photos on the delivery note"

SAID = [
    said("The lettuce was not there. Fine, that happens. But I had forty covers at noon and found out at ten to ten. "
         "A text at seven and I would have gone to the market.", "Fennel & Oat", "06-12", "LB", "Call", [MISSING],
         "But I had forty covers at noon and found out at ten to ten."),
    said("We are a school, we cannot improvise allergens. If it is not coming I must know before the menu is printed "
         "at eight.", "Saltmarsh Schools", "06-04", "ID", "Interview", [MISSING],
         "If it is not coming I must know before the menu is printed at eight."),
    said("I refund about nine crates a week. Every one of them was known to be short before the van left.",
         "Northgate hub", "05-28", "EM", "Support thread", [MISSING],
         "Every one of them was known to be short before the van left."),
    said("Shortages do not worry me. Guessing which crate will be short, that worries me. I order double to be safe "
         "and throw half away.", "Calder Street Canteen", "05-21", "ID", "Interview", [MISSING, SHORT],
         "Guessing which crate will be short, that worries me."),
    said("On the ward nobody can wait for a second van. We need to know by half past six.", "Harbour Hospital",
         "05-13", "ID", "Call", [MISSING], "We need to know by half past six."),
    said("When two crates are missing I hear it from the driver, who knew since the dock.", "Abbey Road Primary",
         "04-29", "EM", "Support thread", [MISSING]),
    said("Tell me and I buy it next door. Do not tell me and I lose a lunch.", "The Long Table", "04-16", "LB", "Call",
         [MISSING], "Do not tell me and I lose a lunch."),
    said("A message is enough. I am in the kitchen, not at a desk.", "Tide Mill Café", "05-08", "PR", "Support thread",
         [TEXT]),
    said("We get calls all morning about what did not arrive, from people who could have been told.", "Mill Lane hub",
         "05-19", "JW", "Call", [TEXT], "from people who could have been told"),
    said("Every Monday I type the same thirty lines. My apprentice could be cutting carrots.", "Fennel & Oat", "02-19",
         "ID", "Interview", [REPEAT], "Every Monday I type the same thirty lines.", ["Standing orders"]),
    said("Thirty classes, the same milk. I would sign a year at once if I could change it when term ends.",
         "Saltmarsh Schools", "03-04", "ID", "Interview", [REPEAT],
         "I would sign a year at once if I could change it when term ends."),
    said("My standing customers are the ones who call me every week. That is upside down.", "Northgate hub", "03-11",
         "JW", "Call", [REPEAT]),
    said("Repeat order, then take out what is not in season. That is all I do.", "Bramble Bakery", "04-02", "LB",
         "Support thread", [REPEAT]),
    said("The menu is fixed for six weeks. So should the order be.", "Abbey Road Primary", "04-22", "ID", "Interview",
         [REPEAT], "The menu is fixed for six weeks."),
    said("The slip says sesame or it does not leave my shed.", "Kiln & Crust", "04-08", "EM", "Support thread",
         [ALLERGENS], "The slip says sesame or it does not leave my shed."),
    said("An inspector asked for it on paper. We had it on a screen.", "Saltmarsh Schools", "05-06", "ID", "Call",
         [ALLERGENS]),
    said("With gloves on I cannot scroll to the allergens.", "Riverside hub", "05-20", "EM", "Visit", [ALLERGENS]),
    said("Three hubs, three invoices, three reminders. I am a cook.", "The Long Table", "03-18", "MO", "Interview",
         [PAY], "I am a cook."),
    said("Our finance office pays once a month and will not split anything by hand.", "Harbour Hospital", "04-21",
         "ID", "Call", [PAY]),
    said("If one payment reached all three of us, nobody would wait for the slowest.", "Mill Lane hub", "05-26", "TO",
         "Visit", [PAY], "If one payment reached all three of us"),
    said("On Sunday evening I plan. On Monday at six I learn what there is.", "Tide Mill Café", "04-23", "NH",
         "Interview", [SHORT]),
    said("Ten to one is not a delivery window.", "Calder Street Canteen", "06-02", "AT", "Interview", [WINDOW]),
    said("If it stood in my calendar I would send somebody down.", "Fennel & Oat", "06-10", "PR", "Call", [WINDOW],
         "I would send somebody down"),
    said("The driver says it was there. I say it was not. Nobody took a picture.", "Bramble Bakery", "05-14", "DS",
         "Support thread", [PHOTOS], "Nobody took a picture."),
    said("We list at dawn with dirty hands. Every field less is a grower more.", "Greenmoor Growers", "04-24", "AT",
         "Visit", [], "Every field less is a grower more.", ["Photo-to-listing"]),
    said("I would list every day if I could do it from the van.", "Orchard End Farm", "05-11", "AT", "Visit", [], "",
         ["Photo-to-listing", "Grower app 2.0"]),
    said("I pay eleven hubs. Every Monday I ring at least two to ask what the deposit line is, then I type it again.",
         "Saltmarsh Schools", "06-03", "ID", "Call log", [],
         "Every Monday I ring at least two to ask what the deposit line is", ["Kitchen invoices v2"]),
    said("One invoice a week and I would never call you. I like the people, I do not like the calls.", "Fennel & Oat",
         "06-05", "LB", "Call log", [], "One invoice a week and I would never call you.", ["Kitchen invoices v2"]),
    said("My bookkeeper sends back whatever has crates and carrots in one sum.", "Tide Mill Café", "05-19", "NH",
         "Interview", [], "", ["Kitchen invoices v2"]),
    said("Five deliveries, five invoices, one person who types them all on Friday.", "Abbey Road Primary", "06-08",
         "ID", "Call log", [], "one person who types them all on Friday", ["Kitchen invoices v2"]),
]
# fmt: on
