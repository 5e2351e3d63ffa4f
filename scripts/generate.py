"""Writes the Python side of the contracts' interfaces: records, codes, acts, events, refusals.

The Solidity interfaces are the specification; this makes their words available to Python under
the same names, so that neither side can drift. `--check` writes nothing and fails when stale.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kp_ledger.chain.compiler import ROOT
from kp_ledger.chain.interfaces import (
    Interfaces,
    abi_type,
    fields,
    notice,
    plain_type,
    python_type,
    template,
)

HEADER = '"""{title}\n\nMade from contracts/ by scripts/generate.py; do not edit.\n"""\n\n'
PREAMBLE = (
    "from __future__ import annotations\n\nfrom dataclasses import dataclass\n"
    "from typing import ClassVar\n\n"
)
FOLDER = ROOT / "kp_ledger" / "generated"
FROZEN = "frozen=True, slots=True"
# Bytes that an act carries are signatures, but for what a proposal's matter says.
SIGNED = {"bytes": "Signed", "bytes[]": "tuple[Signed, ...]"}
PAYLOAD = "payload"


def dataclass_text(
    name: str, base: str, doc: str, constants: list[str], names: list[tuple[str, str]], deco: str
) -> str:
    lines = [f"@dataclass({deco})", f"class {name}{f'({base})' if base else ''}:"]
    lines += [f'    """{doc}"""\n'] if doc else []
    lines += [f"    {line}" for line in constants]
    lines += [f"    {field}: {kind}" for field, kind in names]
    return "\n".join(lines or ["    pass"]) + "\n"


def abi_types(kinds: list[str]) -> str:
    return f"abi_types: ClassVar[tuple[str, ...]] = {tuple(kinds)!r}"


def codes() -> str:
    out = HEADER.format(
        title="The small numbers of the ledger (contracts/types/Codes.sol, Limits.sol)."
    )
    out += "from typing import Final\n\n"
    text = (ROOT / "contracts/types/Codes.sol").read_text("utf-8")
    for line in text.splitlines()[3:]:
        if match := re.match(r"\w+ constant (\w+) = (?:\w+\.wrap\()?(\w+)\)?;", line):
            out += f"{match[1]}: Final = {match[2]}\n"
        elif line.startswith("//"):
            out += "# " + line.lstrip("/ ") + "\n"
        else:
            out += "\n"
    limits = (ROOT / "contracts/types/Limits.sol").read_text("utf-8")
    out += "\n"
    for doc, name, value in re.findall(
        r"((?:    /// [^\n]*\n)*)    uint256 internal constant (\w+) = ([\w ]+);", limits
    ):
        out += "".join(f"# {line.strip(' /')}\n" for line in doc.splitlines())
        out += f"LIMIT_{name}: Final = {value.replace('1 hours', '3_600')}\n"
    return out


def types(interfaces: Interfaces) -> str:
    out = HEADER.format(title="The ledger's kinds of values: the contracts' own value types.")
    out += "from typing import Annotated\n\nfrom kp_ledger.base.valuetypes import ValueType\n\n"
    for node in interfaces.of("UserDefinedValueTypeDefinition"):
        name = node["name"]
        out += "".join(f"# {line}\n" for line in interfaces.comments[name])
        kind = plain_type(node["underlyingType"]["typeDescriptions"]["typeString"])
        out += f'{name} = Annotated[{kind}, ValueType("{name}")]\n'
    out += "# A key's address, in lower case: Solidity's own type.\n"
    return out + 'Address = Annotated[str, ValueType("Address")]\n'


def records(interfaces: Interfaces) -> str:
    out = HEADER.format(
        title="The records and orders of the ledger, as the contracts' structs have them."
    )
    out += PREAMBLE
    members = [m for node in interfaces.of("StructDefinition") for m in node["members"]]
    out += interfaces.imports([python_type(m["typeName"]) for m in members], "types") + "\n\n"
    blocks = []
    for node in interfaces.of("StructDefinition"):
        types = tuple(abi_type(m["typeName"], interfaces.types) for m in node["members"])
        blocks.append(
            dataclass_text(
                node["name"],
                "",
                notice(node),
                [f'abi: ClassVar[str] = "({",".join(types)})"'],
                fields(node["members"]),
                "frozen=True, slots=True",
            )
        )
    return out + "\n\n".join(blocks)


@dataclass
class Module:
    """What is made of one contract: its classes, and the types that stand in them."""

    blocks: list[str] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def add(self, members: list[tuple[str, str]], block: str) -> None:
        self.blocks.append(block)
        self.used.update(kind for _, kind in members)


def acts(interfaces: Interfaces) -> dict[str, Module]:
    modules: dict[str, Module] = {}
    for owner, node in interfaces.inside("FunctionDefinition"):
        if node["stateMutability"] in ("view", "pure"):
            continue
        params = node["parameters"]["parameters"]
        types = [abi_type(p["typeName"], interfaces.types) for p in params]
        members = [
            (name, SIGNED.get(abi, kind) if name != PAYLOAD else kind)
            for (name, kind), abi in zip(fields(params), types, strict=True)
        ]
        called = node["name"].rstrip("_")
        name = owner + called[0].upper() + called[1:]
        constants = [
            f'contract: ClassVar[str] = "{owner}"',
            f'function: ClassVar[str] = "{node["name"]}"',
            abi_types(types),
        ]
        text = dataclass_text(name, "Act", notice(node), constants, members, FROZEN)
        modules.setdefault(owner, Module()).add(members, text)
    return modules


def events(interfaces: Interfaces) -> dict[str, Module]:
    modules: dict[str, Module] = {}
    for owner, node in interfaces.inside("EventDefinition"):
        doc = notice(node)
        if not doc:
            raise SystemExit(f"{node['name']} has no @notice: say in a sentence what happened")
        params = node["parameters"]["parameters"]
        types = [
            ("*" if p["indexed"] else "") + abi_type(p["typeName"], interfaces.types)
            for p in params
        ]
        constants = [f'contract: ClassVar[str] = "{owner}"', abi_types(types)]
        members = fields(params)
        text = dataclass_text(node["name"], "Event", doc, constants, members, FROZEN)
        modules.setdefault(owner, Module()).add(members, text)
    return modules


def refusals(interfaces: Interfaces) -> dict[str, Module]:
    modules: dict[str, Module] = {}
    owners = {node["id"]: owner for owner, node in interfaces.inside("ErrorDefinition")}
    for node in interfaces.of("ErrorDefinition"):
        params = node["parameters"]["parameters"]
        types = [abi_type(p["typeName"], interfaces.types) for p in params]
        constants = [f"sentence: ClassVar[str] = {template(node)!r}", abi_types(types)]
        members = fields(params)
        text = dataclass_text(node["name"], "Refusal", "", constants, members, "eq=False")
        owner = owners.get(node["id"], "Libraries")
        modules.setdefault(owner, Module()).add(members, text)
    return modules


# What is made as a package, a module for each contract: what of, its title, what it imports.
PACKAGES: dict[str, tuple[Callable[[Interfaces], dict[str, Module]], str, str]] = {
    "acts": (
        acts,
        "Everything one can ask the ledger to do: one act for each function that changes it.",
        "Act, Signed",
    ),
    "events": (
        events,
        "Everything the ledger says has happened. A type with * is indexed.",
        "Event",
    ),
    "refusals": (
        refusals,
        "Everything the ledger refuses, by the name and values of the contract's error.",
        "Refusal",
    ),
}


def package(interfaces: Interfaces, name: str) -> Iterator[tuple[str, str]]:
    """The modules of a package, and what hands all their names on."""
    make, title, base = PACKAGES[name]
    lines = []
    for owner, module in sorted(make(interfaces).items()):
        where = f"kp_ledger.generated.{name}.{owner.lower()}"
        head = HEADER.format(title=f"{title.split(':')[0].rstrip('.')}: {owner}.") + PREAMBLE
        head += f"from kp_ledger.base.messages import {base}\n"
        head += interfaces.imports(module.used, "records", "types") + "\n\n"
        yield f"{name}/{owner.lower()}.py", head + "\n\n".join(module.blocks)
        lines.append(f"from {where} import *")
    yield f"{name}/__init__.py", HEADER.format(title=title) + "\n".join(lines) + "\n"


def formatted(text: str) -> str:
    """As ruff has it, with what belongs to one field or rule in one line; without unused names."""
    ruff = [sys.executable, "-m", "ruff"]
    fix = ["check", "-q", "--isolated", "--select", "F401,I", "--fix", "-"]
    for command in (fix, ["format", "--isolated", "--line-length", "320", "-"]):
        done = subprocess.run(
            [*ruff, *command], input=text, check=True, capture_output=True, text=True
        )
        text = done.stdout
    return text


def made() -> dict[Path, str]:
    interfaces = Interfaces()
    texts = {
        "types.py": types(interfaces),
        "codes.py": codes(),
        "records.py": records(interfaces),
    }
    for name in PACKAGES:
        texts.update(package(interfaces, name))
    return {FOLDER / name: formatted(text) for name, text in texts.items()}


def main(check: bool) -> int:
    texts = made()
    there = {path for path in FOLDER.rglob("*.py") if path != FOLDER / "__init__.py"}
    stale = [p for p in texts if p not in there or p.read_text("utf-8") != texts[p]]
    left = sorted(there - texts.keys())
    if not check:
        for path in left:
            path.unlink()
        for path in stale:
            path.parent.mkdir(exist_ok=True)
            path.write_text(texts[path], "utf-8")
    for path in [*stale, *left]:
        print(("stale: " if check else "made: ") + path.relative_to(ROOT).as_posix())
    return 1 if check and (stale or left) else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv))
