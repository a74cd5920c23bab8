"""LibreOffice without a window, as a converter of files."""

import contextlib
import os
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

PROGRAM = "soffice"
SECONDS = 300
"""How long it may take for all files of one call."""


def saved_anew(files: Sequence[Path], folder: Path, kind: str, *options: str) -> list[Path]:
    """The files as LibreOffice saves them into the folder, as `kind`: an ending, or one with a filter as in "csv:…".

    It runs with a profile of its own: nothing depends on whose machine this is.  Raises RuntimeError where a file is missing afterwards.
    """
    with tempfile.TemporaryDirectory() as profile:
        command = [PROGRAM, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--norestore", *options]
        said = _run([*command, "--convert-to", kind, "--outdir", str(folder), *map(str, files)])
    made = [folder / f"{file.stem}.{kind.partition(':')[0]}" for file in files]
    missing = [file.name for file in made if not file.is_file()]
    if missing:
        raise RuntimeError(f"LibreOffice saved no {', '.join(missing)}:\n{said}")
    return made


def _run(command: list[str]) -> str:
    """What the program says."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True)
    try:
        return process.communicate(timeout=SECONDS)[0]
    finally:
        # The command is a script: whoever ended it alone would leave the program running.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
