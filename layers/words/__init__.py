"""The words a shopper reads."""
