"""Tables of a migration are made in one step, and come out as they would one by one."""

from django.db import migrations, models

from accounts.tables import Tables, at_once


def table(name):
    return migrations.CreateModel(name, [("id", models.AutoField(primary_key=True))])


def test_runs_of_tables_are_one_step_and_all_else_stays_in_its_place():
    one, two, other, last = table("A"), table("B"), migrations.RunSQL("SELECT 1"), table("C")
    found = at_once([one, two, other, last])

    assert isinstance(found[0], Tables) and found[0].tables == [one, two]
    assert found[1:] == [other, last]


def test_they_can_be_taken_back_where_each_can():
    assert Tables([table("A")]).reversible
    assert not Tables([migrations.RunSQL("SELECT 1")]).reversible


def test_the_state_is_the_same():
    both = migrations.state.ProjectState(), migrations.state.ProjectState()
    for operation in at_once([table("A"), table("B")]):
        operation.state_forwards("app", both[0])
    for operation in (table("A"), table("B")):
        operation.state_forwards("app", both[1])

    assert both[0] == both[1]
