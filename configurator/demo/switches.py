"""How the demo shop is set."""

from settings import Settings


def switched(settings: Settings) -> Settings:
    """The settings with the demo shop's own in place."""
    shop = settings.shop.model_copy(update={"name": "Field & Co", "tax_note": "Prices include VAT."})
    stock = settings.stock.model_copy(update={"backorder": True})
    return settings.model_copy(update={"shop": shop, "stock": stock})
