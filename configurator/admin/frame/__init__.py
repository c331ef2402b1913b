"""What every page of the admin area shares."""
