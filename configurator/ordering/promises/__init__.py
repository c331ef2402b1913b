"""Which order gets which unit of stock."""
