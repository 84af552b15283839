"""Likelihood and confidence: the scale's term is stored, its range derived."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from app import resources
from app.domain.errors import BadRequest

SCALES = ("icd203", "phia")


@dataclass(frozen=True, slots=True)
class Step:
    """One term of a scale with its range in per cent; ``also`` are other terms for it."""

    term: str
    also: tuple[str, ...]
    low: int
    high: int

    @property
    def range(self) -> str:
        """The range as printed: "55-80 %" with an en dash."""
        return f"{self.low}–{self.high} %"


@dataclass(frozen=True, slots=True)
class Scale:
    """A yardstick of likelihood, its steps from least to most likely."""

    id: str
    name: str
    steps: tuple[Step, ...]

    def step(self, term: str) -> Step | None:
        """The step that ``term`` names, or ``None``."""
        wanted = " ".join(term.lower().split())
        for step in self.steps:
            if wanted == step.term or wanted in step.also:
                return step
        return None


@cache
def scale(scale_id: str) -> Scale:
    """The scale called ``scale_id`` (``icd203`` or ``phia``); raises ``BadRequest`` for others."""
    if scale_id not in SCALES:
        raise BadRequest(
            f"“{scale_id}” is no scale of likelihood. Choose one of {', '.join(SCALES)}."
        )
    data = resources.toml("yardsticks")[scale_id]
    steps = tuple(
        Step(row["term"], tuple(row["also"]), row["from"], row["to"]) for row in data["steps"]
    )
    return Scale(scale_id, data["name"], steps)


@cache
def confidences() -> tuple[str, ...]:
    """The levels of confidence, from high to low."""
    return tuple(resources.toml("yardsticks")["confidence"]["levels"])


@cache
def vague_words() -> tuple[str, ...]:
    """Words of doubt that have no place on a scale."""
    return tuple(resources.toml("yardsticks")["vague"]["words"])
