"""The story's files without git: edited, written down, read."""

from pathlib import Path

from tracker.review.sides import Side, folder_side

Texts = dict[str, str]
"""Path -> text."""


def edited(texts: Texts, path: str, *changes: tuple[str, str]) -> Texts:
    """The files with passages of one replaced, each of which stands there once."""
    text = texts[path]
    for old, new in changes:
        assert text.count(old) == 1, f"{path} holds {old!r} {text.count(old)} times"
        text = text.replace(old, new)
    return {**texts, path: text}


def side(folder: Path, texts: Texts) -> Side:
    """The files written down and read."""
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder_side(folder)
