"""The guard from end to end: whatever somebody wrote wherever, it is refused, and no output repeats it.

The people, codes and addresses are nobody's: who bears `CODE` has not been born yet.
"""

import datetime
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from growth import LIMIT, growth
from story import COMMITS, PERSONAL_CODE, texts_at
from story.plan import TALKS as STORY_TALKS

from tracker.cli import cli
from tracker.loading import ahead, load
from tracker.problems import FORMATS, Level, Problem, Said
from tracker.rules import check, problems_of_file
from tracker.rules.guarded import guarded

Edit = Callable[[str, str, str], None]
Runner = Callable[..., subprocess.CompletedProcess[str]]
CODE = "69901010008"
SPLIT = "6990101-0008"
TALKS = "measures/rasupe-2024-2026/1.01-evening-talks.yml"
GUIDE = "measures/rasupe-2024-2026/1.02-guide.yml"
SUMMARY = "summary: {lt: Surengti 3 pokalbiai.}"
INSTITUTIONS = "plan/institutions.yml"
AS_OF = datetime.date(2026, 2, 15)
NAME = "Ona Pavardenienė"


def run(root: Path, *arguments: str | Path, on: str = "2026-02-15", typed: str | None = None) -> Result:
    """Runs the command inside the test's own process."""
    return CliRunner().invoke(cli, ["--root", str(root), "--as-of", on, *map(str, arguments)], input=typed)


def tells(output: str, datum: str = CODE) -> bool:
    """Whether an output gives a datum away, in whatever groups."""
    return datum in "".join(sign for sign in output if sign.isalnum())


def rules(root: Path) -> list[tuple[str, int, int]]:
    """Rule, line and column of what is wrong with a root as it stands."""
    return [(one.rule, one.line, one.column) for one in check(root, load(root), AS_OF)]


# What lets a name pass ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        f"summary: {{lt: Kalbėjo {NAME}.}}  # vieša: vardas – ji pasirašė planą",
        f"summary: {{lt: Kalbėjo {NAME}.}}  # public: name - she signed the plan",
        f"# public: name – she signed the plan\n    summary: {{lt: Kalbėjo {NAME}.}}",
        f"# pastaba\n    # vieša: vardas – ji pasirašė planą\n    summary: {{lt: Kalbėjo {NAME}.}}",
        f"summary:\n      lt: >  # vieša: vardas – ji pasirašė planą\n        Ilgai ir gražiai\n        kalbėjo {NAME}.",
        f"# vieša: vardas – ji pasirašė planą\n    # Kalbėjo {NAME}.\n    {SUMMARY}",
        f"summary: {{lt: Kalbėjo {NAME}., en: {NAME} spoke.}}  # vieša: vardas – ji pasirašė planą",
        f"summary: {{lt: Kalbėjo {NAME} ir {NAME}.}}  # vieša: vardas – ji pasirašė planą # vieša: vardas – ji vedė pokalbį",
    ],
)
def test_a_name_passes_with_a_reason_on_its_line_or_above(good: Path, edit: Edit, lines: str) -> None:
    edit(TALKS, SUMMARY, lines)
    assert [rule for rule, _, _ in rules(good)] == []


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        (f"summary: {{lt: Kalbėjo {NAME}.}}  # vieša: vardas", ["person-named", "public-with-reason"]),
        (f"summary: {{lt: Kalbėjo {NAME}.}}  # vieša: vardas – aaaa", ["person-named", "public-with-reason"]),
        (f"summary: {{lt: Kalbėjo {NAME}.}}  # vieša: vardas – aaaa aaaa", ["person-named", "public-with-reason"]),
        (f"summary: {{lt: Kalbėjo {NAME} ir Rūta Pavardytė.}}  # vieša: vardas – ji pasirašė planą", ["person-named"]),
        (
            f"summary:\n      lt: |  # vieša: vardas – ji pasirašė planą\n"
            f"        {NAME},\n        ir Rūta Pavardytė,\n        ir Eglė Pavyzdaitė",
            ["person-named", "person-named"],
        ),
        (f"summary: {{lt: Kalbėjo {NAME}.}}  # vieša: vardas – …", ["person-named", "public-with-reason"]),
        (f"summary: {{lt: Kalbėjo {NAME}.}}  # vieša: aprašymas – ji pasirašė planą", ["person-named", "public-with-reason"]),
        (f"# public: name – she signed it\n\n    summary: {{lt: Kalbėjo {NAME}.}}", ["public-with-reason", "person-named"]),
        (f"summary:  # public: name – she signed it\n      lt: Kalbėjo {NAME}.", ["public-with-reason", "person-named"]),
        (f'summary: {{lt: "Kalbėjo {NAME}. # vieša: vardas – ji pasirašė planą"}}', ["person-named"]),
        (f"summary: {{lt: {SPLIT}}}  # public: name – it must be", ["personal-code", "public-with-reason"]),
        (f"summary: {{lt: {SPLIT}}}  # public: code – it must be", ["personal-code", "public-with-reason"]),
    ],
)
def test_nothing_else_passes(good: Path, edit: Edit, lines: str, wrong: list[str]) -> None:
    edit(TALKS, SUMMARY, lines)
    assert [rule for rule, _, _ in rules(good)] == wrong


