"""The command `motcua voice`: makes, checks and tries voice packs; plays nothing."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from counter_display.announcing import Announcement, Form
from counter_display.speaking.checking import faults
from counter_display.speaking.chime import chime_sound
from counter_display.speaking.errors import Unavailable
from counter_display.speaking.making import PITCH, SPEED, Delivery, make_pack
from counter_display.speaking.pack import load_pack
from counter_display.speaking.phrase import READINGS, REGIONS
from counter_display.speaking.samples import Sound
from counter_display.speaking.utterance import Utterances
from counter_display.speaking.waves import write_wave


def voice(arguments: Sequence[str]) -> int:
    """Make, check and try the lobby's voice packs."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except (Unavailable, OSError) as error:
        print(f"motcua voice: {error}", file=sys.stderr)
        return 1
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="motcua voice", description="Make, check and try the lobby's voice packs.")
    commands = parser.add_subparsers(required=True)

    make = commands.add_parser("make", help="make a pack with espeak-ng")
    make.add_argument("--language", choices=sorted(READINGS), required=True)
    make.add_argument("--voice", required=True, help="espeak-ng's voice: vi, vi-vn-x-central, vi-vn-x-south, en-gb …")
    make.add_argument("--region", choices=REGIONS, default="", help="whose words: south says lẻ and ngàn")
    make.add_argument("--speed", type=int, default=SPEED, help="words a minute")
    make.add_argument("--pitch", type=int, default=PITCH, help="0 to 99")
    make.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    make.set_defaults(run=_make)

    check = commands.add_parser("check", help="list what is wrong with a pack")
    check.add_argument("folder", type=Path)
    check.set_defaults(run=_check)

    script = commands.add_parser("script", help="print what a person records: clip, tab, text")
    script.add_argument("language", choices=sorted(READINGS))
    script.add_argument("--region", choices=REGIONS, default="", help="as for make")
    script.set_defaults(run=_script)

    chime = commands.add_parser("chime", help="make the bell before a call")
    chime.add_argument("--rate", type=int, default=22_050)
    chime.add_argument("--out", type=Path, required=True, metavar="FILE")
    chime.set_defaults(run=_chime)

    say = commands.add_parser("say", help="write one call as a WAV file, to be listened to")
    say.add_argument("folder", type=Path)
    say.add_argument("--number", required=True)
    say.add_argument("--counter", required=True)
    say.add_argument("--recall", action="store_true")
    say.add_argument("--brief", action="store_true")
    say.add_argument("--out", type=Path, required=True, metavar="FILE")
    say.set_defaults(run=_say)
    return parser


def _make(options: argparse.Namespace) -> int:
    delivery = Delivery(voice=options.voice, speed=options.speed, pitch=options.pitch, region=options.region)
    manifest = make_pack(options.out, language=options.language, delivery=delivery)
    print(f"{options.out}: {len(manifest.clips)} clips at {manifest.rate} Hz, {manifest.voice}")
    return 0


def _check(options: argparse.Namespace) -> int:
    found = list(faults(options.folder))
    for fault in found:
        print(fault)
    if not found:
        print(f"{options.folder}: nothing is missing and nothing is wrong")
    return 1 if found else 0


def _script(options: argparse.Namespace) -> int:
    for name, text in READINGS[options.language].script(options.region).items():
        print(f"{name}\t{text}")
    return 0


def _chime(options: argparse.Namespace) -> int:
    _save(options.out, chime_sound(options.rate))
    return 0


def _say(options: argparse.Namespace) -> int:
    pack = load_pack(options.folder)
    announcement = Announcement(
        seq=1,
        number=options.number,
        counter=options.counter,
        language=pack.reading.language,
        ordinal=2 if options.recall else 1,
    )
    utterances = Utterances(chime=chime_sound(pack.rate), packs=[pack])
    _save(options.out, utterances.sound(announcement, Form.BRIEF if options.brief else Form.FULL))
    return 0


def _save(path: Path, sound: Sound) -> None:
    write_wave(path, sound.rate, sound.data)
    print(f"{path}: {sound.seconds:.2f} s {sound.caption}".rstrip())
