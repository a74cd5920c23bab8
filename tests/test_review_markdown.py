"""What changed as Markdown: whatever somebody typed shows as it is, and nothing of it becomes markup, a mention or a link."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.problems import Level, Problem, Said
from tracker.review.markdown import LONGEST_NOTE, as_markdown, code, escaped
from tracker.review.telling import Chapter, Line, Section, Told
from tracker.wording import Wording, wording

EN, LT = wording("en"), wording("lt")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("1.1 Evening talks, 2020", "1.1 Evening talks, 2020"),
        ("done 3 → 4 of 11; evidence −1", "done 3 → 4 of 11; evidence −1"),
        ("„Surengti 3 pokalbiai.“, 28,5 % (COVID-19)", "„Surengti 3 pokalbiai.“, 28,5 % (COVID-19)"),
        # Markup
        ("*labai* _labai_ ~~ne~~ `ne` <b>", r"\*labai\* \_labai\_ `~~ne~~` \`ne\` \<b\>"),
        ("[čia](javascript:1) ![x](y)", r"\[čia\](javascript:1) !\[x\](y)"),
        ("&lt; \\* | $x$", r"\&lt; \\\* \| \$x\$"),
        ("[ ] padaryti", r"\[ \] padaryti"),
        # What begins a block
        ("# ne", r"\# ne"),
        ("- ne", r"\- ne"),
        ("--- ne", r"\-\-\- ne"),
        ("+ ne", r"\+ ne"),
        ("> ne", r"\> ne"),
        (">ne", r"\>ne"),
        ("1. ne", r"1\. ne"),
        ("12) ne", r"12\) ne"),
        ("===", r"\=\=\="),
        ("2020 m. buvo - kaip + visada", "2020 m. buvo - kaip + visada"),
        # What hosting services look for
        ("@town,", "`@town`,"),
        ("(info@example.org)", "(`info@example.org`)"),
        ("„Sąrašas“, https://example.org/a_b", "„Sąrašas“, `https://example.org/a_b`"),
        ("ftp://example.org www.example.org", "`ftp://example.org` `www.example.org`"),
        ("#12 !12 town/plan#12 GH-12", "`#12` `!12` `town/plan#12` `GH-12`"),
        ("~skubu %v1 &12 $12 *iteration:1 [alert:2]", "`~skubu` `%v1` `&12` `$12` `*iteration:1` \\[`alert:2`\\]"),
        (":skull: 12:30:45", "`:skull`: `12:30:45`"),
        ("deadbee1 1234567 123456 defaced", "`deadbee1` `1234567` 123456 defaced"),
        ("`@town`", "`` `@town` ``"),
        ("a``b@c", "```a``b@c```"),
    ],
)
def test_what_is_typed_shows_as_it_is(typed: str, written: str) -> None:
    assert escaped(typed) == written
    assert shown(written)[0] == typed


SPAN = re.compile(r"(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)", re.DOTALL)


def shown(written: str) -> tuple[str, str]:
    """What a reader sees of Markdown that holds nothing but code and escaped signs, and what of it is not code; anything else fails."""
    text, plain, place = "", "", 0
    while place < len(written):
        sign = written[place]
        if sign == "\\":
            text += written[place + 1]
            plain += written[place + 1]
            place += 2
        elif sign == "`":
            found = SPAN.match(written, place)
            assert found, f"an open code span in {written!r}"
            inner = found[2]
            text += inner[1:-1] if inner.startswith(" ") and inner.endswith(" ") and inner.strip() else inner
            plain += "\0"
            place = found.end()
        else:
            assert sign not in "*_[]<>|~&$", f"{sign} is markup in {written!r}"
            text += sign
            plain += sign
            place += 1
    return text, plain


PIECES = [
    "@",
    "#1",
    "https://",
    "www.",
    "`",
    "``",
    "\\",
    "*",
    "_",
    "[",
    "](",
    "<",
    ">",
    "|",
    "~",
    "&amp;",
    "$",
    ":",
    " ",
    "- ",
    "1. ",
    "a",
    "9",
    "ž",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_nothing_typed_becomes_markup(pieces: str) -> None:
    typed = " ".join(pieces.split())
    text, plain = shown(escaped(typed))
    assert text == typed
    assert not re.search(r"@|://|www\.|#\d", plain)


@given(st.text("`a ", min_size=1, max_size=9).filter(lambda text: text.strip() and text == text.strip()))
def test_code_may_hold_backquotes(text: str) -> None:
    assert shown(code(text))[0] == text


# The whole ---------------------------------------------------------------------------------------------------------

AS_OF = "Counts as of 15 February 2026."
PROBLEM = Problem("measures/a_b/1.yml", 3, 5, "measure-kept", Level.ERROR, "code", Said("priemonės 1.3 nebėra.", "measure 1.3 is gone."))


def note(lines: int) -> Told:
    """A note with so many lines."""
    section = Section("States and reports", tuple(Line("1.6 Video competition", str(2000 + n), "done", ("x" * 80,)) for n in range(lines)))
    return Told("What changed", AS_OF, (Chapter("A plan", "", (section,)),), "", ())


def test_a_note_is_headings_and_lists() -> None:
    assert as_markdown(note(1), [PROBLEM], EN).splitlines() == [
        "## What changed",
        "",
        AS_OF,
        "",
        "### A plan",
        "",
        "#### States and reports",
        "",
        "- **1.6 Video competition, 2000**: done",
        f"  - {'x' * 80}",
        "",
        "### What the rules say of this change",
        "",
        "- `measures/a_b/1.yml:3:5`: **error**: code: measure 1.3 is gone. `[measure-kept]`",
    ]


@pytest.mark.parametrize(
    ("w", "said"),
    [(EN, "more lines were left out; python build.py changes shows everything."), (LT, "viską parodo python build.py changes.")],
)
def test_a_note_is_no_longer_than_services_take_and_keeps_what_the_rules_say(w: Wording, said: str) -> None:
    whole = as_markdown(note(2000), [PROBLEM], w)
    assert LONGEST_NOTE - 300 < len(whole) < LONGEST_NOTE + 200
    assert said in whole
    assert whole.splitlines()[-1].endswith("`[measure-kept]`")
    assert as_markdown(note(300), [PROBLEM], w).count("- **1.6") == 300
