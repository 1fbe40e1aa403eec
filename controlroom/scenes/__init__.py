"""Scenes: a named state of a meeting, how it differs from now, and the orders that bring it back.

Pure, as the meeting is: no Qt, no asyncio, no clock.
"""
