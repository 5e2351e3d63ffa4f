"""The contracts' interfaces as the compiler's syntax tree has them, named as Python names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from kp_ledger.chain.compiler import compile_sources, sources

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
    plain = {"bool": "bool", "string": "str", "address": "Address"}
    if text in plain:
        return plain[text]
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

        self.value_types = {"Address"} | {
            node["name"] for node in self.of("UserDefinedValueTypeDefinition")
        }
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

    def inside(self, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """What stands in the interfaces, with the contract's name."""
        for contract in self.contracts():
            for node in contract["nodes"]:
                if node["nodeType"] == kind:
                    yield contract["name"][1:], node

    def of(self, kind: str) -> list[dict[str, Any]]:
        return [node for node in self.nodes if node.get("nodeType") == kind]

    def contracts(self) -> list[dict[str, Any]]:
        return [c for c in self.of("ContractDefinition") if c["contractKind"] == "interface"]


def fields(members: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(snake(m["name"]), python_type(m["typeName"])) for m in members]


def template(node: dict[str, Any]) -> str:
    """The sentence of an error, with its values in braces."""
    sentence = notice(node)
    if not sentence:
        raise SystemExit(f"{node['name']} has no @notice: say in a sentence what was wrong")
    unknown = set(re.findall(r"`(\w+)`", sentence)) - {
        p["name"] for p in node["parameters"]["parameters"]
    }
    if unknown:
        raise SystemExit(f"{node['name']}: its sentence names {unknown}, which it does not carry")
    return re.sub(r"`(\w+)`", lambda m: "{" + snake(m[1]) + "}", sentence)
