"""Dates of 4, 7 or 10 characters: compared by their first day where something begins, by their last where it ends."""

import calendar


def first(date: str) -> str:
    """The first day of a year, a month or a day.

    >>> first("2027"), first("2027-07"), first("2025-08-22")
    ('2027-01-01', '2027-07-01', '2025-08-22')
    """
    return date + "-01-01"[3 * (len(date) > 4) : 6] if len(date) < 10 else date


def last(date: str) -> str:
    """The last day of a year, a month or a day.

    >>> last("2025"), last("2024-02"), last("2025-08-22")
    ('2025-12-31', '2024-02-29', '2025-08-22')
    """
    if len(date) == 4:
        return f"{date}-12-31"
    return f"{date}-{calendar.monthrange(int(date[:4]), int(date[5:]))[1]:02d}" if len(date) == 7 else date


def timing(date: object, at: str) -> str:
    """Where a planned date stands on the day `at`: "ahead", "date passed", or "undated" where no date is given.

    >>> timing("2027-07", "2026-11-25"), timing("2025-11", "2026-11-25"), timing(None, "2026-11-25"), timing("2026-11-25", "2026-11-25")
    ('ahead', 'date passed', 'undated', 'ahead')
    """
    if not date:
        return "undated"
    return "ahead" if first(str(date)) >= at else "date passed"


def holds(status: object, valid_to: object, at: str) -> bool:
    """Whether something counts as true on the day `at`: stated, and not past.

    >>> holds("stated", None, "2026-11-25"), holds("stated", "2019", "2026-11-25"), holds("planned", None, "2026-11-25")
    (True, False, False)
    """
    return status == "stated" and (not valid_to or last(str(valid_to)) >= at)
