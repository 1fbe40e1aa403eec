"""What stands in the docks: each panel shows one side of the meeting whose tab is current."""
