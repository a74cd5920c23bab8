"""One problem, several ways to print it."""

import json
from dataclasses import replace

import pytest

from tracker.problems import (
    FORMATS,
    LONGEST_KEY,
    DataPath,
    Language,
    Level,
    Problem,
    Said,
    as_github,
    as_gitlab,
    as_json,
    as_labelled,
    as_text,
    as_written,
    dotted,
    has_errors,
)

WRONG = Problem(
    path="measures/x/1.06-video.yml",
    line=14,
    column=12,
    rule="unknown-choice",
    level=Level.ERROR,
    field="status.2020.state",
    what=Said("„baigta“ čia netinka.", '"finished" is not one of the choices.'),
    fix=Said("Rašykite done.", "Write done."),
)


def problem(**changes: object) -> Problem:
    """`WRONG`, with other values here and there."""
    given = {name: getattr(WRONG, name) for name in Problem.__slots__}
    return Problem(**{**given, **changes})


WARNING = problem(level=Level.WARNING, field="", fix=Said("", ""))


@pytest.mark.parametrize(
    ("given", "language", "line"),
    [
        (
            WRONG,
            "en",
            'measures/x/1.06-video.yml:14:12: error: status.2020.state: "finished" is not one of the choices. Write done. [unknown-choice]',
        ),
        (
            WRONG,
            "lt",
            "measures/x/1.06-video.yml:14:12: klaida: status.2020.state: „baigta“ čia netinka. Rašykite done. [unknown-choice]",
        ),
        (WARNING, "en", 'measures/x/1.06-video.yml:14:12: warning: "finished" is not one of the choices. [unknown-choice]'),
        (WARNING, "lt", "measures/x/1.06-video.yml:14:12: įspėjimas: „baigta“ čia netinka. [unknown-choice]"),
    ],
)
def test_text(given: Problem, language: Language, line: str) -> None:
    assert as_text([given], language) == line


def test_text_has_a_line_for_each_problem() -> None:
    assert as_text([WRONG, problem(path="a\nb.yml", what=Said("", "x\ny\x1b[0m"))], "en").count("\n") == 1


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ('"a\nb\r\n\tc"', '"a b c"'),
        ('"\x1b[31mx\x00"', '" [31mx "'),
        ("x\u202ey", "x y"),
        ('"vardas.pavarde@example.lt" is no id', '"•••" is no id'),
        ("„vardas@example.lt“", "„•••“"),
        ('"37001010000"', '"•••"'),
        ('"+370 612 00000"', '"•••"'),
        ('"+37061200000"', '"•••"'),
        ('"8 612 00000"', '"•••"'),
        ('Write "112", "0 …" or "+370 …".', 'Write "112", "0 …" or "+370 …".'),
        ("1250.50 and 2020-2025 and 12345678901", "1250.50 and 2020-2025 and 12345678901"),
    ],
)
def test_message_is_one_line_without_personal_data(said: str, printed: str) -> None:
    assert problem(what=Said("", said), field="", fix=Said("", "")).message("en") == printed


def test_github() -> None:
    given = problem(path="measures/a,b:c%/1.yml", what=Said("", "100 % of it:\nnone, really"))
    assert as_github([given], "en") == (
        "::error file=measures/a%2Cb%3Ac%25/1.yml,line=14,col=12,title=unknown-choice"
        "::status.2020.state: 100 %25 of it: none, really Write done."
    )


def test_github_cannot_be_given_another_command() -> None:
    given = problem(path="a\n::error::b.yml", what=Said("", "\n::stop-commands::x"))
    assert as_github([given], "en").count("\n") == 0


def test_github_knows_warnings() -> None:
    assert as_github([WRONG, WARNING], "lt").split("\n")[1].startswith("::warning file=")


def test_github_shows_ten_of_a_level_and_sums_up_the_rest() -> None:
    given = [problem(line=line) for line in range(1, 11)]
    assert [line[:7] for line in as_github([WARNING, *given], "en").splitlines()] == ["::error"] * 10 + ["::warni"]
    lines = as_github([WARNING, *given, problem(line=11), problem(path="::stop-commands::x", line=12)], "en").splitlines()
    assert [line.partition(",")[2].partition(",")[0] for line in lines[:9]] == [f"line={line}" for line in range(1, 10)]
    assert lines[9:13] == [
        "::error title=Further errors::Further errors: 3. The log lists them all.",
        '- measures/x/1.06-video.yml:10:12: error: status.2020.state: "finished" is not one of the choices. Write done. [unknown-choice]',
        '- measures/x/1.06-video.yml:11:12: error: status.2020.state: "finished" is not one of the choices. Write done. [unknown-choice]',
        '- ::stop-commands::x:12:12: error: status.2020.state: "finished" is not one of the choices. Write done. [unknown-choice]',
    ]
    assert lines[13].startswith("::warning file=")
    assert len(lines) == 14


def gitlab(*given: Problem) -> list[dict[str, object]]:
    entries: list[dict[str, object]] = json.loads(as_gitlab(given, "en"))
    return entries


def test_gitlab() -> None:
    entry = gitlab(WRONG)[0]
    assert len(str(entry.pop("fingerprint"))) == 64
    assert entry == {
        "description": 'status.2020.state: "finished" is not one of the choices. Write done.',
        "check_name": "unknown-choice",
        "severity": "major",
        "location": {"path": "measures/x/1.06-video.yml", "positions": {"begin": {"line": 14, "column": 12}}},
    }


