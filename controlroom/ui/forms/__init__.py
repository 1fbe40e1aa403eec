"""Forms in place for the arguments of commands, made from the registry; loaded when first asked."""
