"""Answers put together from readings of the index: one module for each subject."""
