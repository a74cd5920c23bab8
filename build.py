"""The command (`python build.py --help`) and the mkdocs hook (`hooks: [build.py]`)."""

import gc
import sys

if __name__ == "__main__":
    # One short run that keeps all it reads: collecting garbage would only walk the data again and again.
    gc.disable()
    from tracker.cli import main

    try:
        sys.exit(main())
    finally:
        # Nor is there anything to look for at the end, which took a tenth of a build.
        gc.freeze()

from tracker.site import on_config, on_startup

__all__ = ["on_config", "on_startup"]
