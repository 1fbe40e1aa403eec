"""Huawei Cloud Meeting: live control (chapter 5.2) and push (chapter 6.1)."""
