"""What was seen and done in one meeting, as entries without words. No Qt, no clock, no I/O."""
