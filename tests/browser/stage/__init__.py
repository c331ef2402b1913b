"""The picture of the product on its page."""
