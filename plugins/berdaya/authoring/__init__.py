"""Help for authors: starters, schemas for editors, the field reference, status and translation stamps."""
