"""What every text has to satisfy before an engine sees it, whoever wrote it: one statement, no LOAD CSV.

The embedded engine runs a chain of statements and reads any local file by LOAD CSV, and it has no block comments.
"""

import re

from graph.errors import Refused

_SKIP = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`(?:``|[^`])*`|//[^\n]*|/\*.*?\*/", re.S)
_LOAD_CSV = re.compile(r"\bLOAD\s+CSV\b", re.I)


def single(text: str) -> str:
    """The text without comments and without a last semicolon.

    >>> single("MATCH (n) /* all */ RETURN 'a;b' AS x; // done").split()
    ['MATCH', '(n)', 'RETURN', "'a;b'", 'AS', 'x']
    """
    bare = _SKIP.sub(lambda found: " " if found[0][0] == "/" else found[0], text).strip().rstrip(";").rstrip()
    words = _SKIP.sub("''", bare)
    if ";" in words:
        raise Refused("only one statement may run at a time; give the statements one after the other.")
    if _LOAD_CSV.search(words):
        raise Refused("LOAD CSV reads files; load tables with `linkage load` instead.")
    return bare
