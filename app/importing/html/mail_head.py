"""The head of a mail that was copied from a mail program: its fields, line by line."""

from __future__ import annotations

import re
from email.utils import parseaddr
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.html.metadata import Stated
    from app.importing.html.page import Piece

_LABELS = {
    "From": "From Von De Da Van Od Від От Från Fra Kimden 发件人 差出人 من",
    "Date": "Date Sent Datum Gesendet Envoyé Enviado Inviato Verzonden Data Дата Отправлено "
    "Надіслано Wysłano Skickat Sendt Tarih 日期 发送时间 送信日時 التاريخ",
    "Subject": "Subject Betreff Objet Asunto Oggetto Assunto Onderwerp Temat Тема Předmět Konu "
    "Ämne Emne 主题 件名 الموضوع",
    "To": "To An À Para A Aan Do Komu Кому Till Til Kime 收件人 宛先 إلى "
    "Cc Kopie Копия Копія Kopia Bcc Reply-To Antwort",
}
_FIELDS = {word.casefold(): field for field, words in _LABELS.items() for word in words.split()}
_LINE = re.compile(r"([^\W\d_][\w-]{0,14})\s?[:：]\s*(\S.{0,400})")
_MOST = 10
_FEWEST = 3


def take_mail_head(pieces: Sequence[Piece], said: Stated) -> None:
    """Note sender, day and subject where ``pieces`` begin with the head of a mail; it is chrome."""
    fields: dict[str, str] = {}
    head: list[Piece] = []
    for piece in pieces[:_MOST]:
        found = [_field(line) for line in piece.text.split("\n")]
        if piece.kind or None in found:
            break
        head.append(piece)
        for one in found:
            if one is not None:
                fields.setdefault(*one)
    if "Subject" not in fields or len(fields) < _FEWEST or len(head) == len(pieces):
        return
    for piece in head:
        piece.main, piece.place = False, "header"
    said.take("title", fields["Subject"], "mail header Subject")
    name, address = parseaddr(fields.get("From", ""))
    said.take("author", name or address, "mail header From")
    said.take_date(fields.get("Date"), "mail header Date", None)


def _field(line: str) -> tuple[str, str] | None:
    match = _LINE.fullmatch(line.strip())
    field = _FIELDS.get(match[1].casefold()) if match else None
    return (field, match[2]) if match and field else None
