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
    },
    "de": {
        "backorder_notice": "Auf Nachbestellung lieferbar",
        "backorder_cart": "(auf Nachbestellung)",
        "preorder_notice": "Vorbestellbar",
        "preorder_cart": "(Vorbestellung)",
        "out_of_stock_notice": "Nicht vorrätig",
        "low_stock_notice": "Nur noch %number% vorrätig",
        "split_cart": "(%now% vorrätig, %later% auf Nachbestellung)",
        "ships_later": "Versand, sobald wieder vorrätig",
        "ships_on": "Versand am %date%",
        "status.in_stock": "Vorrätig",
        "status.low_stock": "Geringer Bestand",
        "status.backorder": "Nachbestellung",
        "status.preorder": "Vorbestellung",
        "status.out_of_stock": "Nicht vorrätig",
        "fulfilment.new": "Neu",
        "fulfilment.pre-ordered": "Vorbestellt",
        "fulfilment.back-ordered": "In Nachbestellung",
        "fulfilment.ready": "Versandbereit",
        "fulfilment.shipped": "Versandt",
        "fulfilment.delivered": "Zugestellt",
        "fulfilment.cancelled": "Storniert",
    },
    "es": {
        "backorder_notice": "Disponible bajo pedido",
        "backorder_cart": "(bajo pedido)",
        "preorder_notice": "Disponible en preventa",
        "preorder_cart": "(en preventa)",
        "out_of_stock_notice": "Sin existencias",
        "low_stock_notice": "Últimas unidades: %number%",
        "split_cart": "(%now% en stock, %later% bajo pedido)",
        "ships_later": "Se envía en cuanto haya existencias",
        "ships_on": "Se envía el %date%",
        "status.in_stock": "En stock",
        "status.low_stock": "Pocas existencias",
        "status.backorder": "Bajo pedido",
        "status.preorder": "Preventa",
        "status.out_of_stock": "Sin existencias",
        "fulfilment.new": "Nuevo",
        "fulfilment.pre-ordered": "En preventa",
        "fulfilment.back-ordered": "Pendiente de existencias",
        "fulfilment.ready": "Listo para enviar",
        "fulfilment.shipped": "Enviado",
        "fulfilment.delivered": "Entregado",
        "fulfilment.cancelled": "Cancelado",
    },
    "fr": {
        "backorder_notice": "Disponible sur commande",
        "backorder_cart": "(sur commande)",
        "preorder_notice": "Disponible en précommande",
        "preorder_cart": "(en précommande)",
        "out_of_stock_notice": "En rupture de stock",
        "low_stock_notice": "Plus que %number% en stock",
        "split_cart": "(%now% en stock, %later% sur commande)",
        "ships_later": "Expédition dès réapprovisionnement",
        "ships_on": "Expédition le %date%",
        "status.in_stock": "En stock",
        "status.low_stock": "Stock faible",
        "status.backorder": "Sur commande",
        "status.preorder": "Précommande",
        "status.out_of_stock": "En rupture de stock",
        "fulfilment.new": "Nouvelle",
        "fulfilment.pre-ordered": "Précommandée",
        "fulfilment.back-ordered": "En réapprovisionnement",
        "fulfilment.ready": "Prête à expédier",
        "fulfilment.shipped": "Expédiée",
        "fulfilment.delivered": "Livrée",
        "fulfilment.cancelled": "Annulée",
    },
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
