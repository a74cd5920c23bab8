"""One step of the story, and the folder that grows with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Commit:
    """What somebody wrote down on a day."""

    name: str
    """Its tag."""
    on: str
    """The day, such as 2021-02-11."""
    by: str
    """Id of the institution."""
    message: str
    files: Mapping[str, str | None]
    """Path -> the file's whole text, or None where it was deleted."""


@dataclass
class Folder:
    """The data root as it stands, and the commits that led to it."""

    texts: dict[str, str] = field(default_factory=dict)
    commits: list[Commit] = field(default_factory=list)

    def commit(self, name: str, on: str, by: str, message: str, files: Mapping[str, str | None]) -> None:
        """Write and delete files."""
        for path, text in files.items():
            assert text != self.texts.get(path), f"{name} changes nothing in {path}"
            if text is None:
                del self.texts[path]
            else:
                self.texts[path] = text
        self.commits.append(Commit(name, on, by, message, dict(files)))

    def edit(self, name: str, on: str, by: str, message: str, path: str, *changes: tuple[str, str]) -> None:
        """Replace passages of a file, each of which stands there once."""
        self.commit(name, on, by, message, {path: self.edited(path, *changes)})

    def edited(self, path: str, *changes: tuple[str, str]) -> str:
        """The text of a file with some passages replaced."""
        text = self.texts[path]
        for old, new in changes:
            assert text.count(old) == 1, f"{path} holds {old!r} {text.count(old)} times"
            text = text.replace(old, new)
        return text

    def add(self, name: str, on: str, by: str, message: str, reports: Mapping[str, str]) -> None:
        """Write reports below the earlier ones: path -> lines."""
        files = {}
        for path, report in reports.items():
            text = self.texts[path]
            files[path] = f"{text}{'' if 'status:' in text else 'status:' + chr(10)}{report}"
        self.commit(name, on, by, message, files)
