"""What an operator can do: one entry a command, from which buttons, menus, keys, `do` and the
documentation come."""
