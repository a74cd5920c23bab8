"""The shape of the program: one direction of imports, small pieces, everything described."""

import ast
import io
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

TRACKER = Path(__file__).parent.parent / "tracker"
ORDER = (
    "processes",
    "disclosure",
    "problems",
    "yamltext",
    "models",
    "loading",
    "rules",
    "progress",
    "checked",
    "wording",
    "updating",
    "worksheet",
    "review",
    "history",
    "charts",
    "pages",
    "exports",
    "schemas",
    "site",
    "cli",
)
"""A module imports only from those before it."""
LONGEST_MODULE = 400
"""Lines of code."""
LONGEST_FUNCTION = 45
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One file of the program."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        return self.path.relative_to(TRACKER).as_posix()

    @property
    def stage(self) -> str:
        """The part of the pipeline it belongs to."""
        return self.path.relative_to(TRACKER).parts[0].removesuffix(".py")

    def imported(self) -> Iterator[tuple[int, str]]:
        """(line, dotted name) of every import, those inside functions too."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{self.name}:{node.lineno}: relative imports hide the order"
                yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)

    def named(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
        """Public functions and classes, and the methods of these."""
        classes = [node for node in self.tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]
        for scope in (self.tree, *classes):
            for node in scope.body:
                if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_") and not _is_bare(node):
                    yield node

    def tokens(self) -> Iterator[tokenize.TokenInfo]:
        return tokenize.generate_tokens(io.StringIO(self.text).readline)

    def comments(self) -> set[int]:
        """Lines that hold a comment."""
        return {token.start[0] for token in self.tokens() if token.type == tokenize.COMMENT}

    def code_lines(self) -> int:
        """Lines that hold code: neither blank nor comment nor docstring."""
        prose = {line for node in ast.walk(self.tree) if _is_prose(node) for line in range(node.lineno, (node.end_lineno or 0) + 1)}
        skipped = (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER)
        tokens = [token for token in self.tokens() if token.type not in skipped]
        return len({line for token in tokens for line in range(token.start[0], token.end[0] + 1)} - prose)


def _is_prose(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _is_bare(node: Function | ast.ClassDef) -> bool:
    """Whether the body is `...`: a member of a protocol, whose class says all."""
    (*_, last) = node.body
    return isinstance(last, ast.Expr) and isinstance(last.value, ast.Constant) and last.value.value is ...


def parse(path: Path, text: str) -> Module:
    return Module(path, text, ast.parse(text))


MODULES = [parse(path, path.read_text("utf-8")) for path in sorted(TRACKER.rglob("*.py"))]


def wrong_imports(module: Module) -> list[str]:
    """The imports of a module that point the wrong way."""
    if module.stage not in ORDER:
        return []
    allowed = {"tracker", *ORDER[: ORDER.index(module.stage) + 1]}
    ours = [(line, name.split(".")) for line, name in module.imported() if name.split(".")[0] == "tracker"]
    return [f"{module.name}:{line}: {'.'.join(parts)}" for line, parts in ours if len(parts) > 1 and parts[1] not in allowed]


def users(package: str) -> set[str]:
    """The parts of the pipeline that import a foreign package."""
    return {module.stage for module in MODULES for _, name in module.imported() if name.split(".")[0] == package}


def test_the_sweep_found_the_program() -> None:
    assert len(MODULES) > 25
    assert {module.stage for module in MODULES} == {*ORDER, "__init__"}


def test_imports_point_one_way() -> None:
    assert [line for module in MODULES for line in wrong_imports(module)] == []


@pytest.mark.parametrize(
    ("stage", "text", "wrong"),
    [
        ("pages/plan.py", "from tracker.charts import Chart\nimport tracker.wording", []),
        ("pages/plan.py", "from tracker.pages.render import Page", []),
        ("progress.py", "def f():\n    from tracker.site import Run", ["progress.py:2: tracker.site.Run"]),
        ("loading/x.py", "import tracker.cli", ["loading/x.py:1: tracker.cli"]),
        ("loading/x.py", "from tracker import rules", ["loading/x.py:1: tracker.rules"]),
    ],
)
def test_a_wrong_import_is_seen(stage: str, text: str, wrong: list[str]) -> None:
    assert wrong_imports(parse(TRACKER / stage, text)) == wrong


@pytest.mark.parametrize(
    ("package", "only"),
    [
        ("mkdocs", "site"),
        ("pagefind", ""),
        ("matplotlib", "charts"),
        ("click", "cli"),
        ("jinja2", "pages"),
        ("yaml", "yamltext"),
        ("babel", "wording"),
        ("pscript", "updating"),
        ("openpyxl", "worksheet"),
        ("xlsxwriter", "worksheet"),
        ("python_calamine", "worksheet"),
    ],
)
def test_each_foreign_package_has_one_user(package: str, only: str) -> None:
    assert users(package) == ({only} if only else set())


def printing(module: Module) -> list[str]:
    calls = [node for node in ast.walk(module.tree) if isinstance(node, ast.Call)]
    names = [(call.lineno, ast.unparse(call.func)) for call in calls]
    return [f"{module.name}:{line}" for line, name in names if name in ("print", "click.echo", "sys.stdout.write", "sys.stderr.write")]


def test_only_the_command_prints() -> None:
    places = [place for module in MODULES for place in printing(module)]
    assert len(places) >= 2
    assert [place for place in places if not place.startswith("cli/")] == []


def test_modules_are_small() -> None:
    sizes = {module.name: module.code_lines() for module in MODULES}
    assert sizes["rules/report.py"] > 200, "the ruler measures"
    assert {name: size for name, size in sizes.items() if size > LONGEST_MODULE} == {}


def test_functions_are_short_or_say_why_not() -> None:
    functions = [(module, node) for module in MODULES for node in ast.walk(module.tree) if isinstance(node, Function)]
    assert len(functions) > 250
    long = []
    for module, node in functions:
        lines = range(node.lineno, (node.end_lineno or 0) + 1)
        if len(lines) > LONGEST_FUNCTION and not module.comments() & set(lines):
            long.append(f"{module.name}:{node.lineno}: {node.name} has {len(lines)} lines")
    assert long == []


def test_everything_public_is_described() -> None:
    named = [(module, node) for module in MODULES for node in module.named()]
    assert len(named) > 150
    assert [f"{module.name}:{node.lineno}: {node.name}" for module, node in named if not ast.get_docstring(node)] == []
    assert [module.name for module in MODULES if not ast.get_docstring(module.tree)] == []