def test_gitlab_holds_warnings_minor() -> None:
    assert gitlab(WARNING)[0]["severity"] == "minor"


def test_fingerprint_survives_new_lines_above() -> None:
    assert gitlab(WRONG)[0]["fingerprint"] == gitlab(problem(line=20, column=3))[0]["fingerprint"]


@pytest.mark.parametrize("change", [{"path": "b.yml"}, {"rule": "shape"}, {"field": "kind"}, {"what": Said("", "else")}])
def test_fingerprint_tells_problems_apart(change: dict[str, object]) -> None:
    assert gitlab(WRONG)[0]["fingerprint"] != gitlab(problem(**change))[0]["fingerprint"]


def test_equal_problems_have_fingerprints_of_their_own() -> None:
    """GitLab would show one of them only."""
    assert len({entry["fingerprint"] for entry in gitlab(WRONG, problem(line=15), problem(line=16))}) == 3


def test_json() -> None:
    assert json.loads(as_json([WRONG], "lt")) == [
        {
            "path": "measures/x/1.06-video.yml",
            "line": 14,
            "column": 12,
            "rule": "unknown-choice",
            "level": "error",
            "field": "status.2020.state",
            "label": "",
            "message": "status.2020.state: „baigta“ čia netinka. Rašykite done.",
        }
    ]


@pytest.mark.parametrize(
    ("at", "label", "shown"),
    [
        (("status", "2020", "reported_on"), "Day of the report", "status.2020.reported_on (Day of the report): wrong."),
        (("status", "2020", "state"), "State", "status.2020.state: wrong."),
        (("owners", 1), "Owners", "owners[1]: wrong."),
        ((), "", "wrong."),
    ],
)
def test_a_field_is_named_as_forms_name_it_where_that_says_more(at: DataPath, label: str, shown: str) -> None:
    one = problem(at=at, field=dotted(at), label=Said("x", label), what=Said("x", "wrong."), fix=Said("", ""))
    assert one.message("en") == shown
    assert json.loads(as_json([one], "en"))[0]["label"] == label


def test_json_is_readable_lithuanian() -> None:
    assert "čia netinka" in as_json([WRONG], "lt")


@pytest.mark.parametrize(("name", "nothing"), [("text", ""), ("github", ""), ("gitlab", "[]"), ("json", "[]")])
def test_no_problem(name: str, nothing: str) -> None:
    assert FORMATS[name]([], "en") == nothing


def test_formats() -> None:
    assert list(FORMATS) == ["text", "github", "gitlab", "json"]


def test_order_is_by_file_then_by_place() -> None:
    wanted = [
        problem(path="a.yml", line=9, column=1),
        problem(path="b.yml", line=2, column=30),
        problem(path="b.yml", line=10, column=4, rule="a"),
        problem(path="b.yml", line=10, column=4, rule="b", what=Said("y", "x")),
        problem(path="b.yml", line=10, column=4, rule="b", what=Said("x", "y")),
    ]
    assert sorted(reversed(wanted), key=Problem.order) == wanted


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        ((), ""),
        (("code",), "code"),
        (("status", "2020", "outputs", 0, "value"), "status.2020.outputs[0].value"),
        (("x" * LONGEST_KEY,), "x" * LONGEST_KEY),
        (("x" * 1000,), "x" * LONGEST_KEY + "…"),
    ],
)
def test_dotted(at: DataPath, shown: str) -> None:
    assert dotted(at) == shown


@pytest.mark.parametrize(("given", "expected"), [([], False), ([WARNING], False), ([WARNING, WRONG], True)])
def test_only_errors_stop_the_build(given: list[Problem], expected: bool) -> None:
    assert has_errors(given) is expected


# What is written, and what it is called ---------------------------------------------------------------------------------

SAYS = "Būsenai ‹done› reikia įrodymų. Pridėkite ‹evidence: [{title: …}]›; „‹kspsc›“ – vykdytojas."
CALLED = {"done": "Įvykdyta", "evidence": "Įrodymai", "kspsc": "Pagalbos centras"}


def test_who_edits_a_file_is_told_what_to_write() -> None:
    assert as_written(SAYS) == "Būsenai done reikia įrodymų. Pridėkite evidence: [{title: …}]; „kspsc“ – vykdytojas."


def test_who_edits_no_file_is_told_what_it_is_called() -> None:
    assert as_labelled(SAYS, CALLED.__getitem__, "lt") == (
        "Būsenai „Įvykdyta“ reikia įrodymų. Pridėkite „Įrodymai“; „Pagalbos centras“ – vykdytojas."
    )
    english = '‹done› without ‹evidence: […]› is shown as "no evidence given"; "‹kspsc›" is an owner.'
    assert as_labelled(english, {"done": "Done", "evidence": "Evidence", "kspsc": "Help centre"}.__getitem__, "en") == (
        '"Done" without "Evidence" is shown as "no evidence given"; "Help centre" is an owner.'
    )


def test_in_a_spreadsheet_the_cell_is_named() -> None:
    assert replace(WRONG, path="ataskaita.xlsx", cell="Ataskaitos!D7").place() == "ataskaita.xlsx:Ataskaitos!D7"
