"""Deadlines as calendar files: what another program reads in them."""

import datetime
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from tracker.exports import calendars
from tracker.exports.calendar import _escaped, _folded
from tracker.loading import Dataset, dataset, load
from tracker.models import Measure, Text
from tracker.progress import Report, SiteProgress, site_progress
from tracker.wording import LANGUAGES, wording

ROOT = Path(__file__).parent.parent
AS_OF = datetime.date(2026, 2, 15)
REAL, EXAMPLE = (dataset(load(root)) for root in (ROOT, ROOT / "tests/example"))
SITES = {"real": site_progress(REAL, AS_OF), "example": site_progress(EXAMPLE, AS_OF)}
ALL = "institutions/reports.ics"
CENTRE = "institutions/family-help-centre/reports.ics"
UIDS = "{plan}-{year}-{institution}@{plan}.plan-tracker"


def read(text: str) -> list[Event]:
    """The days of a calendar file, by another's reading."""
    calendar = Calendar.from_ical(text)
    assert calendar.errors == []
    assert [event.errors for event in calendar.walk() if event.errors] == []
    return list(calendar.walk("VEVENT"))


def written(site: SiteProgress = SITES["example"], language: Any = "lt", root: str = "") -> dict[str, str]:
    return calendars(site, wording(language), root)


def by_uid(text: str) -> dict[str, Event]:
    return {str(event["uid"]): event for event in read(text)}


def changed(code: str, **more: Any) -> SiteProgress:
    """The fictional plan with one measure changed."""
    first, *others = EXAMPLE.plans
    measures = tuple(one.model_copy(update=more) if one.code == code else one for one in first.measures)
    return site_progress(replace(EXAMPLE, plans=(replace(first, measures=measures), *others)), AS_OF)


# What is in them ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("site", SITES.values(), ids=SITES)
def test_every_expected_report_is_covered_exactly_once_for_each_who_answers_for_it(site: SiteProgress) -> None:
    wanted = Counter(
        UIDS.format(plan=plan.data.plan.id, year=cell.year, institution=name)
        for plan in site.plans
        for one in plan.measures
        for cell in one.cells
        for name in plan.answering(one.measure)
        if cell.expected and name not in plan.successors
    )
    found = {
        str(event["uid"]): len(re.findall(r"^\d+\.\d+ .+: ", str(event["description"]), re.MULTILINE)) for event in read(written(site)[ALL])
    }
    assert len(wanted) > 60
    assert found == wanted


@pytest.mark.parametrize("site", SITES.values(), ids=SITES)
def test_the_calendar_of_all_holds_the_days_of_each_and_no_others(site: SiteProgress) -> None:
    files = written(site)
    together = files.pop(ALL)
    assert len(files) > 10
    assert sorted(event.to_ical() for event in read(together)) == sorted(event.to_ical() for text in files.values() for event in read(text))


def test_who_answers_for_nothing_today_has_no_calendar() -> None:
    names = {path.split("/")[1] for path in written() if path != ALL}
    assert names == set(SITES["example"].reporting)
    assert "crisis-service" not in names, "its tasks were taken over"
    assert "mobile-team" not in names, "it only helps"


def test_a_day_says_all_that_is_to_be_known() -> None:
    event = by_uid(written(root="https://example.org/")[CENTRE])["gintupe-2020-2025-2025-family-help-centre@gintupe-2020-2025.plan-tracker"]
    assert event.decoded("dtstart") == datetime.date(2026, 3, 31)
    assert event.decoded("dtstamp") == datetime.datetime(2026, 2, 15, tzinfo=datetime.UTC)
    assert event["summary"] == "Iki šios dienos: 6 ataskaitos už 2025 metus – Šeimos pagalbos centras"
    assert str(event["description"]).replace("\N{NO-BREAK SPACE}", " ").splitlines() == [
        "Išgalvotas planas. Šis miestas, įstaigos ir visi duomenys sugalvoti pavyzdžiui.",
        "Gintupės planas 2020–2025",
        "Pateikta 2 iš 6 (2026 m. vasario 15 d. duomenimis).",
        "1.2 Informacijos kampanija: ataskaitos laukiama",
        "2.1 Kompleksinė pagalba: pateikta tarpinė ataskaita",
        "2.2 Laikinas apgyvendinimas: ataskaitos laukiama",
        "2.5 Mobilioji komanda: ataskaitos laukiama",
        "3.1 Elgesio keitimo programa: ataskaitos laukiama",
        "3.3 Konsultavimas vyrams: ataskaita pateikta",
        "Terminą – kitų metų kovo 31 d. – nustatė ši svetainė. Plane termino nėra.",
        "Kaip pateikti: https://example.org/method/#for-institutions",
    ]
    assert event["url"] == "https://example.org/institutions/family-help-centre/"
    assert event["transp"] == "TRANSPARENT", "nobody is busy all day because of a report"


def test_english_speaks_english_and_means_the_same_days() -> None:
    lithuanian, english = (written(language=language) for language in LANGUAGES)
    assert list(lithuanian) == list(english)
    for path, text in english.items():
        days, theirs = by_uid(text), by_uid(lithuanian[path])
        assert {uid: event.decoded("dtstart") for uid, event in days.items()} == {
            uid: event.decoded("dtstart") for uid, event in theirs.items()
        }
        assert [uid for uid, event in days.items() if not str(event["summary"]).startswith("Due today: ")] == []
    assert Calendar.from_ical(english[CENTRE])["name"] == "Deadlines for reports: Family Help Centre"
    assert Calendar.from_ical(lithuanian[ALL])["name"] == "Ataskaitų terminai: visos institucijos"


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        ("lt", 1, "1 ataskaita"),
        ("lt", 4, "4 ataskaitos"),
        ("lt", 10, "10 ataskaitų"),
        ("lt", 21, "21 ataskaita"),
        ("en", 1, "1 report"),
        ("en", 4, "4 reports"),
    ],
)
def test_reports_are_counted_in_the_right_form(language: Any, number: int, said: str) -> None:
    assert f" {said} " in wording(language)("calendar_summary", n=number, year=2024, name="X")


