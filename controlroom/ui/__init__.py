"""The window. PySide6 and qasync are imported here and by the composition root only.

PySide6 reads the source of every module that is imported after it, and keeps it, to see whether the
module might want Qt's names spelled in another way (`from __feature__ import …`). None of ours
does: without it the program starts a sixth sooner and takes 9 MB less.
"""

import sys

import PySide6.QtCore  # noqa: F401 - loads what is looked for below


def _wants_no_features(_module: object) -> bool:
    return False


if (_feature := sys.modules.get("shibokensupport.feature")) is not None:
    # Where it is called otherwise, nothing is gained and nothing lost.
    _feature._mod_uses_pyside = _wants_no_features  # type: ignore[attr-defined]  # noqa: SLF001
