"""The names of one node: out of all stated spellings, one per language, the aliases, and the text that is searched."""

from collections.abc import Iterable, Iterator

from graph.records import Properties, Value
from graph.text import folded

_LANGUAGES = ("en", "vi", "lo", "fr")
_NAMES = tuple(f"name_{language}" for language in _LANGUAGES)


def with_names(id: str, properties: Properties) -> Properties:
    """The properties with name_xx, aliases, display_name and search in place of `names`.

    `names` holds texts "language|kind|rank|name"; the first of a language is main before alias, then by rank, then by spelling.
    A name_xx that a table states itself stays. A language without its own property goes to the aliases.

    >>> made = with_names("vl:Z01", {"display_name": "Savan Park", "names": ("en|main|0|Savan Park", "lo|main|0|ສະຫວັນ", "en|alias|1|SSEZ")})
    >>> made["name_en"], made["name_lo"], made["aliases"]
    ('Savan Park', 'ສະຫວັນ', ('SSEZ',))
    """
    made: dict[str, Value] = dict(properties)
    stated = sorted(_stated(made.pop("names", None)))
    for language, _, _, name in stated:
        if language in _LANGUAGES:
            made.setdefault(f"name_{language}", name)
    chosen = [str(made[name]) for name in _NAMES if name in made]
    made.setdefault("display_name", chosen[0] if chosen else id)
    shown = {str(made["display_name"]), *chosen}
    own = made.get("aliases")
    spellings = (*(own if isinstance(own, tuple) else ()), *(name for *_, name in stated))
    aliases = tuple(dict.fromkeys(name for name in spellings if name not in shown))
    if aliases:
        made["aliases"] = aliases
    else:
        made.pop("aliases", None)
    made["search"] = _search((str(made["display_name"]), *chosen, *aliases, _code(id)))
    return made


def _stated(names: Value | None) -> Iterator[tuple[str, bool, int, str]]:
    for text in names if isinstance(names, tuple) else ():
        language, kind, rank, name = ("", "alias", "", text) if text.count("|") < 3 else text.split("|", 3)
        yield language, kind != "main", int(rank) if rank.isdigit() else 0, name


def _search(spellings: Iterable[str]) -> str:
    """Each spelling folded, once, parted by " | " so that no search runs over two names."""
    return " | ".join(dict.fromkeys(filter(None, map(folded, spellings))))


def _code(id: str) -> str:
    return id.rpartition(":")[2].rpartition("/")[2]
