"""Every question asked on made-up networks, before and after a change: which answers differ, and how.

    python bench/same_answers.py --write before.jsonl        # on the commit before: copy this file and bench/_askings.py there
    python bench/same_answers.py --write after.jsonl --compare before.jsonl
    python bench/same_answers.py --read after.jsonl --compare before.jsonl      # two files, nothing asked

A line of the file is one answer: rows, population, notes, ids of the picture, sources, whether it was cut; and its CPU and wall seconds,
which are shown side by side. Exits with 1 if an answer differs. An asking at an old day is told apart. What outlasts its time is told as
"timed out" and is no difference. Numbers are compared to nine digits: sums in another order differ in the last ones. With nothing said,
it asks on 1,000 enterprises and prints the seconds.

--engine is "embedded" or "neo4j" (one of its own, stopped at the end; or what LINKAGE_BENCH_NEO4J names).
--every 4 asks a quarter of the 670 askings: enough at 10,000 enterprises, where all of them take half an hour.
"""

import argparse
import hashlib
import json
import os
import signal
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench._askings import DAY, Asking, askings
from bench._network import network
from bench.questions import brought, engines, sized
from graph import ask, connect
from graph.catalogue import questions
from graph.errors import LinkageError, QueryTimeout

PATIENCE = 60  # seconds of one asking
TIMED_OUT = "timed out"
FAULTS = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RuntimeError)
FIELDS = ("error", "columns", "rows", "population", "notes", "nodes", "links", "sources", "cut")
Line = dict[str, Any]


class _Outlasted(Exception):
    """Raised by the alarm in the middle of a measure that takes too long."""


def _ring(*_: object) -> None:
    raise _Outlasted


@contextmanager
def _limit(seconds: float) -> Iterator[None]:
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def plain(value: Any) -> Any:
    """A cell as JSON has it, alike whatever kind of sequence or float an engine gives."""
    if isinstance(value, float):
        return int(value) if value.is_integer() else float(f"{value:.9g}")
    if isinstance(value, Mapping):
        return {str(name): plain(one) for name, one in sorted(value.items())}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return value


def answered(reader: Any, asking: Asking, given: Mapping[str, Any], seconds: float) -> Line:
    """What an answer says, or the sentence of a refusal."""
    try:
        with _limit(seconds * 1.5):
            answer = ask(reader, asking.question, timeout=seconds, **given)
    except (_Outlasted, QueryTimeout):
        return {"error": TIMED_OUT}
    except LinkageError as refused:
        return {"error": f"{type(refused).__name__}: {refused}"}
    except FAULTS as fault:  # of ours: told as a difference, no reason to stop
        return {"error": f"FAULT {type(fault).__name__}: {fault}"}
    return {
        "columns": list(answer.columns),
        "rows": [[plain(row[column]) for column in answer.columns] for row in answer.rows],
        "population": str(answer.population),
        "notes": [str(note) for note in answer.notes],
        "nodes": [node.id for node in answer.picture.nodes],
        "links": [f"{link.start} {link.kind} {link.end} {link.status} {link.id}" for link in answer.picture.links],
        "sources": [source.id for source in answer.sources],
        "cut": answer.cut,
    }


def asked(reader: Any, size: str, only: str, seconds: float, every: int) -> Iterator[Line]:
    """A line for every asking, or for the first, and so on, of each question."""
    gaps: list[str] | None = None
    turn: dict[str, int] = defaultdict(int)
    for asking in askings(questions()):
        turn[asking.question] += 1
        if only not in asking.question or (turn[asking.question] - 1) % every:
            continue
        given = dict(asking.given)
        if asking.gap is not None:
            if gaps is None:
                gaps = [str(row["gap"]) for row in ask(reader, "gaps/all", timeout=600, at=DAY).rows]
            given["gap"] = gaps[int(asking.gap * len(gaps))]
        cpu, wall = time.process_time(), time.perf_counter()
        said = answered(reader, asking, given, seconds)
        took = {"cpu": round(time.process_time() - cpu, 4), "wall": round(time.perf_counter() - wall, 4)}
        yield {"size": size, "engine": reader.engine, "key": asking.key(), "question": asking.question, "old": asking.old, **took, **said}


def network_line(size: str) -> Line:
    """How many statements the network has, and a digest of them: the same before and after, or nothing can be compared."""
    digest, statements = hashlib.sha256(), 0
    for batch in network(int(size)):
        for record in batch.records:
            shown = {name: plain(value) for name, value in vars(record).items()}
            digest.update(json.dumps(shown, sort_keys=True).encode())
            statements += 1
    return {"size": size, "question": "", "key": "the network", "statements": statements, "digest": digest.hexdigest()[:16]}


def run(sizes: str, engine: str, only: str, seconds: float, every: int) -> Iterator[Line]:
    """All lines of all sizes."""
    with tempfile.TemporaryDirectory() as folder, engines(Path(folder), engine) as addresses:
        for size in sizes.split(","):
            yield network_line(size)
            with sized(Path(folder), size) as ledger:
                for address in addresses:
                    brought(ledger, address)
                    with closing(connect(address)) as reader:
                        yield from asked(reader, size, only, seconds, every)


