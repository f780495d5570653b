"""The thirteen days off that the law fixes, in any year.

Source: 全国年节及纪念日放假办法, article 2, as revised by State Council Order 795, in force since
1 January 2025. Days that bridge to a weekend and days worked for them are announced year by year
and are data of the rule set.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from record.rules.tables import Text

FIRST_YEAR = 2025
# The almanac that the lunar days come from ends with this year.
LAST_LUNAR_YEAR = 2100
_DAY = timedelta(days=1)
_NEW_YEAR = Text("元旦", "New Year")
_SPRING = Text("春节", "Spring Festival")
_QINGMING = Text("清明节", "Qingming")
_LABOUR = Text("劳动节", "Labour Day")
_DRAGON_BOAT = Text("端午节", "Dragon Boat Festival")
_MID_AUTUMN = Text("中秋节", "Mid-Autumn")
_NATIONAL = Text("国庆节", "National Day")


@cache
def statutory(year: int) -> Mapping[date, Text]:
    """Return the days off by law of a year with their names; none before the law was in force."""
    if year < FIRST_YEAR:
        return {}
    found = {
        date(year, 1, 1): _NEW_YEAR,
        date(year, 5, 1): _LABOUR,
        date(year, 5, 2): _LABOUR,
        **{date(year, 10, day): _NATIONAL for day in (1, 2, 3)},
    }
    return _lunar(year) | found if year <= LAST_LUNAR_YEAR else found


def _lunar(year: int) -> dict[date, Text]:
    from borax.calendars.lunardate import LunarDate, TermUtils

    first = LunarDate(year, 1, 1).to_solar_date()
    return {
        # New Year's Eve and the first three days of the first month.
        **{first + number * _DAY: _SPRING for number in range(-1, 3)},
        TermUtils.nth_term_day(year, term_name="清明"): _QINGMING,
        LunarDate(year, 5, 5).to_solar_date(): _DRAGON_BOAT,
        LunarDate(year, 8, 15).to_solar_date(): _MID_AUTUMN,
    }
