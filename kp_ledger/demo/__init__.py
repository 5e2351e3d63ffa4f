"""The demonstration year: the world's published figures, played through the ledger.

    figures -> flows -> schedule -> plan (the model says yes to each step) -> play (on a chain)

Totals are published; who trades with whom, when and in what sizes is drawn from the seed.
"""
