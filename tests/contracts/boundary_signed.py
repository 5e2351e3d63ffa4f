"""The table of boundaries, of what is signed: how long an order lives, how old a key has to be."""

from __future__ import annotations

from kp_ledger.generated import refusals as rule
from tests.contracts import bounding_approvals as approvals
from tests.contracts import bounding_orders as orders
from tests.contracts.boundary import DAYS_30, DAYS_90, HOUR, Boundary, least
from tests.contracts.bounding_orders import ahead, until

# Signed orders: each lives for 90 days, and a clock may be an hour ahead

ORDERS = [
    orders.handover, orders.work, orders.application, orders.valuation, orders.acceptance,
    orders.acceptance_of_paper, orders.resolution, orders.writing_down, orders.key,
    orders.first_key, orders.offices_key, orders.key_after_a_cut, orders.joiners_key,
    orders.joiners_reserve, orders.reserve_key, orders.key_taking_over, *approvals.APPROVALS,
]  # fmt: skip
OTHERS_WITH_A_MOMENT = [orders.producing, orders.voice, orders.closing_]

SIGNED = [
    *(Boundary("LIMIT_ORDER_DAYS", DAYS_90, until(one), rule.OrdersDeadlineTooFar) for one in ORDERS),
    Boundary(
        "LIMIT_PRODUCTION_ORDER_DAYS", DAYS_30, until(orders.producing), rule.OrdersDeadlineTooFar
    ),
    *(
        Boundary("LIMIT_CLOCK_SKEW", HOUR, ahead(one), rule.ParticipantsSignedAhead)
        for one in (*ORDERS, *OTHERS_WITH_A_MOMENT)
    ),
    least(
        "LIMIT_CLOCK_SKEW", HOUR + 1, orders.signed_after_withdrawal, rule.ParticipantsOrderWithdrawn
    ),
    *(least("LIMIT_SECOND_KEY_HOURS", 48 * HOUR, one, rule.ApprovalsKeyTooYoung) for one in approvals.OF_TWO_KEYS),
    least("LIMIT_LOST_KEY_HOURS", 48 * HOUR, approvals.key_of_who_lost_one, rule.ParticipantsKeyNotLive),
]  # fmt: skip
