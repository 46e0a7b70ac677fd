"""A picture of 500 things as PNG, SVG and HTML, beside bare matplotlib drawing as many points, lines and labels of the same texts.

Prints milliseconds (first run, second, median of the further ones), sizes, the ratio of our PNG to the bare one at as many dots, and the
most memory this process has held after each. Then where the time of ours goes: placing and setting up the sheet.
"""

import io
import resource
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

import exports
from bench._machine import machine, timed, versions
from exports.fonts import families
from exports.page import sheet
from exports.sheet import UNITS
from graph.answer.answer import Answer, Population
from graph.answer.picture import Picture, PictureLink, PictureNode
from graph.catalogue import find
from graph.layout import Placed, of_answer
from graph.schema import STAGES

THINGS = 500


def picture(things: int) -> Picture:
    """Half products, half makers, over all stages and three countries, with their makings and inputs."""
    half = things // 2
    codes = [f"{10 + i % 80:02d}{i:04d}" for i in range(half)]
    nodes = [PictureNode(id="bench", kind="Chain", display_name="Bench", properties={"stages": STAGES})]
    nodes += [
        PictureNode(id=f"hs2022:{c}", kind="Product", display_name=f"Product number {c} of the bench", properties={"code": c})
        for c in codes
    ]
    nodes += [PictureNode(id=f"vl:E{i}", kind="Enterprise", display_name=f"Công ty số {i} ບໍລິສັດ", country="VN") for i in range(half)]
    links = [
        PictureLink(
            id=f"m{i}",
            kind="MAKES",
            start=f"vl:E{i}",
            end=f"hs2022:{codes[i]}",
            properties={"stage": STAGES[i % 6], "site_country": ("VN", "LA", "TH")[i % 3]},
        )
        for i in range(half)
    ]
    links += [
        PictureLink(id=f"i{i}", kind="INPUT_OF", start=f"hs2022:{codes[i]}", end=f"hs2022:{codes[(i * 13 + 5) % half]}")
        for i in range(half)
    ]
    return Picture(nodes=tuple(nodes), links=tuple(links))


def answer(things: int) -> Answer:
    """An answer with that picture, a hundred rows and nothing else."""
    question = find("overview/chain")
    rows = tuple({"link": "MAKES", "enterprise": f"vl:E{i}", "stage": "RAW"} for i in range(100))
    return Answer(
        question=question, parameters={"chain": "bench"}, columns=question.columns, rows=rows, picture=picture(things),
        population=Population(n=1, of=1, text=question.counted), notes=(), sources=(), ledger="", edition=1, made_on="2026-11-25",
        engine="embedded", cut=False, seconds=0.0,
    )  # fmt: skip


def bare(placed: Placed, wide: float, high: float, dpi: int) -> bytes:
    """The same marks, lines and label texts in the plainest matplotlib: one scatter, one LineCollection, one text a label."""
    figure = Figure(figsize=(wide / UNITS, high / UNITS))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, wide), ylim=(high, 0))
    axes.set_axis_off()
    axes.scatter([m.x for m in placed.marks], [m.y for m in placed.marks], s=60)
    axes.add_collection(LineCollection([line.path for line in placed.lines]))
    for mark in placed.marks:
        axes.text(mark.label_x, mark.y, "\n".join(mark.label), fontsize=8.64, family=families(), parse_math=False)
    out = io.BytesIO()
    figure.savefig(out, format="png", dpi=dpi)
    return out.getvalue()


def peak() -> str:
    """The most memory held so far; ours comes first, so that the bare one does not hide it."""
    return f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"


def main() -> None:
    made = answer(THINGS)
    placed, page = of_answer(made), sheet(made)
    dpi = page.dpi()
    print(f"{machine()}; {versions('matplotlib', 'pyvis')}")
    print(f"{len(placed.marks)} marks, {len(placed.lines)} lines, {page.wide:.0f} × {page.high:.0f} at {dpi} dots an inch")
    png = timed(lambda: exports.find("png").write(made), 3)[2]
    print(f"our PNG median {png:6.0f} ms  {len(exports.find('png').write(made)) / 1e6:.2f} MB  {peak()}")
    first, second, plain = timed(lambda: bare(placed, page.wide, page.high, dpi), 3)
    print(f"bare matplotlib PNG  first {first:6.0f} ms  second {second:6.0f}  median {plain:6.0f}  {peak()}; ours {png / plain:.2f} × bare")
    for name in ("svg", "html", "json", "csv"):
        first, second, median = timed(lambda name=name: exports.find(name).write(made), 3)  # type: ignore[misc]
        size = len(exports.find(name).write(made)) / 1e6
        print(f"our {name:16s} first {first:6.0f} ms  second {second:6.0f}  median {median:6.0f}  {size:.2f} MB")
    print(f"of which placing {timed(lambda: of_answer(made), 3)[2]:.0f} ms, setting up the sheet {timed(lambda: sheet(made), 3)[2]:.0f} ms")


if __name__ == "__main__":
    main()
