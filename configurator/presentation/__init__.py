"""What templates print, for shop, mail and embed alike."""
