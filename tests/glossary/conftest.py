"""A small glossary with every kind of name, and the library made from it."""

from pathlib import Path

import pytest

from berdaya.check.project import check
from berdaya.model.library import Library
from tests.small_sites import SOURCE, write_site

TERMS = {
    "pemberdayaan": "title: {id: pemberdayaan, en: empowerment}\nforms: {en: [empower, empowered]}",
    "pemberdayaan-masyarakat": "title: {id: pemberdayaan masyarakat, en: community empowerment}",
    "keberdayaan": "title: {id: keberdayaan, en: being empowered}",
    "ketidakberdayaan": "title: {id: ketidakberdayaan, en: powerlessness}\nforms: {id: [tidak berdaya]}",
    "partisipasi": "title: {id: partisipasi, en: participation}\nforms: {id: [partisipatif]}",
    "partisipasi-semu": "title: {id: partisipasi semu, en: token participation}\nother_names: {en: [tokenism]}",
    "fasilitasi": "title: {id: fasilitasi, en: facilitation}",
    "pemantauan": "title: {id: pemantauan, en: monitoring}",
    "pengkajian": "title: {id: pengkajian keadaan desa, en: village situation review}\nabbreviation: {id: [PKD]}",
    "sosialisasi": "title: {id: sosialisasi, en: programme outreach}",
    "refleksi": "title: {id: refleksi, en: reflection}",
    "penghidupan": "title: {id: penghidupan, en: livelihood}",
    "kader": "title: {id: kader, en: cadre}",
    "tokoh-masyarakat": "title: {id: tokoh masyarakat, en: community figure}",
    "modal-sosial": "title: {id: modal sosial, en: social capital}",
    "kemandirian": "title: {id: kemandirian, en: self-reliance}\nforms: {id: [mandiri], en: [self-reliant]}",
    "pohon-masalah": "title: {id: pohon masalah, en: problem tree}",
    "pra": "title: {id: PRA, en: PRA}\nother_names: {en: [participatory rural appraisal]}",
    "diagram-venn": "title: {id: diagram Venn, en: Venn diagram}",
    "ia": "title: {id: inkuiri apresiatif, en: appreciative inquiry}\nabbreviation: {id: [IA], en: [AI]}",
    "indikator": "title: {id: indikator, en: indicator}\nother_names: {en: [measure]}",
    "padiatapa": "title: {id: Padiatapa, en: FPIC}\nother_names: {en: ['free, prior and informed consent']}",
    "lima-p": "title: {id: lima P, en: five P's}",
    "hasil": "title: {id: hasil, en: outcome}\nother_names: {id: [hasil antara]}\nlink_in_text: false",
    "capaian": "title: {id: capaian, en: achievement}\nother_names: {id: [hasil antara kerja, butir acuan]}",
    "acuan": "title: {id: acuan kerja, en: reference}\nother_names: {id: [butir acuan]}",
}
LAW = """title: {id: Pedoman Kader Desa, en: Village Cadre Guidance}
summary: {id: Pedoman bagi kader dan modal sosial., en: Guidance for cadres and social capital.}
citation: Pedoman
issuer: {id: Desa, en: Village}
points: [{id: Kader mengajak warga., en: Cadres invite people.}]
sources: [buku]
reviewed: 2026-11-02
"""
COMMON = "\nsummary: {id: Arti ini., en: This meaning.}\nsources: [buku]\nreviewed: 2026-11-01\n"


FILES = {f"glossary/{name}.yml": text + COMMON for name, text in TERMS.items()} | {
    "content/sources/buku.yml": SOURCE,
    "content/laws/pedoman.yml": LAW,
}


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The terms above, one source and one law."""
    checked = check(write_site(Path(tmp_path_factory.mktemp("glosarium")), FILES))
    assert checked.errors == ()
    return checked.library
