"""One function for each documented live-control call: it validates, acts on the world, answers."""

from . import conference, interpretation, people, picture, quality, roster
from .registry import ENDPOINTS, PREFIX, TOKEN_HEADER, Access, Endpoint, Stage

__all__ = [
    "ENDPOINTS",
    "PREFIX",
    "TOKEN_HEADER",
    "Access",
    "Endpoint",
    "Stage",
    "conference",
    "interpretation",
    "people",
    "picture",
    "quality",
    "roster",
]
