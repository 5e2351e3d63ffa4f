"""Schemathesis over the API's schema, on a small year that is served."""
