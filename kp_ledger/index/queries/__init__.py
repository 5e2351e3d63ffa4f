"""Questions to the index, a module for each subject. Each answers as of a block."""
