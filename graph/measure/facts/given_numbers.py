"""Numbers that a person gives for a question whose figures no source states."""

import math

from graph.errors import BadParameter


def numbers(name: str, text: object) -> list[float]:
    """Numbers joined by ";", none negative; empty text is none. Raises BadParameter, naming the parameter and how to write it.

    >>> numbers("shares", "40; 30 %;20;10")
    [40.0, 30.0, 20.0, 10.0]
    """
    found = []
    for word in str(text or "").split(";"):
        bare = word.strip().removesuffix("%").strip()
        if bare:
            found.append(_number(name, bare))
    return found


def as_number(name: str, text: object) -> float | None:
    """One number from 0 up; None where none is given, which is unknown and not 0. Raises BadParameter.

    >>> as_number("stock", "50"), as_number("stock", "")
    (50.0, None)
    """
    found = numbers(name, text)
    if len(found) > 1:
        raise BadParameter(f"{name} names {len(found)} numbers.", then=f"Give one, as in {name}=50.", name=name)
    return found[0] if found else None


def _number(name: str, word: str) -> float:
    try:
        number = float(word)
    except ValueError:
        number = math.nan
    if not math.isfinite(number) or number < 0:
        then = f"Give digits with a point for decimals and no other mark, several joined by ';', as in {name}=40; 30.5."
        raise BadParameter(f"{name}: {word!r} is no number from 0 up.", then=then, name=name)
    return number
