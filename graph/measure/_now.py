"""What holds on a day: stated and not past (design: "now")."""


def past(valid_to: object, at: object) -> bool:
    """Whether an end date of 4, 7 or 10 characters lies before the day, compared by its last day; False if there is none.

    >>> past("2025", "2025-06-30"), past("2025-05", "2025-06-30"), past(None, "2025-06-30")
    (False, True, False)
    """
    text, day = str(valid_to or ""), str(at)
    return bool(text) and text < day[: len(text)]


def now(status: object, valid_to: object, at: object) -> bool:
    """Whether a statement holds on the day: it is stated, and not past.

    >>> now("stated", "2019", "2026-11-25"), now("planned", None, "2026-11-25"), now("stated", None, "2026-11-25")
    (False, False, True)
    """
    return status == "stated" and not past(valid_to, at)
