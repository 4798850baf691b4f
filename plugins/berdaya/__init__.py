"""Berdaya: compiles typed YAML and Markdown records into a bilingual knowledge base.

The folders stand in the order in which the data flows: ``load`` → ``check`` → ``relate`` →
``render``, ``search``, ``sheets``, ``export`` → ``mkdocs_plugin``. ``build.compile`` is the table of contents.
"""
