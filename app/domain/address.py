"""Addresses of articles: when two of them name the same article."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit

_TRACKING = ("utm_", "fbclid", "gclid", "yclid", "mc_cid", "mc_eid", "igshid", "cmpid")


def address_key(address: str | None) -> str | None:
    """What is the same for two spellings of one article's address; ``None`` if it names none.

    Scheme, "www.", fragment, tracking parameters and the last slash do not count. The address of a
    whole site, without path or query, names no article.
    """
    text = (address or "").strip()
    try:
        parts = urlsplit(text if "://" in text else f"//{text}")
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:  # brackets or a port that are none
        return None
    path = parts.path.rstrip("/")
    told = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not name.lower().startswith(_TRACKING)
    ]
    if "." not in host or not (path or told):
        return None
    return host + port + path + (f"?{urlencode(sorted(told))}" if told else "")
