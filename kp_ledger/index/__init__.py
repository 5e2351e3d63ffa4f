"""The index: follows the chain into SQL, and answers as of a block."""
