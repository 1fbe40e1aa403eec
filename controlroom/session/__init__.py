"""Keeps one meeting alive: signs in, stays connected, carries out orders and follows them."""
