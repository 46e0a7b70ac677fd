"""Where a planned date stands: ahead, passed, or not given."""


def first(date: str) -> str:
    """The first day of a year, a month or a day.

    >>> first("2027"), first("2027-07"), first("2025-08-22")
    ('2027-01-01', '2027-07-01', '2025-08-22')
    """
    return date + "-01-01"[len(date) - 4 :] if len(date) < 10 else date


def timing(date: object, at: object) -> str:
    """Where a planned date stands on the day `at`: "ahead", "date passed", or "undated" where none is given.

    >>> timing("2027-07", "2026-11-25"), timing("2025-11", "2026-11-25"), timing(None, "2026-11-25"), timing("2026-11-25", "2026-11-25")
    ('ahead', 'date passed', 'undated', 'ahead')
    """
    if not date:
        return "undated"
    return "ahead" if first(str(date)) >= str(at) else "date passed"
