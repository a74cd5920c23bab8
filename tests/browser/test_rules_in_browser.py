"""The rules for a report say the same in Python and in the browser: the form holds reports to what the check holds them to."""

import dataclasses
import datetime
import json
import random
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tracker.models import Text, YearStatus
from tracker.models.measure import Basis, Correction, Funding, State, Unit
from tracker.rules import EDIT_RULES, REPORT_RULES, edited, rule_name
from tracker.rules.about import About
from tracker.rules.edited import Published
from tracker.updating.script import rules_script

CASES = 1500
KNOWN = ["city", "police", "library", "school"]
FIGURES = ["0", "1", "3", "4", "4.5", "5", "14", "14.5", "40", "99999999999.9999", "0.0001", "<5", "withheld", "400"]
AMOUNTS = ["0", "0.01", "100", "109.99", "110", "110.01", "999999999999.99"]
DAYS = [
    datetime.date(2019, 12, 31),
    datetime.date(2020, 6, 1),
    datetime.date(2020, 12, 31),
    datetime.date(2021, 2, 11),
    datetime.date(2031, 1, 1),
]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """An empty page that knows the rules."""
    made = browser.new_page()
    made.add_script_tag(content=rules_script())
    yield made
    made.close()


def text(chance: random.Random) -> dict[str, str]:
    return chance.choice([{"lt": "Tiek."}, {"en": "So much."}, {"lt": "Tiek.", "en": "So much."}])


def report(chance: random.Random) -> YearStatus:
    """A report that has the right shape, and is right or wrong in any way."""
    outputs = [
        {
            "what": chance.choice([{"lt": "Dalyviai"}, {"lt": "Renginiai"}, {"en": "Events"}]),
            "value": chance.choice(FIGURES),
            "unit": chance.choice(list(Unit)),
            "basis": chance.choice(list(Basis)),
            "sensitive": chance.choice(["true", "false"]),
            **(
                {"by_sex": {sex: chance.choice(FIGURES) for sex in ("women", "men") if chance.random() < 0.7}}
                if chance.random() < 0.6
                else {}
            ),
            **({"note": text(chance)} if chance.random() < 0.2 else {}),
        }
        for _ in range(chance.randrange(3))
    ]
    optional: dict[str, Any] = {
        "reason": text(chance),
        "interim": "true",
        "decision": {"by": text(chance), "on": "2020-05-05"},
        "evidence": [{"title": text(chance)}],
        "money": {"source": chance.choice(list(Funding)), "planned": chance.choice(AMOUNTS), "spent": chance.choice(AMOUNTS)},
        "contributions": [
            {"by": chance.choice([*KNOWN, "nobody"]), "reported_on": chance.choice(DAYS), "summary": text(chance)}
            for _ in range(chance.randrange(3))
        ],
    }
    required = {
        "state": chance.choice(list(State)),
        "summary": text(chance),
        "reported_by": chance.choice([*KNOWN, "nobody"]),
        "reported_on": chance.choice(DAYS),
        "outputs": outputs,
    }
    return YearStatus.model_validate(required | {name: part for name, part in optional.items() if chance.random() < 0.4})


def about(chance: random.Random) -> About:
    before = report(chance) if chance.random() < 0.6 else None
    return About(
        year=2020,
        first_year=chance.choice([2019, 2020, 2021]),
        last_year=chance.choice([None, 2019, 2020, 2025]),
        timeframe="2020–2025",
        recurs=chance.random() < 0.2,
        may_sign=tuple(chance.sample(KNOWN, 2)),
        may_contribute=tuple(chance.sample(KNOWN, 3)),
        open_to_all=chance.random() < 0.2,
        known=dict.fromkeys(KNOWN if chance.random() < 0.9 else [], None),
        before=before,
        year_before=chance.choice([2018, 2019]) if before else None,
        done_before=chance.random() < 0.3,
    )


def plain(one: About) -> dict[str, Any]:
    """What the browser is given; a tuple is a list there."""
    made = {name: getattr(one, name) for name in About.__slots__}
    return made | {"before": one.before.model_dump(mode="json") if one.before else None}


def test_both_say_the_same_of_any_report(page: Page) -> None:
    chance = random.Random(20)
    cases = [(report(chance), about(chance), chance.choice(["2020-07-01", "2026-11-25"])) for _ in range(CASES)]
    given = [[one.model_dump(mode="json"), plain(known), today] for one, known, today in cases]
    here = [[[rule_name(rule), level.value, *found] for rule, level in REPORT_RULES.items() for found in rule(*case)] for case in cases]
    there = page.evaluate(
        "cases => cases.map(([report, about, today]) => reportRules.flatMap("
        "rule => rule.find(report, about, today).map(found => [rule.name, rule.level, ...found])))",
        given,
    )
    assert len(here) == CASES
    for case, said, also in zip(given, here, there, strict=True):
        assert json.loads(json.dumps(said)) == also, case
    # The cases would be worth nothing if they did not meet every rule.
    met = {found[0] for said in here for found in said}
    assert met == {rule_name(rule) for rule in REPORT_RULES}
    assert sum(1 for said in here if not said) > 5


def change(chance: random.Random) -> tuple[YearStatus, YearStatus | None, Published, str]:
    """A report and what becomes of it: something else, nearly the same, or nothing."""
    was = report(chance)
    other = report(chance)
    some = {name: getattr(other, name) for name in YearStatus.model_fields if chance.random() < 0.15}
    if chance.random() < 0.3:
        some["contributions"] = (*was.contributions, *other.contributions)
    if chance.random() < 0.2:
        some["correction"] = Correction(why=Text(lt="Suklysta."), on=DAYS[-1])
    now = None if chance.random() < 0.1 else was.model_copy(update=some)
    return was, now, Published(2020, chance.choice([None, "2022-03-31"])), chance.choice(["2022-03-31", "2022-04-01"])


def test_both_say_the_same_of_any_change(page: Page) -> None:
    chance = random.Random(21)
    cases = [change(chance) for _ in range(CASES)]
    here = [[[rule_name(rule), *found] for rule in EDIT_RULES for found in rule(*case)] for case in cases]
    given = [
        [was.model_dump(mode="json"), now and now.model_dump(mode="json"), dataclasses.asdict(of), today] for was, now, of, today in cases
    ]
    there = page.evaluate(
        "cases => cases.map(([was, now, of, today]) => editRules.flatMap("
        "rule => rule.find(was, now, of, today).map(found => [rule.name, ...found])))",
        given,
    )
    assert json.loads(json.dumps(here)) == there
    met = [found[0] for said in here for found in said]
    assert all(met.count(rule_name(rule)) > 20 for rule in EDIT_RULES)
    assert sum(1 for said in here if not said) > 100


def test_what_a_report_says_alone_is_all_but_what_others_add() -> None:
    assert [*edited.ALONE, "contributions"] == sorted(YearStatus.model_fields, key=[*edited.ALONE, "contributions"].index)


def test_the_script_needs_nothing_that_the_policy_forbids() -> None:
    script = rules_script()
    assert "eval(" not in script
    assert "new Function" not in script
    assert "Right:" not in script, "docstrings are left out"
