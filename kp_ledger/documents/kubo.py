"""Blocks in a Kubo daemon (IPFS), through ipfshttpclient: every call has a timeout.

`ipfshttpclient.connect()` refuses every daemon since 0.8; the client itself speaks with them.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import ipfshttpclient  # type: ignore[import-untyped]
from ipfshttpclient import exceptions

from kp_ledger.base.errors import BadInput
from kp_ledger.documents.blockstore import LIMIT_BLOCK, checked
from kp_ledger.documents.errors import (
    BlockChanged,
    BlockMissing,
    BlockPinned,
    NoAnswer,
    StoreUnavailable,
)
from kp_ledger.documents.identifiers import cid_of, digest_of, is_cid

# The library's, about urllib3 3: the product is held to urllib3 2.
warnings.filterwarnings("ignore", "The 'strict' parameter", FutureWarning)

DEFAULT_ADDRESS = "http://127.0.0.1:5001"
# Seconds without a byte. An online daemon looks for a missing block among its peers that long.
TIMEOUT = 30.0
# What the library lets through when the answer is not one of Kubo's, or breaks off.
_NOT_KUBO = (
    exceptions.Error,
    OSError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    AssertionError,
)
_URL = re.compile(r"(https?)://(?:\[([0-9a-fA-F:]+)\]|([A-Za-z0-9.-]+)):([0-9]{1,5})/?")


class Kubo:
    """A blockstore in the daemon whose API answers at `address`, a URL or a multiaddress."""

    def __init__(self, address: str = DEFAULT_ADDRESS, timeout: float = TIMEOUT) -> None:
        self._address = address
        try:
            self._client: Any = ipfshttpclient.Client(
                multiaddress(address), timeout=timeout, session=True
            )
        except (exceptions.AddressError, ValueError):
            raise BadInput(address, "is no address of a Kubo API") from None

    @property
    def name(self) -> str:
        return f"Kubo at {self._address}"

    def close(self) -> None:
        self._client.close()

    def put(self, block: bytes) -> str:
        cid = checked(block)
        damaged = self.has(cid) and not self._is_whole(cid)
        pinned = damaged and cid in self.pinned()
        if damaged:
            # Kubo writes nothing under a name it has already, whatever the bytes are.
            self.unpin(cid)
            self.delete(cid)
        self._put(block, cid)
        if pinned:
            self.pin(cid)
        return cid

    def _put(self, block: bytes, cid: str) -> None:
        codec = {"cid-codec": "raw", "mhtype": "sha2-256"}
        with self._telling(cid):
            stored = self._client.block.put(io.BytesIO(block), opts=codec)["Key"]
        if stored != cid:
            raise StoreUnavailable(self.name, f"it calls {stored} what is {cid}")

    def get(self, cid: str) -> bytes:
        digest_of(cid)
        try:
            with self._telling(cid):
                block = self._bytes(cid)
        except NoAnswer:
            # An online daemon is still asking its peers for a block that nobody has.
            if self.has(cid):
                raise
            raise BlockMissing(cid, self.name) from None
        if cid_of(block) != cid:
            raise BlockChanged(cid, self.name, len(block))
        return block

    def has(self, cid: str) -> bool:
        digest_of(cid)
        try:
            with self._telling(cid):
                stated = self._client.block.stat(cid, offline=True)["Key"]
        except BlockMissing:
            return False
        if stated != cid:
            raise StoreUnavailable(self.name, f"it calls {stated} what is {cid}")
        return True

    def pin(self, cid: str) -> None:
        if not self.has(cid):
            raise BlockMissing(cid, self.name)
        with self._telling(cid):
            done = cid in self._client.pin.add(cid)["Pins"]
        if not done:
            raise StoreUnavailable(self.name, f"it did not pin {cid}")

    def unpin(self, cid: str) -> None:
        digest_of(cid)
        with self._telling(cid):
            try:
                self._client.pin.rm(cid)
            except exceptions.ErrorResponse as error:
                if "not pinned" not in str(error):
                    raise

    def pinned(self) -> set[str]:
        with self._telling():
            keys = self._client.pin.ls(type="recursive")["Keys"]
            return {cid for cid in keys if is_cid(cid)}

    def delete(self, cid: str) -> None:
        if not self.has(cid):
            raise BlockMissing(cid, self.name)
        with self._telling(cid):
            # ipfshttpclient has no method for it.
            (answer,) = self._client._client.request("/block/rm", (cid,), decoder="json")
            failure = answer.get("Error", "")
            pinned = "pinned" in failure
        if pinned:
            raise BlockPinned(cid, self.name)
        if failure:
            raise StoreUnavailable(self.name, failure)

    def list(self) -> Iterator[str]:
        """Those of other kinds of nodes too: the daemon knows its blocks by their hashes alone."""
        with self._telling():
            found = [entry["Ref"] for entry in self._client.unstable.refs.local()]
            return iter([cid for cid in found if is_cid(cid)])

    def _is_whole(self, cid: str) -> bool:
        try:
            self.get(cid)
        except BlockChanged:
            return False
        return True

    def _bytes(self, cid: str) -> bytes:
        """A block, read no further than a block can be long, whoever answers."""
        found = bytearray()
        # The public way reads all there is before it gives any.
        responses, pieces = self._client._client._request(
            "POST",
            "block/get",
            [("arg", cid)],
            auth=None,
            data=None,
            headers=None,
            timeout=None,
            chunk_size=LIMIT_BLOCK + 1,
        )
        try:
            for piece in pieces:
                found += piece
                if len(found) > LIMIT_BLOCK:
                    break
        finally:
            for response in responses:
                response.close()
        return bytes(found)

    @contextmanager
    def _telling(self, cid: str = "") -> Iterator[None]:
        """The library's errors in this package's words."""
        try:
            yield
        except exceptions.ErrorResponse as error:
            if cid and "not found" in str(error):
                raise BlockMissing(cid, self.name) from None
            raise StoreUnavailable(self.name, str(error)) from error
        except exceptions.TimeoutError as error:
            raise NoAnswer(self.name, "it did not answer in time") from error
        except exceptions.ConnectionError as error:
            raise StoreUnavailable(self.name, "nobody answers there") from error
        except _NOT_KUBO as error:
            raise StoreUnavailable(
                self.name, f"it does not answer as Kubo does: {error}"
            ) from error


def multiaddress(address: str) -> str:
    """What ipfshttpclient takes: http://127.0.0.1:5001 as /ip4/127.0.0.1/tcp/5001/http."""
    if address.startswith("/"):
        return address
    match = _URL.fullmatch(address)
    if not match:
        raise BadInput(address, "the address of a Kubo API is written http://127.0.0.1:5001")
    scheme, six, host, port = match.groups()
    kind = "ip6" if six else "ip4" if re.fullmatch(r"[0-9.]+", host) else "dns"
    return f"/{kind}/{six or host}/tcp/{port}/{scheme}"
