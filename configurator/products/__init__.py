"""Published products: publishing, evaluating and drawing them."""
