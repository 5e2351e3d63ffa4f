"""Commands that read the ledger: show, trace, events, state, labels and slips."""
