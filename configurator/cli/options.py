"""Options that several commands share."""

from pathlib import Path

import click

from configurator.runtime.config import Config

data_option = click.option(
    "--data", type=click.Path(path_type=Path), envvar="CONFIGURATOR_DATA", default=Path("data"), show_default=True,
    help="The folder that holds everything.",
)  # fmt: skip
host_option = click.option("--host", default="127.0.0.1", show_default=True, help="Where the server listens.")
port_option = click.option("--port", type=click.IntRange(0, 65_535), default=8000, show_default=True)


def config_of(data: Path, host: str, port: int) -> Config:
    """The environment's values; links go to where the server listens unless it says otherwise."""
    config = Config(data=data)
    if "base_url" in config.model_fields_set:
        return config
    return config.model_copy(update={"base_url": f"http://{host}:{port}"})
