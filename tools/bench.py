"""Seconds and peak memory of checking and building, beside a bare mkdocs-material build of as many pages.

Machines are noisy: read the ratios, which come from one run, not the seconds.  `make bench`.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parent.parent
SIZES = (30, 300, 1500)
PER_OBJECTIVE = 30
INSTITUTIONS = 60
YEARS = range(2020, 2026)
ROUNDS = 3
"""Each build is run this often and the fastest counts: the others measured the neighbours."""


@dataclass(frozen=True)
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


def write_plan(root: Path, measures: int) -> None:
    """A plan of invented measures with six full reports each."""
    plan = root / "plan" / "bench"
    (plan / "objectives").mkdir(parents=True)
    (root / "measures" / "bench").mkdir(parents=True)
    names = [f"institution-{number}" for number in range(INSTITUTIONS)]
    entries = "".join(
        f"  - {{id: {name}, name: {{lt: Įstaiga {name}, en: Body {name}}}, name_basis: {{lt: printed, en: printed}}, kind: municipal}}\n"
        for name in names
    )
    (root / "plan" / "institutions.yml").write_text(f"institutions:\n{entries}", "utf-8")
    (plan / "plan.yml").write_text(PLAN, "utf-8")
    for number in range(measures):
        objective, place = number // PER_OBJECTIVE + 1, number % PER_OBJECTIVE + 1
        if place == 1:
            (plan / "objectives" / f"{objective}-goal.yml").write_text(OBJECTIVE.format(objective=objective), "utf-8")
        owner, partner = names[number % INSTITUTIONS], names[(number * 7 + 1) % INSTITUTIONS]
        partners = partner if partner != owner else names[(number + 1) % INSTITUTIONS]
        text = MEASURE.format(objective=objective, place=place, owner=owner, partners=partners)
        text += "".join(REPORT.format(year=year, after=year + 1, owner=owner, partner=partners) for year in YEARS)
        (root / "measures" / "bench" / f"{objective}.{place:02}-measure.yml").write_text(text, "utf-8")


PLAN = """\
id: bench
order: "1"
fictional: "true"
title: {lt: Bandomasis planas, en: Bench plan}
short_title: {lt: Bandomasis planas, en: Bench plan}
printed_language: lt
place: {lt: Niekur, en: Nowhere}
period: {start: "2020", end: "2025"}
publisher: institution-0
summary: {lt: Planas greičiui matuoti., en: A plan to measure speed with.}
documents: [{id: plan, title: {lt: Planas, en: Plan}}]
reporting: {deadline: "03-31", note: {lt: Nustatyta svetainės., en: Set by the site.}}
"""
OBJECTIVE = """\
code: "{objective}"
title: {{lt: Uždavinys {objective}, en: Objective {objective}}}
short_title: {{lt: Uždavinys {objective}, en: Objective {objective}}}
timeframe: {{start: "2020", end: "2025"}}
"""
MEASURE = """\
code: "{objective}.{place}"
title:
  lt: Organizuoti susitikimus su mokiniais smurto prevencijos tema, priemonė {objective}.{place}
  en: Organise meetings with pupils on the prevention of violence, measure {objective}.{place}
short_title: {{lt: Susitikimai {objective}.{place}, en: Meetings {objective}.{place}}}
objective: "{objective}"
owners: [{owner}]
partners: [{partners}]
timeframe: {{start: "2020", end: "2025"}}
status:
"""
REPORT = """\
  "{year}":
    state: done
    summary:
      lt: Surengta dvylika susitikimų aštuoniose mokyklose, dalyvavo visų klasių mokiniai ir jų auklėtojai.
      en: Twelve meetings were held in eight schools; pupils of all classes and their teachers took part.
    reported_by: {owner}
    reported_on: {after}-02-11
    outputs:
      - {{what: {{lt: Susitikimai, en: Meetings}}, value: "12", unit: events, basis: events}}
      - {{what: {{lt: Mokiniai, en: Pupils}}, value: "340", unit: people, basis: attendances, by_sex: {{women: "180", men: "160"}}}}
    money: {{planned: "3000", spent: "2850.50", source: municipal}}
    evidence:
      - {{title: {{lt: Metinė ataskaita, en: Annual report}}, url: "https://example.org/{year}", date: {after}-01-15}}
    obstacles: {{lt: Trūko laiko., en: Time was short.}}
    next_steps: {{lt: Tęsti kitais metais., en: Go on next year.}}
    contributions:
      - {{by: {partner}, reported_on: {after}-02-20, summary: {{lt: Suteikė patalpas., en: Gave rooms.}}}}
