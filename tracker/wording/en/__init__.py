"""English words of the site.  Keys are those of Lithuanian."""

from tracker.wording.en import charts, pages, reporting, site

WORDS: dict[str, str | dict[str, str]] = {**site.WORDS, **pages.WORDS, **charts.WORDS, **reporting.WORDS}

__all__ = ["WORDS"]
