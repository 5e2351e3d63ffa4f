"""One ledger, one answer: the command, the API and the pages, asked the same."""
