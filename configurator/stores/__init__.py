"""The stores: catalogue, images and ledger."""
