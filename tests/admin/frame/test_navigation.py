"""The navigation menu of the admin area."""

from configurator.admin.frame.navigation import AREAS
from configurator.admin.frame.rendering import THEME
from configurator.presentation.environment import environment


def test_every_area_has_an_icon_that_is_drawn() -> None:
    drawn = environment(THEME, "en").get_template("admin/widgets/icons.svg").render()
    assert [area.name for area in AREAS if f'id="icon-{area.icon}"' not in drawn] == []
