"""``python -m hrkpi`` is ``hrkpi``."""

from hrkpi.cli import enter

if __name__ == "__main__":
    enter()
