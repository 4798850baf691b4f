"""What ``scripts/fuzz.py`` changes, in which ways, and what must hold of it."""
