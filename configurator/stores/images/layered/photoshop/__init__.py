"""Photoshop's files, PSD and PSB, by psd-tools: each layer by itself, never the whole document."""
