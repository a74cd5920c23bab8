"""A report asked for at the terminal, field by field; the questions are those of the models and their words."""

import dataclasses
import re
from collections.abc import Container, Iterator, Mapping

import click

from tracker.cli.options import Options
from tracker.cli.prompting import Prompter
from tracker.models import Record, Text, YearStatus
from tracker.problems import DataPath, Level, Problem, dotted, shown
from tracker.updating import Begun, Field, Merge, Place, Spoken, Submission, fields, merge, numbered, trail
from tracker.yamltext import Value


def answered(options: Options, begun: Begun) -> Merge | None:
    """Ask until the report has no errors; None where somebody gives up.  click.Abort where no more answers come."""
    interview = Interview(options, begun)
    interview.introduce()
    interview.go_through()
    while True:
        found = merge(options.root, [interview.submission()], options.as_of)
        if found.problems:
            click.echo()
        options.print([interview.labelled(problem) for problem in found.problems])
        errors = [problem for problem in found.problems if problem.level is Level.ERROR]
        if not errors:
            return found
        again = {name for problem in errors for name in wrong_fields(problem)}
        # Of what no answer can mend (such as an entry that has changed since), nothing is asked again.
        if not again or not interview.ask.yes(interview.ask.said("Pataisyti atsakymus?", "Correct the answers?"), default=True):
            return None
        interview.go_through(again)


def confirmed(options: Options) -> bool:
    """Whether what was shown may be written."""
    ask = Prompter(options, {})
    return ask.yes(ask.said("Įrašyti?", "Write it?"))


ALL = tuple(YearStatus.model_fields)
"""The names of all questions."""


