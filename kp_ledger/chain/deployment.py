"""Deploys a ledger: contracts that know each other's addresses before there is code at them.

What was done is saved after every step; the same call again goes on from there. The founding is
decided by the model before anything is sent, because a creation that fails uses up its address.
Brownie deploys by the same plan (scripts/deploy.py).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

import orjson
import rlp
from coincurve import PublicKey
from eth_account.signers.local import LocalAccount
from eth_hash.auto import keccak

from kp_ledger.base.abi import coder, sequence
from kp_ledger.base.errors import BadInput, LedgerError
from kp_ledger.base.messages import NO_KEY
from kp_ledger.chain.artifacts import creation_code, load_artifact
from kp_ledger.chain.client import Client
from kp_ledger.chain.rpc import Rpc
from kp_ledger.chain.sealing import Sealer
from kp_ledger.chain.standing import address_of, planned, planned_code, standing_digest
from kp_ledger.chain.views import canonical
from kp_ledger.generated.records import Founding
from kp_ledger.model.founding import found, founding_digest, founding_hash
from kp_ledger.model.state import Ledger

# In the order of their deployment: Consensus is last, because it writes the founding.
CONTRACTS = (
    "Participants",
    "Zones",
    "Enrolments",
    "Blends",
    "Parcels",
    "Transformations",
    "Corrections",
    "Requests",
    "Certificates",
    "Issuance",
    "Cancellations",
    "Shipments",
    "Detentions",
    "Paper",
    "Notices",
    "Decisions",
    "Consensus",
)
# Whose addresses a constructor takes, in order; Consensus takes all of them, and the founding.
NEIGHBOURS = {
    "Participants": ("Zones", "Enrolments", "Decisions"),
    "Enrolments": ("Participants", "Decisions"),
    "Zones": ("Participants", "Decisions", "Parcels", "Corrections", "Enrolments"),
    "Blends": ("Transformations", "Paper"),
    "Parcels": (
        "Participants",
        "Zones",
        "Transformations",
        "Corrections",
        "Issuance",
        "Cancellations",
        "Shipments",
        "Detentions",
        "Paper",
    ),
    "Transformations": ("Participants", "Zones", "Blends", "Parcels"),
    "Corrections": ("Participants", "Zones", "Parcels", "Detentions", "Certificates"),
    "Requests": ("Participants", "Parcels", "Issuance"),
    "Certificates": ("Issuance", "Cancellations", "Shipments", "Detentions", "Paper"),
    "Issuance": (
        "Participants",
        "Enrolments",
        "Zones",
        "Blends",
        "Parcels",
        "Requests",
        "Certificates",
        "Consensus",
        "Detentions",
    ),
    "Cancellations": ("Participants", "Enrolments", "Parcels", "Certificates", "Paper"),
    "Shipments": ("Participants", "Parcels", "Certificates"),
    "Detentions": (
        "Participants",
        "Enrolments",
        "Parcels",
        "Corrections",
        "Certificates",
        "Issuance",
    ),
    "Paper": ("Participants", "Zones", "Blends", "Parcels", "Certificates", "Consensus"),
    "Notices": ("Participants",),
    "Decisions": ("Participants", "Zones", "Enrolments", "Consensus"),
}
# More than a founding of all Participants needs, where a block holds so much.
GAS = 200_000_000
# Of two signatures that say the same, the contract takes the one with the lower s.
HALF_ORDER = 0x7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF5D576E7357A4501DDFE92F46681B20A0

# The founders' signatures, in the order of the founding's list, once the addresses are known.
Founders = Callable[[Ledger], Sequence[bytes]]


class DeploymentBroken(LedgerError):
    """A deployment that cannot go on: begin anew, with another file."""


class Creation(NamedTuple):
    contract: str
    arguments: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Deployment:
    """What is planned, and which contracts stand already. Saved after every step."""

    chain_id: int
    deployer: str  # lower-case address
    first_nonce: int
    founding: str  # the hash of the founding that was signed
    addresses: dict[str, str] = field(default_factory=dict)
    done: tuple[str, ...] = ()

    @property
    def ledger(self) -> Ledger:
        return planned_ledger(self.chain_id, self.addresses)


# The plan


def created_address(deployer: str, nonce: int) -> str:
    """Where the contract stands that this account creates with this nonce."""
    encoded = rlp.encode([bytes.fromhex(deployer[2:]), nonce])
    return "0x" + keccak(encoded)[12:].hex()


def planned_addresses(deployer: str, first_nonce: int) -> dict[str, str]:
    return {
        name: created_address(deployer, nonce)
        for nonce, name in enumerate(CONTRACTS, start=first_nonce)
    }


def planned_ledger(chain_id: int, addresses: dict[str, str]) -> Ledger:
    """The ledger with what its founders sign of the code that is to stand there."""
    ledger = Ledger(chain_id, addresses)
    return replace(ledger, contracts=standing_digest(planned(ledger)))


def plan(ledger: Ledger, founding: Founding, signatures: Sequence[bytes]) -> list[Creation]:
    """Each contract with its constructor's arguments, in the order of their deployment."""
    creations = [neighbours(name, ledger.addresses) for name in CONTRACTS[:-1]]
    return [*creations, last_creation(ledger, founding, signatures)]