def test_of_many_names_in_one_text_the_rest_is_summed_up(good: Path, edit: Edit) -> None:
    edit(TALKS, SUMMARY, f'summary: {{lt: "{"; ".join([NAME] * 25)}"}}')
    found = [one.what.en for one in check(good, load(good), AS_OF)]
    assert len(found) == 21
    assert found[-1] == "from here on, the same text has 5 more of the kind."


def look_through(text: str) -> None:
    """Looks through a file of one value and says what is wrong with it."""
    FORMATS["text"](problems_of_file(guarded(TALKS, f"a: {text}\n", ())), "en")


@pytest.mark.parametrize("piece", ["Ona ", "1 ", "moteris 34 m. ", "krizių centras g. 5 ", f"{NAME}, ", "tel. 8 612 00000, "])
def test_a_file_of_one_word_takes_time_as_it_is_long(piece: str) -> None:
    assert growth(look_through, piece) < LIMIT


# Where it is looked for --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        (SUMMARY, f'summary: {{lt: "Padėta ({CODE})."}}', (11, 28)),
        (SUMMARY, "summary:\n      lt: >\n        Padėta 6990\n        1010008.", (13, 16)),
        (SUMMARY, 'summary: {lt: "Padėta 6990101\\u200b0008."}', (11, 27)),
        (SUMMARY, f"{SUMMARY}  # klausė {CODE}", (11, 52)),
        (SUMMARY, f"{SUMMARY}\n    # 6990101\n    # 0008", (12, 7)),
        ("https://example.org/ataskaita", "https://example.org/?a=%36990101%30008", (37, 37)),
        ('value: "40"', f'value: "{CODE}"', (16, 17)),
        ("reported_by: help-centre\n    reported_on: 2025", f"{CODE}: x\n    reported_by: help-centre\n    reported_on: 2025", (12, 5)),
    ],
)
def test_a_code_is_found_in_values_comments_keys_and_links(good: Path, edit: Edit, old: str, new: str, place: tuple[int, int]) -> None:
    edit(TALKS, old, new)
    assert ("personal-code", *place) in rules(good)


@pytest.mark.parametrize("encoding", ["utf-16", "cp1257"])
def test_a_file_in_another_encoding_is_looked_into(good: Path, encoding: str) -> None:
    (good / GUIDE).write_bytes(f'# Padėta ({CODE}).\ncode: "1.2"\n'.encode(encoding))
    assert "personal-code" in [rule for rule, _, _ in rules(good)]


@pytest.mark.parametrize("place", ["measures/rasupe-2024-2026", "measures", "plan", "plan/rasupe-2024-2026"])
def test_names_of_files_that_are_not_read_are_looked_at(good: Path, place: str) -> None:
    (good / place / f"posėdis-{SPLIT}.docx").touch()
    found = check(good, load(good), AS_OF)
    assert [one.level for one in found if one.rule == "personal-code"] == [Level.ERROR]
    for form in FORMATS.values():
        assert not tells(form(found, "lt"))


def test_a_name_in_a_files_name_is_not_repeated_by_other_rules(good: Path) -> None:
    (good / GUIDE).rename((good / GUIDE).with_name("1.9-ona-pavardeniene.yml"))
    (good / TALKS).rename((good / TALKS).with_name("1.01-ona pavardeniene.yml"))
    folder = good / f"measures/ona-pavardeniene-{CODE}"
    folder.mkdir()
    (folder / "1.01-x.yml").touch()
    found = check(good, load(good), AS_OF)
    assert {"file-name-has-code", "person-named"} <= {one.rule for one in found}
    for form in FORMATS.values():
        for language in ("lt", "en"):
            assert "•••" in form(found, language)
            assert "pavarden" not in form(found, language)


def test_an_id_that_names_somebody_is_told_of_and_not_repeated(good: Path, edit: Edit) -> None:
    edit(TALKS, "reported_by: help-centre\n    reported_on: 2025", "reported_by: ona-pavardeniene\n    reported_on: 2025")
    found = check(good, load(good), AS_OF)
    assert {"known-institution", "person-named"} <= {one.rule for one in found}
    assert "pavarden" not in FORMATS["text"](found, "en")


