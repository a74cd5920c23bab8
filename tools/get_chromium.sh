#!/bin/sh
# Makes sure that a Chromium for the browser tests is there: the system's, else the system's packages,
# else Playwright's own download. Fails, naming it, where none can be had.
set -eu
python=$1

have() {
    command -v chromium || command -v chromium-browser || command -v google-chrome ||
        "$python" -c 'import sys; from playwright.sync_api import sync_playwright as p
with p() as q: import os; sys.exit(not os.path.exists(q.chromium.executable_path))'
}

if have >/dev/null 2>&1; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -q >/dev/null && apt-get install -y -q chromium >/dev/null || true
fi
if have >/dev/null 2>&1; then exit 0; fi
"$python" -m playwright install chromium || true
if have >/dev/null 2>&1; then exit 0; fi
echo "The browser tests need Chromium: install the package chromium and run again." >&2
exit 1
