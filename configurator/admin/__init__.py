"""The admin area: endpoints, the values that their templates print, and the roles that may see each page."""
