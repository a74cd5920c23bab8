"""Every page speaks one language: no interface word of the other one is left on it unmarked."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tracker.problems import Language
from tracker.wording import LANGUAGES, en, lt

WORDS = {"lt": lt.WORDS, "en": en.WORDS}
PLACE = re.compile(r"\{\w+\}")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
NO_LANGUAGE = {"code"}
"""Names of files and keys."""
READ_ALOUD = ("title", "aria-label", "alt", "placeholder", "content")
"""Attributes whose words reach a reader."""


def sentences(language: Language) -> set[str]:
    """Every interface text of a language, each plural form by itself."""
    return {text for entry in WORDS[language].values() for text in ([entry] if isinstance(entry, str) else entry.values())}


def pattern_of(sentence: str) -> str:
    """A text with anything in place of its {values}."""
    return ".+?".join(re.escape(part) for part in PLACE.split(sentence))


def telling(language: Language, other: Language) -> re.Pattern[str]:
    """Finds an interface text of `language` that is not one of the other language as well."""
    own = re.compile("|".join(pattern_of(text) for text in sentences(other)))
    wanted = [text for text in sentences(language) if len(re.findall(r"[^\W\d_]", PLACE.sub("", text))) > 2 and not own.fullmatch(text)]
    return re.compile("|".join(map(pattern_of, wanted)))


@dataclass
class Spoken(HTMLParser):
    """The texts of a page by the language they are marked with."""

    texts: list[tuple[str, str]] = field(default_factory=list)
    open: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        language = given.get("lang") or (self.open[-1][1] if self.open else "")
        for name in READ_ALOUD:
            if words := (given.get(name) or "").strip():
                self.texts.append((language, words))
        if tag not in VOID:
            self.open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][0] not in NO_LANGUAGE and (words := " ".join(data.split())):
            self.texts.append((self.open[-1][1], words))


def left_over(html: str, language: Language, other: re.Pattern[str]) -> list[str]:
    """Texts of a page in `language` that are interface texts of the other language and not marked with it."""
    reader = Spoken()
    reader.feed(html)
    return [words for marked, words in reader.texts if marked == language and other.fullmatch(words)]


def language_of(path: Path) -> str:
    """The language of a page by its address: Lithuanian stands at the root."""
    return path.parts[0] if path.parts[0] in LANGUAGES else LANGUAGES[0]


def test_a_word_of_the_other_language_is_found_unless_it_is_marked() -> None:
    other = telling("lt", "en")
    page = '<html lang="en"><body><p>Priemonės</p><p lang="lt">Priemonės</p><i title="Vykdytojai">x<br></i> Measures</body></html>'
    assert left_over(page, "en", other) == ["Priemonės", "Vykdytojai"]
    assert left_over('<html lang="en"><p>Rodomos 3 priemonės iš 19.</p></html>', "en", other) == ["Rodomos 3 priemonės iš 19."]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["example_site", "real_site"])
def test_no_page_speaks_the_other_language(request: pytest.FixtureRequest, name: str, language: Language) -> None:
    site: Path = request.getfixturevalue(name)
    other = telling("en" if language == "lt" else "lt", language)
    pages = [path for path in site.rglob("*.html") if language_of(path.relative_to(site)) == language]
    assert len(pages) > 60
    found = {str(path.relative_to(site)): left_over(path.read_text("utf-8"), language, other) for path in pages}
    assert {path: words for path, words in found.items() if words} == {}
