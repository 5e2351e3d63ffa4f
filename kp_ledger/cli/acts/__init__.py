"""Commands that act: each makes an act, which is shown, signed and sent in one place."""
