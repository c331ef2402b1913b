"""Background jobs: settling what is due, handing out receipts, housekeeping, and watching for pauses."""
