"""Printable checklists and forms: every file edition of a checklist from its one record."""
