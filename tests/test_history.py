"""What the versions of the data tell: read in one pass, folded into days, and free of every text that was taken out."""

import datetime
import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from story import COMMITS, PERSONAL_CODE, Commit, write_repository
from story.plan import GUIDE, HELPLINE, INSTITUTIONS, LESSONS
from story.repository import ALONE

from tracker.history import History, Later, Reach, Teller, read_history
from tracker.history.kept import Kept
from tracker.loading import dataset, load
from tracker.progress import Shown, SiteProgress, site_progress
from tracker.wording import wording

AS_OF = datetime.date(2026, 3, 1)
NAMES = [commit.name for commit in COMMITS]


def site_of(root: Path, as_of: datetime.date = AS_OF) -> SiteProgress:
    return site_progress(dataset(load(root)), as_of)


def history_of(root: Path, as_of: datetime.date = AS_OF, cache: Path | None = None) -> History:
    return read_history(root, site_of(root, as_of), cache)


def told(root: Path, as_of: datetime.date = AS_OF, language: Any = "en") -> list[str]:
    """Every entry on a line, newest first, its sentences behind it."""
    site, w = site_of(root, as_of), wording(language)
    sayings = Teller(site, read_history(root, site), w).sayings
    heads = (
        f"{one.entry.on} {one.code or w.text(one.name)}{f' {one.entry.year}' if one.entry.year else ''}: {one.brief}" for one in sayings
    )
    lines = (" | ".join(line.plain(w) for line in one.lines) for one in sayings)
    return [" | ".join(part for part in pair if part).replace("\N{NO-BREAK SPACE}", " ") for pair in zip(heads, lines, strict=True)]


def git(folder: Path, *arguments: str, **environment: str) -> str:
    alone = {**os.environ, **ALONE, "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.invalid"}
    names = {"GIT_COMMITTER_NAME": "c", "GIT_COMMITTER_EMAIL": "c@example.invalid"}
    done = subprocess.run(["git", *arguments], cwd=folder, env=alone | names | environment, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def commit(folder: Path, moment: str, files: Mapping[str, str | None]) -> None:
    """Write, delete and commit files at a moment such as 2022-05-16T10:00:00Z."""
    for path, text in files.items():
        if text is None:
            (folder / path).unlink()
        else:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, "utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=x", GIT_COMMITTER_DATE=moment, GIT_AUTHOR_DATE="2001-01-01T00:00:00Z")


def grown(folder: Path, *steps: tuple[str, Mapping[str, str | None]], upto: str = "partner") -> Path:
    """The story up to one of its commits, with further ones behind it."""
    write_repository(folder, COMMITS[: NAMES.index(upto) + 1])
    for moment, files in steps:
        commit(folder, moment, files)
    return folder


def text_of(folder: Path, path: str, *changes: tuple[str, str]) -> str:
    text = (folder / path).read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


# Reading -----------------------------------------------------------------------------------------------------------


