"""What runs in the browser, put together from the modules in ``web/``. Building the site needs no Node."""

from berdaya.browser.bundle import Values, bundle, bundle_of, constant
from berdaya.browser.tokens import CodeError
from berdaya.browser.values import BY_LANGUAGE, file_values, page_values

__all__ = ["BY_LANGUAGE", "CodeError", "Values", "bundle", "bundle_of", "constant", "file_values", "page_values"]
