"""HTTP code shared by shop, admin area and API."""
