"""The layout editor: arrangements, panes, people, and what is kept for later."""
