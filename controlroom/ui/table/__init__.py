"""The table of participants: columns, model, painter and view."""