def neighbours(name: str, addresses: dict[str, str]) -> Creation:
    return Creation(name, tuple(addresses[other] for other in NEIGHBOURS[name]))


def last_creation(ledger: Ledger, founding: Founding, signatures: Sequence[bytes]) -> Creation:
    """Consensus, which looks whether the others stand as its founders signed."""
    others = tuple(ledger.addresses[name] for name in CONTRACTS[:-1])
    own = keccak(planned_code(CONTRACTS[-1], ledger))
    return Creation(CONTRACTS[-1], (others, own, ledger.contracts, founding, tuple(signatures)))


def creation_data(creation: Creation) -> bytes:
    """The code that creates the contract, and its arguments."""
    abi = load_artifact(creation.contract)["abi"]
    inputs = [part for entry in abi if entry["type"] == "constructor" for part in entry["inputs"]]
    coders = [
        coder(canonical(part), Founding if part["type"] == "tuple" else None) for part in inputs
    ]
    arguments = sequence(coders, tuple, lambda values: values).write(creation.arguments)
    return creation_code(creation.contract) + arguments


def check(ledger: Ledger, founding: Founding, signatures: Sequence[bytes], moment: int) -> None:
    """Raises the refusal that the founding would meet: in time, and without using an address up."""
    digest = founding_digest(founding, ledger)
    found(ledger, founding, [_signer(digest, one) for one in signatures], moment)


def _signer(digest: bytes, signature: bytes) -> str:
    """The key that signed, in lower case; NO_KEY when the contract would take it for none."""
    if len(signature) != 65 or int.from_bytes(signature[32:64], "big") > HALF_ORDER:
        return NO_KEY
    try:
        recoverable = signature[:64] + bytes([signature[64] - 27])
        key = PublicKey.from_signature_and_message(recoverable, digest, hasher=None)
    except ValueError:
        return NO_KEY
    return "0x" + keccak(key.format(compressed=False)[1:])[12:].hex()


# Carrying it out


def deploy(
    rpc: Rpc,
    sealer: Sealer | None,
    deployer: LocalAccount,
    founding: Founding,
    founders: Founders,
    file: Path,
    moment: int | None = None,
    progress: Callable[[str], None] | None = None,
) -> Ledger:
    """The ledger, founded; goes on from `file` when it was begun. Raises the founding's Refusal.

    `moment` is that of the first block, and of the others a second each later.
    """
    deployment = _begun(rpc, deployer, founding, file)
    client = Client(rpc, deployment.ledger, sealer)
    signatures = founders(deployment.ledger)
    check(deployment.ledger, founding, signatures, moment or int(time.time()))
    creations = plan(deployment.ledger, founding, signatures)
    for number, creation in enumerate(creations):
        # A node that was killed may have lost what the file says was done.
        if not _stands(rpc, deployment, creation.contract):
            at = None if moment is None else moment + number
            _create(client, deployment, creation, number, deployer, at)
        elif creation.contract in deployment.done:
            continue
        deployment = _with_done(deployment, creation.contract)
        _save(deployment, file)
        if progress is not None:
            progress(creation.contract)
    return deployment.ledger


