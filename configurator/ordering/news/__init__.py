"""Notifications of customers and shop about the changes of an order transaction."""
