"""Reading revisions from git: which files, whose contents, in how many processes, and what is said where that is impossible."""

import datetime
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from story import COMMITS, texts_at, write_repository
from story.plan import GUIDE, TALKS

from tracker.cli import cli
from tracker.review.git import Blob, GitError, Repository, Revision
from tracker.review.sides import Side, revision_side

ALONE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


def git(folder: Path, *arguments: str, given: str = "") -> str:
    names = ["-c", "user.name=town", "-c", "user.email=town@example.invalid"]
    done = subprocess.run(
        ["git", *names, *arguments], cwd=folder, env={**os.environ, **ALONE}, input=given, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def committed(folder: Path, files: Mapping[str, str], links: Mapping[str, str] | None = None) -> Repository:
    """A repository with one commit, tagged `here`."""
    git(folder, "init", "--quiet", "--initial-branch=main")
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    for path, target in (links or {}).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).symlink_to(target)
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", "--message=Everything")
    git(folder, "tag", "here")
    return Repository(folder)


def read(repository: Repository, name: str = "here") -> Side:
    """A revision, read; its files are gone by then."""
    with revision_side(repository, repository.revision(name)) as side:
        return side


# Revisions ---------------------------------------------------------------------------------------------------------


def test_a_revision_may_be_named_in_any_way(story: Path) -> None:
    commit = git(story, "rev-parse", "wording")
    git_names = ["wording", "wording^{commit}", "refs/tags/wording", "tags/wording", commit, commit[:10], "wording-back~1"]
    for name in git_names:
        assert Repository(story).revision(name) == Revision(name, commit, datetime.date(2025, 3, 3))
    assert Repository(story).revision("main").short == git(story, "rev-parse", "--short=9", "main")


def test_a_tag_with_a_message_is_its_commit(tmp_path: Path) -> None:
    repository = committed(tmp_path, {"plan/x.yml": "a"})
    git(tmp_path, "tag", "--annotate", "--message=Adopted", "adopted")
    assert repository.revision("adopted").commit == repository.revision("here").commit


@pytest.mark.parametrize(
    "name", ["nosuch", "-x", "--all", "--since=now", "--glob=*", "--git-dir", "^here", "here:plan/x.yml", "here..main", ""]
)
def test_what_is_no_commit_is_said_in_both_languages(tmp_path: Path, name: str) -> None:
    repository = committed(tmp_path, {"plan/x.yml": "a"})
    with pytest.raises(GitError) as refused:
        repository.revision(name)
    assert refused.value.said.lt == f"versijos „{name}“ nėra. Nurodykite šaką, žymą arba pakeitimo numerį."
    assert refused.value.said.en == f'there is no revision "{name}". Name a branch, a tag or the hash of a commit.'


# Files -------------------------------------------------------------------------------------------------------------


def test_only_data_are_read_and_paths_begin_at_the_root(tmp_path: Path) -> None:
    files = {f"town/{path}": path for path in ("plan/a.yml", "measures/p/1 ąž\n.yml", "other/b.yml", "plan.yml")}
    committed(tmp_path, {**files, "plan/above.yml": "not of this root"})
    repository = Repository(tmp_path / "town")
    tree = repository.tree(repository.revision("here"))
    assert set(tree) == {"plan/a.yml", "measures/p/1 ąž\n.yml"}
    texts = repository.texts(blob.id for blob in tree.values())
    assert {path: texts[blob.id].decode() for path, blob in tree.items()} == {path: path for path in tree}


def test_contents_come_byte_by_byte(tmp_path: Path) -> None:
    repository = committed(tmp_path, {"plan/empty.yml": "", "plan/a.yml": "a\n\nblob 3\n\0\r\n", "plan/b.yml": "ž" * 70_000})
    tree = repository.tree(repository.revision("here"))
    texts = repository.texts(blob.id for blob in tree.values())
    assert {path: len(texts[blob.id]) for path, blob in tree.items()} == {"plan/a.yml": 13, "plan/b.yml": 140_000, "plan/empty.yml": 0}
    assert repository.texts(()) == {}


def test_the_whole_story_is_read_as_it_was_written(story: Path) -> None:
    repository = Repository(story)
    for commit in COMMITS[::10]:
        side = read(repository, commit.name)
        assert {path: content.decode() for path, content in side.files.items()} == texts_at(commit.name)
        assert side.loaded.problems == ()


