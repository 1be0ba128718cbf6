"""A QR code as a picture within a page; what it says is the caller's."""

from markupsafe import Markup

from assets.qr_code import QUIET_ZONE, qr_code


def qr_picture(text: str) -> Markup:
    """Return the code of a text as SVG, empty if there is none; the words beside it are for who cannot see it."""
    code = qr_code(text)
    if code is None:
        return Markup()
    paths = "".join(
        f"M{column + QUIET_ZONE} {row + QUIET_ZONE}h1v1h-1z"
        for row, bits in enumerate(code.rows)
        for column in range(code.side)
        if bits >> (code.side - 1 - column) & 1
    )
    side = code.quiet_side
    # Dark on light in both looks of a page: not every reader takes the other way round.
    return Markup(  # noqa: S704 - of numbers only
        f'<svg viewBox="0 0 {side} {side}" shape-rendering="crispEdges" aria-hidden="true">'
        f'<path fill="#000000" d="{paths}"/></svg>'
    )
