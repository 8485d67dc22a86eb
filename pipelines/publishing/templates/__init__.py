"""The texts and pages of a release, as Jinja templates beside this module. No template computes anything."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import jinja2


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda name: (files(__name__) / name).read_text("utf-8")),
        autoescape=jinja2.select_autoescape(["html.jinja"]),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def rendered(template: str, **values: object) -> str:
    """The template with the values; in pages of HTML, what is special there is escaped."""
    return _environment().get_template(template).render(**values)
