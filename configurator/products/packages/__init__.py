"""A configurator as one file: its document, its stock items and its pictures in a ZIP."""
