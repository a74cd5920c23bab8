"""Tidy rows of statistics laid out as people read them: one line an indicator, one column a year."""

from dataclasses import dataclass

from tracker.models import Context, Row, Text
from tracker.models.plan import Indicator
from tracker.wording import Wording


@dataclass(frozen=True, slots=True)
class GridRow:
    """An indicator in an area, for the people that `who` names; one value a column."""

    indicator: Indicator
    area: Text
    who: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of statistics."""

    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]


def grid(context: Context, w: Wording) -> Grid:
    """The rows of a table in the order of print; a dash where the source has no figure."""
    columns = tuple(dict.fromkeys(_when(row, w) for row in sorted(context.rows, key=lambda row: (row.year or 0, str(row.until or "")))))
    lines: dict[tuple[str, str, str], dict[str, str]] = {}
    for row in context.rows:
        lines.setdefault((row.indicator, row.area, _who(row, w)), {})[_when(row, w)] = _figure(row, context, w)
    rows = tuple(
        GridRow(context.indicators[indicator], context.areas[area], who, tuple(values.get(column, "–") for column in columns))
        for (indicator, area, who), values in lines.items()
    )
    return Grid(columns, rows)


def _when(row: Row, w: Wording) -> str:
    if row.year is None:
        return w("year_not_said")
    return f"{row.year} ({w('until', day=w.day(row.until))})" if row.until else str(row.year)


def _who(row: Row, w: Wording) -> str:
    parts = [w(f"sex_{row.sex}") if row.sex else "", w("age_years", age=row.age.replace("-", "–")) if row.age else ""]
    return ", ".join(part for part in parts if part)


def _figure(row: Row, context: Context, w: Wording) -> str:
    unit = {"percent": "\u00a0%", "euro": "\u00a0€"}.get(context.indicators[row.indicator].unit, "")
    value = w.figure(row.value) + unit
    return w("less_than", value=value) if row.below else value
