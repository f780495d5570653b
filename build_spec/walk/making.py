"""Making a window of what its constructor asks for, by the types that it names."""

import dataclasses
import inspect
import types
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import msgspec
from PySide6.QtWidgets import QWidget


class CannotMake(Exception):
    """Nobody says where a window gets something that it asks for."""


@dataclasses.dataclass(frozen=True)
class Stock:
    """What can be given: values by type, values by parameter, and words for any other text.

    A list under ``varied`` makes the window once with each of its values.
    """

    typed: Mapping[Any, Any]
    named: Mapping[str, Any]
    varied: Mapping[Any, Mapping[str, Any]]
    words: str

    def give(self, name: str, asked: Any) -> Any:
        """Return a value for a parameter; raises ``CannotMake``."""
        found = self._given(name, asked)
        if found is _NOTHING:
            raise CannotMake(f"{name}: {asked}")
        return found

    def _given(self, name: str, asked: Any) -> Any:
        if name in self.named and _is(self.named[name], asked):
            return self.named[name]
        if asked in self.typed:
            return self.typed[asked]
        if inspect.isclass(asked):
            found = next((each for each in self.typed.values() if type(each) is asked), _NOTHING)
            return found if found is not _NOTHING else self._plain(asked)
        return self._composed(name, asked)

    def _plain(self, asked: type) -> Any:
        if asked is str:
            return self.words
        if asked in {int, float, bool}:
            return asked(0)
        if dataclasses.is_dataclass(asked) or issubclass(asked, msgspec.Struct):
            return self.build(asked)
        found = next((each for each in self.typed.values() if _fits(each, asked)), _NOTHING)
        return _stand_in(asked) if found is _NOTHING and _is_protocol(asked) else found

    def _composed(self, name: str, asked: Any) -> Any:
        origin, inside = typing.get_origin(asked), typing.get_args(asked)
        if origin in {types.UnionType, typing.Union}:
            given = (self._given(name, each) for each in inside if each is not type(None))
            return next((each for each in given if each is not _NOTHING), None)
        if origin is Callable:
            return partial(_answer, self._answered(inside[-1]))
        if origin is tuple and inside[-1] is not Ellipsis:
            return tuple(self.give(name, each) for each in inside)
        if origin is dict:
            return {}
        if origin in {tuple, Sequence, list}:
            return (self.give(name, inside[0]),) * 3
        return _NOTHING

    def _answered(self, kind: Any) -> Any:
        return self.words if kind is str else None

    def build(self, made: type, **given: Any) -> Any:
        """Make anything of what its constructor asks for; raises ``CannotMake``."""
        rest = {name: kind for name, kind in asks(made).items() if name not in given}
        return made(**({name: self.give(name, kind) for name, kind in rest.items()} | given))

    def variants(self, made: type) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield every way of making a window: a name, and what is given beside the rest."""
        asked = asks(made)
        for name, kind in asked.items():
            key = name if name in self.varied else kind
            if isinstance(key, typing.Hashable) and key in self.varied:
                yield from ((label, {name: value}) for label, value in self.varied[key].items())
                return
        yield "", {}


def asks(made: type) -> dict[str, Any]:
    """Return the parameters without a default of a constructor, with their types."""
    if issubclass(made, msgspec.Struct) or dataclasses.is_dataclass(made):
        hints = typing.get_type_hints(made)
        needed = inspect.signature(made).parameters
    else:
        hints = typing.get_type_hints(made.__init__)
        needed = inspect.signature(made.__init__).parameters
    return {
        name: hints[name]
        for name, each in needed.items()
        if name != "self" and each.default is each.empty and name in hints
    }


def _fits(value: Any, asked: type) -> bool:
    """Tell whether a value is of a class, or has all that a protocol names."""
    if not _is_protocol(asked):
        return not isinstance(value, QWidget) and isinstance(value, asked)
    names = _verbs(asked)
    return bool(names) and all(hasattr(value, each) for each in names)


def _is(value: Any, asked: Any) -> bool:
    if typing.get_origin(asked) is Callable:
        return callable(value)
    if not inspect.isclass(asked) or _is_protocol(asked):
        return not inspect.isclass(asked) or _fits(value, asked)
    return isinstance(value, asked)


def _is_protocol(asked: type) -> bool:
    return bool(getattr(asked, "_is_protocol", False))


def _stand_in(asked: type) -> Any:
    """Return something that has every verb of a protocol and does nothing."""
    return types.SimpleNamespace(**{name: partial(_answer, None) for name in _verbs(asked)})


def _verbs(asked: type) -> list[str]:
    return [each for each in dir(asked) if not each.startswith("_")]


def _answer(value: Any, *_given: Any, **_named: Any) -> Any:
    return value


class _Nothing:
    pass


_NOTHING = _Nothing()
