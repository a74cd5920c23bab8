"""README, CONTRIBUTING and the handbook cannot rot: what they name exists, and what exists is named."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import click
import pytest
import yaml
from test_architecture import ORDER

from tracker.cli import cli
from tracker.models import State, Submissions
from tracker.models.measure import Basis, Funding, Unit, YearStatus
from tracker.problems import FORMATS
from tracker.review.rules import HISTORY_RULES
from tracker.rules import RULES, rule_name
from tracker.site.engine import HAND_WRITTEN

PROJECT = Path(__file__).parent.parent
DOCUMENTS = [PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", *sorted((PROJECT / "handbook").glob("*.md"))]
REPORTING = [PROJECT / "handbook/reporting.lt.md", PROJECT / "handbook/reporting.en.md"]
TEXTS = {path.relative_to(PROJECT).as_posix(): path.read_text("utf-8") for path in DOCUMENTS}
CODE = re.compile(r"`([^`\n]+)`")
MADE = ("build/", "site/", ".venv/", "site/en/", "build/example/")
"""Folders that the commands make."""


def found(pattern: str) -> set[str]:
    """What the first group matches in all documents."""
    return {one for text in TEXTS.values() for one in re.findall(pattern, text)}


def test_the_sweeps_below_found_the_documents() -> None:
    assert {"README.md", "CONTRIBUTING.md", "handbook/fields.md", "handbook/rules.md"} <= set(TEXTS)
    assert len(TEXTS) >= 6


# Commands ----------------------------------------------------------------------------------------------------------


def test_every_command_named_exists_and_every_command_is_named() -> None:
    named = found(r"build\.py(?: --[a-z-]+ [^\s`]+)* ([a-z][a-z-]*)\b")
    assert named <= set(cli.commands), named
    assert {name for name in cli.commands if f"`python build.py {name}`" not in TEXTS["README.md"]} == set()


def test_every_option_named_exists_and_every_option_of_the_command_is_named() -> None:
    commands = [cli, *cli.commands.values()]
    commands += [inner for one in cli.commands.values() if isinstance(one, click.Group) for inner in one.commands.values()]
    known = {flag for command in commands for one in command.params for flag in one.opts}
    named = set(re.findall(r"(--[a-z][a-z-]+)", TEXTS["README.md"])) - {
        "--bind",
        "--directory",
        "--help",
    }  # of http.server, and of every command
    assert named <= known
    assert {flag for one in cli.params for flag in one.opts} <= named


def test_the_formats_and_exit_codes_are_those_of_the_command() -> None:
    assert f"`--format {'|'.join(FORMATS)}`" in TEXTS["README.md"]
    assert "Exit codes: 0 fine, 1 the data have problems, 2 wrong usage" in TEXTS["README.md"]


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE))


def test_every_make_target_named_exists() -> None:
    named = found(r"`make ([a-z]+)") | found(r"^make ([a-z]+)")
    assert {"site", "test", "check"} <= named <= targets()


def test_make_help_names_every_target() -> None:
    text = (PROJECT / "Makefile").read_text("utf-8")
    told = set(re.findall(r'@echo "make ([a-z]+)', text))
    assert targets() - told <= {"help", "clean"}
    assert told <= targets()
    assert set(re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)[1].split()) == targets()  # type: ignore[index]


# Paths -------------------------------------------------------------------------------------------------------------


def paths(text: str) -> set[str]:
    """What stands in backticks and looks like a path of the project."""
    words = {word.rstrip(":") for word in CODE.findall(text) if re.fullmatch(r"[\w.@/-]+", word)}
    return {word for word in words if "/" in word and not word.startswith(("http", "/"))} | {
        word for word in words if re.search(r"\.(py|md|yml|toml|css|html|sh)$", word)
    }


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "handbook/reporting.lt.md", "handbook/reporting.en.md"])
def test_every_path_named_exists(document: str) -> None:
    named = {path for path in paths(TEXTS[document]) if not path.startswith(MADE)}
    assert len(named) >= 3
    assert {path for path in named if not (PROJECT / path).exists()} == set()


@pytest.mark.parametrize("document", TEXTS)
def test_every_link_leads_to_a_file(document: str) -> None:
    links = [link for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", TEXTS[document]) if "://" not in link]
    assert [link for link in links if not ((PROJECT / document).parent / link).exists()] == []


def hand_written(language: str) -> dict[str, str]:
    """Name and text of the pages written by hand."""
    return {path.stem: path.read_text("utf-8") for path in (PROJECT / "docs" / language).glob("*.md")}


def test_the_hand_written_pages_link_to_pages_of_the_site() -> None:
    for language in ("lt", "en"):
        assert set(hand_written(language)) == set(HAND_WRITTEN)
        named = {path for text in hand_written(language).values() for path in paths(text)}
        assert {path for path in named if not (PROJECT / path).exists()} == set()


def test_the_hand_written_pages_have_the_same_sections_in_both_languages() -> None:
    sections = {
        language: {name: re.findall(r"^(#+) .*?(?:\{(#[a-z-]+)\})?$", text, re.MULTILINE) for name, text in hand_written(language).items()}
        for language in ("lt", "en")
    }
    assert sections["lt"] == sections["en"]
    assert [(name, level) for name, found in sections["lt"].items() for level, mark in found if level != "#" and not mark] == []
    counted = {"#standing", "#year", "#reports", "#overdue", "#support", "#matrix", "#roles", "#numbers", "#small-numbers"}
    assert counted <= {mark for _, mark in sections["lt"]["method"]}, "each number of the site leads to how it is counted"


def test_the_accessibility_statement_leaves_open_what_nobody_did() -> None:
    """Names, dates and contacts are for the owner of the site to fill in; the tool did not try it with people."""
    for language, mark in (("lt", "[įrašyti"), ("en", "[to fill in")):
        text = hand_written(language)["accessibility"]
        open_ = [line for line in text.split("{#prepared}")[1].splitlines() if line.startswith("-")]
        assert len(open_) == 4
        assert all(mark in line for line in open_)
        assert text.split("{#contact}")[1].count(mark) >= 4
        assert "EN 301 549" in text


# The pipeline ------------------------------------------------------------------------------------------------------


def test_contributing_lists_the_modules_in_the_order_of_the_pipeline() -> None:
    text = TEXTS["CONTRIBUTING.md"]
    table = text.split("| module | what it does |", 1)[1].split("\n\n", 1)[0]
    assert tuple(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == ORDER
    drawn = next(line for line in text.splitlines() if line.count("──") > 5)
    assert tuple(re.findall(r"\w+", drawn.replace("─", " "))) == ORDER


def test_the_package_list_names_every_package() -> None:
    text = (PROJECT / "pyproject.toml").read_text("utf-8")
    packages = {path.parent.relative_to(PROJECT).as_posix().replace("/", ".") for path in (PROJECT / "tracker").rglob("__init__.py")}
    assert set(re.findall(r'^  "(tracker[\w.]*)",$', text, re.MULTILINE)) == packages


# The handbook ------------------------------------------------------------------------------------------------------


def test_every_rule_is_in_the_handbook() -> None:
    named = set(re.findall(r"^### ([a-z-]+)$", TEXTS["handbook/rules.md"], re.MULTILINE))
    assert named == {rule_name(rule) for rule in (*RULES, *HISTORY_RULES)}
    assert len(named) > 30


@pytest.mark.parametrize("path", REPORTING, ids=lambda path: path.name)
def test_the_guide_for_institutions_names_every_state_and_choice(path: Path) -> None:
    text = path.read_text("utf-8")
    words = [word.value for choices in (State, Unit, Basis, Funding) for word in choices]
    assert [word for word in words if f"`{word}`" not in text] == []
    assert [name for name in YearStatus.model_fields if f"`{name}`" not in text] == []


def blocks(path: Path, language: str) -> list[str]:
    """The fenced blocks of a document in one language."""
    fenced = re.findall(r"^```(\w*)\n(.*?)^```$", path.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    return [text for named, text in fenced if named == language]


@pytest.mark.parametrize("path", REPORTING, ids=lambda path: path.name)
def test_the_examples_of_the_guide_are_right(path: Path) -> None:
    examples = [yaml.load(text, Loader=yaml.BaseLoader) for text in blocks(path, "yaml")]
    reports = [report for example in examples for report in example.get("status", {}).values()]
    assert len(reports) >= 3
    for report in reports:
        YearStatus.model_validate(report)
    (handed_in,) = [example for example in examples if "reports" in example]
    assert len(Submissions.model_validate(handed_in).reports) == 1


@pytest.mark.parametrize("path", REPORTING, ids=lambda path: path.name)
def test_the_messages_of_the_guide_are_those_of_the_program(path: Path) -> None:
    """Rules and shapes named in square brackets exist."""
    named = set(re.findall(r"\[([a-z-]+)\]$", "\n".join(blocks(path, "")), re.MULTILINE))
    source = "".join(one.read_text("utf-8") for one in (PROJECT / "tracker").rglob("*.py"))
    assert len(named) >= 8
    assert {name for name in named - set(map(rule_name, RULES)) if f'"{name}"' not in source} == set()


def test_what_the_readme_shows_of_a_change_is_what_is_told() -> None:
    (shown,) = [text for text in blocks(PROJECT / "README.md", "") if text.startswith("States and reports:")]
    told = (PROJECT / "tests/told/first-reports.en.txt").read_text("utf-8").splitlines()
    assert [line for line in shown.splitlines() if line not in told] == []


def test_the_keys_of_a_change_are_those_of_the_readme() -> None:
    told = [json.loads(path.read_text("utf-8")) for path in sorted((PROJECT / "tests/told").glob("*.json"))]
    assert len(told) > 5
    keys = {key for whole in told for found in (whole, *whole["changes"], *whole["counts"]) for key in found}
    keys |= {key for whole in told for one in whole["counts"] for key in one["before"]}
    assert {key for key in keys if f"`{key}`" not in TEXTS["README.md"]} == set()


def test_the_message_in_the_readme_is_the_one_that_comes(
    tmp_path: Path, run_build: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    for name in ("plan", "measures"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    said = next(line for line in TEXTS["README.md"].splitlines() if ": error: " in line)
    file, line, column = said.split(":")[:3]
    example = next(text for text in blocks(PROJECT / "README.md", "yaml") if text.startswith("partners:")).strip()
    lines = (tmp_path / file).read_text("utf-8").splitlines()
    place = next(number for number, text in enumerate(lines) if text.startswith("partners:"))
    # What the README asks to write is right …
    lines[place] = example
    (tmp_path / file).write_text("\n".join(lines) + "\n", "utf-8")
    assert run_build("--root", tmp_path, "--lang", "en", "check").returncode == 0
    # … and the mistake that it shows gives the message that it shows.
    lines[place] = example.replace("libraries]", "library]")
    (tmp_path / file).write_text("\n".join(lines) + "\n", "utf-8")
    done = run_build("--root", tmp_path, "--lang", "en", "--format", "json", "check")
    (problem,) = json.loads(done.stdout)
    assert (problem["line"], problem["column"]) == (int(line), int(column))
    assert said == f"{file}:{line}:{column}: error: {problem['message']} [{problem['rule']}]"
