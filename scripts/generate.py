"""Writes the Python side of the contracts' interfaces: records, codes, acts, events, refusals.

The Solidity interfaces are the specification; this makes their words available to Python under
the same names, so that neither side can drift. `--check` writes nothing and fails when stale.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kp_ledger.chain.compiler import ROOT, compile_sources, sources

HEADER = '"""{title}\n\nMade from contracts/ by scripts/generate.py; do not edit.\n"""\n\n'
PREAMBLE = (
    "from __future__ import annotations\n\nfrom dataclasses import dataclass\n"
    "from typing import ClassVar\n\n"
)
PYTHON_WORDS = {"from", "is", "in", "for", "class", "def", "not", "or", "and", "as"}


def snake(name: str) -> str:
    word = re.sub(r"(?<=[a-z0-9])([A-Z])", lambda m: "_" + m[1].lower(), name.rstrip("_")).lower()
    return word + "_" if word in PYTHON_WORDS else word


def walk(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from walk(value)
    elif isinstance(node, list):
        for value in node:
            yield from walk(value)


def python_type(node: dict[str, Any]) -> str:
    """The Python type of a Solidity type name: structs and value types keep their own."""
    if node["nodeType"] == "ArrayTypeName":
        return f"tuple[{python_type(node['baseType'])}, ...]"
    text = str(node["typeDescriptions"]["typeString"])
    if node["nodeType"] == "UserDefinedTypeName":
        return text.removeprefix("struct ").split(" ")[0]
    return plain_type(text)


def plain_type(text: str) -> str:
    if text == "bool":
        return "bool"
    if text in ("string", "address"):
        return "str"
    return "bytes" if text.startswith("bytes") else "int"


def abi_type(node: dict[str, Any], types: dict[int, dict[str, Any]]) -> str:
    """The canonical ABI type: value types by what they hold, structs as tuples."""
    if node["nodeType"] == "ArrayTypeName":
        length = node.get("length")
        return abi_type(node["baseType"], types) + f"[{length['value'] if length else ''}]"
    if node["nodeType"] == "UserDefinedTypeName":
        target = types[node["referencedDeclaration"]]
        if target["nodeType"] == "StructDefinition":
            return "(" + ",".join(abi_type(m["typeName"], types) for m in target["members"]) + ")"
        return abi_type(target["underlyingType"], types)
    return str(node["typeDescriptions"]["typeString"])


def notice(node: dict[str, Any]) -> str:
    text = (node.get("documentation") or {}).get("text", "")
    kept = re.split(r"@(?!notice)\w+", text)[0].replace("@notice", "")
    return re.sub(r"\s+", " ", kept).strip()


def type_comments(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each value type with the lines of its comment, which the AST does not have."""
    for lines, name in re.findall(r"((?:^/// [^\n]*\n)*)^type (\w+) is", text, re.M):
        yield name, [line.removeprefix("/// ") for line in lines.splitlines()]


class Interfaces:
    def __init__(self) -> None:
        texts = {
            path: text
            for path, text in sources().items()
            if path.startswith(("contracts/interfaces", "contracts/types", "contracts/libraries"))
        }
        answer = compile_sources(texts, {"*": {"": ["ast"]}})
        self.units = [
            answer["sources"][path]["ast"] for path in sorted(answer["sources"]) if path in texts
        ]
        self.nodes = [node for unit in self.units for node in walk(unit)]
        self.types = {
            node["id"]: node
            for node in self.nodes
            if node.get("nodeType") in ("StructDefinition", "UserDefinedValueTypeDefinition")
        }
        self.struct_names = {
            node["name"] for node in self.nodes if node.get("nodeType") == "StructDefinition"
        }

        self.value_types = {node["name"] for node in self.of("UserDefinedValueTypeDefinition")}
        self.comments = dict(c for path in sorted(texts) for c in type_comments(texts[path]))

    def imports(self, kinds: Iterable[str], *modules: str) -> str:
        """The imports of the records and value types that stand in `kinds`."""
        used = {word for kind in kinds for word in re.findall(r"[A-Z]\w+", kind)}
        found = {"records": used & self.struct_names, "types": used & self.value_types}
        return "".join(
            f"from kp_ledger.generated.{module} import {', '.join(sorted(found[module]))}\n"
            for module in modules
            if found[module]
        )

    def of(self, kind: str) -> list[dict[str, Any]]:
        return [node for node in self.nodes if node.get("nodeType") == kind]

    def contracts(self) -> list[dict[str, Any]]:
        return [c for c in self.of("ContractDefinition") if c["contractKind"] == "interface"]


def fields(members: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(snake(m["name"]), python_type(m["typeName"])) for m in members]


def dataclass_text(
    name: str, base: str, doc: str, constants: list[str], names: list[tuple[str, str]], deco: str
) -> str:
    lines = [f"@dataclass({deco})", f"class {name}{f'({base})' if base else ''}:"]
    lines.append(f'    """{doc or name + "."}"""\n')
    lines += [f"    {line}" for line in constants]
    if constants and names:
        lines.append("")
    lines += [f"    {field}: {kind}" for field, kind in names]
    return "\n".join(lines) + "\n"


def codes() -> str:
    out = HEADER.format(
        title="The small numbers of the ledger (contracts/types/Codes.sol, Limits.sol)."
    )
    out += "from typing import Final\n\n"
    text = (ROOT / "contracts/types/Codes.sol").read_text("utf-8")
    for line in text.splitlines()[3:]:
        if match := re.match(r"uint\d+ constant (\w+) = (\w+);", line):
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
    return out