def test_ids_of_institutions_are_no_names() -> None:
    for one in (
        "vyduno-gimnazija",
        "klaipeda",
        "women-s-aid",
        "ievos-simonaitytes-biblioteka",
        "ona-pavardeniene-gimnazija",
        "marta-centre",
    ):
        assert Problem("plan/x.yml", 1, 1, "r", Level.ERROR, "", Said("", f'"{one}"')).message("en") == f'"{one}"'


def test_a_folder_is_told_of_once_and_years_in_names_are_no_code(good: Path) -> None:
    """`rasupe-2020-2025/1.04` has the digits of a code."""
    for top in ("plan", "measures"):
        (good / top / "rasupe-2024-2026").rename(good / top / "rasupe-2020-2025")
    (good / "measures/rasupe-2020-2025/1.01-evening-talks.yml").rename(good / "measures/rasupe-2020-2025/1.04-evening-talks.yml")
    found = check(good, load(good), AS_OF)
    assert [one for one in found if one.rule == "personal-code"] == []
    assert "rasupe-2020-2025/1.04-evening-talks.yml" in FORMATS["text"](found, "en")


@pytest.mark.parametrize(
    ("contact", "rule"),
    [("+370 46 000000", []), ("(0 46) 000 000", []), ("+370 46 000001", ["private-contact"])],
)
def test_only_contacts_that_somebody_verified_may_be_told(good: Path, edit: Edit, contact: str, rule: list[str]) -> None:
    edit(TALKS, SUMMARY, f'summary: {{lt: "Skambinti {contact}."}}')
    assert [found for found, _, _ in rules(good)] == rule
    edit(INSTITUTIONS, "        verified_on: 2026-01-10\n", "")
    assert [found for found, _, _ in rules(good)] == ["private-contact"]


def test_where_contacts_cannot_be_known_no_contact_is_blamed(good: Path, edit: Edit) -> None:
    edit(TALKS, SUMMARY, f'summary: {{lt: "Skambinti +370 46 000000, kodas {CODE}."}}')
    edit(INSTITUTIONS, "kind: municipal", "kind: nobody-knows")
    assert {rule for rule, _, _ in rules(good)} == {"unknown-choice", "personal-code"}


def test_what_a_second_process_reads_is_looked_into_too(good: Path, edit: Edit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "MANY", 2)
    draft = (good / GUIDE).read_text("utf-8").replace("Atmintinė", f"Atmintinė {CODE}")
    loaded = load(good, {GUIDE: draft})
    assert [one.rule for one in check(good, loaded, AS_OF, {GUIDE: draft})] == ["personal-code"]
    edit(GUIDE, "Atmintinė", f"Atmintinė {CODE}")
    assert [rule for rule, _, _ in rules(good)] == ["personal-code"]


# No report brings it in ----------------------------------------------------------------------------------------------------


REPORT = """\
reports:
  - plan: rasupe-2024-2026
    measure: "1.2"
    year: "2024"
    seen: none
    report:
      state: in_progress
      summary: {lt: "Leidinys rengiamas."}
      reported_by: city
      reported_on: 2025-01-20
  - plan: rasupe-2024-2026
    measure: "1.2"
    year: "2025"
    seen: none
    report:
      state: in_progress
      summary: {lt: "Padėta (6990101-0008), tel. 8 612 00000."}
      reported_by: city
      reported_on: 2026-01-20
"""


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_file_with_a_code_is_refused_as_a_whole(good: Path, tmp_path: Path, form: str) -> None:
    path = tmp_path / "r.yml"
    path.write_text(REPORT, "utf-8")
    before = (good / GUIDE).read_bytes()
    done = run(good, "--lang", "en", "--format", form, "report", "--from", path)
    assert done.exit_code == 1
    assert not tells(done.output)
    assert not tells(done.output, "861200000")
    assert (good / GUIDE).read_bytes() == before
    if form == "text":
        assert f"{path}:17:21: error: summary.lt (What was done): a personal code." in done.output


def test_half_a_code_at_the_end_of_an_excerpt_is_masked_too(good: Path, tmp_path: Path) -> None:
    """What stands in the file is quoted to whoever began a report before it stood there."""
    run(
        good,
        "report",
        "1.2",
        "2024",
        "--set",
        "state=in_progress",
        "--set",
        "summary.lt=x",
        "--set",
        "reported_by=city",
        "--set",
        "reported_on=2025-01-20",
    )
    text = (good / GUIDE).read_text("utf-8")
    assert text.count("lt: x\n") == 1
    (good / GUIDE).write_text(text.replace("lt: x\n", f"lt: Leidinys dar rengiamas, padėta ({CODE})\n"), "utf-8")
    path = tmp_path / "r.yml"
    path.write_text(REPORT.partition('  - plan: rasupe-2024-2026\n    measure: "1.2"\n    year: "2025"')[0], "utf-8")
    done = run(good, "--lang", "en", "report", "--from", path)
    assert 'now "Leidinys dar rengiamas, padėta (•••)"' in done.output
    assert "6990" not in done.output


