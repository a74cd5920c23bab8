"""Seconds and peak memory of checking and building, beside a bare mkdocs-material build of as many pages.

Machines are noisy: read the ratios, which come from one run, not the seconds.  `make bench`.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

import bench_history
import bench_worksheets
from invented_plan import write_plan
from stopwatch import PROJECT, ROUNDS, Took, run

SIZES = (30, 300, 1500)


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
        bench_worksheets.show(work)
        bench_history.show(work)
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
