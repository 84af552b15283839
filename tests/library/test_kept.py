from __future__ import annotations

import threading

from app.domain.changes import Changes
from app.library.kept import Kept


def of_copies(changes):
    return changes.copies


def test_a_value_is_read_once_and_again_after_what_changes_it(library):
    ledger = library.reading._ledger
    reads = []
    kept = Kept(ledger, lambda: reads.append(1) or len(reads), of_copies)
    assert [kept.now(), kept.now()] == [1, 1]
    ledger.tell(Changes(articles=frozenset("a")))
    assert kept.now() == 1
    ledger.tell(Changes(copies=frozenset("a")))
    assert [kept.now(), kept.now()] == [2, 2]


def test_what_an_edit_changes_while_it_is_read_is_read_again(library):
    ledger = library.reading._ledger
    state = {"value": "old"}

    def read():
        found = state["value"]
        if found == "old":  # another thread edits now
            state["value"] = "new"
            ledger.tell(Changes(copies=frozenset("a")))
        return found

    kept = Kept(ledger, read, of_copies)
    kept.now()
    assert kept.now() == "new"


def test_the_inbox_is_right_however_many_threads_file_at_once(seeded):
    articles = [article.id for article in seeded.articles()][:4]
    assert len(seeded.collections.inbox()) == 5

    def file(article):
        for _ in range(15):
            seeded.collections.keep([article])
            seeded.collections.to_inbox([article])
        seeded.collections.keep([article])

    threads = [threading.Thread(target=file, args=[article]) for article in articles]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seeded.collections.inbox() == [seeded.articles()[4].id]
