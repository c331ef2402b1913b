"""Looking a draft over."""

import sys
from pathlib import Path

import click

from configurator.cli.beside import opened_beside
from configurator.cli.errors import refusals
from configurator.cli.options import data_option
from configurator.products.publishing import lint_draft


@click.command()
@data_option
@click.argument("id")
def lint(data: Path, id: str) -> None:
    """Say what is in the way of publishing the draft ID, and what is probably a mistake; exit 1 if anything is."""
    with refusals(), opened_beside(data) as shop:
        found = lint_draft(shop, shop.catalogue.draft(id))
    for problem in found.problems:
        place = problem.rule or problem.preset or problem.layer
        click.echo(f"{place}: {problem.message} ({problem.code})" if place else f"{problem.message} ({problem.code})")
    click.echo(f"Products that can be built: {_amount(found.buildable, found.bound)}.")
    click.echo(f"Products that can be bought today: {_amount(found.buyable, found.bound)}.")
    if found.problems:
        sys.exit(1)


def _amount(count: int | None, bound: int | None) -> str:
    if count is not None:
        return f"{count:,}"
    return "not counted, it takes too long" if bound is None else f"not counted, at most {bound:,}"
