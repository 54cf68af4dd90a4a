from roadmap.reading.kept import Kept, Key, Same


def test_what_was_kept_is_found_under_an_equal_key():
    kept = Kept(10)
    kept.keep(Key(("a", 1)), "drawn")

    assert kept.get(Key(("a", 1))) == "drawn"
    assert kept.get(Key(("a", 2))) is None


def test_it_holds_no_more_than_twice_its_room_and_the_longest_unused_goes_first():
    kept = Kept(10)
    for number in range(100):
        kept.keep(number, number, 2)
        kept.keep("asked for", "always", 1) if kept.get("asked for") is None else None

    held = [*kept.old.values(), *kept.new.values()]
    assert sum(size for _value, size in held) <= 20
    assert kept.get("asked for") == "always" and kept.get(99) == 99
    assert kept.get(0) is None


def test_what_takes_all_the_room_is_not_kept():
    kept = Kept(10)

    assert kept.keep("large", "value", 10) == "value"
    assert kept.get("large") is None


def test_a_value_that_is_the_same_is_asked_for_itself():
    one, other = [1], [1]

    assert Same(one) == Same(one) and hash(Same(one)) == hash(Same(one))
    assert Same(one) != Same(other)
