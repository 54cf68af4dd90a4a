"""The workload's page, its panel, the resources and the project's people."""

import datetime as dt
from decimal import Decimal

import pytest

from execution.models import Allocation, Kind, Person, TimeOff
from execution.tests import factories as make

MONDAY = dt.date(2026, 6, 15)
FRIDAY = dt.date(2026, 6, 19)


def page(answer):
    assert answer.status_code == 200, answer.content[-800:]
    return answer.content.decode()


def colleague(place, name):
    member = make.member(place.workspace, name=name)
    Person.ensure(place.workspace)
    return Person.objects.for_list().get(member=member)


@pytest.fixture
def noor(place):
    return colleague(place, "Noor Haddad")


def busy(place, person, percent, first=MONDAY, last=FRIDAY, project=None):
    return make.allocation(
        place.owner, person, project or place.project, percent=percent, start=first, end=last
    )


def test_it_says_first_who_is_over_in_the_weeks_to_come(place, noor):
    busy(place, noor, 130)
    busy(place, noor, 150, MONDAY + dt.timedelta(weeks=4), FRIDAY + dt.timedelta(weeks=4))
    body = page(place.get("workload/"))

    assert "1 person over 100% in the next 4 weeks" in body
    assert 'aria-label="130%, 1.5 days too many: Noor Haddad, 15 – 21 Jun"' in body
    assert '<a class="hc o2' in body


def test_nobody_over_is_said_too(place, noor):
    busy(place, noor, 100)
    assert "Nobody is over 100% in the next 4 weeks." in page(place.get("workload/"))


def test_what_is_over_later_than_soon_is_not_said_first(place, noor):
    busy(place, noor, 150, MONDAY + dt.timedelta(weeks=4), FRIDAY + dt.timedelta(weeks=4))
    assert "Nobody is over" in page(place.get("workload/"))


def test_it_is_a_real_table_with_heads(place, noor):
    make.time_off(place.owner, noor, first=MONDAY, last=FRIDAY)
    body = page(place.get("workload/"))
    assert body.count('<th scope="col"') == 14 and body.count('<th scope="row">') == 2
    assert 'aria-label="Away all week: Noor Haddad, 15 – 21 Jun"' in body
    assert body.count('aria-current="date"') == 1


def test_the_range_stands_in_the_address_and_damage_counts_as_unsaid(place, noor):
    asked = page(place.get("workload/?from=2026-07-09&weeks=4"))
    assert asked.count('<th scope="col"') == 6
    assert "week=2026-07-06" in asked and "?from=2026-06-08&amp;weeks=4" in asked
    usual = page(place.get("workload/")).count('<th scope="col"')
    for query in (
        "from=yesterday",
        "from=2026-13-40",
        "weeks=0",
        "weeks=27",
        "weeks=x",
        "kind=robot",
        "week=9",
    ):
        assert page(place.get(f"workload/?{query}")).count('<th scope="col"') == usual, query


def test_it_is_narrowed_by_kind_project_and_to_who_is_over(place, noor):
    other = make.project(place.owner, name="Depot sync")
    van = make.person(place.owner, name="Van", kind=Kind.EQUIPMENT)
    busy(place, noor, 110)
    busy(place, van, 50, project=other)

    def shown(query):
        body = page(place.get(f"workload/?{query}"))
        return {person.name for person in (noor, van) if f'<span class="med">{person.name}' in body}

    assert shown("") == {"Noor Haddad", "Van"}
    assert shown("kind=equipment") == {"Van"}
    assert shown(f"project={place.project.key}") == {"Noor Haddad"}
    assert shown("only=over") == {"Noor Haddad"}
    assert place.get("workload/?project=NONE").status_code == 404
    assert "Show everybody" in page(place.get("workload/?kind=placeholder"))


def test_days_say_days(place, noor):
    busy(place, noor, 130)
    assert 'aria-label="6.5 days, 130%, 1.5 days too many: Noor' in page(place.get("workload/?unit=days"))