def test_a_name_in_a_report_is_a_warning_only(good: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.yml"
    path.write_text(REPORT.replace("Padėta (6990101-0008), tel. 8 612 00000.", f"Rengia {NAME}."), "utf-8")
    done = run(good, "--lang", "en", "report", "--from", path)
    assert (done.exit_code, "[person-named]" in done.output, NAME in done.output) == (0, True, False)
    assert NAME in (good / GUIDE).read_text("utf-8")


def test_a_code_answered_at_the_terminal_is_asked_again(good: Path) -> None:
    before = (good / GUIDE).read_bytes()
    done = run(good, "--lang", "en", "report", "1.2", "2024", "--set", "state=in_progress", "--set", f"summary.lt=Padėta {SPLIT}")
    assert done.exit_code == 1
    assert "--set summary.lt: error: a personal code." in done.output
    assert not tells(done.output)
    assert (good / GUIDE).read_bytes() == before


def test_what_stands_in_the_file_already_is_not_shown_at_the_terminal(good: Path, edit: Edit) -> None:
    edit(TALKS, SUMMARY, f'summary: {{lt: "Padėta ({SPLIT})."}}')
    done = run(good, "--lang", "en", "report", "1.1", "2024", typed="\n" * 8)
    assert "Padėta (•••)." in done.output
    assert not tells(done.output)
    done = run(good, "--lang", "en", "report", "1.1", "2024", "--set", "summary.lt=Surengta.", "--dry-run")
    assert '-    summary: {lt: "Padėta (•••)."}' in done.output
    assert not tells(done.output)


# Six years with a leak -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def leaked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The story's files on the day of the leak."""
    return laid_out(tmp_path_factory.mktemp("leak"), "leak")


def laid_out(folder: Path, name: str) -> Path:
    for path, text in texts_at(name).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def test_of_six_years_only_the_leak_is_refused(tmp_path: Path) -> None:
    """Every day of the story; what else is wrong on some days is no matter here."""
    refused = {}
    for commit in COMMITS:
        folder = laid_out(tmp_path / commit.name, commit.name)
        found = [one for one in check(folder, load(folder), AS_OF) if one.rule in GUARDS]
        refused[commit.name] = [(one.rule, one.path, one.field) for one in found]
    assert {name: told for name, told in refused.items() if told} == {"leak": [("personal-code", STORY_TALKS, "status.2021.summary.lt")]}


GUARDS = {
    *("personal-code", "private-contact", "bank-or-case-number", "private-address"),
    *("person-named", "person-described", "small-number-in-text", "public-with-reason"),
}


EVERY = ("--all", "--year", "2021")


@pytest.mark.parametrize("language", ["lt", "en"])
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "command",
    [
        ("check",),
        ("build", "--site", "{to}"),
        ("owed", "--letters", "{to}"),
        ("worksheet", "export", "--all", "--year", "2021", "--to", "{to}"),
    ],
    ids=lambda words: words[0],
)
def test_no_command_goes_on_or_tells_the_code(leaked: Path, tmp_path: Path, command: tuple[str, ...], form: str, language: str) -> None:
    to = tmp_path / "to"
    done = run(leaked, "--lang", language, "--format", form, *(word.format(to=to) for word in command), on="2022-02-01")
    assert done.exit_code in (1, 2)
    assert done.exit_code == 1 or form in ("github", "gitlab"), "some commands know fewer formats"
    assert not tells(done.output, PERSONAL_CODE)
    assert not to.exists()


def test_the_digest_of_a_code_is_no_fingerprint() -> None:
    """Ten thousand codes of a day can be tried one after another."""

    def fingerprint(code: str) -> str:
        problem = Problem(f"measures/x/{code}.yml", 1, 1, "shape", Level.ERROR, code, Said("", f'"{code}"'))
        return str(json.loads(FORMATS["gitlab"]([problem], "en"))[0]["fingerprint"])

    assert fingerprint(CODE) == fingerprint("59012242082")


def test_a_traceback_is_masked(good: Path, tmp_path: Path) -> None:
    program = tmp_path / "bug.py"
    program.write_text(
        "import sys\nimport tracker.cli\n"
        "def bug(*_):\n    raise KeyError('Padėta ' + '699' + '01010008')\n"
        "tracker.cli.load = bug\nsys.exit(tracker.cli.main())\n",
        "utf-8",
    )
    project = Path(__file__).parent.parent
    done = subprocess.run(
        [sys.executable, str(program), "--root", str(good), "check"],
        env={"PYTHONPATH": str(project), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Traceback")
    assert "KeyError: 'Padėta •••'" in done.stderr
