"""Words of a report on its way into a measure's file."""

from tracker.models.words.entry import Entry

ENTRIES = {
    "Submissions": Entry("Teikiamos ataskaitos", "Reports handed in", "Ataskaitų failas; jį priima komanda build.py report --from."),
    "Submissions.reports": Entry("Ataskaitos", "Reports", "Viena ar kelios ataskaitos."),
    "Submission": Entry("Teikiama ataskaita", "Report handed in", "Vienos priemonės vienų metų ataskaita."),
    "Submission.plan": Entry("Planas", "Plan", "Plano identifikatorius."),
    "Submission.measure": Entry("Priemonė", "Measure", "Priemonės kodas."),
    "Submission.year": Entry("Metai", "Year", "Metai, už kuriuos atsiskaitoma."),
    "Submission.seen": Entry(
        "Matytas įrašas",
        "Entry seen",
        "Tų metų įrašo, buvusio pradedant ataskaitą, kontrolinis kodas; none, jei įrašo nebuvo.",
    ),
    "Submission.report": Entry("Ataskaita", "Report", "Ataskaita su tais pačiais laukais kaip priemonės faile."),
}
