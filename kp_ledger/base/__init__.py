"""What everything else is made of: the tree of errors; acts, events and refusals."""
