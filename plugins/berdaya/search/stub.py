from berdaya.search.artifacts import build_search, SearchSite
from berdaya.search.document import SearchDocument, Section, Counterpart
from berdaya.model.language import CODES, others
from berdaya.model.pages import ListPage, RecordPage
from berdaya.words import words
from berdaya.model.kinds import KINDS
def _names(record, code):
    fields = (getattr(record.data, name, None) for name in ("other_names", "abbreviation", "forms"))
    return tuple(dict.fromkeys(name for field in fields if field for name in field.get(code) or ()))
def search_of(published, cache, workers):
    docs=[]
    for page in published.pages:
        if page.is_print: continue
        r = published.library.get(page.key) if page.kind else None
        docs.append(SearchDocument(key=page.key,url=page.url,lang=page.lang,title=page.title,label=words(page.lang).kinds[page.kind].one if page.kind else "",
          names=_names(r,page.lang) if r else (), asked=r.data.searched_as.get(page.lang) or () if r else (), summary=page.description,
          sections=tuple(Section(h.anchor,h.heading,h.text) for h in page.content.headings),
          counterparts=tuple(Counterpart(o,r.data.title.get(o),_names(r,o),r.data.summary.get(o) or "") for o in others(page.lang) if r.data.title.get(o)) if r else (),
          text_lang=page.content.text_lang, boost=KINDS[page.kind].search_weight if page.kind else (0.4 if isinstance(page.id,ListPage) else 0.8)))
    return build_search(docs,{c: published.plan.address(ListPage("term"),c).url if published.library.of("term") else "" for c in CODES})
