"""A layered file as a configurator: what its groups become, and how a changed file comes in again."""
