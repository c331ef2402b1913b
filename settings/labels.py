"""The words the shopper reads: their defaults, and the shop's own in their place."""

from collections.abc import Mapping

DEFAULTS: dict[str, dict[str, str]] = {
    "en": {
        "backorder_notice": "Available on Backorder",
        "backorder_cart": "(Available Backorder)",
        "preorder_notice": "Available on Preorder",
        "preorder_cart": "(Available Preorder)",
        "out_of_stock_notice": "Out of stock",
        "low_stock_notice": "Only %number% left",
        "split_cart": "(%now% in stock, %later% Available Backorder)",
        "ships_later": "Ships once restocked",
        "ships_on": "Ships on %date%",
        "status.in_stock": "In Stock",
        "status.low_stock": "Low Stock",
        "status.backorder": "Backorder",
        "status.preorder": "Preorder",
        "status.out_of_stock": "Out of Stock",
        "fulfilment.new": "New",
        "fulfilment.pre-ordered": "Pre-ordered",
        "fulfilment.back-ordered": "Back-ordered",
        "fulfilment.ready": "Ready to ship",
        "fulfilment.shipped": "Shipped",
        "fulfilment.delivered": "Delivered",
        "fulfilment.cancelled": "Cancelled",
    }
}


class Words:
    """The labels of one language: the shop's own, else the language's defaults, else English."""

    def __init__(self, labels: Mapping[str, Mapping[str, str]], locale: str) -> None:
        tag = _plain(locale)
        language = tag.split("-")[0]
        own = {_plain(name): words for name, words in labels.items()}
        chain = (own.get(tag), own.get(language), DEFAULTS.get(language), DEFAULTS["en"])
        self.locale = locale
        self._chain = [words for words in chain if words]

    def __call__(self, key: str, **values: object) -> str:
        """The label `key` with every `%name%` replaced; a key nobody defines raises KeyError."""
        text = next((words[key] for words in self._chain if key in words), None)
        if text is None:
            raise KeyError(key)
        for name, value in values.items():
            text = text.replace(f"%{name}%", str(value))
        return text


def _plain(locale: str) -> str:
    """`de_DE` and `DE-de` are one locale."""
    return locale.replace("_", "-").lower()
