"""Encrypted documents: manifests and parts, in a blockstore of our own or in Kubo.

    Documents(open_store("embedded", home.path / "documents"), Counterfoils(…))

On chain stands the SHA-256 of a manifest, no more. docs/documents.md tells the whole.
"""
