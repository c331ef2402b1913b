"""Background jobs: settling what is due, and housekeeping."""
