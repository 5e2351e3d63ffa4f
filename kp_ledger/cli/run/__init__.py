"""Commands that run what a home needs: node, index, gateway, documents, demonstration, login."""
