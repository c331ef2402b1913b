"""Layered files: Photoshop's, OpenRaster's, and folders of pictures, read in a process of its own."""
