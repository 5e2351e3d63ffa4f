"""The gateway's settings, from the environment: KP_HOME=… KP_RATE=…; wrong ones stop the start."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from kp_ledger.base.errors import BadInput
from kp_ledger.chain.homes import url_of
from kp_ledger.home import Home

_ORIGIN = re.compile(r"https?://[^\s/?#,]+")
_PASSWORD = re.compile(r"(://[^:/@]*:)[^@]*@")


class Settings(BaseSettings):
    """Each has its variable: KP_ and its name in capitals."""

    model_config = SettingsConfigDict(env_prefix="KP_", frozen=True)

    home: Path = Path(".kp")
    index: Annotated[str, Field(description="URL of the index; the home's file if empty.")] = ""
    intake: Annotated[str, Field(description="URL of the intake's database; the home's.")] = ""
    node: Annotated[
        str, Field(description="URL of the node; the home's.", pattern=r"^(https?://\S+)?$")
    ] = ""
    host: str = "127.0.0.1"
    port: Annotated[int, Field(description="0: any that is free.", ge=0, le=65_535)] = 8000
    workers: Annotated[int, Field(ge=1, le=64)] = 1
    base_url: Annotated[
        str,
        Field(
            description="As seen from outside, in labels and links.",
            pattern=r"^(https?://[^\s/?#]+(/[^\s?#]*)?)?$",
        ),
    ] = ""
    cors_origins: Annotated[tuple[str, ...], NoDecode] = ("*",)
    rate: Annotated[
        float,
        Field(
            description="Requests a second from one address, of each worker; 0: as many as come.",
            ge=0,
            allow_inf_nan=False,
        ),
    ] = 50
    burst: Annotated[int, Field(description="Requests at once from one address.", ge=1)] = 200
    body_limit: Annotated[int, Field(description="Bytes of a request's body.", ge=1024)] = 1_000_000
    depth_limit: Annotated[int, Field(description="Depth of JSON.", ge=4, le=200)] = 32
    timeout: Annotated[float, Field(description="Seconds a request may take.", gt=0, le=3_600)] = 30
    at_once: Annotated[int, Field(description="Requests answered at once.", ge=1)] = 500
    trusted_proxies: Annotated[int, Field(description="Proxies before us.", ge=0, le=8)] = 0

    @field_validator("cors_origins", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        return tuple(map(str.strip, value.split(","))) if isinstance(value, str) else value

    @field_validator("cors_origins")
    @classmethod
    def _origins(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not all(one == "*" or _ORIGIN.fullmatch(one) for one in value):
            raise ValueError("origins are * or https://NAME, with commas between them")
        return value

    @field_validator("index", "intake")
    @classmethod
    def _databases(cls, value: str) -> str:
        if not value.startswith(("sqlite:///", "postgresql+psycopg://")) and value:
            raise ValueError(
                "a database is at sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME"
            )
        return value

    @classmethod
    def checked(cls, **given: object) -> Settings:
        """From the environment and what is given; BadInput names the variable and the rule."""
        try:
            return cls(**given)  # type: ignore[arg-type]
        except ValidationError as error:
            first = error.errors()[0]
            name = "_".join(str(part) for part in first["loc"]).upper()
            said = _PASSWORD.sub(r"\1…@", str(first["input"]))
            rule = first["msg"].removeprefix("Value error, ")
            raise BadInput(f"KP_{name}={said}", rule) from None

    @property
    def place(self) -> Home:
        return Home(self.home)

    @property
    def index_url(self) -> str:
        return self.index or self.place.index_url

    @property
    def node_url(self) -> str:
        """The node's URL: kp serve says it, or the home does."""
        return self.node or url_of(self.place, self.place.description())

    @property
    def secure(self) -> bool:
        """Whether it is reached over TLS from outside."""
        return self.base_url.startswith("https://")
