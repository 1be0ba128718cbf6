"""Commands and configurations as JSON and back, strictly."""

from typing import get_args

import msgspec

from server_client.queue_model.commands import Command
from server_client.queue_model.configuration import Configuration
from server_client.wire.strict import StrictReader

COMMAND_TYPES: tuple[type[Command], ...] = get_args(Command)

_commands: StrictReader[Command] = StrictReader(*COMMAND_TYPES)
_configurations: StrictReader[Configuration] = StrictReader(Configuration)
_encoder = msgspec.json.Encoder()


def decode_command(body: bytes) -> Command:
    """Return the command that the body holds; Malformed says what is wrong with it."""
    return _commands.read(body)


def encode_command(command: Command) -> bytes:
    """Return the command as it is sent: its fields, and its type's name as `type`."""
    return b'{"type":"%b",%b' % (type(command).__name__.encode(), _encoder.encode(command)[1:])


def decode_configuration(body: bytes) -> Configuration:
    """Return the configuration that the body holds; Malformed says what is wrong with it."""
    return _configurations.read(body)


def encode_configuration(configuration: Configuration) -> bytes:
    """Return the configuration as a file that a person can read and change."""
    return msgspec.json.format(_encoder.encode(configuration), indent=2)


def command_schemas() -> tuple[list[dict[str, object]], dict[str, object]]:
    """Return the JSON Schema of each command, and those of their parts by name, for the OpenAPI document."""
    schemas, components = msgspec.json.schema_components(_commands.twins, ref_template="#/components/schemas/{name}")
    return list(schemas), dict(components)
