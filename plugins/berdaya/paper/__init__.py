"""Everything for paper: checklists, forms and minutes, cards, the handbook, in every file format that a site offers.

    Sheet ─────────── pdf, word, xlsform, single_file  ┐
    Document (card) ─ pdf                              ├─ run.make → files, and what pages offer of them
    Library ─ book → book_pdf → merge, epub            ┘  handbook.handbooks, when it is asked for

Nothing is imported here: a worker process that only sets type loads only that. Words of the sources reach Typst as JSON
strings, never as markup, so no text can become code. What needs the extra ``sheets`` is imported where it is used.
"""
