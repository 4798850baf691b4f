"""stub"""
from berdaya.search.artifacts import SearchSite
from berdaya.search.stub import search_of