def test_without_an_address_of_the_site_none_is_named() -> None:
    text = "".join(written().values())
    assert "http" not in text
    assert "URL" not in text


@pytest.mark.parametrize("name", ["ORGANIZER", "ATTENDEE", "CONTACT", "mailto", "@example.org"])
def test_nobody_is_named_or_written_to(name: str) -> None:
    assert name not in "".join(written(root="https://example.org/").values())


# Reminders ---------------------------------------------------------------------------------------------------------


def test_a_calendar_reminds_thirty_days_before_of_what_is_still_awaited() -> None:
    reminded = {uid for uid, event in by_uid(written()[ALL]).items() if event.walk("VALARM")}
    awaited = {
        UIDS.format(plan=plan, year=term.year, institution=name)
        for name, roles in SITES["example"].roles.items()
        for plan, role in roles.items()
        for term in role.terms
        if any(cell.report is Report.AWAITED for _, cell in term.reports)
    }
    assert reminded == awaited
    assert len(reminded) == 10
    (alarm,) = by_uid(written()[CENTRE])["gintupe-2020-2025-2025-family-help-centre@gintupe-2020-2025.plan-tracker"].walk("VALARM")
    assert (alarm["action"], alarm.decoded("trigger")) == ("DISPLAY", datetime.timedelta(days=-30))


@pytest.mark.parametrize(("day", "reminders"), [("2026-03-31", 1), ("2026-04-01", 0)])
def test_the_day_of_the_deadline_is_the_last_to_be_reminded(day: str, reminders: int) -> None:
    site = site_progress(EXAMPLE, datetime.date.fromisoformat(day))
    event = by_uid(written(site)["institutions/probation/reports.ics"])["gintupe-2020-2025-2025-probation@gintupe-2020-2025.plan-tracker"]
    assert len(event.walk("VALARM")) == reminders


# What stays the same -----------------------------------------------------------------------------------------------


def measure(code: str) -> Measure:
    return next(one for one in EXAMPLE.plans[0].measures if one.code == code)


def test_a_new_title_changes_the_words_and_no_day_becomes_another() -> None:
    before, after = written()[ALL], written(changed("2.2", short_title=Text(lt="Nauja, „kita“; vardu\\", en="New")))[ALL]
    assert before != after
    assert list(by_uid(before)) == list(by_uid(after))
    assert "2.2 Nauja, „kita“; vardu\\: " in str(
        by_uid(after)["gintupe-2020-2025-2024-family-help-centre@gintupe-2020-2025.plan-tracker"]["description"]
    )


def test_a_report_that_comes_in_is_told_and_no_day_becomes_another() -> None:
    given = measure("2.1").status[2024]
    with_report = changed("2.2", status={**measure("2.2").status, 2024: given})
    before, after = by_uid(written()[CENTRE]), by_uid(written(with_report)[CENTRE])
    assert list(before) == list(after)
    uid = "gintupe-2020-2025-2024-family-help-centre@gintupe-2020-2025.plan-tracker"
    assert "Pateikta 4 iš 6" in before[uid]["description"]
    assert "Pateikta 5 iš 6" in after[uid]["description"]
    assert [other for other in before if other != uid and before[other].to_ical() != after[other].to_ical()] == []


def test_another_deadline_moves_the_day_and_it_stays_the_same_day() -> None:
    first, *others = EXAMPLE.plans
    later = first.plan.model_copy(update={"reporting": first.plan.reporting.model_copy(update={"deadline": "04-30"})})
    site = site_progress(replace(EXAMPLE, plans=(replace(first, plan=later), *others)), AS_OF)
    before, after = by_uid(written()[ALL]), by_uid(written(site)[ALL])
    assert set(before) == set(after)
    moved = {event.decoded("dtstart").strftime("%m-%d") for uid, event in after.items() if "gintupe-2020-2025.plan" in uid}
    assert moved == {"04-30"}


@pytest.mark.parametrize("data", [REAL, EXAMPLE], ids=["real", "example"])
def test_two_files_of_one_day_are_byte_by_byte_the_same(data: Dataset) -> None:
    assert written(site_progress(data, AS_OF)) == written(site_progress(data, AS_OF))


def test_no_day_is_named_twice() -> None:
    for path, text in written(SITES["real"]).items():
        uids = [str(event["uid"]) for event in read(text)]
        assert len(uids) == len(set(uids)) > 0, path


# The form ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("site", SITES.values(), ids=SITES)
def test_lines_are_short_end_as_the_standard_asks_and_cut_no_letter(site: SiteProgress, language: Any) -> None:
    folded = 0
    for text in written(site, language, "https://example.org/").values():
        lines = text.encode().split(b"\r\n")
        assert lines[0] == b"BEGIN:VCALENDAR"
        assert lines[-2:] == [b"END:VCALENDAR", b""]
        assert b"\n" not in b"".join(lines)
        assert max(map(len, lines)) <= 75
        for line in lines:
            line.decode()
            folded += line.startswith(b" ")
    assert folded > 100


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("ąčėž–„😀\\;,\n"), max_size=400))
def test_what_is_written_is_read_letter_by_letter(text: str) -> None:
    line = _folded(f"SUMMARY:{_escaped(text)}")
    assert max(len(part.encode()) for part in line.split("\r\n")) <= 75
    file = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\n{line}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    (event,) = Calendar.from_ical(file).walk("VEVENT")
    assert str(event["summary"]) == text
