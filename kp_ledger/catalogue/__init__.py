"""One complete row for every kind of event and of act: what the rest of the package derives."""
