"""Pictures made on the server: SVG without scripts or styles of its own, each with its words."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Final

from kp_gateway.pages.pictures.figures import against, amount, key, voices
from kp_gateway.pages.pictures.maps import journey_map, world_map
from kp_gateway.pages.pictures.origin import origin_bar, swatch
from kp_gateway.pages.pictures.small import code, crystal, gap, great_crystal
from kp_gateway.pages.pictures.streams import drawn_streams

# By the name under which templates draw them.
DRAWN: Final = SimpleNamespace(
    against=against,
    amount=amount,
    crystal=crystal,
    gap=gap,
    great_crystal=great_crystal,
    journey=journey_map,
    key=key,
    origin=origin_bar,
    qr=code,
    streams=drawn_streams,
    swatch=swatch,
    voices=voices,
    world=world_map,
)
