"""What is printed: labels for parcels, slips for handovers. Never an answer: only where to ask."""
