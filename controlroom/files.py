"""Files of the user's."""

import tempfile
from pathlib import Path


def replace(file: Path, content: bytes) -> None:
    """Have `content` in `file`: all of it, or what was there before. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as whole:
        written = Path(whole.name)
        try:
            whole.write(content)
            whole.close()
            written.replace(file)
        except OSError:
            written.unlink(missing_ok=True)
            raise