def test_all_versions_take_a_handful_of_processes(story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    run, site = subprocess.run, site_of(story)

    def counted(command: list[str], **more: Any) -> subprocess.CompletedProcess[bytes]:
        calls.append(next(word for word in command[1:] if not word.startswith("-") and "=" not in word))
        return run(command, **more)

    monkeypatch.setattr(subprocess, "run", counted)
    first = read_history(story, site, tmp_path)
    assert len(first.entries) > 50
    assert calls == ["rev-parse", "rev-parse", "rev-parse", "log", "cat-file"]
    calls.clear()
    assert read_history(story, site, tmp_path) == first
    assert calls == ["rev-parse", "rev-parse", "rev-parse", "log"], "what was read once is not read again"


def test_the_day_is_that_of_the_commit_in_vilnius_whatever_the_author_says(tmp_path: Path) -> None:
    root = grown(tmp_path)
    new = text_of(root, LESSONS, ("partners: [youth-club]", "partners: [library]"))
    commit(root, "2020-12-31T22:30:00Z", {LESSONS: new})
    assert told(root)[0] == "2021-01-01 2.1: new partner: Klevupė Library; no longer a partner: Owl Youth Club"


def test_a_clock_that_went_wrong_makes_no_day_come_before_the_one_before_it(tmp_path: Path) -> None:
    root = grown(tmp_path)
    commit(root, "1999-01-01T10:00:00Z", {LESSONS: text_of(root, LESSONS, ("partners: [youth-club]", "partners: [library]"))})
    assert [line[:14] for line in told(root)[:2]] == ["2020-05-11 1.1", "2020-05-11 2.1"]


@pytest.mark.parametrize("moment", ["2099-01-01T10:00:00Z", "@253402400000 +0000"], ids=["2099", "10000"])
def test_a_clock_that_ran_ahead_hides_nothing(tmp_path: Path, moment: str) -> None:
    root = grown(tmp_path)
    commit(root, moment, {LESSONS: text_of(root, LESSONS, ("partners: [youth-club]", "partners: [library]"))})
    assert not [line for line in told(root) if " 2.1: new partner" in line], "nothing says yet that it was not then"
    commit(root, "2021-03-01T10:00:00Z", {LESSONS: text_of(root, LESSONS, ("partners: [library]", "partners: [youth-club]"))})
    assert [line[:14] for line in told(root)[:2]] == ["2021-03-01 2.1", "2020-05-11 1.1"]
    new = text_of(root, LESSONS, ("partners: [youth-club]", "partners: [library]"))
    commit(root, "2021-03-02T10:00:00Z", {LESSONS: new})
    assert [line[:14] for line in told(root)[:2]] == ["2021-03-02 2.1", "2021-03-01 2.1"]


def test_a_commit_in_which_git_names_no_file_is_no_version(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    write_repository(inner, COMMITS[:1])
    root = tmp_path / "root"
    root.mkdir()
    grown(root)
    before = told(root)
    hidden = '[submodule "s"]\n\tpath = measures/klevupe-2020-2025/s\n\turl = ../inner\n\tignore = all\n'
    folder = "measures/klevupe-2020-2025/s"
    (root / ".gitmodules").write_text(hidden, "utf-8")
    git(root, "add", ".gitmodules")
    for commit_, day in ((git(inner, "rev-parse", "HEAD"), "01"), ("1" * 40, "02"), (None, "03")):
        change = ("--force-remove", folder) if commit_ is None else ("--add", "--cacheinfo", f"160000,{commit_},{folder}")
        git(root, "update-index", *change)
        git(root, "commit", "--quiet", "--message=x", GIT_COMMITTER_DATE=f"2021-05-{day}T10:00:00Z")
    assert told(root) == before


def test_settings_of_the_user_have_no_say(story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = history_of(story)
    settings = tmp_path / "settings"
    settings.write_text(
        "[log]\n\tshowRoot = false\n\tfollow = true\n\tdate = raw\n[diff]\n\trenames = copies\n\tnoprefix = true\n", "utf-8"
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    assert history_of(story) == before


def test_what_comes_after_the_day_of_the_site_is_not_told(story: Path) -> None:
    assert history_of(story, datetime.date(2021, 2, 11)).entries[0].on == datetime.date(2021, 2, 11)
    assert history_of(story, datetime.date(2020, 1, 1)) == History(Reach.WHOLE)


def test_work_that_was_merged_is_told_once_on_the_day_of_the_merge(tmp_path: Path) -> None:
    root = grown(tmp_path)
    git(root, "checkout", "--quiet", "-b", "side")
    commit(root, "2020-06-01T10:00:00Z", {LESSONS: text_of(root, LESSONS, ("partners: [youth-club]", "partners: [library]"))})
    git(root, "checkout", "--quiet", "main")
    commit(root, "2020-06-02T10:00:00Z", {GUIDE: text_of(root, GUIDE, ("en: Guide}", "en: Leaflet}"))})
    git(root, "merge", "--quiet", "--no-ff", "--message=m", "side", GIT_COMMITTER_DATE="2020-07-03T10:00:00Z")
    assert [line for line in told(root) if line > "2020-06"] == [
        "2020-07-03 2.1: new partner: Klevupė Library; no longer a partner: Owl Youth Club",
        "2020-06-02 1.2: renamed",
    ]


def test_a_day_is_one_step_however_many_commits_it_had(tmp_path: Path) -> None:
    root = grown(tmp_path)
    there, back = (text_of(root, LESSONS, ("[youth-club]", other)) for other in ("[library]", "[youth-club, library]"))
    commit(root, "2020-06-01T10:00:00Z", {LESSONS: there})
    commit(root, "2020-06-01T11:00:00Z", {LESSONS: back})
    assert told(root)[0] == "2020-06-01 2.1: new partner: Klevupė Library"
    assert [entry.at.isoformat() for entry in history_of(root).entries[:1]] == ["2020-06-01T14:00:00+03:00"]


def test_an_entry_keeps_its_name_when_commits_are_made_anew(story: Path, tmp_path: Path) -> None:
    others = [Commit(one.name, one.on, "somebody", f"Again: {one.message}", one.files) for one in COMMITS]
    write_repository(tmp_path, others)
    first, second = (history_of(root) for root in (story, tmp_path))
    assert git(story, "rev-parse", "main") != git(tmp_path, "rev-parse", "main")
    assert first == second
    assert len({(entry.on, entry.key) for entry in first.entries}) == len(first.entries)


# What is told ------------------------------------------------------------------------------------------------------


def test_files_are_followed_by_their_codes_and_tidying_is_not_told(story: Path) -> None:
    guide = [line for line in told(story) if " 1.2" in line[:16] and line < "2022-12"]
    assert guide[0] == "2022-06-20 1.2: renamed"
    assert [line[:10] for line in guide] == ["2022-06-20", "2022-02-14", "2021-02-11"], "the renamed file is no new measure"
    assert not any("2022-06-01" in line for line in told(story)), "quotes and order"


def test_corrections_and_steps_back_are_marked(story: Path) -> None:
    entries = history_of(story).entries
    assert {(str(one.on), one.subject.id, one.year) for one in entries if one.is_correction} == {
        ("2022-05-16", "1.1", 2020),
        ("2023-05-04", "2.2", 2021),
        ("2023-05-04", "2.2", 2022),
    }
    assert {(str(one.on), one.subject.id, one.year) for one in entries if one.is_step_back} == {("2023-03-13", "1.3", 2022)}


def test_what_came_back_is_compared_with_what_it_was(story: Path) -> None:
    assert [line for line in told(story) if line.startswith("2025-04-0")] == [
        "2025-04-08 1.3: back again",
        "2025-04-07 1.3: measure removed",
    ]


def test_a_text_is_quoted_only_while_today_s_data_hold_it(story: Path) -> None:
    lines = told(story)
    assert "2022-02-02 1.1 2021: | What was done: “Surengti 5 pokalbiai.” – changed" in [line.replace(":  |", ": |") for line in lines]
    leak = next(line for line in lines if line.startswith("2022-02-01"))
    said = "2022-02-01 1.1 2021: new report – partly done (Klevupė Help Centre, 1 February 2022); no evidence given"
    assert leak == f"{said} | Participants: 55 (people)"
    first = next(line for line in lines if line.startswith("2021-02-03"))
    assert "40" not in first, "the number that was corrected later"


def test_of_what_is_gone_only_that_is_told(tmp_path: Path) -> None:
    root = grown(tmp_path)
    entry = "  - id: stasele-pavardeniene\n    name: {lt: Staselės namai, en: Home of Stasele}\n"
    added = text_of(
        root, INSTITUTIONS, ("  - id: town\n", f"{entry}    name_basis: {{lt: printed, en: printed}}\n    kind: ngo\n  - id: town\n")
    )
    before = (root / INSTITUTIONS).read_text("utf-8")
    commit(root, "2020-06-01T10:00:00Z", {INSTITUTIONS: added, LESSONS: text_of(root, LESSONS, ("[youth-club]", "[stasele-pavardeniene]"))})
    commit(
        root, "2020-06-02T10:00:00Z", {INSTITUTIONS: before, LESSONS: text_of(root, LESSONS, ("[stasele-pavardeniene]", "[youth-club]"))}
    )
    site = site_of(root)
    lines = told(root)[:4]
    assert "2020-06-02 an institution that is no longer listed: removed" in lines
    assert "2020-06-01 2.1: new partner: an institution that is no longer listed; no longer a partner: Owl Youth Club" in lines
    sayings = Teller(site, read_history(root, site), wording("lt")).sayings
    assert not any("stasel" in f"{one}{one.entry.key}".replace(repr(one.entry), "").lower() for one in sayings)


SMALL = '    outputs: [{{what: {{lt: Nukentėjusieji}}, value: "{}", unit: people, basis: unique_people, sensitive: true}}]\n'


def test_a_small_number_that_was_hidden_stays_hidden(tmp_path: Path) -> None:
    root = grown(tmp_path, upto="guide-2020")
    plain = (root / GUIDE).read_text("utf-8")
    for day, number in (("01", "13"), ("02", "<5"), ("03", "withheld")):
        commit(root, f"2021-03-{day}T10:00:00Z", {GUIDE: plain + SMALL.format(number)})
    lines = [line for line in told(root) if line.startswith("2021-03")]
    assert lines == [
        "2021-03-03 1.2 2020:  | Nukentėjusieji: not published (people) – changed",
        "2021-03-02 1.2 2020:  | Results in numbers: changed",
        "2021-03-01 1.2 2020:  | Results in numbers: added",
    ]


def test_what_is_kept_holds_no_text_of_the_data(story: Path, tmp_path: Path) -> None:
    history_of(story, cache=tmp_path)
    (file,) = tmp_path.iterdir()
    kept = file.read_text("utf-8")
    assert PERSONAL_CODE not in kept
    for words in ("Surengti", "pokalbiai", "Klevup", "example.org", "Padėta", "Pad\\u0117ta"):
        assert words not in kept, words
    assert str(story) not in kept
    assert "help-centre" in kept, "ids are what is compared"


# Broken versions ---------------------------------------------------------------------------------------------------


def test_a_version_that_cannot_be_read_is_left_out_and_counted(tmp_path: Path) -> None:
    root = grown(tmp_path)
    good = text_of(root, LESSONS, ("[youth-club]", "[library]"))
    commit(root, "2020-06-01T10:00:00Z", {LESSONS: "code: [\n"})
    commit(root, "2020-06-02T10:00:00Z", {LESSONS: good.replace("objective", "objektive")})
    commit(root, "2020-06-03T10:00:00Z", {LESSONS: good})
    found = history_of(root)
    assert found.unreadable == 2
    assert told(root)[0].startswith("2020-06-03 2.1: new partner")
    assert not any(str(entry.on) in ("2020-06-01", "2020-06-02") for entry in found.entries)


def test_while_a_file_cannot_be_read_nothing_is_called_gone(tmp_path: Path) -> None:
    root = grown(tmp_path)
    renamed = LESSONS.replace("lessons", "respect")
    good = (root / LESSONS).read_text("utf-8")
    commit(root, "2020-06-01T10:00:00Z", {LESSONS: None, renamed: good + "wrong: field\n"})
    commit(root, "2020-06-02T10:00:00Z", {renamed: good.replace("[youth-club]", "[library]")})
    assert [line for line in told(root) if line > "2020-06"] == [
        "2020-06-02 2.1: new partner: Klevupė Library; no longer a partner: Owl Youth Club"
    ]


def test_a_year_end_whose_files_contradict_each_other_is_not_counted(tmp_path: Path) -> None:
    root = grown(tmp_path)
    good = (root / LESSONS).read_text("utf-8")
    commit(root, "2020-12-30T10:00:00Z", {LESSONS: good.replace("[youth-club]", "[nobody]")})
    commit(root, "2021-01-05T10:00:00Z", {LESSONS: good})
    (end,) = history_of(root, datetime.date(2021, 6, 1)).year_ends
    assert (end.then, end.now.total) == (None, 5)


# How far it reaches ------------------------------------------------------------------------------------------------


def test_without_a_repository_nothing_is_known(tmp_path: Path, good: Path) -> None:
    assert history_of(good) == History(Reach.NO_REPOSITORY)


def test_without_git_nothing_is_known(story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = site_of(story)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert read_history(story, site) == History(Reach.NO_GIT)


def test_a_damaged_repository_is_refused(tmp_path: Path) -> None:
    root = grown(tmp_path)
    for path in (root / ".git/objects").glob("??/*"):
        path.unlink()
    assert history_of(root) == History(Reach.REFUSED)


def test_before_the_first_commit_there_is_no_history(good: Path) -> None:
    git(good, "init", "--quiet")
    assert history_of(good) == History(Reach.WHOLE)


def test_files_that_nobody_committed_have_no_history(good: Path) -> None:
    git(good, "init", "--quiet")
    git(good, "commit", "--quiet", "--allow-empty", "--message=x")
    assert history_of(good) == History(Reach.WHOLE)


def test_a_shallow_copy_tells_what_came_after_its_beginning(story: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=4", "--branch=main", f"file://{story}", "copy")
    found = history_of(tmp_path / "copy")
    assert (found.reach, found.since) == (Reach.SHALLOW, datetime.date(2026, 2, 2))
    assert [(str(one.on), one.subject.id) for one in found.entries] == [("2026-02-10", "2.1"), ("2026-02-09", "1.4"), ("2026-02-02", "1.4")]
    assert found.year_ends == ()


def test_a_root_in_a_folder_of_a_repository_has_its_own_history(story: Path, tmp_path: Path) -> None:
    others = [Commit("other", "2019-01-01", "town", "Another", {"plan/x/plan.yml": "id: x\n"})]
    write_repository(
        tmp_path, [*others, *(Commit(c.name, c.on, c.by, c.message, {f"city/data/{p}": t for p, t in c.files.items()}) for c in COMMITS)]
    )
    assert history_of(tmp_path / "city/data") == history_of(story)


# What is kept ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\n{}", b"\xff\xfe\0", None])
def test_whatever_is_wrong_with_the_kept_file_the_result_is_the_same(story: Path, tmp_path: Path, damage: bytes | None) -> None:
    first = history_of(story, cache=tmp_path)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:-5] if damage is None else damage)
    assert history_of(story, cache=tmp_path) == first == history_of(story)
    assert file.read_bytes() == whole, "it was made anew"


def test_another_program_s_file_is_not_believed(story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = history_of(story, cache=tmp_path)
    assert Kept(tmp_path, story).has("names", next(iter(json.loads((*tmp_path.iterdir(),)[0].read_bytes().partition(b"\n")[2])["names"])))
    monkeypatch.setattr("tracker.history.kept._program", lambda: "another")
    assert not Kept(tmp_path, story).has("names", "Measure")
    assert history_of(story, cache=tmp_path) == first


def test_what_is_kept_grows_with_the_history(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    root, cache = grown(tmp_path / "root"), tmp_path / "cache"
    before = history_of(root, cache=cache)
    commit(root, "2020-06-01T10:00:00Z", {LESSONS: text_of(root, LESSONS, ("[youth-club]", "[library]"))})
    after = history_of(root, cache=cache)
    assert after.entries[1:] == before.entries
    assert after == history_of(root)


def test_a_folder_that_cannot_be_written_to_is_no_trouble(story: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert history_of(story, cache=tmp_path / "file") == history_of(story)


# A 31 December -----------------------------------------------------------------------------------------------------


def rows(root: Path, year: int) -> dict[str, tuple[str, str, tuple[Later, ...]]]:
    """Code -> as known then, as known now, and why; a report by its year."""

    def said(one: Any) -> str:
        return f"{one.shown.value} {one.year or ''}".strip() if one else "-"

    ends = {end.on.year: end for end in history_of(root).year_ends}
    return {row.code: (said(row.then), said(row.now), row.later) for row in ends[year].rows}


def test_what_was_known_then_stands_beside_what_is_known_now(story: Path) -> None:
    assert rows(story, 2021) == {
        "1.1": ("in_progress 2020", "partly_done 2021", (Later.REPORTED, Later.CORRECTED)),
        "1.2": ("not_started 2020", "done 2021", (Later.REPORTED,)),
        "1.3": ("in_progress 2020", "in_progress 2021", (Later.REPORTED,)),
        "2.1": ("done 2020", "done 2021", (Later.REPORTED,)),
        "2.2": ("awaited 2021", "in_progress 2021", (Later.REPORTED,)),
    }
    assert rows(story, 2023) == {
        "1.1": ("partly_done 2022", "partly_done 2023", (Later.REPORTED,)),
        "1.2": ("done 2021", "done 2021", ()),
        "1.3": ("partly_done 2022", "missing 2023", (Later.MISSED,)),
        "1.4": ("awaited 2023", "partly_done 2023", (Later.REPORTED,)),
        "2.1": ("done 2022", "done 2023", (Later.REPORTED,)),
        "2.2": ("in_progress 2022", "done 2023", (Later.REPORTED,)),
    }


def test_the_totals_are_counted_by_progress(story: Path, tmp_path: Path) -> None:
    """What was known on a day is what the site showed on that day."""
    for end in history_of(story).year_ends:
        last = [one.name for one in COMMITS if one.on <= str(end.on)][-1]
        git(tmp_path, "clone", "--quiet", f"--branch={last}", f"file://{story}", last)
        standing = site_of(tmp_path / last, end.on).plans[0]
        shown = {one.measure.code: one.standing for one in standing.measures}
        assert end.then is not None
        # A measure that begins later was awaited then, but not of a year that had begun.
        begun = {code: state for code, state in shown.items() if standing.by_code[code].measure.timeframe.start.year <= end.on.year}
        assert {row.code: row.then.shown for row in end.rows if row.then and row.code in begun} == begun
        assert end.then[Shown.DONE] == standing.standing[Shown.DONE]
        assert end.then.left_out == standing.standing.left_out


def test_a_report_that_was_taken_away_and_a_measure_that_is_gone_are_said(tmp_path: Path) -> None:
    root = grown(tmp_path, upto="helpline-2021")
    commit(root, "2023-01-10T10:00:00Z", {GUIDE: text_of(root, GUIDE).split("status:")[0], HELPLINE: None})
    found = rows(root, 2022)
    assert found["1.2"] == ("done 2021", "missing 2022", (Later.MISSED, Later.WITHDRAWN))
    assert found["1.3"] == ("in_progress 2021", "-", (Later.REMOVED,))


def test_a_year_end_is_there_once_its_day_has_come(story: Path) -> None:
    ends = [history_of(story, day).year_ends for day in (datetime.date(2021, 12, 30), datetime.date(2021, 12, 31))]
    assert [[end.on.year for end in found] for found in ends] == [[2020], [2020, 2021]]


def test_the_sweeps_above_saw_a_long_history(story: Path) -> None:
    assert len(COMMITS) >= 40
    assert git(story, "rev-list", "--count", "main") == str(len(COMMITS))
