"""What a command takes: seconds and memory."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parent.parent
ROUNDS = 3
"""Each command is run this often and the fastest counts: the others measured the neighbours."""


@dataclass(frozen=True, order=True)
class Took:
    """What one command took, its children included."""

    seconds: float
    megabytes: float


def run(*command: str, cwd: Path = PROJECT, rounds: int = ROUNDS) -> Took:
    """Run a command; the shortest time and the largest memory of any of its processes."""
    best = Took(float("inf"), 0)
    for _ in range(rounds):
        start = time.monotonic()
        process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        assert process.stderr is not None
        errors = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        process.stderr.close()
        if process.returncode:
            sys.exit(f"{' '.join(command)} failed:\n{errors.decode()}")
        best = Took(min(best.seconds, time.monotonic() - start), max(best.megabytes, usage.ru_maxrss / 1024))
    return best
