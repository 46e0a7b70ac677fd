"""The fonts of every picture: Noto Sans and Noto Sans Lao from static/fonts, whatever the computer has installed."""

import base64
from functools import cache
from pathlib import Path

import matplotlib as mpl
from matplotlib import font_manager

FOLDER = Path(__file__).resolve().parent.parent / "static" / "fonts"
FILES = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSansLao-Regular.ttf", "NotoSansLao-Bold.ttf")


@cache
def families() -> list[str]:
    """The family names to give matplotlib, with our files registered before any other of the same name."""
    manager = font_manager.fontManager
    known = len(manager.ttflist)
    for file in FILES:
        manager.addfont(FOLDER / file)
    manager.ttflist = manager.ttflist[known:] + manager.ttflist[:known]
    return ["Noto Sans", "Noto Sans Lao", "DejaVu Sans"]  # the last comes with matplotlib and has arrows and signs


@cache
def files(bold: bool) -> tuple[str, ...]:
    """The font files in the order in which a letter is looked for in them; the last comes with matplotlib."""
    weight, signs = ("Bold", "DejaVuSans-Bold.ttf") if bold else ("Regular", "DejaVuSans.ttf")
    ours = [FOLDER / f"NotoSans-{weight}.ttf", FOLDER / f"NotoSansLao-{weight}.ttf"]
    return tuple(map(str, [*ours, Path(mpl.get_data_path()) / "fonts/ttf" / signs]))


@cache
def data_uri(file: str) -> str:
    """A font file as a data URI, for pages that must work without a network."""
    return "data:font/ttf;base64," + base64.b64encode((FOLDER / file).read_bytes()).decode("ascii")