def test_a_person_is_opened_with_what_they_do_and_who_has_room(place, noor):
    elsie, full, _other = (colleague(place, name) for name in ("Elsie Marsh", "Full Up", "Nobody Found Yet"))
    make.person(place.owner, name="An engineer", title="Integrations engineer")
    for person in (elsie, full):
        person.edit(by=place.owner, changes={"title": "Integrations engineer"})
    noor.edit(by=place.owner, changes={"title": "integrations engineer"})
    other = make.project(place.owner, name="Depot sync")
    busy(place, noor, 80)
    busy(place, noor, 50, project=other)
    busy(place, elsie, 40)
    busy(place, full, 100)
    make.time_off(
        place.owner, noor, first=FRIDAY + dt.timedelta(weeks=2), last=FRIDAY + dt.timedelta(weeks=3)
    )

    body = page(place.get(f"workload/?person={noor.pk}&week=2026-06-15"))
    panel = body.partition("<aside")[2]

    assert "1.5 days too many" in panel and "Depot sync" in panel
    room = panel.partition('id="wl-room"')[2].partition("</aside>")[0]
    assert "Elsie Marsh" in room
    assert not [name for name in ("Full Up", "Nobody Found", "An engineer") if name in room]
    assert '<time datetime="2026-07-03">3</time> – <time datetime="2026-07-10">10 Jul</time>' in panel
    assert body.count('<tr class="heat-s">') == 2


def test_where_nobody_of_the_title_has_room_others_are_named(place, noor):
    noor.edit(by=place.owner, changes={"title": "Integrations engineer"})
    body = page(place.get(f"workload/?person={noor.pk}"))
    assert "Others with room" in body and str(place.owner) in body.partition('id="wl-room"')[2]


def test_a_van_is_no_help_to_a_person(place, noor):
    make.person(place.owner, name="Van", kind=Kind.EQUIPMENT)
    body = page(place.get(f"workload/?person={noor.pk}"))
    assert "Van" not in body.partition('id="wl-room"')[2]


def test_an_executive_sees_no_control(place, noor):
    allocation = busy(place, noor, 80)
    place.sign_in("executive")
    body = page(place.get(f"workload/?person={noor.pk}")).partition("<main")[2]
    main = body.partition("</main>")[0]
    assert "<form" not in main and "allocations/new" not in main and f"{allocation.pk}/edit" not in main
    assert "<form" not in page(place.get("resources/")).partition("<main")[2].partition("</main>")[0]


def test_a_new_workspace_shows_its_owner_and_reading_makes_them_a_person(place):
    assert not Person.objects.exists()
    assert str(place.owner) in page(place.get("workload/"))
    assert Person.objects.get().member == place.owner


# -- what is done there -----------------------------------------------------------


def test_an_allocation_is_added_edited_and_removed_and_one_returns_to_where_one_was(place, noor):
    back = place.url(f"workload/?person={noor.pk}&week=2026-06-15")
    body = {
        "person": noor.pk, "project": place.project.pk, "percent": "60", "start": "2026-06-15",
        "end": "2026-06-26", "next": back,
    }  # fmt: skip
    assert place.post("allocations/new/", body).url == back
    made = Allocation.objects.get()

    edit = {"percent": "40", "start": "2026-06-15", "end": "2026-06-19", "version": "1", "next": back}
    answer = place.post(f"allocations/{made.pk}/edit/", edit, headers={"HX-Request": "true"})
    assert answer.url == back
    made.refresh_from_db()
    assert (made.percent, made.end, made.person) == (40, FRIDAY, noor)

    assert place.post(f"allocations/{made.pk}/delete/", {"next": back}).url == back
    assert not Allocation.objects.exists()


