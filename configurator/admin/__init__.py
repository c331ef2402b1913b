"""The area of those who work in the shop: endpoints, what their templates print, and who may see which page."""