"""


def write_bare(folder: Path, pages: int) -> None:
    """A plain mkdocs-material project: default settings, one nav entry, ten short paragraphs a page."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    text = "A plain paragraph of a plain page, of about the length that a report has, and not a word more.\n\n" * 10
    for number in range(pages):
        name = "index.md" if number == 0 else f"page-{number}.md"
        (docs / name).write_text(f"# Page {number}\n\n{text}", "utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: Bare\ntheme: {name: material, font: false}\nnav: [index.md]\nvalidation: {nav: {omitted_files: ignore}}\n", "utf-8"
    )


COMPOSE = """
import pathlib, sys, yaml
for path in pathlib.Path(sys.argv[1]).glob("measures/*/*.yml"):
    yaml.compose(path.read_text("utf-8"), Loader=yaml.CLoader)
"""
"""The yardstick of a check: nothing but PyYAML's fastest reading of the same measures."""


def count_pages(site: Path) -> int:
    """How many pages a site has."""
    return sum(1 for _ in site.rglob("index.html"))


def main() -> None:
    """Measure everything and print one table."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    python, build = sys.executable, str(PROJECT / "build.py")
    work = Path(tempfile.mkdtemp(prefix="bench-"))
    rows: list[tuple[str, int, Took, Took, Took, Took]] = []
    try:
        for label, measures in (("real plans", 0), *((f"{size} measures", size) for size in SIZES)):
            root = PROJECT
            if measures:
                root = work / f"root-{measures}"
                write_plan(root, measures)
            rounds = ROUNDS if measures < max(SIZES) else 1
            site = work / f"site-{measures}"
            checked = run(python, build, "--root", str(root), "check")
            composed = run(python, "-c", COMPOSE, str(root))
            built = run(python, build, "--root", str(root), "build", "--no-cache", "--site", str(site), rounds=rounds)
            pages = count_pages(site)
            bare = work / f"bare-{measures}"
            write_bare(bare, pages)
            plain = run(python, "-m", "mkdocs", "build", "--quiet", cwd=bare, rounds=rounds)
            rows.append((label, pages, checked, composed, built, plain))
            print_row(rows[-1], head=len(rows) == 1)
        growth = rows[-1][4].seconds / rows[-2][4].seconds
        print(f"\nfrom {SIZES[-2]} to {SIZES[-1]} measures the full build takes {growth:.2f} times as long")
    finally:
        shutil.rmtree(work, ignore_errors=True)


def print_row(row: tuple[str, int, Took, Took, Took, Took], *, head: bool) -> None:
    """One line of the table."""
    label, pages, checked, composed, built, plain = row
    if head:
        print(f"{'':16}{'pages':>7}{'check s':>9}{'MB':>6}{'/compose':>10}{'build s':>9}{'MB':>6}{'bare s':>8}{'MB':>6}{'build/bare':>12}")
    print(
        f"{label:16}{pages:7}{checked.seconds:9.2f}{checked.megabytes:6.0f}{checked.seconds / composed.seconds:10.2f}"
        f"{built.seconds:9.2f}{built.megabytes:6.0f}{plain.seconds:8.2f}{plain.megabytes:6.0f}{built.seconds / plain.seconds:12.2f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
