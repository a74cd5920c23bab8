"""Lithuanian words of the site.  Keys are those of English."""

from tracker.wording.lt import charts, pages, site

WORDS: dict[str, str | dict[str, str]] = {**site.WORDS, **pages.WORDS, **charts.WORDS}

__all__ = ["WORDS"]
