"""What is kept: the catalogue, the images and the ledger."""
