"""One typed-in text on the embedded engine, in a process of its own with a cap on its memory.

The engine's own limits stop a path or a product of rows, but not a text that doubles a list again and again: that took
4 GB in 2 seconds. Run as a script, so that it starts in a tenth of a second. It reads one line of JSON and then the
graph, and writes one line of JSON.
"""

import json
import sys
from pathlib import Path

import kglite

MEMORY = 1_500_000_000  # bytes above what the graph itself takes
_MOST = 20_000_000  # characters of an answer


def main() -> None:
    asked = json.loads(sys.stdin.buffer.readline())
    kglite.set_query_warning_policy("silent")
    session = kglite.from_bytes(sys.stdin.buffer.read()).session()
    _cap()
    limits = {"timeout_ms": asked["milliseconds"], "row_limit": asked["limit"]}
    try:
        result = session.cypher(asked["text"], params=asked["parameters"], **limits)
        said = json.dumps({"columns": result.columns, "rows": list(result)}, default=str)
        if len(said) > _MOST:
            said = json.dumps({"fault": "TooLarge", "message": ""})
    except kglite.KgError as error:
        said = json.dumps({"fault": type(error).__name__, "message": str(error)})
    except MemoryError:
        said = json.dumps({"fault": "MemoryError", "message": ""})
    sys.stdout.write(said)


def _cap() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such cap; the time limit holds there too
        return
    pages = Path("/proc/self/statm")
    now = int(pages.read_text("ascii").split()[0]) * resource.getpagesize() if pages.exists() else MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (now + MEMORY, now + MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
