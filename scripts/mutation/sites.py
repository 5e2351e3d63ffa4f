"""Where the contracts decide, and in which ways each decision could be a little wrong."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

OFF, MOVED, HALF, OUT = "switched off", "moved by one", "half dropped", "call left out"
JOINS = ("&&", "||")
DECISION = re.compile(r"\bif \(|\breturn |\bbool \w+ = ")
INEQUALITY = re.compile(r"(?<=\s)(<=|>=|<|>)(?=\s)")
REVERT = re.compile(r"\)\s*\{?\s*revert (\w+)\(")
ELSE_REVERT = re.compile(r"\)\s*\{?\s*return;\s*\}?\s*revert (\w+)\(")
CHECK = re.compile(r"(?m)^[ \t]+((?:\w+\.)*(_?check\w*)\()")


@dataclass(frozen=True)
class Site:
    """One way in which one expression of the sources could be wrong: `variant` instead of it."""

    file: str
    line: int
    start: int
    end: int
    kind: str
    error: str  # the refusal that it decides on, if it does; of a call left out what is called
    expression: str
    variant: str

    @property
    def name(self) -> str:
        """The same as long as neither the expression nor its place in the file changes."""
        said = "\0".join((self.file, str(self.start), self.kind, self.variant))
        return hashlib.sha256(said.encode()).hexdigest()[:12]

    @property
    def told(self) -> str:
        if self.kind == OFF:
            return f"never {self.error}"
        return " ".join((self.expression if self.kind == OUT else self.variant).split())


def sites(text: str, file: str) -> Iterator[Site]:
    """Each refusal of a source off, each inequality moved, each half and each check dropped."""
    plain = _without_comments(text)
    for match in DECISION.finditer(plain):
        start, end, error = _expression(plain, match)
        expression = text[start:end]
        line = text.count("\n", 0, start) + 1
        refuses = bool(REVERT.match(plain, end))
        for kind, variant in _variants(expression, refuses):
            yield Site(file, line, start, end, kind, error, expression, variant)
    yield from _checks(text, plain, file)


def _checks(text: str, plain: str, file: str) -> Iterator[Site]:
    """Each statement that does nothing but ask whether something holds."""
    for match in CHECK.finditer(plain):
        start, end = match.start(1), closing(plain, match.end() - 1) + 1
        if plain[end] == ";":
            line = text.count("\n", 0, start) + 1
            yield Site(file, line, start, end + 1, OUT, match[2], text[start : end + 1], "")


def _without_comments(text: str) -> str:
    """The same length, with spaces where comments were."""
    return re.sub(r"//[^\n]*", lambda match: " " * len(match[0]), text)


def _expression(text: str, match: re.Match[str]) -> tuple[int, int, str]:
    """From where to where it goes, and the refusal that follows it, if one does."""
    if text[match.end() - 1] == "(":
        end = closing(text, match.end() - 1)
        revert = REVERT.match(text, end) or ELSE_REVERT.match(text, end)
        return match.end(), end, revert[1] if revert else ""
    return match.end(), text.index(";", match.end()), ""


def closing(text: str, start: int) -> int:
    """The index of the parenthesis that closes the one at `start`."""
    depth = 0
    for index in range(start, len(text)):
        depth += (text[index] == "(") - (text[index] == ")")
        if depth == 0:
            return index
    raise ValueError("unbalanced parentheses")


def _variants(expression: str, refuses: bool) -> Iterator[tuple[str, str]]:
    if refuses:
        yield OFF, "false"
    if not refuses and not _decides(expression):
        return
    for match in INEQUALITY.finditer(expression):
        yield MOVED, _moved(expression, match)
    operator, halves = _halves(expression)
    for index in range(len(halves) if len(halves) > 1 else 0):
        yield HALF, operator.join(halves[:index] + halves[index + 1 :])


def _moved(expression: str, match: re.Match[str]) -> str:
    """`a < b` as `!(b < a)`, that is `a <= b`: of a type of ours, operators may be missing."""
    start = _edge(expression[: match.start()][::-1], closes="(", opens=")")
    end = _edge(expression[match.end() :], closes=")", opens="(")
    left, right = match.start() - start, match.end() + end
    one, other = expression[left : match.start()].strip(), expression[match.end() : right].strip()
    return f"{expression[:left]} !({other} {match[1]} {one}) {expression[right:]}"


def _edge(text: str, closes: str, opens: str) -> int:
    """How far an operand goes: to what joins it to others, or to the parenthesis it stands in."""
    depth = 0
    for index, letter in enumerate(text):
        depth += (letter == opens) - (letter == closes)
        if depth < 0 or (depth == 0 and (letter in ",?:=!" or text[index : index + 2] in JOINS)):
            return index
    return len(text)


def _decides(expression: str) -> bool:
    """Whether it is true or false by itself: compared or joined at its outermost."""
    outermost = _outermost(expression)
    if any(sign in outermost for sign in ("?", "{", "revert")):
        return False
    return bool(INEQUALITY.search(outermost)) or "&&" in outermost or "||" in outermost


def _outermost(expression: str) -> str:
    """With spaces where something stands in parentheses."""
    out, depth = [], 0
    for letter in expression:
        depth -= letter in ")]"
        out.append(letter if depth == 0 else " ")
        depth += letter in "(["
    return "".join(out)


def _halves(expression: str) -> tuple[str, list[str]]:
    """What is joined at the outermost, and by what: `||` binds less than `&&`."""
    outermost = _outermost(expression)
    for operator in ("||", "&&"):
        if operator in outermost:
            found, done = [], 0
            for match in re.finditer(re.escape(operator), outermost):
                found.append(expression[done : match.start()])
                done = match.end()
            return operator, [*found, expression[done:]]
    return "", [expression]
