"""Which typed-in Cypher may run: texts that only read, within bounds. Whatever is not known to be harmless is refused.

This is the first wall and looks at the text alone. Behind it the engine opens for reading, Neo4j's own plan may hold
known operators only, and rows, time and memory are limited. Questions of the catalogue do not pass here.
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import NoReturn

from graph.errors import Refused
from graph.guard.tokens import Token, position, tokens
from graph.guard.vocabulary import BEFORE_PATTERN, FUNCTIONS, WRITING
from graph.store import Fetched, Reader

HOPS = 6  # no planner's path is longer, and each hop multiplies the work
RANGE = 10_000

_FIRST = frozenset(("MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL"))
_QUANTIFIED = f"repeats a path without an upper length, or with one above {HOPS}; write *1..{HOPS} or {{1,{HOPS}}}."


def check(text: str) -> str:
    """The text, if it may run; raises Refused with the reason, the position and what to do.

    >>> check("MATCH (n:Zone)-[*1..3]-(m) RETURN m")
    'MATCH (n:Zone)-[*1..3]-(m) RETURN m'
    >>> check("MATCH (n) SET n.x = 1")
    Traceback (most recent call last):
    graph.errors.Refused: Refused: SET at line 1, column 11 is no part of a text that only reads; leave it out.
    """
    _Checked(text).check()
    return text


def run(reader: Reader, text: str, parameters: Mapping[str, object] | None = None, *, limit: int = 1000, timeout: float = 10.0) -> Fetched:
    """Rows of a typed-in text, as far as it may run; nodes, links and paths come as things.

    Raises Refused, QueryFailed, QueryTimeout, StoreUnreachable.
    """
    return reader.read_typed(check(text), parameters or {}, limit=limit, timeout=timeout)


class _Checked:
    """One text and its tokens, the brackets matched."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text)
        if self.tokens and self.tokens[-1].text == ";":
            self.tokens.pop()
        self.closing = self._pairs()
        self.opening = {closed: opened for opened, closed in self.closing.items()}

    def check(self) -> None:
        if not self.tokens:
            raise Refused("the text is empty; write a query that begins with MATCH.")
        if self.tokens[0].upper not in _FIRST:
            self._no(0, "is no beginning of a text that only reads; begin with MATCH, OPTIONAL MATCH, WITH, UNWIND, RETURN or CALL {.")
        for i, token in enumerate(self.tokens):
            if token.kind == "word":
                self._word(i, token)
            elif token.text == "(":
                self._called(i)
            elif token.text in ("*", "+", "{"):
                self._repeated(i)
            elif token.text == ";":
                self._no(i, "ends a statement and more follows; only one may run at a time.")
            elif token.text == "." and self._text(i - 1) and self.tokens[i - 1].kind == "number":
                self._no(i, "stands right behind a number; write a space or parentheses.")
            elif token.kind == "string" and i and self.tokens[i - 1].kind == "string":
                self._no(i, "stands right behind another quoted text; join them by +.")

    def _word(self, i: int, token: Token) -> None:
        if token.upper in WRITING and self._text(i - 1) not in (":", "."):
            self._no(i, "is no part of a text that only reads; leave it out.")
        if token.upper == "CALL" and self._text(i - 1) not in (":", "."):
            self._subquery(i)

    def _subquery(self, i: int) -> None:
        """CALL { … } or CALL (a, b) { … }: never a procedure."""
        j = i + 1
        if self._text(j) == "(":
            end = self.closing[j]
            if all(t.kind in ("word", "name") or t.text in (",", "*") for t in self.tokens[j + 1 : end]):
                j = end + 1
        if self._text(j) != "{":
            self._no(i, "may only open a subquery, CALL { … }; procedures are not run.")

    def _called(self, i: int) -> None:
        """What stands before a parenthesis: a function of the list, a word of the language, or no word at all."""
        before = self.tokens[i - 1] if i else None
        if before is None or before.kind not in ("word", "name"):
            return
        if before.kind == "name":
            self._no(i - 1, "is called as a function; write its plain name.")
        j = i - 1
        while self._text(j - 1) == "." and j >= 2:
            j -= 2
        called = "".join(token.text for token in self.tokens[j:i])
        bare = self._text(i - 2) not in (":", ".")
        if called.lower() in FUNCTIONS:
            if called.lower() == "range":
                self._range(i)
        elif not (bare and before.upper in BEFORE_PATTERN):
            self._no(j, "is no function that may be called here; the list is in the help of this page.", called)

    def _range(self, i: int) -> None:
        """Numbers up to RANGE, or the size of something that is there already; nothing that multiplies."""
        j = i + 1
        while j < self.closing[i]:
            token = self.tokens[j]
            if token.upper in ("SIZE", "LENGTH") and self._text(j + 1) == "(":
                j = self.closing[j + 1] + 1
                continue
            number = int(token.text) if token.kind == "number" and token.text.isascii() and token.text.isdigit() else None
            if not (token.text in (",", "+", "-") or (number is not None and number <= RANGE)):
                self._no(j, f"makes a range too long or of unknown length; write numbers up to {RANGE:,}.")
            j += 1

    def _repeated(self, i: int) -> None:
        """An asterisk, plus or brace that repeats a path needs an upper bound."""
        token, before = self.tokens[i], self._text(i - 1)
        bound = 0.0
        if token.text == "*" and self._in_relationship(i):
            bound = self._upper(i + 1, self._end_of_bound(i + 1))
        elif before in ("-", ">") or (before == ")" and self._is_path(i - 1)):
            bound = self._upper(i + 1, self.closing[i]) if token.text == "{" else float("inf")
        if bound > HOPS:
            self._no(i, _QUANTIFIED)

    def _in_relationship(self, i: int) -> bool:
        """Whether the innermost bracket around it is that of a relationship, -[ … ]-."""
        around = [(o, c) for o, c in self.closing.items() if o < i < c]
        opened = max(around)[0] if around else -1
        return opened > 0 and self.tokens[opened].text == "[" and self._text(opened - 1) == "-"

    def _is_path(self, closed: int) -> bool:
        """Whether the parentheses that end here hold a path, and are no function's and no subquery's."""
        opened = self.opening[closed]
        before = self.tokens[opened - 1] if opened else None
        inside = self.tokens[opened + 1 : closed]
        follows = self._text(closed + 1)
        if before is not None and before.upper == "CALL":
            return False
        if before is not None and before.kind == "word" and before.text.lower() in FUNCTIONS:
            return False
        pairs = {(one.text, two.text) for one, two in pairwise(inside)}
        return follows == "{" or not pairs.isdisjoint((("-", "["), ("-", "-"), ("-", ">"), ("<", "-")))

    def _end_of_bound(self, i: int) -> int:
        while self._text(i) == ".." or (i < len(self.tokens) and self.tokens[i].kind == "number"):
            i += 1
        return i

    def _upper(self, start: int, end: int) -> float:
        """The upper bound written between two tokens: n, n..m, n,m; without one it has none."""
        last = self.tokens[end - 1] if start < end else None
        if last is None or last.kind != "number" or not last.text.isdigit():
            return float("inf")
        if any(not (t.text in ("..", ",") or (t.kind == "number" and t.text.isdigit())) for t in self.tokens[start:end]):
            return float("inf")
        return int(last.text)

    def _pairs(self) -> dict[int, int]:
        """Where each bracket closes."""
        closes, stack, found = {"(": ")", "[": "]", "{": "}"}, list[int](), dict[int, int]()
        for i, token in enumerate(self.tokens):
            if token.kind != "symbol":
                continue
            if token.text in closes:
                stack.append(i)
            elif token.text in closes.values():
                if not stack or closes[self.tokens[stack[-1]].text] != token.text:
                    self._no(i, "closes what was not opened; check the brackets.")
                found[stack.pop()] = i
        if stack:
            self._no(stack[-1], "is never closed; check the brackets.")
        return found

    def _text(self, i: int) -> str:
        """The symbol or word at i; a string or quoted name is never taken for one."""
        inside = 0 <= i < len(self.tokens) and self.tokens[i].kind in ("symbol", "word", "number")
        return self.tokens[i].text if inside else ""

    def _no(self, i: int, why: str, shown: str = "") -> NoReturn:
        token = self.tokens[i]
        raise Refused(f"{shown or token.text[:40]} at {position(self.text, token.at)} {why}")
