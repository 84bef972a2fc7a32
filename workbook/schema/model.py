"""The arithmetic of an exercise: a model of `workbook.models` by its name, with that model's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, Union

from pydantic import Field, SerializeAsAny, create_model

from workbook.models import MODELS, ModelSettings
from workbook.schema.text import Strict


class Model(Strict):
    """A model by its name in `workbook.models`; its settings are of that model's own class."""

    use: str
    settings: SerializeAsAny[ModelSettings]


def _entry(name: str, settings: type[ModelSettings]) -> Any:
    """Return the class of the ``model`` block that uses the model ``name``."""
    use: Any = Literal[name]
    return create_model(f"Model-{name}", __base__=Model, use=(use, ...), settings=(settings, ...))


if TYPE_CHECKING:
    AnyModel = Model
else:
    #: The block of any model, told apart by ``use``.
    AnyModel = Annotated[
        Union[tuple(_entry(name, model.Settings) for name, model in MODELS.items())],  # noqa: UP007
        Field(discriminator="use"),
    ]
