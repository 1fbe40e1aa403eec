"""A server with a meeting of its own that speaks the Huawei Cloud Meeting wire.

`world` and its neighbours are pure and seeded (time is passed in), `wire` turns the world into the
documented frames, `calls` validates and carries out the documented requests, `server` puts both on
a loopback port. Nothing here knows the client.
"""
