"""The shopper's pages: parse, call one function, render."""
