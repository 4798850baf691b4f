"""The frozen values that pass between rooms. This room imports no other."""
