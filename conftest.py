"""What every test run loads: which published promises were proved, and the pages served to a real browser."""

pytest_plugins = ["tests.plugins.promises", "tests.plugins.served"]
