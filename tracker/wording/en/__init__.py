"""English words of the site.  Keys are those of Lithuanian."""

from tracker.wording.en import changes, charts, form, history, pages, reporting, site

WORDS: dict[str, str | dict[str, str]] = {
    **site.WORDS,
    **pages.WORDS,
    **charts.WORDS,
    **form.WORDS,
    **reporting.WORDS,
    **changes.WORDS,
    **history.WORDS,
}

__all__ = ["WORDS"]
