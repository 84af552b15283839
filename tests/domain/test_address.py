from __future__ import annotations

import pytest

from app.domain.address import address_key


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.org/news/minsk",
        "http://example.org/news/minsk/",
        "example.org/news/minsk#comments",
        "HTTPS://EXAMPLE.org:443/news/minsk?utm_source=mail&fbclid=1",
    ],
)
def test_spellings_of_one_address_are_the_same(address):
    assert address_key(address) == "example.org/news/minsk"


def test_what_names_another_article_is_another():
    assert address_key("example.org/?id=1") != address_key("example.org/?id=2")
    assert address_key("example.org/a") != address_key("example.org/A")
    assert address_key("example.org:8080/a") != address_key("example.org/a")


@pytest.mark.parametrize(
    "address", [None, "", "  ", "https://example.org/", "page 4", "http://[bad", "http://a.b:x/y"]
)
def test_what_names_no_article_has_no_key(address):
    assert address_key(address) is None
