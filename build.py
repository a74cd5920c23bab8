"""The command (`python build.py --help`) and the mkdocs hook (`hooks: [build.py]`)."""

import sys

from tracker.cli import main
from tracker.site import on_config, on_startup

__all__ = ["main", "on_config", "on_startup"]

if __name__ == "__main__":
    sys.exit(main())
