"""One small handbook in each language, made once."""

import pytest
from handbook_samples import library_of

from berdaya.handbook import HandbookOptions, make_handbooks
from berdaya.sheets import Imprint

IMPRINT = Imprint(publisher="Berdaya", site_url="https://contoh.example/berdaya/")


@pytest.fixture(scope="session")
def small_library(tmp_path_factory):
    """The sample library."""
    return library_of(tmp_path_factory.mktemp("buku"))


@pytest.fixture(scope="session")
def small_run(small_library):
    """The handbooks of the sample, without a cache."""
    return make_handbooks(small_library, HandbookOptions(IMPRINT))
