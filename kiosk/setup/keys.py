"""All keys of a kiosk's settings file, in the order in which its example has them; it reads no file itself."""

from enum import StrEnum

from kiosk.setup.key import Key
from kiosk.setup.values import (
    authority,
    by_language,
    credential,
    device,
    first_line_of,
    language,
    languages,
    matching,
    number,
    one_of,
    one_of_numbers,
    optional_address,
    optional_path,
    optional_size,
    path,
    printer,
    scanner,
    server,
    sound,
    time_of_day,
    whole,
)


class Guidance(StrEnum):
    """When the kiosk speaks what it shows."""

    JACK = "jack"
    ALWAYS = "always"
    OFF = "off"


SERVER = Key(
    name="server",
    words="Address of the branch node; of the centre where a point has no node of its own.",
    read=server,
    example="https://hcc.example.vn",
    option="--server",
    metavar="URL",
)
CA = Key(
    name="ca",
    words="Certificate (PEM) of the city's private authority, which is believed alone; empty: the public ones.",
    read=authority,
    usual="",
    option="--ca",
    metavar="FILE",
)
BRANCH = Key(
    name="branch",
    words="Code of the branch.",
    read=matching(r"[\w-]{1,32}", 'the code that the node was started with, as in "CN01"'),
    usual="CN01",
    option="--branch",
    metavar="CODE",
)
CREDENTIAL = Key(
    name="credential_file",
    words="File with what `motcua credential add --role kiosk` printed; only the kiosk's user may read it.",
    read=credential,
    example="/etc/motcua/kiosk.credential",
    option="--credential-file",
    metavar="FILE",
)
DEVICE = Key(
    name="device",
    words=(
        "The kiosk's own name, the same as its credential's. Its numbers bear it while the node is away (K1-001),"
        " so no two kiosks of a branch may share it."
    ),
    read=device,
    usual="K1",
    option="--device",
    metavar="NAME",
)
DATA = Key(
    name="data",
    words="Folder for what must outlive a power cut; on the kiosk's own disk, never shared.",
    read=path,
    example="/var/lib/motcua-kiosk",
    option="--data",
    metavar="FOLDER",
)
PRINTER = Key(
    name="printer",
    words=(
        "usb:VENDOR:PRODUCT as lsusb shows them, serial:DEVICE, tcp:HOST:PORT, file:DEVICE or virtual:FOLDER;"
        " ?width=384 for 58 mm paper. See docs/hardware.md."
    ),
    read=printer,
    example="usb:04b8:0e15",
    option="--printer",
    metavar="ADDRESS",
)
SCANNER = Key(
    name="scanner",
    words="serial:/dev/serial/by-id/NAME, keyboard: for one that types, virtual:FOLDER, or none: for no scanner.",
    read=scanner,
    usual="none:",
    option="--scanner",
    metavar="ADDRESS",
)
PUBLIC_URL = Key(
    name="public_url",
    words="Address under which phones reach the tickets' pages, for the QR code; empty: no QR code.",
    read=optional_address,
    usual="",
    option="--public-url",
    metavar="URL",
)
CATALOGUE = Key(
    name="catalogue",
    words='The procedures: "node" fetches them from there, a path names a file on this machine.',
    read=optional_path("node"),
    usual="node",
    option="--catalogue",
    metavar="FILE",
)
DAILY_RESTART = Key(
    name="daily_restart",
    words=(
        'When the program starts afresh each day, once nobody stands before it; "never" leaves it running.'
        " Holds under systemd only, which starts it again."
    ),
    read=time_of_day,
    usual="03:30",
)
LANGUAGE = Key(
    name="language",
    words="Language of the start screen.",
    read=language,
    usual="vi",
    option="--language",
    metavar="CODE",
)
LANGUAGES = Key(
    name="languages",
    words="Languages that are offered, in this order; [] offers all that there are.",
    read=languages,
    usual=[],
)
WINDOWED = Key(
    name="screen.windowed",
    words="A window of this size in pixels, such as 540x960; empty fills the screen.",
    read=optional_size,
    usual="",
    option="--windowed",
    metavar="WxH",
)
ROTATION = Key(
    name="screen.rotation",
    words="By how many degrees, clockwise, the picture is turned in the kiosk's own session: 0, 90, 180 or 270.",
    read=one_of_numbers(0, 90, 180, 270),
    usual=0,
)
SCALE = Key(
    name="screen.scale",
    words="Multiplies every size on the screen; 1 is a screen of 27 inches with 1080 x 1920 dots.",
    read=number(0.5, 2.0, ""),
    usual=1.0,
)
SOUND = Key(
    name="sound.device",
    words="aplay, aplay:DEVICE with a name that `aplay -L` lists, file:FOLDER, or off.",
    read=sound,
    usual="aplay",
    option="--sound",
    metavar="DEVICE",
)
VOLUME = Key(
    name="sound.volume",
    words="Loudness of the sound device at the start, in per cent; staff change it in the staff menu.",
    read=whole(0, 100, " per cent"),
    usual=70,
)
GUIDANCE = Key(
    name="guidance.when",
    words='When the screen is read aloud: "jack" while headphones are plugged in, "always", or "off".',
    read=one_of(Guidance),
    usual="jack",
    option="--guidance",
    metavar="WHEN",
)
VOICE_RATE = Key(
    name="guidance.voice_rate",
    words="How fast it reads, in words a minute.",
    read=whole(80, 400, " words a minute"),
    usual=150,
)
REACH_FRACTION = Key(
    name="accessibility.reach_fraction",
    words="Which part of the screen's height, from below, a person in a wheelchair reaches at this machine.",
    read=number(0.4, 1.0, " of the height"),
    usual=0.58,
)
QUESTION = Key(
    name="patience.question_s",
    words="Seconds without a touch after which all that was entered is forgotten and the start screen comes.",
    read=number(15, 600, " seconds"),
    usual=45,
)
TYPING = Key(
    name="patience.typing_s",
    words="The same on a page where something is typed.",
    read=number(15, 600, " seconds"),
    usual=90,
)
STILL_THERE = Key(
    name="patience.still_there_s",
    words="For how many of these seconds, at their end, the kiosk asks whether someone is still there.",
    read=number(5, 120, " seconds"),
    usual=20,
)
TICKET = Key(
    name="patience.ticket_s",
    words="Seconds that the number stays on the screen once it is printed.",
    read=number(5, 300, " seconds"),
    usual=20,
)
PAPERLESS = Key(
    name="patience.paperless_s",
    words="Seconds that the number and its code stay when they could not be printed, to be photographed.",
    read=number(20, 600, " seconds"),
    usual=90,
)
FAULT = Key(
    name="patience.fault_s",
    words="Seconds that a message about a fault stays.",
    read=number(5, 300, " seconds"),
    usual=30,
)
PIN = Key(
    name="staff.pin_file",
    words="File with the staff's PIN, made by `motcua kiosk-pin`; empty: the staff menu tells the state only.",
    read=first_line_of,
    usual="",
    option="--pin-file",
    metavar="FILE",
)
NUMBERS_A_DAY = Key(
    name="limits.shown_numbers_a_day",
    words="Pre-registrations a day for one person, as the kiosk tells them; the node enforces its own. 0 tells none.",
    read=whole(0, 20),
    usual=2,
)
CLOSING_MESSAGE = Key(
    name="closing_message",
    words="What a closed kiosk shows, by language; without it, only that it is closed.",
    read=by_language,
    usual={},
    example={"vi": "Xin mời dùng máy bên cạnh.", "en": "Please use the machine next to this one."},
)

KEYS: tuple[Key[object], ...] = (
    *(SERVER, CA, BRANCH, CREDENTIAL, DEVICE, DATA, PRINTER, SCANNER, PUBLIC_URL, CATALOGUE, DAILY_RESTART),
    *(LANGUAGE, LANGUAGES, WINDOWED, ROTATION, SCALE, SOUND, VOLUME, GUIDANCE, VOICE_RATE, REACH_FRACTION),
    *(QUESTION, TYPING, STILL_THERE, TICKET, PAPERLESS, FAULT, PIN, NUMBERS_A_DAY, CLOSING_MESSAGE),
)

OPTIONS: tuple[Key[object], ...] = tuple(key for key in KEYS if key.option)
"""The keys that can be said on the command line; there every value is a text."""
