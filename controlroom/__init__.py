"""Control Room: run live video conferences from one desk."""

__version__ = "0.1.0"
