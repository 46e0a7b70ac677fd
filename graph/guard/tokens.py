"""Typed-in Cypher cut into tokens, the same way that both engines cut it; anything they might cut otherwise is refused."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NoReturn, cast

from graph.errors import Refused

_Kind = Literal["word", "name", "string", "number", "parameter", "symbol"]
_LONGEST = 8_000

_TOKEN = re.compile(
    r"""
      (?P<space>[ \t\r\n]+|//[^\n\r]*|/\*(?:(?!\*/).)*\*/)
    | (?P<string>'(?:[^'\\]|\\[\\'"bfnrt])*'|"(?:[^"\\]|\\[\\'"bfnrt])*")
    | (?P<name>`[^`\\]+`(?!`))
    | (?P<number>0[xX][0-9a-fA-F]+|0[oO][0-7]+|(?:[0-9]+(?:\.[0-9]+)?)(?:[eE][+-]?[0-9]+)?(?![\w]))
    | (?P<parameter>\$[A-Za-z_]\w*)
    | (?P<word>[^\W\d]\w*)
    | (?P<symbol>\.\.|=~|<>|<=|>=|/(?!\*)|[()\[\]{},:.;|&!%=<>+\-*^])
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True)
class Token:
    """One token; `upper` is its text as keywords are compared, empty where it cannot be one."""

    kind: _Kind
    text: str
    at: int

    @property
    def upper(self) -> str:
        return self.text.upper() if self.kind == "word" else ""


def position(text: str, at: int) -> str:
    """Where that is, as people count.

    >>> position("MATCH (n)\\nSET n.x = 1", 10)
    'line 2, column 1'
    """
    return f"line {text.count(chr(10), 0, at) + 1}, column {at - text.rfind(chr(10), 0, at)}"


def tokens(text: str) -> list[Token]:
    """The tokens of a text, comments left out; raises Refused where anything is unclear.

    >>> [token.text for token in tokens("RETURN 'a;b' // all")]
    ['RETURN', "'a;b'"]
    """
    if len(text) > _LONGEST:
        raise Refused(f"the text has {len(text):,} characters, more than {_LONGEST:,}; ask in parts.")
    for at, character in enumerate(text):
        _plain(text, at, character)
    return list(_cut(text))


def _plain(text: str, at: int, character: str) -> None:
    """Control, bidirectional and zero-width characters hide what a text does; `\\u` is a letter to one engine, a lone return a new line."""
    if character in "\t\n" or text.startswith("\r\n", at):
        return
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"):
        raise Refused(f"the invisible character U+{ord(character):04X} at {position(text, at)} may not stand in a text; delete it.")
    if character == "\\" and text[at + 1 : at + 2] in ("u", "U"):
        raise Refused(f"\\u at {position(text, at)} may not stand in a text; write the letter itself.")


def _cut(text: str) -> Iterator[Token]:
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            _unclear(text, at)
        if found["word"]:
            _own_letters(text, at, found[0])
        if not found["space"]:
            yield Token(cast("_Kind", found.lastgroup), found[0], at)
        at = found.end()


def _own_letters(text: str, at: int, word: str) -> None:
    """Full-width and look-alike letters that some engine may read as plain ones."""
    same = (word.upper(), word.lower(), word.casefold(), unicodedata.normalize("NFKC", word))
    if not word.isascii() and any(form.isascii() for form in same):
        raise Refused(f"{word} at {position(text, at)} is written with look-alike letters; write plain ones.")


def _unclear(text: str, at: int) -> NoReturn:
    where = position(text, at)
    if text.startswith("/*", at):
        raise Refused(f"the comment that begins at {where} has no end; close it by */.")
    if text[at] in "'\"":
        raise Refused(f"the quote that begins at {where} has no end, or holds an escape other than \\\\ \\' \\\" \\n \\t; close it.")
    if text[at] == "`":
        raise Refused(f"the back-ticks at {where} have no end, or hold \\ or another back-tick; write a plain name.")
    if text[at].isdigit():
        raise Refused(f"the number at {where} cannot be read; write it with digits only.")
    raise Refused(f"{text[at]!r} at {where} does not belong to a query; delete it, or put a name in back-ticks.")
