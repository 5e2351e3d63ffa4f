"""Made from contracts/ by scripts/generate.py; do not edit."""
