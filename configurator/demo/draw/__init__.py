"""The scripts that draw the demo shop's layers; `python -m configurator.demo.draw` redraws them all."""
