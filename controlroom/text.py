"""Marks user-visible text for extraction: the window translates it, head-less forms print it."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the name that lupdate looks for
    """Return `text` unchanged; `context` groups it in the translation files."""
    return text
