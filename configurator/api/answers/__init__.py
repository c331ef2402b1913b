"""The shapes of the answers, by subject; the OpenAPI document is generated from them."""
