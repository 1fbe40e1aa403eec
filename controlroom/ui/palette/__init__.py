"""One line of text for every command and every participant."""
