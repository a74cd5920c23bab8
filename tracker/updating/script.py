"""The rules for a report as JavaScript, so that a browser can hold a report to the very functions of the check.

PScript (BSD licence) translates; what of its own small library the rules need comes along.
"""

import ast
import inspect
import json
from collections.abc import Mapping
from typing import Any

from pscript import py2js

from tracker.problems import Level
from tracker.rules import EDIT_RULES, REPORT_RULES, edited, report, rule_name


def rules_script() -> str:
    """A script that defines `reportRules`: a list of `{name, level, find(report, about, today)}`, and `editRules`.

    A report has the fields of `YearStatus`, what is missing is null and every list is there; `about` is as
    `tracker.rules.about.About`; `find` gives lists `[place, wrong_lt, wrong_en, fix_lt, fix_en]`. Those of `editRules` are
    `{name, level, find(was, now, of, today)}`, `of` as `tracker.rules.edited.Published`.
    """
    source = "\n".join(ast.unparse(_without_prose(ast.parse(inspect.getsource(module)))) for module in (report, edited))
    rules, edits = _listed(REPORT_RULES), _listed(dict.fromkeys(EDIT_RULES, Level.ERROR))
    return f'"use strict";\nconst [reportRules, editRules] = (() => {{\n{py2js(source)}\nreturn [{rules}, {edits}];\n}})();\n'


def _listed(rules: Mapping[Any, Level]) -> str:
    found = (
        f"{{name: {json.dumps(rule_name(rule))}, level: {json.dumps(Level(level).value)}, find: {rule.__name__}}}"
        for rule, level in rules.items()
    )
    return f"[{', '.join(found)}]"


def _without_prose(module: ast.Module) -> ast.Module:
    """Constants and functions without imports, types and docstrings."""
    body: list[ast.stmt] = []
    for node in module.body:
        if isinstance(node, ast.FunctionDef):
            body.append(_Bare().visit(node))
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id.isupper():
            body.append(node)
    return ast.fix_missing_locations(ast.Module(body, []))


class _Bare(ast.NodeTransformer):
    """Takes away docstrings and types."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        """A function without its docstring and types."""
        self.generic_visit(node)
        if ast.get_docstring(node) is not None:
            node.body = node.body[1:]
        node.returns = None
        return node

    def visit_arg(self, node: ast.arg) -> ast.arg:
        """An argument without its type."""
        node.annotation = None
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.Assign:
        """`found: list[Found] = []` as `found = []`."""
        assert node.value is not None, "a rule declares nothing without a value"
        return ast.Assign([node.target], node.value, lineno=node.lineno)