class Interview:
    """The questions about one report, and what was answered so far."""

    def __init__(self, options: Options, begun: Begun) -> None:
        self.begun = begun
        self.report = begun.unfolded
        self.language = options.language
        self.ask = Prompter(options, dict(begun.institutions))
        self.spoken = Spoken(begun.institutions, " – ")

    # What stands there -------------------------------------------------------------------------------------------

    def introduce(self) -> None:
        """Say what the report is about, what stands there, and how to answer."""
        begun, said = self.begun, self.ask.said
        title = begun.measure.get("title")
        words = [title.get(language) for language in (self.language, "lt", "en")] if isinstance(title, dict) else [title]
        click.echo(" ".join([begun.code, shown(next((one for one in words if isinstance(one, str)), ""))]))
        click.echo(said(f"Planas {begun.plan}, {begun.year} m.", f"Plan {begun.plan}, year {begun.year}"))
        self._tell(begun.year_before, said("Ataskaitos nėra.", "There is no report."))
        self._tell(begun.year, said("Ataskaitos dar nėra.", "There is no report yet."))
        how = said(
            "Enter palieka tai, kas laužtiniuose skliaustuose; „-“ ištrina; Ctrl+C baigia nieko neįrašius.",
            'Enter keeps what stands in square brackets; "-" takes it away; Ctrl+C ends without writing anything.',
        )
        click.echo(f"\n{how}")

    def _tell(self, year: str, nothing: str) -> None:
        report = self.begun.report_of(year)
        click.echo(f"\n{self.ask.said(f'{year} m.', year)}:")
        for line in self._told(YearStatus, report) if report else (nothing,):
            click.echo(f"  {line}")

    def _told(self, model: type[Record], values: Mapping[str, Value]) -> Iterator[str]:
        """A line a plain value: `Money – Spent: 600`."""
        for field in fields(model):
            present = values.get(field.name)
            for number, entry in enumerate(present if isinstance(present, list) else [present] if present else [], 1):
                label = numbered(field, number if field.many else None).to(self.language)
                if field.inner and isinstance(entry, dict):
                    yield from (f"{label} – {line}" for line in self._told(field.inner, entry))
                else:
                    yield f"{label}: {self.ask.called(field, entry)}"

    # The questions -------------------------------------------------------------------------------------------------

    def go_through(self, names: Container[str] = ALL) -> None:
        """Ask for these fields; the answers are in `report`."""
        for field in fields():
            if field.name in names:
                self.report[field.name] = self._asked(field, self.report.get(field.name, ""), "")

    def _asked(self, field: Field, present: Value, within: str) -> Value:
        """The value of a field; an empty one where there is none."""
        question = f"{within}{field.label.to(self.language)}"
        # Each language of a text needs no explanation of its own.
        if field.model is not Text:
            needed = self.ask.said(" (būtina)", " (required)") if field.required else ""
            click.echo(f"\n{question}{needed}. {self.spoken.sentence(field.meaning).to(self.language)}")
        if field.inner is None:
            return self.ask.value(field, question, present if isinstance(present, str) else "", self._offered(field))
        if field.many:
            return self._entries(field, field.inner, present if isinstance(present, list) else [], within)
        return self._group(field, field.inner, present if isinstance(present, dict) else {}, question)

    def _entries(self, field: Field, inner: type[Record], present: list[Value], within: str) -> list[Value]:
        kept: list[Value] = []
        for number, entry in enumerate(present, 1):
            told = "; ".join(self._told(inner, entry)) if isinstance(entry, dict) else self.ask.called(field, entry)
            fate = self.ask.fate(f"{number}. {told}")
            if fate != "remove":
                question = f"{within}{numbered(field, len(kept) + 1).to(self.language)}"
                kept.append(self._parts(inner, entry, question) if fate == "change" else entry)
        while self.ask.yes(self.ask.said("Pridėti?", "Add one?") if not kept else self.ask.said("Pridėti dar?", "Add another?")):
            kept.append(self._parts(inner, {}, f"{within}{numbered(field, len(kept) + 1).to(self.language)}"))
        return kept

    def _group(self, field: Field, inner: type[Record], present: dict[str, Value], question: str) -> Value:
        if inner is Text:
            while True:
                made = self._parts(inner, present, question)
                if any(made.values()) or not field.required:
                    return made
                click.echo(
                    self.ask.said("Netinka: reikia teksto bent viena kalba.", "Not accepted: a text is needed in one language at least.")
                )
        if present and not field.required:
            fate = self.ask.fate("; ".join(self._told(inner, present)))
            if fate != "change":
                return present if fate == "keep" else {}
        elif not present and not field.required and not self.ask.yes(self.ask.said("Pridėti?", "Add one?")):
            return {}
        return self._parts(inner, present, question)

    def _parts(self, model: type[Record], present: Value, question: str) -> dict[str, Value]:
        known = present if isinstance(present, dict) else {}
        return {**known, **{one.name: self._asked(one, known.get(one.name, ""), f"{question} – ") for one in fields(model)}}

    def _offered(self, field: Field) -> list[str]:
        """The words to choose from by number; other institutions than those of the measure are written by their ids."""
        if not field.institution:
            return list(field.choices)
        owners = self.begun.institutions_named("owners")
        return owners if field.model is YearStatus else [*owners, *self.begun.institutions_named("partners")]

    # What is wrong with the answers ----------------------------------------------------------------------------------

    def submission(self) -> Submission:
        """What was answered; its problems are told at the questions."""
        return self.begun.submission(self.report, self._place)

    def _place(self, at: DataPath) -> Place:
        order = ALL.index(str(at[0])) + 2 if at and at[0] in ALL else 1
        led = trail(at)
        # What no question asks for (a misspelt field of the file) has no label.
        known = len(led) == sum(isinstance(step, str) for step in at)
        return Place(
            "", order, cell=(self.spoken.called(led).to(self.language) if known else dotted(at)) or f"{self.begun.code}, {self.begun.year}"
        )

    def labelled(self, problem: Problem) -> Problem:
        """A problem in the words of the questions rather than in those of the file."""
        if problem.path:
            return problem
        return dataclasses.replace(problem, what=self.spoken.sentence(problem.what), fix=self.spoken.sentence(problem.fix))


def wrong_fields(problem: Problem) -> set[str]:
    """The fields to ask again because of a problem: where it stands, and those that would mend it.

    What the report makes wrong elsewhere (such as a later year that would step back) may be mended by any of them.
    """
    if problem.path:
        return set(ALL)
    named = re.findall(r"‹(\w+)", problem.fix.en)
    return {str(one) for one in (*problem.at[:1], *named) if one in ALL}
