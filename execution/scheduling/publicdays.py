"""Public holidays by country and region, from the `holidays` library. No database.

Countries are ISO 3166 codes ("DE"), regions what the library calls their parts ("BY").
"""

import re
from functools import cache

import holidays
from holidays.registry import COUNTRIES

ENGLISH = ("en_US", "en_GB", "en")


@cache
def countries():
    """{code: (name, [region codes])}, by name."""
    parts = holidays.list_supported_countries(include_aliases=False)
    names = {code: words(name) for name, code, *_more in COUNTRIES.values()}
    return {
        code: (names.get(code, code), parts[code]) for code in sorted(parts, key=lambda c: names.get(c, c))
    }


def words(name):
    """ "UnitedStates" as people write it."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)


def regions(country):
    """Codes of the regions of a country that it knows; none for one it does not."""
    return countries().get(country, ("", []))[1]


def public_days(country, region, years):
    """{date: name} in English where the library has it, of these years. Raises ValueError for an unknown place."""
    if country not in countries() or (region and region not in regions(country)):
        raise ValueError(f"no holidays are known for {country} {region}".strip())
    found = holidays.country_holidays(country, subdiv=region or None, years=years)
    spoken = next((one for one in ENGLISH if one in getattr(found, "supported_languages", ())), None)
    if spoken:
        found = holidays.country_holidays(country, subdiv=region or None, years=years, language=spoken)
    return dict(sorted(found.items()))


def source(country, region):
    """Where they come from, to be shown beside them."""
    place = countries()[country][0] + (f", {region}" if region else "")
    return f"{place} (holidays {holidays.__version__})"
