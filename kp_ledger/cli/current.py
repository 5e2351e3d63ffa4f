"""The home's index, with all that its node has: what every answer and every act is made from."""

from __future__ import annotations

from kp_ledger.cli.closing import OPENED
from kp_ledger.cli.link import Link
from kp_ledger.cli.output import tell
from kp_ledger.cli.progress import index_progress
from kp_ledger.domain.showing import written_moment
from kp_ledger.index.store import Index, Snapshot


def current(link: Link, at: int | None = None) -> Snapshot:
    """As of the node's last block, or one before it; LedgerUnavailable when no node answers."""
    index = _opened(link)
    _bring_up(index, link)
    return OPENED.enter_context(index.snapshot(at))


def last_known(link: Link, at: int | None = None) -> Snapshot:
    """The same; where no node answers, as the index was left, which is said."""
    if link.answers() or (left := _left(link, at)) is None:
        return current(link, at)
    when = f"block {left.block:,}, {written_moment(left.moment)}"
    tell(f"No node answers at {link.url}: this is as of {when}.")
    return left


def _opened(link: Link) -> Index:
    index = Index.open(link.home.index_url)
    OPENED.callback(index.close)
    return index


def _left(link: Link, at: int | None) -> Snapshot | None:
    """What an index of this ledger has; None when there is none."""
    index = _opened(link)
    if index.ledger() != link.description.ledger:
        return None
    return OPENED.enter_context(index.snapshot(at))


def _bring_up(index: Index, link: Link) -> None:
    """At once when nothing is new; else what is new is taken up, with progress."""
    if _is_up_to_date(index, link):
        return
    from kp_ledger.index.follow import bring_up_to_date

    with index_progress() as taken:
        bring_up_to_date(link.reader, index, taken)


def _is_up_to_date(index: Index, link: Link) -> bool:
    head, last = index.head(), link.head_hash()
    return head is not None and head.hash == last and index.ledger() == link.description.ledger
