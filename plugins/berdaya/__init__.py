"""Berdaya: compiles typed YAML and Markdown records into a bilingual knowledge base.

The folders stand in the order in which the data flows: ``load`` → ``check`` → ``relate`` → ``compose`` → ``write``; then ``paper``,
``pages``, ``search`` and ``export``. ``build.py`` is the table of contents; ``docs/architecture.md`` tells of all rooms.
"""
