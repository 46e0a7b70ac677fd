"""What every bench prints first: machine and versions. And the Chromium that is there."""

import os
import platform
import shutil
import socket
import statistics
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

HERE = Path(__file__).resolve().parent.parent


def machine() -> str:
    """Processor, cores, memory, system, Python."""
    memory = ""
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        memory = f", {os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GiB"
    return f"{os.cpu_count()} cores{memory}, {platform.system()} {platform.machine()}, Python {platform.python_version()}"


def versions(*packages: str) -> str:
    """The installed version of each package."""
    return ", ".join(f"{name} {version(name)}" for name in packages)


def timed(work: Callable[[], object], times: int = 7) -> tuple[float, float, float]:
    """First, second and median of the further runs, in milliseconds."""
    taken = []
    for _ in range(times + 1):
        begun = perf_counter()
        work()
        taken.append((perf_counter() - begun) * 1000)
    return taken[0], taken[1], statistics.median(taken[1:])


def chromium() -> str:
    """The browser of this machine; stops the bench with one sentence if there is none."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := os.environ.get("CHROMIUM") or shutil.which(name):
            return found
    sys.exit("This bench needs Chromium: install it, or name it by CHROMIUM.")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])
