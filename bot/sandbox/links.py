"""Which links Telegram accepts, and the form it keeps them in (the rules of TDLib's LinkManager and HttpUrl).

Pure. A refused link is a `ValueError` whose text is Telegram's reason.
"""

from __future__ import annotations

import ipaddress
import re

_LOWER = str.maketrans({chr(c): chr(c + 32) for c in range(ord("A"), ord("Z") + 1)})
_PART = re.compile(r"[A-Za-z0-9.\-_!$,~*'();&+=\x80-\U0010ffff]")
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_SPACES = " \t\r\n\0\v"


def ascii_lower(text: str) -> str:
    """Lower case as Telegram has it: only A-Z change."""
    return text.translate(_LOWER)


def _check_part(part: str, name: str, *, colon: bool = False) -> None:
    at = 0
    while at < len(part):
        if part[at] == "%":
            if not _PERCENT.match(part, at):
                raise ValueError(f"Wrong percent-encoded symbol in URL {name}")
            at += 3
        elif _PART.match(part, at) or (colon and part[at] == ":"):
            at += 1
        else:
            raise ValueError(f"Disallowed character in URL {name}")


def _split_port(authority: str) -> tuple[str, int]:
    """Host with user, and the port that was written (0: none)."""
    at = len(authority) - 1
    while at > 0 and authority[at] not in ":]@":
        at -= 1
    if at <= 0 or authority[at] != ":":
        return authority, 0
    digits = authority[at + 1 :]
    digits = digits.lstrip("0") or digits[-1:]
    # "0" alone and anything that is no number are refused alike.
    if not re.fullmatch(r"-?[0-9]{1,10}", digits) or not 0 < int(digits) <= 65535:
        raise ValueError("Wrong port number specified in the URL")
    return authority[:at], int(digits)


def _check_host(host: str) -> bool:
    """True for an IPv6 address in brackets."""
    if host.startswith("[") and host.endswith("]"):
        try:
            ipaddress.IPv6Address(host[1:-1])
        except ValueError:
            raise ValueError("Wrong IPv6 address specified in the URL") from None
        return True
    if not host:
        raise ValueError("URL host is empty")
    if host == ".":
        raise ValueError("Host is invalid")
    return False


def _parse(url: str) -> tuple[str, str, str, int, bool, str]:
    """protocol, userinfo, host, port as written, is IPv6, query (from its slash)."""
    protocol, rest = "http", url
    if scheme := re.match(r"[^:/?#@\[\]]*(?=://)", url):
        protocol, rest = ascii_lower(scheme[0]), url[scheme.end() + 3 :]
        if protocol not in ("http", "https"):
            raise ValueError("Unsupported URL protocol")
    cut = re.search(r"[/?#]", rest)
    authority, query = (rest[: cut.start()], rest[cut.start() :]) if cut else (rest, "")
    userinfo_host, port = _split_port(authority)
    userinfo, _, host = userinfo_host.rpartition("@")
    is_ipv6 = _check_host(host)
    query = query.rstrip(_SPACES) or "/"
    if query[0] != "/":
        query = "/" + query
    query = re.sub(r"[\0-\x20]", lambda match: f"%{ord(match[0]):02X}", query)
    host = ascii_lower(host)
    if not is_ipv6:
        _check_part(host, "host")
        _check_part(userinfo, "userinfo", colon=True)
    return protocol, userinfo, host, port, is_ipv6, query


def _check_app_link(scheme: str, link: str) -> str:
    protocol, userinfo, host, port, is_ipv6, query = _parse(link)
    if ascii_lower(link).startswith("http://") or protocol == "https" or userinfo or port or is_ipv6:
        raise ValueError("Wrong tg URL" if scheme == "tg" else "Wrong ton URL")
    if len(query) > 1 and query[1] == "?":
        query = query[1:]
    if not re.fullmatch(r"[A-Za-z0-9\-_.]*" if scheme == "tonsite" else r"[A-Za-z0-9\-_]*", host):
        raise ValueError("Unallowed characters in URL host")
    return f"{scheme}://{host}{query}"


def checked_link(link: str) -> str:
    """The link as Telegram stores it; ValueError with Telegram's reason where it refuses."""
    if app := re.match(r"(tg|ton|tonsite):(?://)?", ascii_lower(link)):
        return _check_app_link(app[1], link[app.end() :])
    protocol, userinfo, host, port, is_ipv6, query = _parse(link)
    if "." not in host and not is_ipv6:
        raise ValueError("Wrong HTTP URL")
    at = f"{userinfo}@" if userinfo else ""
    return f"{protocol}://{at}{host}{f':{port}' if port else ''}{query}"


def mentioned_user(link: str) -> int | None:
    """The user's id in `tg://user?id=…`, else None."""
    match = re.match(r"tg:(?://)?user/?\?([^#]*)", ascii_lower(link))
    if not match:
        return None
    for parameter in match[1].split("&"):
        key, _, value = parameter.partition("=")
        if key == "id":
            return int(value) if re.fullmatch(r"[0-9]{1,18}", value) and int(value) > 0 else None
    return None