def read(path: str) -> list[Line]:
    with Path(path).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def difference(before: Line, after: Line) -> str:
    """The first thing that differs, in words; empty if nothing does."""
    if TIMED_OUT in (before.get("error"), after.get("error")):
        return ""
    for name in FIELDS:
        was, now = before.get(name), after.get(name)
        if was == now:
            continue
        if not isinstance(was, list) or not isinstance(now, list):
            return f"{name}\n      - {was}\n      + {now}"
        at = next((n for n, (one, two) in enumerate(zip(was, now, strict=False)) if one != two), min(len(was), len(now)))
        head = f"{name}: {len(was)} and {len(now)}, first at {at}" + (
            ", the same in another order" if _ordered(was) == _ordered(now) else ""
        )
        return f"{head}\n      - {_cells(before, name, at, after)}\n      + {_cells(after, name, at, before)}"
    return ""


def _ordered(some: list[Any]) -> list[str]:
    return sorted(json.dumps(one) for one in some)


def _cells(line: Line, name: str, at: int, other: Line) -> str:
    """One entry; of a row the cells that differ alone, each with its column."""
    if at >= len(line[name]):
        return "nothing"
    entry = line[name][at]
    if name != "rows":
        return str(entry)[:400]
    beside = other[name][at] if at < len(other[name]) else [None] * len(entry)
    columns = zip(line["columns"], entry, beside, strict=False)
    return "; ".join(f"{column}={str(cell)[:160]}" for column, cell, theirs in columns if cell != theirs)[:600]


def compared(before: list[Line], after: list[Line], only: str, every: int) -> int:
    """How many answers differ, those at an old day not counted; prints each."""
    olds = {(line["size"], line.get("engine"), line["key"]): line for line in before}
    news = {(line["size"], line.get("engine"), line["key"]): line for line in after}
    both = [(key, olds[key], news[key]) for key in news if key in olds]
    for key in {k[0] for k in news} & {k[0] for k in olds}:
        one, two = olds[key, None, "the network"], news[key, None, "the network"]
        if (one["statements"], one["digest"]) != (two["statements"], two["digest"]):
            sys.exit(f"{key}: the networks differ ({one['statements']} and {two['statements']} statements): nothing can be compared.")
    told: dict[str, list[str]] = defaultdict(list)
    aside: dict[str, list[str]] = defaultdict(list)
    out = 0
    for (size, engine, words), was, now in both:
        out += TIMED_OUT in (was.get("error"), now.get("error"))
        if what := difference(was, now):
            (aside if now["old"] else told)[now["question"]].append(f"  {size} {engine}: {words}\n    {what}")
    for head, some in (("DIFFERS", told), ("differs at an old day", aside)):
        for question, each in sorted(some.items()):
            print(f"\n{head}: {question}, {len(each)} askings; the first of them:")
            print("\n".join(each[:3]))
    missing = [key for key in olds if every == 1 and key not in news and key[:2] in {k[:2] for k in news} and only in olds[key]["question"]]
    differing, apart = (sum(len(each) for each in some.values()) for some in (told, aside))
    print(f"\n{len(both)} answers compared: {differing} differ, further {apart} at an old day; {out} timed out.")
    print(f"{len(missing)} were asked before only, {len(set(news) - set(olds))} now only.")
    for _, _, words in missing[:5]:
        print(f"  before only: {words}")
    return differing + len(missing)


def seconds(before: list[Line], after: list[Line]) -> None:
    """CPU seconds of all askings of a question, before and after, the costly ones first."""
    sums: dict[tuple[str, str, str], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for place, lines in ((0, before), (1, after)):
        for line in lines:
            if line["question"]:
                sums[line["size"], line["engine"], line["question"]][place] += line["cpu"]
                sums[line["size"], line["engine"], line["question"]][2] += place == (1 if after else 0)
    print(f"\n{'CPU seconds':>8} {'askings':>8} {'before':>9} {'after':>9} {'ratio':>6}")
    for (size, engine, question), (was, now, n) in sorted(sums.items(), key=lambda one: (one[0][0], -one[1][0])):
        ratio = f"{was / now:6.1f}" if now else ""
        print(f"{size:>8} {engine:9} {question:32} {int(n):4} {was:9.2f} {now:9.2f} {ratio}")


def main() -> None:
    words = argparse.ArgumentParser()
    words.add_argument("--sizes", default="1000", help="numbers of enterprises, joined by commas")
    words.add_argument("--engine", default="embedded", choices=("embedded", "neo4j"))
    words.add_argument("--only", default="", help="questions whose name holds this")
    words.add_argument("--every", type=int, default=1, help="of the askings of a question only each so-manyth, as 4")
    words.add_argument("--seconds", type=float, default=PATIENCE, help="how long one asking may take")
    words.add_argument("--write", default="", help="where the answers go")
    words.add_argument("--read", default="", help="answers that were written before; nothing is asked")
    words.add_argument("--compare", default="", help="answers to compare with")
    told = words.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # so that our server is stopped too
    now: list[Line] = []
    if told.read:
        now = read(told.read)
    else:
        with Path(told.write or os.devnull).open("w", encoding="utf-8") as file:
            for line in run(told.sizes, told.engine, told.only, told.seconds, told.every):
                file.write(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n")
                now.append(line)
    was = read(told.compare) if told.compare else []
    seconds(was, now)
    if was and compared(was, now, told.only, told.every):
        sys.exit(1)


if __name__ == "__main__":
    main()