def _with_done(deployment: Deployment, contract: str) -> Deployment:
    """In the order of deployment, once each."""
    names = {*deployment.done, contract}
    return replace(deployment, done=tuple(name for name in CONTRACTS if name in names))


def read_deployment(file: Path) -> Deployment:
    try:
        saved = orjson.loads(file.read_bytes())
        return Deployment(**{**saved, "done": tuple(saved["done"])})
    except (orjson.JSONDecodeError, TypeError, KeyError):
        raise BadInput(str(file), "it is not a deployment's file") from None


def wrong_code(rpc: Rpc, ledger: Ledger) -> list[str]:
    """The contracts at whose address there is other code than was planned, or none.

    Other immutables are other code: a contract that lets an account of somebody's in is named.
    """
    return [
        name
        for name in CONTRACTS
        if _code_at(rpc, address_of(name, ledger)) != planned_code(name, ledger)
    ]


def _begun(rpc: Rpc, deployer: LocalAccount, founding: Founding, file: Path) -> Deployment:
    address = deployer.address.lower()
    chain_id = int(rpc.call("eth_chainId"), 16)
    if file.exists():
        saved = read_deployment(file)
        digest = _digest(founding, planned_ledger(chain_id, saved.addresses))
        return _checked(saved, chain_id, address, digest)
    nonce = _nonce(rpc, address)
    addresses = planned_addresses(address, nonce)
    digest = _digest(founding, planned_ledger(chain_id, addresses))
    deployment = Deployment(chain_id, address, nonce, digest, addresses)
    _save(deployment, file)
    return deployment


def _digest(founding: Founding, ledger: Ledger) -> str:
    return "0x" + founding_hash(founding, ledger).hex()


def _checked(saved: Deployment, chain_id: int, deployer: str, founding: str) -> Deployment:
    """Refuses to go on with what is not the deployment that was begun."""
    for what, before, now in (
        ("chain", saved.chain_id, chain_id),
        ("deployer", saved.deployer, deployer),
        ("founding", saved.founding, founding),
    ):
        if before != now:
            raise DeploymentBroken(f"this deployment was begun with {what} {before}, not {now}")
    return saved


def _stands(rpc: Rpc, deployment: Deployment, contract: str) -> bool:
    """Whether it was created already, before its step could be saved."""
    code = _code_at(rpc, deployment.addresses[contract])
    if code and code != planned_code(contract, deployment.ledger):
        raise DeploymentBroken(
            f"at {deployment.addresses[contract]}, where {contract} should be, is other code"
        )
    return bool(code)


def _create(
    client: Client,
    deployment: Deployment,
    creation: Creation,
    number: int,
    deployer: LocalAccount,
    moment: int | None,
) -> None:
    nonce, expected = _nonce(client.rpc, deployment.deployer), deployment.first_nonce + number
    if nonce != expected:
        raise DeploymentBroken(
            f"{deployment.deployer} has sent {nonce} transactions, and {creation.contract} "
            f"stands where its transaction number {expected} creates it"
        )
    client.send_creation(creation_data(creation), deployer, moment, _gas(client.rpc))
    if not _stands(client.rpc, deployment, creation.contract):
        raise DeploymentBroken(f"there is no code of {creation.contract} after its creation")


def _gas(rpc: Rpc) -> int:
    block = rpc.call("eth_getBlockByNumber", "latest", False)
    return min(int(block["gasLimit"], 16), GAS)


def _nonce(rpc: Rpc, address: str) -> int:
    return int(rpc.call("eth_getTransactionCount", address, "latest"), 16)


def _code_at(rpc: Rpc, address: str) -> bytes:
    return bytes.fromhex(rpc.call("eth_getCode", address, "latest")[2:])


def _save(deployment: Deployment, file: Path) -> None:
    """All or nothing: a crash leaves the file before or after the step."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(file.name + ".part")
    part.write_bytes(orjson.dumps(asdict(deployment), option=orjson.OPT_INDENT_2))
    part.replace(file)
