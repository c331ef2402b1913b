"""A year of a busy shop, written straight into a ledger: as many orders as wanted, and `verify` finds nothing."""

from benchmarks.busy_year.writing import fill

__all__ = ["fill"]
