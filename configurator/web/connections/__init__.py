"""Connections of browsers and other clients: how much each may send, how long it may wait, how many there are."""
