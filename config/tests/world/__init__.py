"""Two small companies with one of everything, made by the product's own verbs. The laws walk through them."""

from accounts.roles import Role
from accounts.tests import factories as people
from config.tests.world.execution import Planned
from config.tests.world.house import Kept
from config.tests.world.labels import Labelled
from config.tests.world.roadmap import Delivered
from config.tests.world.strategy import Shaped
from config.tests.world.templates import Patterned

STRANGER, DEACTIVATED, SIGNED_OUT = "stranger", "deactivated", "signed_out"
VISITOR = "visitor"  # nobody here, with the address of a share link and its password
NO_MEMBER = (SIGNED_OUT, VISITOR)
WHO = (*Role.values, STRANGER, DEACTIVATED, SIGNED_OUT, VISITOR)


class Place(Shaped, Planned, Labelled, Patterned, Delivered, Kept):
    """A workspace with a person of each role and one of each noun in each state that a route needs."""

    product_key, loose_key, project_name, late_name = "ORC", "FRE", "Chef favourites", "Cold chain"
    company_goals = 0  # goals of the whole company that were numbered before
    ideas_before = 0

    def __init__(self, name):
        self.workspace = people.workspace(name)
        self.members = {Role.OWNER.value: people.owner_of(self.workspace)}
        for role in Role.values[1:]:
            self.members[role] = people.member(self.workspace, role, role.replace("_", " ").title())
        self.members[DEACTIVATED] = people.member(self.workspace, Role.OWNER, "Gone Person")
        self.owner = self.members["owner"]
        self.members[DEACTIVATED].deactivate(by=self.owner)
        self.manager = self.members["product_manager"]
        self.shape()
        self.aim()
        self.plan()
        self.link()
        self.weigh()
        self.gather()
        self.measure()
        self.staff()
        self.stand()
        self.put_labels()
        self.want()
        self.agree()
        self.talk()
        self.keep_house()
        self.save_roadmaps()
        self.bring()
        self.keep_fields()
        self.put_by()
        self.hang_together()
        self.schedule()
        self.set_up_board()
        self.lag()
        self.set_pattern()
        self.freeze()


class NextDoor(Place):
    """The same company under keys of its own, so that a key says whose it is."""

    product_key, loose_key, project_name, late_name = "NXT", "OVE", "Bakery baskets", "Night vans"
    company_goals = 700
    ideas_before = 500


class World:
    """`here` is where everybody tries their rights; `there` is the company next door."""

    def __init__(self):
        self.here, self.there = Place("Larkfield"), NextDoor("Next Door")
        self.members = self.here.members | {STRANGER: self.there.owner}

    def browser(self, who):
        """A signed-in browser of one of WHO; a visitor's has opened their link."""
        browser = people.Client() if who in NO_MEMBER else people.client_of(self.members[who])
        if who == VISITOR:
            opened = browser.post(f"/s/{self.here.guarded_secret}/", {"password": people.PASSWORD})
            assert opened.status_code == 302 and browser.cookies
        return browser

    def program(self, who):
        """An API client with a key of one of WHO; a deactivated person's key was made before, a visitor tries
        the secret of their link."""
        if who not in NO_MEMBER:
            return people.api_of(self.members[who])
        program = people.APIClient()
        if who == VISITOR:
            program.credentials(HTTP_AUTHORIZATION=f"Bearer {self.here.guarded_secret}")
        return program