def test_a_revision_takes_a_handful_of_processes_however_many_files_it_has(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    run = subprocess.run

    def counted(command: list[str], **more: Any) -> subprocess.CompletedProcess[bytes]:
        calls.append(command[2])
        return run(command, **more)

    monkeypatch.setattr(subprocess, "run", counted)
    assert len(read(Repository(story), "main").files) == len(texts_at(COMMITS[-1].name))
    assert calls == ["rev-parse", "rev-parse", "log", "ls-tree", "cat-file"]


def test_links_inside_the_data_are_followed_and_others_lead_nowhere(tmp_path: Path) -> None:
    texts = texts_at("adopted")
    (tmp_path / "secret.yml").write_text("id: secret", "utf-8")
    root = tmp_path / "town"
    root.mkdir()
    guide = texts.pop(GUIDE)
    links = {GUIDE: "../../plan/guide.txt", "plan/out": "../../secret.yml", "plan/round": "round", "plan/old": "../README"}
    side = read(committed(root, {**texts, "plan/guide.txt": guide, "README": "x"}, links))
    assert side.files[GUIDE].decode() == guide
    assert {item.path for item in side.loaded.plans[0].measures} >= {GUIDE, TALKS}
    assert [(problem.path, problem.rule) for problem in side.loaded.problems] == [
        ("plan/guide.txt", "file-name"),
        ("plan/old", "unreadable"),
        ("plan/out", "unreadable"),
        ("plan/round", "unreadable"),
    ]


def test_nothing_of_the_checkout_is_touched(story: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in story.rglob("*")}
    read(Repository(story), "adopted")
    assert {path: path.stat().st_mtime_ns for path in story.rglob("*")} == before


# What is not there -------------------------------------------------------------------------------------------------


def test_contents_that_are_missing_are_said(tmp_path: Path) -> None:
    repository = committed(tmp_path, {"plan/x.yml": "a"})
    (blob,) = repository.tree(repository.revision("here")).values()
    assert blob == Blob(git(tmp_path, "rev-parse", "here:plan/x.yml"), is_link=False)
    (tmp_path / ".git/objects" / blob.id[:2] / blob.id[2:]).unlink()
    with pytest.raises(GitError, match=f"the repository lacks the content of a file \\({blob.id[:9]}\\); fetch the whole of it."):
        repository.texts([blob.id])


def test_a_damaged_repository_is_told_in_the_words_of_git(tmp_path: Path) -> None:
    repository = committed(tmp_path, {"plan/x.yml": "a"})
    revision = repository.revision("here")
    for path in (tmp_path / ".git/objects").glob("??/*"):
        path.unlink()
    with pytest.raises(GitError, match="^git refused: fatal: "):
        repository.tree(revision)


def test_a_shallow_copy_knows_what_it_has(story: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=2", "--branch=main", f"file://{story}", "shallow")
    repository = Repository(tmp_path / "shallow")
    assert repository.revision("HEAD~1").on == datetime.date(2026, 2, 9)
    with pytest.raises(GitError, match="git fetch --unshallow"):
        repository.revision("HEAD~2")


def test_the_story_is_the_same_to_the_last_byte_each_time(story: Path, tmp_path: Path) -> None:
    write_repository(tmp_path, COMMITS, check_out=False)
    assert git(tmp_path, "rev-parse", "main") == git(story, "rev-parse", "main")


def test_a_commit_of_a_year_that_there_cannot_be_is_read(tmp_path: Path) -> None:
    repository = committed(tmp_path, {"plan/x.yml": "a"})
    wrong = {"GIT_COMMITTER_DATE": "@253402400000 +0000", "GIT_COMMITTER_NAME": "c", "GIT_COMMITTER_EMAIL": "c@example.invalid"}
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.invalid", "commit", "--quiet", "--allow-empty", "-m", "x"]
    subprocess.run(command, cwd=tmp_path, env=os.environ | ALONE | wrong, check=True)
    assert repository.revision("HEAD").on == datetime.date.max


def test_a_name_is_masked_where_it_is_no_revision(tmp_path: Path) -> None:
    committed(tmp_path, {"plan/x.yml": "a"})
    done = CliRunner().invoke(cli, ["--root", str(tmp_path), "changes", "x-69901010008"])
    assert done.exit_code == 2
    assert "•••" in done.output
    assert "69901010008" not in done.output
