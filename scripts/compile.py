"""Compiles the named contracts (or all that have code) and prints their sizes; writes nothing.

python scripts/compile.py Participants Zones
"""

from __future__ import annotations

import sys

from kp_ledger.chain.compiler import CompilationFailed, compile_sources, sources


def main(names: list[str]) -> int:
    texts = sources()
    top = [path.split("/")[1][:-4] for path in texts if path.count("/") == 1]
    output = {
        f"contracts/{name}.sol": {name: ["evm.deployedBytecode.object"]} for name in names or top
    }
    try:
        answer = compile_sources(texts, output)
    except CompilationFailed as error:
        print(error, file=sys.stderr)
        return 1
    for warning in answer.get("errors", []):
        print(warning["formattedMessage"], file=sys.stderr)
    for contracts in answer["contracts"].values():
        for name, out in contracts.items():
            print(f"{name:20} {len(out['evm']['deployedBytecode']['object']) // 2:6} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
