"""What is asked wrongly, and what is away: each a clear problem document, on a gateway that runs."""
