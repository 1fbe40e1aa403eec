"""The window. PySide6 and qasync are imported only here and in `controlroom.app`."""
