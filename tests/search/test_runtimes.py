"""The same word has the same terms in Python and in the browser, and PySastrawi's other answers are known."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from node_runtime import NODE

from berdaya.search import drop_in, numbers
from berdaya.search.analyser import analyser
from berdaya.search.browser import engine_source
from berdaya.search.numbers import shared
from berdaya.search.tables import affixes_as_json
from berdaya.search.words import allowed_slips, distance, squeezed, words

VECTORS = Path(__file__).parent / "vectors"
ROOT = Path(__file__).parents[2]


def rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (VECTORS / name).read_text(encoding="utf-8").splitlines()]


def node(script: str, data: object) -> object:
    read = "const given = JSON.parse(require('fs').readFileSync(0, 'utf8'));"
    done = subprocess.run(
        [NODE, "-e", f"{read}{script}"], input=json.dumps(data), capture_output=True, text=True, encoding="utf-8", check=True
    )
    return json.loads(done.stdout)


def all_words_of_the_base() -> list[str]:
    files = [file for folder in ("content", "glossary", "checklists") for file in (ROOT / folder).rglob("*.*")]
    return sorted({word for file in files for word in re.findall(r"[a-z]{2,}", file.read_text(encoding="utf-8").lower())})


@pytest.mark.parametrize("code", ["id", "en"])
def test_vectors_are_many_and_hold_in_python(code):
    listed = rows(f"{code}.tsv")
    assert len(listed) >= 1500
    wrong = [(word, terms) for word, terms in listed if " ".join(analyser(code).terms(word)) != terms]
    assert wrong == []


@pytest.fixture
def drop_in_file(tmp_path) -> Path:
    """The drop-in as another project has it: beside ours Node takes every file for a module."""
    copy = tmp_path / drop_in.FILE.name
    copy.write_bytes(drop_in.FILE.read_bytes())
    return copy


def test_indonesian_vectors_hold_in_the_drop_in(drop_in_file):
    """lunr.id.js has the browser's rules and the full lexicon: its stemmer must give the vectors."""
    listed = rows("id.tsv")
    stub = """
      const stems = {};
      const lunr = { stemmerSupport: {}, trimmerSupport: { generateTrimmer: () => {} }, Pipeline: { registerFunction() {} },
                     generateStopWordFilter: () => {} };
      require(given.file)(lunr);
      const token = (word) => ({ toString: () => word, update: (f) => f(word), clone: (f) => f(word) });
      console.log(JSON.stringify(given.words.map((word) => [].concat(lunr.id.stemmer(token(word))).join(" "))));"""
    found = node(stub, {"file": str(drop_in_file), "words": [word for word, _ in listed]})
    assert [row for row, terms in zip(listed, found, strict=True) if row[1] != terms] == []


@pytest.mark.parametrize(
    ("script", "in_python"),
    [
        ("affixCandidates(word, given.rules)", analyser("id").candidates),
        ("englishCandidates(word)", analyser("en").candidates),
    ],
    ids=["Indonesian", "English"],
)
def test_every_word_of_the_base_has_the_same_guesses_in_both_runtimes(script, in_python):
    known = all_words_of_the_base()
    source = f"{engine_source()}; console.log(JSON.stringify(given.words.map((word) => {script})));"
    found = node(source, {"words": known, "rules": json.loads(affixes_as_json("id"))})
    assert [word for word, guesses in zip(known, found, strict=True) if guesses != in_python(word)] == []


ODD_TEXTS = ["Anak2nya M&E", "Jum'at people\u2019s caf\u00e9", "bangettt 1000 2x", "a_b c-d \u00c5ngstr\u00f6m", "\u0645\u0631\u062d\u0628\u0627 \u793e\u533a", "R & D x&y&z", "kata2 anak22 ab2"]
PAIRS = [("musyawrah", "musyawarah"), ("aksi", "akis"), ("desa", "desa"), ("ab", "ba"), ("peran", "perempuan"), ("kaji", "kajian")]


def test_words_and_slips_are_the_same_in_both_runtimes():
    source = f"""{engine_source()}; console.log(JSON.stringify([
      given.texts.map(words), given.pairs.map(([one, other]) => distance(one, other, 2)),
      given.pairs.map(([one]) => [allowedSlips(one), squeezed(one + one)])]));"""
    in_browser = node(source, {"texts": ODD_TEXTS, "pairs": PAIRS})
    slips = [distance(one, other, 2) for one, other in PAIRS]
    assert in_browser == [[words(text) for text in ODD_TEXTS], slips, [[allowed_slips(one), squeezed(one + one)] for one, _ in PAIRS]]


def test_modules_of_the_engine_import_each_other_as_modules_do():
    """What the build joins by hand is also what Node loads by the imports that the modules name."""
    module = (Path(drop_in.FILE).parent / "engine.js").as_uri()
    script = f"import({json.dumps(module)}).then((engine) => console.log(JSON.stringify(typeof engine.makeSearch)));"
    assert node(script, {}) == "function"


def test_every_number_is_read_by_somebody():
    """A number that nobody reads is a leftover; one that only one side reads would part the two."""
    python = "".join(file.read_text(encoding="utf-8") for file in Path(numbers.__file__).parent.glob("*.py"))
    for group, values in shared().items():
        for name in values:
            snake = re.sub("([A-Z])", lambda found: f"_{found[1].lower()}", name)
            assert re.search(rf"\b{name}\b", engine_source().partition("\n")[2]), f"{group}.{name} in the browser"
            assert re.search(rf"\.{snake}\b", python), f"{group}.{name} in Python"


def test_drop_in_is_up_to_date():
    assert drop_in.FILE.read_text(encoding="utf-8") == drop_in.source(), "run `python -m berdaya.search.drop_in`"


def test_drop_in_works_with_the_real_lunr(drop_in_file):
    import material
    import mkdocs

    lunr = Path(mkdocs.__file__).parent / "contrib/search/templates/search/lunr.js"
    support = Path(material.__file__).parent / "templates/assets/javascripts/lunr/min/lunr.stemmer.support.min.js"
    script = """
      const lunr = require(given.lunr);
      require(given.support)(lunr);
      require(given.id)(lunr);
      const index = lunr(function () {
        this.use(lunr.id);
        this.ref("id");
        this.field("text");
        this.add({ id: "a", text: "Perencanaan dan pemberdayaan masyarakat" });
        this.add({ id: "b", text: "Anak-anak menindaklanjuti keterampilan" });
      });
      console.log(JSON.stringify(given.queries.map((query) => index.search(query).map((hit) => hit.ref))));"""
    queries = ["rencana", "daya", "anak", "lanjut", "terampil", "dan"]
    found = node(script, {"lunr": str(lunr), "support": str(support), "id": str(drop_in_file), "queries": queries})
    assert found == [["a"], ["a"], ["b"], ["b"], ["b"], []]


def test_every_disagreement_with_pysastrawi_has_a_verdict():
    factory = pytest.importorskip("Sastrawi.Stemmer.StemmerFactory")
    stemmer = factory.StemmerFactory().create_stemmer()
    listed = {word: (ours, verdict, theirs) for word, ours, verdict, theirs in rows("sastrawi.tsv")}
    assert {verdict for _, verdict, _ in listed.values()} <= {"ours", "both", "Sastrawi"}
    differing = {word for word, terms in rows("id.tsv") if stemmer.stem(word) != terms}
    assert differing == set(listed)
