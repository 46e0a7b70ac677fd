"""Whether the process of a server lives, and how it is brought to its end."""

import os
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path


def alive(pid: int, folder: Path) -> bool:
    """Whether the process runs and is the server of this folder: a pid may have been given to another since."""
    if pid <= 0:
        return False
    if os.name != "posix":  # pragma: no cover
        tasks = subprocess.run(["tasklist", "/FI", f"PID eq {pid}", "/NH"], capture_output=True, text=True, check=False)
        return "java" in tasks.stdout.lower()
    with suppress(OSError):
        os.waitpid(pid, os.WNOHANG)  # a child of ours that ended stays a zombie until it is asked for
    if Path("/proc/self/cmdline").exists():
        command = _command(pid)
    else:  # pragma: no cover
        command = subprocess.run(["ps", "-ww", "-o", "args=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return f"--home-dir={folder}" in command


def _command(pid: int) -> str:
    """The words of a process as Linux tells them; for a moment after its birth there are none, as if it were a zombie."""
    try:
        for _ in range(20):
            if command := Path(f"/proc/{pid}/cmdline").read_bytes().decode("utf-8", "replace"):
                return command
            if Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()[0] == "Z":
                return ""
            time.sleep(0.05)
    except (OSError, IndexError):
        pass
    return ""


def end(pid: int, folder: Path) -> None:
    """Ask, wait, insist; a server that is killed keeps every row that it acknowledged."""
    for ask, seconds in ((signal.SIGTERM, 30.0), (getattr(signal, "SIGKILL", signal.SIGTERM), 10.0)):
        if alive(pid, folder):
            with suppress(OSError):
                os.kill(pid, ask)
        limit = time.monotonic() + seconds
        while time.monotonic() < limit and alive(pid, folder):
            time.sleep(0.1)
