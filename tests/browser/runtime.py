"""The Node that runs the browser's code in tests: the one that Playwright brings along, so that none is skipped."""

from playwright._impl._driver import compute_driver_executable

NODE = compute_driver_executable()[0]
