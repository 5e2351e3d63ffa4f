"""What the gateway keeps itself: what was handed in, receipts, offers, who has signed in."""