def records(interfaces: Interfaces) -> str:
    out = HEADER.format(
        title="The records and orders of the ledger, as the contracts' structs have them."
    )
    out += "from __future__ import annotations\n\nfrom dataclasses import dataclass\n\n"
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
                [f"# ABI: ({','.join(types)})"],
                fields(node["members"]),
                "frozen=True, slots=True",
            )
        )
    return out + "\n\n".join(blocks)


def acts(interfaces: Interfaces) -> str:
    blocks = []
    used: set[str] = set()
    for contract in interfaces.contracts():
        owner = contract["name"][1:]
        for node in contract["nodes"]:
            if node["nodeType"] != "FunctionDefinition" or node["stateMutability"] == "view":
                continue
            params = node["parameters"]["parameters"]
            types = [abi_type(p["typeName"], interfaces.types) for p in params]
            names = []
            for (field, kind), abi in zip(fields(params), types, strict=True):
                used.add(kind)
                kind = {"bytes": "Signed", "bytes[]": "tuple[Signed, ...]"}.get(abi, kind)
                names.append((field, kind))
            name = owner + node["name"].rstrip("_")[0].upper() + node["name"].rstrip("_")[1:]
            constants = [
                f'contract: ClassVar[str] = "{owner}"',
                f'function: ClassVar[str] = "{node["name"]}"',
                "abi_types: ClassVar[tuple[str, ...]] = ("
                + "".join(f'"{kind}", ' for kind in types)
                + ")",
            ]
            blocks.append(
                dataclass_text(
                    name, "Act", notice(node), constants, names, "frozen=True, slots=True"
                )
            )
    out = HEADER.format(
        title="Everything one can ask the ledger to do: one act for each function that changes it."
    )
    out += PREAMBLE
    out += "from kp_ledger.base.messages import Act, Signed\n"
    out += interfaces.imports(used, "records", "types") + "\n\n"
    return out + "\n\n".join(blocks)


def events(interfaces: Interfaces) -> str:
    blocks = []
    used: set[str] = set()
    for contract in interfaces.contracts():
        owner = contract["name"][1:]
        for node in contract["nodes"]:
            if node["nodeType"] != "EventDefinition":
                continue
            params = node["parameters"]["parameters"]
            types = [
                ("*" if p["indexed"] else "") + abi_type(p["typeName"], interfaces.types)
                for p in params
            ]
            used.update(kind for _, kind in fields(params))
            constants = [
                f'contract: ClassVar[str] = "{owner}"',
                "abi_types: ClassVar[tuple[str, ...]] = ("
                + "".join(f'"{kind}", ' for kind in types)
                + ")",
            ]
            doc = notice(node)
            if not doc:
                raise SystemExit(f"{node['name']} has no @notice: say in a sentence what happened")
            blocks.append(
                dataclass_text(
                    node["name"], "Event", doc, constants, fields(params), "frozen=True, slots=True"
                )
            )
    out = HEADER.format(title="Everything the ledger says has happened. A type with * is indexed.")
    out += PREAMBLE
    out += "from kp_ledger.base.messages import Event\n"
    out += interfaces.imports(used, "records", "types") + "\n\n"
    return out + "\n\n".join(blocks)


def refusals(interfaces: Interfaces) -> str:
    blocks = []
    used: set[str] = set()
    for node in interfaces.of("ErrorDefinition"):
        params = node["parameters"]["parameters"]
        used.update(kind for _, kind in fields(params))
        sentence = notice(node)
        if not sentence:
            raise SystemExit(f"{node['name']} has no @notice: say in a sentence what was wrong")
        names = {p["name"] for p in params}
        unknown = set(re.findall(r"`(\w+)`", sentence)) - names
        if unknown:
            raise SystemExit(
                f"{node['name']}: its sentence names {unknown}, which it does not carry"
            )
        template = re.sub(r"`(\w+)`", lambda m: "{" + snake(m[1]) + "}", sentence)
        types = [abi_type(p["typeName"], interfaces.types) for p in params]
        constants = [
            f"sentence: ClassVar[str] = {template!r}".replace("'", '"')
            if "'" not in template and '"' not in template
            else f"sentence: ClassVar[str] = {template!r}",
            "abi_types: ClassVar[tuple[str, ...]] = ("
            + "".join(f'"{kind}", ' for kind in types)
            + ")",
        ]
        blocks.append(
            dataclass_text(
                node["name"],
                "Refusal",
                sentence.replace("`", ""),
                constants,
                fields(params),
                "eq=False",
            )
        )
    out = HEADER.format(
        title="Everything the ledger refuses, by the name and values of the contract's error."
    )
    out += PREAMBLE
    out += "from kp_ledger.base.messages import Refusal\n"
    out += interfaces.imports(used, "types") + "\n\n"
    return out + "\n\n".join(blocks)


def formatted(text: str) -> str:
    import subprocess

    done = subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--line-length", "100", "-"],
        input=text,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def main(check: bool) -> int:
    interfaces = Interfaces()
    texts = {
        "kp_ledger/generated/types.py": types(interfaces),
        "kp_ledger/generated/codes.py": codes(),
        "kp_ledger/generated/records.py": records(interfaces),
        "kp_ledger/generated/acts.py": acts(interfaces),
        "kp_ledger/generated/events.py": events(interfaces),
        "kp_ledger/generated/refusals.py": refusals(interfaces),
    }
    stale = []
    for name, text in texts.items():
        path = Path(ROOT / name)
        new = formatted(text)
        if not path.exists() or path.read_text("utf-8") != new:
            stale.append(name)
            if not check:
                path.write_text(new, "utf-8")
    for name in stale:
        print(("stale: " if check else "wrote: ") + name)
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv))
