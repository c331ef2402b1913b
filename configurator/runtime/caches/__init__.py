"""Answers that are worked out once and kept in memory as long as they hold."""
