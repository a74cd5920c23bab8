"""English words for those who report."""

WORDS: dict[str, str | dict[str, str]] = {
    "how_to_report_link": "How to submit or correct a report",
    "report_or_correct": "Submit or correct a report",
    "report_or_correct_who": "Reports on this measure are given and corrected by:",
    "add_report_once": "The line status: stands in the file once only.",
    "add_report": "Add the report for {year}",
    "add_report_form": "The simplest way is to fill in the form:",
    "report_in_form": "For owners – the report form:",
    "add_report_end": "Or copy these lines to the end of the file:",
    "add_report_below": "Or copy these lines into the file, below the report of the year before:",
    "add_report_dots": "In place of each of the dots, between the quotes, write:",
    "for_example": "Such as",
    "add_report_details": "If you have numbers or evidence, add these lines below; delete what you do not have:",
    "add_report_details_label": "Numbers and evidence",
    "add_report_earlier": "Reports are missing for these years too: {years}. Begin with the earliest, change the year in the lines and keep the years in order.",
}
