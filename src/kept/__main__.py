"""``python -m kept`` and the ``kept`` command."""

from kept.cli import main

if __name__ == "__main__":
    main()
