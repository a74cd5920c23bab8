"""Reading revisions from git without touching the checkout: files by path, contents by blob.

One process for each question, none for each file.  Nothing of the user's settings or of a hook's surroundings has a say.
"""

import datetime
import os
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tracker.problems import Said

DATA = ("plan", "measures")
"""What of a data root is read."""
_OF_A_HOOK = {
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_IMPLICIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY"),
    *("GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_GRAFT_FILE", "GIT_SHALLOW_FILE", "GIT_REPLACE_REF_BASE", "GIT_NAMESPACE"),
}
"""Set by git for hooks, where they name another folder than the data root, or other parts of a repository."""
_FILE, _LINK = "100", "120"
"""How the modes of files and of symbolic links begin."""


class GitError(Exception):
    """Why a revision cannot be read; the first argument says it in both languages."""

    def __init__(self, said: Said) -> None:
        super().__init__(said.en)
        self.said = said


class NoRepository(GitError):
    """The data root lies in no repository."""


class NoGit(GitError):
    """The program git is not there."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit that somebody named."""

    name: str
    """As it was typed: a branch, a tag, a hash."""
    commit: str
    """Its hash in full."""
    on: datetime.date
    """The day on which it was made."""

    @property
    def short(self) -> str:
        """Enough of the hash to know it by."""
        return self.commit[:9]


@dataclass(frozen=True, slots=True)
class Blob:
    """A file or symbolic link of a revision."""

    id: str
    is_link: bool


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository that a data root lies in; the root may be any folder of it."""

    root: Path

    def demand(self) -> None:
        """GitError where the root lies in no repository, or there is no git to ask."""
        asked = self._git("rev-parse", "--git-dir")
        if asked.returncode:
            if b"not a git repository" in asked.stderr:
                raise NoRepository(_no_repository(self.root))
            raise GitError(_refused(asked))

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been committed yet."""
        return self._git("rev-parse", "--verify", "--quiet", "HEAD").returncode != 0

    def revision(self, name: str) -> Revision:
        """The commit that a name stands for; GitError where there is none."""
        self.demand()
        commit = self._git("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").stdout.decode().strip()
        # What looks like an option, or leaves a revision out (^main), git answers with something else or with nothing.
        if not commit.isalnum():
            raise GitError(self._unknown(name))
        shown = self.output("log", "-1", "--no-show-signature", "--format=%cs", commit)
        return Revision(name, commit, _day(shown.decode().strip()))

    def tree(self, revision: Revision) -> dict[str, Blob]:
        """Path below the data root -> file, for all data of a revision."""
        files = {}
        for line in self.output("ls-tree", "-r", "-z", revision.commit, *DATA).split(b"\0"):
            about, _, path = line.partition(b"\t")
            mode, _, rest = about.decode().partition(" ")
            # Git makes no path that leads out of the folder, but whoever writes objects by hand can.
            if mode.startswith((_FILE, _LINK)) and b".." not in path.split(b"/"):
                files[os.fsdecode(path)] = Blob(rest.split(" ")[1], mode.startswith(_LINK))
        return files

    def texts(self, blobs: Iterable[str]) -> dict[str, bytes]:
        """Id -> content, of any number of blobs in one go; GitError where one is missing."""
        wanted = list(dict.fromkeys(blobs))
        given = "".join(f"{blob}\n" for blob in wanted).encode()
        out = self.output("cat-file", "--batch", given=given) if wanted else b""
        found, place = {}, 0
        for blob in wanted:
            end = out.index(b"\n", place)
            _, kind, *size = out[place:end].split(b" ")
            if kind == b"missing":
                raise GitError(_incomplete(blob))
            place = end + 1 + int(size[0])
            found[blob] = out[end + 1 : place]
            place += 1
        return found

    def _unknown(self, name: str) -> Said:
        lt, en = f"versijos „{name}“ nėra.", f'there is no revision "{name}".'
        if self._git("rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
            return Said(
                f"{lt} Atsiųsta ne visa istorija; likusią atsiunčia git fetch --unshallow.",
                f"{en} Only a part of the history is here; git fetch --unshallow brings the rest.",
            )
        return Said(
            f"{lt} Nurodykite šaką, žymą arba pakeitimo numerį.",
            f"{en} Name a branch, a tag or the hash of a commit.",
        )

    def output(self, *arguments: str, given: bytes = b"", **surroundings: str) -> bytes:
        """What git answers; GitError with its own words where it refuses."""
        done = self._git(*arguments, given=given, **surroundings)
        if done.returncode:
            raise GitError(_refused(done))
        return done.stdout

    def _git(self, *arguments: str, given: bytes = b"", **surroundings: str) -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(
                ["git", "--no-replace-objects", *arguments],
                cwd=self.root,
                env={**_surroundings(), **surroundings},
                input=given,
                capture_output=True,
                check=False,
            )
        except FileNotFoundError as error:
            raise NoGit(_NO_GIT) from error


def _day(text: str) -> datetime.date:
    """A day as git prints it; a clock may be wrong by more years than there are here."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return datetime.date.max


def _surroundings() -> Mapping[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    # What is missing in a partial copy is said, not fetched (by git 2.45 and newer): reading asks nothing of the network.
    return kept | {"LC_ALL": "C", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}


def _no_repository(root: Path) -> Said:
    return Said(
        f"{root} nėra git saugykloje, todėl ankstesnių versijų nėra su kuo lyginti.",
        f"{root} is in no git repository, so there are no earlier revisions to compare with.",
    )


def _refused(done: subprocess.CompletedProcess[bytes]) -> Said:
    """What git itself says, which only it can know (a folder of another owner, a damaged repository)."""
    lines = done.stderr.decode(errors="replace").strip().splitlines()
    said = next((line for line in lines if line.startswith(("fatal:", "error:"))), lines[0] if lines else str(done.returncode))
    return Said(f"git atsisakė: {said}", f"git refused: {said}")


def _incomplete(blob: str) -> Said:
    return Said(
        f"saugykloje trūksta failo turinio ({blob[:9]}); atsisiųskite ją visą.",
        f"the repository lacks the content of a file ({blob[:9]}); fetch the whole of it.",
    )


_NO_GIT = Said(
    "nerasta programa git; be jos ankstesnių versijų perskaityti negalima.",
    "the program git was not found; earlier revisions cannot be read without it.",
)
