"""The model with a switch in each of its refusals.

`install()` comes before anything of the model is imported: every `if …: raise Refusal(…)` then asks
whether that refusal is switched off. Nothing of the model's sources changes.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pkgutil import iter_modules
from types import CodeType, ModuleType
from typing import Any

from kp_ledger.generated import refusals

MODEL = "kp_ledger.model"
OFF: set[str] = set()
KNOWN: set[str] = set()
TEXTS: dict[str, str] = {}  # each with the branches that raise it, as they stand in the model
ASKED: set[str] = set()  # those that would have refused, had they been on


def is_on(refusal: str) -> bool:
    """Whether a refusal is in force; asked where its condition holds."""
    if refusal not in OFF:
        return True
    ASKED.add(refusal)
    return False


class _Switched(ast.NodeTransformer):
    def visit_If(self, node: ast.If) -> ast.AST:
        self.generic_visit(node)
        name = _raised(node.body)
        if name and not node.orelse:
            KNOWN.add(name)
            TEXTS[name] = TEXTS.get(name, "") + ast.unparse(node) + "\n"
            asked = ast.Call(ast.Name("_is_on", ast.Load()), [ast.Constant(name)], [])
            node.test = ast.BoolOp(ast.And(), [node.test, asked])
        return node


def _raised(body: list[ast.stmt]) -> str:
    """The name of the refusal that is all that a branch does, or nothing."""
    if len(body) != 1 or not isinstance(body[0], ast.Raise):
        return ""
    call = body[0].exc
    return call.func.id if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) else ""


class _ModelLoader(SourceFileLoader):
    def get_code(self, fullname: str) -> CodeType:
        source = self.get_data(self.path)
        tree = _Switched().visit(ast.parse(source, self.path))
        after = next(i for i, node in enumerate(tree.body) if _may_follow(node))
        imported = ast.ImportFrom(__name__, [ast.alias("is_on", "_is_on")], 0)
        tree.body.insert(after, imported)
        return compile(ast.fix_missing_locations(tree), self.path, "exec")


def _may_follow(node: ast.stmt) -> bool:
    """Neither the docstring nor an import from the future."""
    future = isinstance(node, ast.ImportFrom) and node.module == "__future__"
    return not future and not isinstance(node, ast.Expr)


class _Finder(MetaPathFinder):
    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if not name.startswith(MODEL + "."):
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec and spec.origin:
            loader: Loader | Any = _ModelLoader(name, spec.origin)
            spec.loader = loader
        return spec


def install() -> None:
    """Gives every module of the model its switches: the rules of an act are imported late."""
    if any(isinstance(finder, _Finder) for finder in sys.meta_path):
        return
    assert MODEL not in sys.modules, "the model was imported before it could be given switches"
    sys.meta_path.insert(0, _Finder())
    for module in iter_modules(import_module(MODEL).__path__, MODEL + "."):
        import_module(module.name)
    KNOWN.intersection_update(vars(refusals))
