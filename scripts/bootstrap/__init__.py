"""What the scripts share: a private Python in .venv, the locked packages, a browser for the tests.

Only the standard library: these modules run before anything is installed. The whole way, as serve.py goes it:

    python.require()       is this Python new enough? (the one module that older Pythons must be able to read)
    venv.prepare()         .venv and the packages of one lock file, or nothing at all when they are there
    gates.passed()         test.py only: ruff and mypy, before the tests
    driver.ensure()        test.py only: Playwright's Node
    browser.ensure()       test.py only
    node.tools()           test.py only: what looks over the browser code
    process.hand_over()    the real program takes the place of the script
"""
