"""Stock items as a CSV file: reading a shop keeper's file, and writing an export."""
