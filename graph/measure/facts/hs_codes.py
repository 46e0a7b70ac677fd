"""Codes of the Harmonized System: when two of them speak of one product, and to which chain a code belongs."""

from collections.abc import Callable, Mapping
from functools import cache


def digits(id: object) -> str:
    """The digits of a product id.

    >>> digits("hs2022:110814")
    '110814'
    """
    return str(id).removeprefix("hs2022:")


def is_code(id: object) -> bool:
    """Whether an id is that of a product; quicker than asking for its kind.

    >>> is_code("hs2022:4403"), is_code("vl:E10")
    (True, False)
    """
    return str(id).startswith("hs2022:")


def match(stated: str, wanted: str) -> str:
    """How a stated code meets a wanted one: equal, wider (a prefix of it), narrower (below it), or "" (not at all).

    >>> match("4403", "440349"), match("440349", "4403"), match("4403", "4403"), match("4403", "4407")
    ('wider', 'narrower', 'equal', '')
    """
    if stated == wanted:
        return "equal"
    if wanted.startswith(stated):
        return "wider"
    return "narrower" if stated.startswith(wanted) else ""


def chain_finder(homes: Mapping[str, str]) -> Callable[[object], str | None]:
    """The home chain of codes, each looked for once: a list names few codes very many times.

    >>> chain_finder({"4403": "timber"})("440349")
    'timber'
    """
    return cache(lambda code: home_chain(str(code), homes))


def home_chain(code: str, homes: Mapping[str, str]) -> str | None:
    """The home chain of a code: of its longest prefix, else the one chain of all codes below it, else None.

    >>> homes = {"4403": "timber", "100610": "rice", "100630": "rice", "7201": "steel", "7213": "cement"}
    >>> home_chain("440349", homes), home_chain("1006", homes), home_chain("72", homes)
    ('timber', 'rice', None)
    """
    for length in range(len(code), 1, -1):
        if code[:length] in homes:
            return homes[code[:length]]
    below = {chain for other, chain in homes.items() if other.startswith(code)}
    return below.pop() if len(below) == 1 else None
