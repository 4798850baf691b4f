"""The files that others may build upon: where they stand below the site's root, and which version of their form they have.

The version goes up where a field changes its meaning or goes; a field may be added at any time.
"""

VERSION = 1
FOLDER = "data/"
KNOWLEDGE = f"{FOLDER}knowledge.json"
KNOWLEDGE_SCHEMA = f"{FOLDER}knowledge.schema.json"
SKOS = f"{FOLDER}glossary.jsonld"
TBX = f"{FOLDER}glossary.tbx"
OVERVIEW, FULL_TEXT = "llms.txt", "llms-full.txt"


def record_file(kind: str, identifier: str) -> str:
    """Where a record stands as data."""
    return f"{FOLDER}records/{kind}/{identifier}.json"


def record_schema(kind: str) -> str:
    """Where the schema of a kind's records stands."""
    return f"{FOLDER}schema/{kind}.json"
