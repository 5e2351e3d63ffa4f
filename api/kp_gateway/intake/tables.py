"""What the gateway keeps itself, in a database of its own: submissions, the mailbox, used entries.

Moments are Unix seconds. Nothing here is needed to know what the ledger says.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
)

ACCEPTED: Final = "accepted"
RECORDED: Final = "recorded"
WITNESSED: Final = "witnessed"
REFUSED: Final = "refused"

WAITING: Final = "waiting"
SIGNED: Final = "signed"
DECLINED: Final = "declined"
EXPIRED: Final = "expired"

# SQLite counts up by itself in a column of exactly this type.
_Number = BigInteger().with_variant(Integer, "sqlite")

metadata = MetaData()

submissions = Table(
    "submissions",
    metadata,
    Column("number", _Number, primary_key=True),
    Column("digest", LargeBinary(32), nullable=False, unique=True),
    Column("form", SmallInteger, nullable=False),
    Column("act", Text, nullable=False),
    Column("arguments", LargeBinary, nullable=False, doc="the act as JSON, signatures included"),
    Column("received", BigInteger, nullable=False),
    Column("record_by", BigInteger, nullable=False),
    Column("receipt", LargeBinary(65), nullable=False),
    Column("state", Text, nullable=False),
    Index("submissions_by_state", "state", "number"),
)

# What carries a submission to the chain: kept before it is sent, sent again until it is in a
# block. An order that was refused and handed in again has a second one.
transactions = Table(
    "transactions",
    metadata,
    Column("number", _Number, primary_key=True),
    Column("submission", _Number, ForeignKey(submissions.c.number), nullable=False, index=True),
    Column("hash", LargeBinary(32), nullable=False, unique=True),
    Column("sender", Text, nullable=False),
    Column("nonce", BigInteger, nullable=False),
    Column("raw", LargeBinary, nullable=False),
    Column("block", BigInteger, index=True),
    Column("block_hash", LargeBinary(32)),
    UniqueConstraint("sender", "nonce"),
)

history = Table(
    "history",
    metadata,
    Column("number", _Number, primary_key=True),
    Column("submission", _Number, ForeignKey(submissions.c.number), nullable=False, index=True),
    Column("moment", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("block", BigInteger),
    Column("transaction", LargeBinary(32)),
    Column("rule", Text),
    Column("rule_values", Text),
    Column("detail", Text),
)

offers = Table(
    "offers",
    metadata,
    Column("number", _Number, primary_key=True),
    Column("digest", LargeBinary(32), nullable=False, unique=True),
    Column("act", Text, nullable=False),
    Column("arguments", LargeBinary, nullable=False),
    Column("received", BigInteger, nullable=False),
    Column("deadline", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("closed", BigInteger),
    Column("closed_by", BigInteger),
)

# Whose hands an offer has and lacks: an organisation's, or any voice office's of a Participant.
hands = Table(
    "hands",
    metadata,
    Column("offer", _Number, ForeignKey(offers.c.number), primary_key=True),
    Column("title", Text, primary_key=True),
    Column("by", Text, nullable=False),
    Column("signer", BigInteger, nullable=False),
    Column("signed", SmallInteger, nullable=False),
    Index("hands_by_signer", "by", "signer"),
)

# Challenges that opened once; each is forgotten when it has run out.
used_challenges = Table(
    "used_challenges",
    metadata,
    Column("challenge", LargeBinary(32), primary_key=True),
    Column("expires", BigInteger, nullable=False, index=True),
)
