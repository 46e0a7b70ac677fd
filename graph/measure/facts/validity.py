"""What holds on a day: stated and not past (design: "now"); and where a planned date stands: ahead, passed, or not given."""


def past(valid_to: object, at: object) -> bool:
    """Whether an end date of 4, 7 or 10 characters lies before the day, compared by its last day; False if there is none.

    >>> past("2025", "2025-06-30"), past("2025-05", "2025-06-30"), past(None, "2025-06-30")
    (False, True, False)
    """
    text, day = str(valid_to or ""), str(at)
    return bool(text) and text < day[: len(text)]


def later(valid_from: object, at: object) -> bool:
    """Whether a start of 4, 7 or 10 characters lies after the day, compared by its first day; False if there is none.

    >>> later("2025", "2024-06-30"), later("2024", "2024-06-30"), later(None, "2024-06-30")
    (True, False, False)
    """
    return bool(valid_from) and first_day(str(valid_from)) > str(at)


def now(status: object, valid_to: object, at: object) -> bool:
    """Whether a statement holds on the day: it is stated, and not past.

    >>> now("stated", "2019", "2026-11-25"), now("planned", None, "2026-11-25"), now("stated", None, "2026-11-25")
    (False, False, True)
    """
    return status == "stated" and not past(valid_to, at)


def first_day(date: str) -> str:
    """The first day of a year, a month or a day.

    >>> first_day("2027"), first_day("2027-07"), first_day("2025-08-22")
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
    return "ahead" if first_day(str(date)) >= str(at) else "date passed"
