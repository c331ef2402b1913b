"""The values that templates print, for shop, mail and embed alike."""
