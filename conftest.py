"""What every test run loads: the record of which published promises were proved (tests/plugins/promises.py)."""

pytest_plugins = ["tests.plugins.promises"]
