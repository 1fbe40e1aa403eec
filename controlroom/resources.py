"""Where the files that ship with the program are."""

from functools import cache
from pathlib import Path


@cache
def root() -> Path:
    """The directory of resources: inside an installed package, beside it in a checkout."""
    package = Path(__file__).parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def path(*parts: str) -> Path:
    """A file or directory among the resources; it need not exist."""
    return root().joinpath(*parts)