def test_what_is_wrong_is_said_at_its_field(place, noor):
    body = {"person": noor.pk, "project": place.project.pk, "percent": "250", "start": "2026-06-15"}
    answer = place.post("allocations/new/", body | {"end": "2026-06-19"})
    assert answer.status_code == 422
    assert "less than or equal to 200" in answer.content.decode()

    answer = place.post("allocations/new/", body | {"percent": "50", "end": "2026-06-12"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["end"])


def test_two_who_change_the_same_share_both_see_it(place, noor):
    made = busy(place, noor, 80)
    made.edit(by=place.owner, changes={"percent": 60}, version=1)
    edit = {"percent": "50", "start": MONDAY, "end": FRIDAY, "version": "1"}
    answer = place.post(f"allocations/{made.pk}/edit/", edit, headers={"HX-Request": "true"})
    assert answer.status_code == 409
    assert "Theirs: 60. Yours: 50." in " ".join(answer.content.decode().split())
    assert Allocation.objects.get().percent == 60


def test_nobody_is_led_elsewhere(place, noor):
    made = busy(place, noor, 80)
    answer = place.post(f"allocations/{made.pk}/delete/", {"next": "https://elsewhere.example/"})
    assert answer.url == made.get_absolute_url()


def test_time_off_is_added_edited_and_removed(place, noor):
    days = {"person": noor.pk, "first": "2026-06-15", "last": "2026-06-19", "reason": "Holidays"}
    place.post("time-off/new/", days)
    entry = TimeOff.objects.get()
    assert entry.reason == "Holidays"
    assert "Away" in page(place.get("workload/"))

    place.post(f"time-off/{entry.pk}/edit/", days | {"last": "2026-06-16", "version": "1"})
    entry.refresh_from_db()
    assert entry.last == dt.date(2026, 6, 16)
    place.post(f"time-off/{entry.pk}/delete/")
    assert not TimeOff.objects.exists()


def test_the_forms_take_what_the_address_suggests(place, noor):
    body = page(place.get(f"allocations/new/?person={noor.pk}&project=STO&start=2026-06-15"))
    assert f'<option value="{noor.pk}" selected>' in body
    assert f'<option value="{place.project.pk}" selected>' in body
    page(place.get("allocations/new/?person=nobody&project=nothing&start=never"))


# -- people and resources -----------------------------------------------------------


def test_equipment_is_added_and_its_week_is_changed(place):
    form = {"kind": "equipment", "name": " A  van ", "hours": "60", "days": ["sat", "mon"]}
    assert place.post("resources/new/", form).status_code == 302
    van = Person.objects.get(kind=Kind.EQUIPMENT)
    assert (van.name, van.days, van.hours) == ("A van", "mon sat", Decimal(60))

    form = {"name": "A van", "hours": "30", "days": ["tue"], "version": "1"}
    assert place.post(f"resources/{van.pk}/edit/", form).status_code == 302
    van.refresh_from_db()
    assert (van.days, van.hours, van.kind) == ("tue", Decimal(30), Kind.EQUIPMENT)


def test_a_week_without_days_is_refused_at_its_field(place):
    answer = place.post("resources/new/", {"kind": "placeholder", "name": "A designer", "hours": "40"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["days"])


def test_a_members_name_is_not_asked(place, noor):
    body = page(place.get(f"resources/{noor.pk}/edit/"))
    assert 'name="name"' not in body and 'name="kind"' not in body
    place.post(
        f"resources/{noor.pk}/edit/", {"title": "Lead", "hours": "32", "days": ["mon"], "version": "1"}
    )
    noor.refresh_from_db()
    assert (noor.name, noor.title, noor.days) == ("Noor Haddad", "Lead", "mon")


def test_who_is_not_planned_for_leaves_the_workload_and_comes_back(place, noor):
    place.post(f"resources/{noor.pk}/active/")
    assert '<span class="med">Noor Haddad' not in page(place.get("workload/"))
    assert "Not planned for" in page(place.get("resources/"))
    place.post(f"resources/{noor.pk}/active/")
    assert "Noor Haddad" in page(place.get("workload/"))


def test_a_placeholder_is_replaced_from_the_page(place, noor):
    designer = make.person(place.owner)
    busy(place, designer, 40)
    assert "A designer" in page(place.get("people/"))
    answer = place.post(f"resources/{designer.pk}/replace/", {"person": designer.pk})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["person"])

    answer = place.post(f"resources/{designer.pk}/replace/", {"person": noor.pk}, follow=True)
    assert "1 allocation of A designer is Noor Haddad&#x27;s now." in page(answer)
    assert Allocation.objects.get().person == noor


def test_a_projects_page_shows_who_is_allocated_to_it(place, noor):
    busy(place, noor, 60)
    busy(place, noor, 30, MONDAY - dt.timedelta(weeks=4), FRIDAY - dt.timedelta(weeks=4))
    body = page(place.get("projects/STO/"))
    assert "Noor Haddad" in body and "1 allocation has ended." in body
    assert "allocations/new/?project=STO" in body
    place.sign_in("executive")
    assert "allocations/new/" not in page(place.get("projects/STO/"))


def test_hours_are_read_without_noughts_behind(place, noor):
    Person.objects.filter(pk=noor.pk).update(hours=Decimal("32.50"))
    assert 'value="32.5"' in page(place.get(f"resources/{noor.pk}/edit/"))
