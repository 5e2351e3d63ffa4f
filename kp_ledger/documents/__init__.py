"""Encrypted documents: manifests and parts, in a blockstore of our own or in Kubo."""
