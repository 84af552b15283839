"""The smallest static sentence model."""

from __future__ import annotations

import json

import numpy as np


def written(folder):
    """Write a model of four words in two directions into ``folder``; returns it."""
    words = {"[UNK]": 0, "ship": 1, "vessel": 2, "peso": 3}
    folder.mkdir()
    vectors = np.array([[0, 0], [1, 0], [0.9, 0.1], [0, 1]], np.float32)
    head = {"embeddings": {"dtype": "F32", "shape": [4, 2], "data_offsets": [0, 32]}}
    listed = json.dumps(head).encode()
    listed += b" " * (-len(listed) % 8)
    data = len(listed).to_bytes(8, "little") + listed + vectors.tobytes()
    (folder / "model.safetensors").write_bytes(data)
    (folder / "config.json").write_text(json.dumps({"normalize": False}))
    (folder / "tokenizer.json").write_text(
        json.dumps(
            {
                "version": "1.0",
                "added_tokens": [],
                "normalizer": {"type": "Lowercase"},
                "pre_tokenizer": {"type": "Whitespace"},
                "model": {"type": "WordLevel", "vocab": words, "unk_token": "[UNK]"},
            }
        )
    )
    return folder
