"""What adding files costs, all of it but the index, beside the least that it could cost.

    python tests/bench/import_throughput.py pages CORPUS [COUNT]
    python tests/bench/import_throughput.py texts CORPUS [COUNT]
    python tests/bench/import_throughput.py memory CORPUS [COUNT]

CORPUS holds NAME.html.gz with NAME.json (``main_content``). Real pages are made more by giving
each copy a vocabulary of its own: longer words change places with others, the markup stays.
``pages`` compares with bare trafilatura, ``texts`` with decoding and structure; processor seconds
of this process, the two taking turns batch by batch. ``memory`` adds short pages and texts and
tells the resident memory on the way.
"""

from __future__ import annotations

import gzip
import json
import logging
import random
import re
import resource
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

import trafilatura

from app.importing.decoding import decode
from app.importing.text.structure import blocks_of
from app.library.library import Library

_LONGER = re.compile(r"(?<![\w&#;/.=\"'-])[A-Za-z]{5,}(?![\w/=\"'.;-]*[=>])")
_ADDRESS = re.compile(r"https?://[\w.-]+/")
_BATCH = 100


def _vocabulary(texts):
    words = {word for text in texts for word in re.findall(r"\b[a-z]{5,}\b", text)}
    lengths = {}
    for word in sorted(words):
        lengths.setdefault(len(word), []).append(word)
    return lengths


def _other_words(source, lengths, dice):
    swapped = {}

    def other(match):
        word = match.group()
        if word not in swapped:
            known = lengths.get(len(word))
            swapped[word] = dice.choice(known) if known and word.islower() else word
        return swapped[word]

    return re.sub(r">[^<]{20,}<", lambda said: _LONGER.sub(other, said.group()), source)


def _pages(corpus, count):
    sources = [
        gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        for path in sorted(corpus.glob("*.html.gz"))
    ]
    lengths = _vocabulary(_said(corpus))
    for number in range(count):
        source = sources[number % len(sources)]
        if number >= len(sources):
            source = _other_words(source, lengths, random.Random(number))
            # An address of its own, or each copy would count as a newer version of one article.
            source = _ADDRESS.sub(rf"\g<0>{number}/", source)
        yield f"{number:05}.html", source.encode()


def _said(corpus):
    return [json.loads(path.read_text("utf-8"))["main_content"] for path in corpus.glob("*.json")]


def _texts(corpus, count):
    said = [text for text in _said(corpus) if len(text) > 400]
    lengths = _vocabulary(said)
    for number in range(count):
        text = said[number % len(said)]
        if number >= len(said):
            text = _other_words(f">{text}<", lengths, random.Random(number))[1:-1]
        yield f"{number:05}.txt", text.encode()


def _short(corpus, count):
    for name, data in _texts(corpus, count):
        said = data.decode()[:1500]
        if int(name[:5]) % 2:
            said = f"<html><body><article><p>{said.replace(chr(10), '<p>')}</article></html>"
            yield name.replace(".txt", ".html"), said.encode()
        else:
            yield name, said.encode()


def _resident():
    with Path("/proc/self/statm").open() as facts:
        return int(facts.read().split()[1]) * resource.getpagesize() / 1e6


def _bare_page(data):
    trafilatura.extract(data)


def _bare_text(data):
    blocks_of(decode(data, "bare")[0])


def compare(files, bare, folder):
    """Add ``files`` batch by batch, each batch done barely too."""
    library = Library.open(folder / "library")
    ours = theirs = 0.0
    count = failed = 0
    files = iter(files)
    number = -1
    while batch := list(islice(files, _BATCH)):
        number += 1
        paths = []
        for name, data in batch:
            paths.append(folder / name)
            paths[-1].write_bytes(data)
        began = time.process_time()
        report = library.imports.add(paths)
        between = time.process_time()
        for _, data in batch:
            bare(data)
        if number:  # the first loads models and vocabularies
            ours += between - began
            theirs += time.process_time() - between
            count += len(batch)
        failed += len(report.failed)
        for path in paths:
            path.unlink()
    print(
        f"{count} files ({failed} failed): added {count / ours:.1f}/s, bare {count / theirs:.1f}/s,"
        f" ratio {theirs / ours:.3f}, {ours / count * 1000:.2f} ms against"
        f" {theirs / count * 1000:.2f} ms each, {_resident():.0f} MB resident"
    )
    library.close()


def memory(files, folder):
    """Add ``files`` in one call and tell the resident memory on the way."""
    paths = []
    for name, data in files:
        paths.append(folder / name)
        paths[-1].write_bytes(data)
    library = Library.open(folder / "library")

    def tell(step):
        if step.done in {1, 100, 1_000, 2_000, 5_000, 10_000, 20_000}:
            print(f"{step.done} files: {_resident():.0f} MB resident", flush=True)

    report = library.imports.add(paths, progress=tell)
    print(f"{len(report.added)} added, {len(report.failed)} failed, {report.seconds:.0f} s")
    library.close()


def main():
    """Do what the command line asks for."""
    sort, corpus = sys.argv[1], Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as name:
        if sort == "memory":
            memory(_short(corpus, int((sys.argv[3:] or ["10000"])[0])), Path(name))
            return
        count = int((sys.argv[3:] or ["2000"])[0])
        make, bare = (_pages, _bare_page) if sort == "pages" else (_texts, _bare_text)
        compare(make(corpus, count), bare, Path(name))


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    main()
