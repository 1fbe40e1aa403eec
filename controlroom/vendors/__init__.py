"""The vendors' wire: a folder each, and the two modules that alone know HTTP and WebSocket."""
