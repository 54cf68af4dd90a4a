"""Ideas, insights and customers by API."""

from strategy.models import Customer, Idea, Insight


def made(place, **data):
    return place.api("post", "ideas/", {"title": "Say what is missing"} | data).json()


def test_an_idea_is_added_listed_and_found_by_its_key(place):
    row = made(place, product="ORC", source="Support")
    assert (row["key"], row["state"], row["votes"], row["demand"]) == ("IDEA-1", "open", 0, 0)
    assert row["product"] == str(place.product.pk)
    assert place.api("get", "ideas/IDEA-1/").json() == row
    made(place, title="Another")
    found = place.api("get", "ideas/?product=ORC&source=Support&state=open").json()["results"]
    assert [one["key"] for one in found] == ["IDEA-1"]
    for asked in ("state=nonsense", "source=Nowhere", "source=%00"):
        assert place.api("get", f"ideas/?{asked}").status_code == 400


def test_its_state_is_nobodys_to_write_and_an_unknown_name_is_a_mistake(place):
    assert made(place, state="planned", verdict="no")["state"] == "open"
    answer = place.api("post", "ideas/", {"title": "One", "nonsense": 1})
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["nonsense"])
    assert place.api("patch", "ideas/IDEA-1/", {"title": "Two", "version": 1}).json()["title"] == "Two"


def test_votes_are_one_a_person_and_taken_back(place):
    made(place)
    for _twice in range(2):
        row = place.api("post", "ideas/IDEA-1/vote/", {}).json()
    assert (row["votes"], row["voted"]) == (1, True)
    row = place.api("delete", "ideas/IDEA-1/vote/").json()
    assert (row["votes"], row["voted"]) == (0, False)


def test_merging_and_taking_it_apart(place):
    kept, twin = made(place), made(place, title="Text me")
    place.api("post", f"ideas/{twin['id']}/vote/", {})
    row = place.api("post", f"ideas/{twin['id']}/merge/", {"into": "IDEA-1"}).json()
    assert (row["state"], row["merged_into"]) == ("merged", kept["id"])
    assert place.api("get", "ideas/IDEA-1/").json()["votes"] == 1
    answer = place.api("post", f"ideas/{twin['id']}/merge/", {"into": "IDEA-1"})
    assert (answer.status_code, "merged into IDEA-1" in answer.json()["detail"]) == (400, True)
    assert place.api("delete", f"ideas/{twin['id']}/merge/").json()["state"] == "open"


def test_promotion_and_evidence(place):
    row = made(place, product="ORC")
    said = {"words": "At eight.", "customer_name": "Saltmarsh", "ideas": [row["id"]]}
    insight = place.api("post", "insights/", said).json()
    customer = Customer.objects.get()
    assert (insight["customer"], insight["ideas"]) == (str(customer.pk), [row["id"]])
    place.api("patch", f"customers/{customer.pk}/", {"weight": 3, "version": 1})
    answer = place.api("post", "ideas/IDEA-1/promotion/", {})
    assert answer.status_code == 201
    initiative = answer.json()["initiative"]
    assert place.api("get", f"initiatives/{initiative}/").json()["demand"] == 3
    found = place.api("get", f"insights/?initiative={initiative}").json()["results"]
    assert [one["id"] for one in found] == [insight["id"]]
    assert place.api("get", "ideas/?initiative=ORC-1").json()["results"][0]["demand"] == 3


def test_an_answer_is_told_and_a_stale_one_is_refused(place):
    row = made(place)
    Idea.objects.get().vote(by=place.reader)
    words = {"verdict": "no", "words": "No, for a reason."}
    assert (
        place.api("post", "ideas/IDEA-1/answer/", words | {"version": row["version"] + 4}).status_code == 409
    )
    answer = place.api("post", "ideas/IDEA-1/answer/", words | {"version": row["version"]}).json()
    assert (answer["state"], answer["verdict"], answer["answer"]) == ("declined", "no", "No, for a reason.")
    assert place.reader.notifications.get().words == "No: No, for a reason."
    assert place.api("post", "ideas/IDEA-1/answer/", {"verdict": "maybe", "words": "?"}).status_code == 400


def test_the_wanted_come_by_their_demand_page_by_page(place):
    customers = [Customer.create(by=place.manager, name=f"C{n}", weight=n % 3 + 1) for n in range(5)]
    for n in range(5):
        row = Idea.create(by=place.manager, title=f"Idea {n}")
        for customer in customers[: (n * 2) % 5]:
            Insight.create(by=place.manager, words="Yes.", customer=customer, ideas=[row])
    url, found = "ideas/?order=demand&size=2", []
    while url:
        answer = place.api("get", url).json()
        found += [row["demand"] for row in answer["results"]]
        url = answer["next"] and answer["next"].partition("/api/v1/")[2]
    assert found == sorted(found, reverse=True)
    assert len(found) == 5


def test_a_contributor_changes_their_own(place):
    made(place)
    place.sign_in(place.reader)
    assert place.api("patch", "ideas/IDEA-1/", {"title": "Mine", "version": 1}).status_code == 403
    own = made(place, title="Darker screens")
    assert place.api("patch", f"ideas/{own['id']}/", {"title": "Dark", "version": 1}).status_code == 200
    said = place.api("post", "insights/", {"words": "Too bright."}).json()
    assert (
        place.api("patch", f"insights/{said['id']}/", {"source": "A visit", "version": 1}).status_code == 200
    )
    assert place.api("post", "customers/", {"name": "Mill Lane"}).status_code == 403


def test_a_customer_is_listed_with_how_often_they_spoke(place):
    place.api("post", "customers/", {"name": "Mill Lane", "segment": "Hub", "weight": 2})
    place.api("post", "insights/", {"words": "Yes.", "customer_name": "mill lane"})
    (row,) = place.api("get", "customers/?segment=Hub").json()["results"]
    assert (row["name"], row["weight"], row["insights"]) == ("Mill Lane", 2, 1)
    assert place.api("post", "customers/", {"name": "Mill  lane"}).status_code == 400
    assert place.api("post", "customers/", {"name": "Other", "weight": 9}).status_code == 400
