"""The command (`python build.py --help`) and the mkdocs hook (`hooks: [build.py]`)."""

import sys

if __name__ == "__main__":
    from tracker.cli import main

    sys.exit(main())

from tracker.site import on_config, on_startup

__all__ = ["on_config", "on_startup"]
