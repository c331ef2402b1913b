"""Stock items as a CSV file: what a shop keeper's file says, and what an export says."""
