"""HTTP that every face of the shop shares."""
