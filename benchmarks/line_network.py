"""The line model for training: its parameters, its forward pass over a batch of pages, its loss.

``index.cleaning.model`` computes the same for one page with numpy. Needs jax and optax.
"""

from __future__ import annotations

import jax
import jax.numpy as jnp
import numpy as np
import optax

from index.cleaning.features import LOOKS
from index.cleaning.model import BUCKETS, CHANNELS, DILATIONS, HEAD, STAGES, TAIL

WORD_SIZE, MASSES, KIN = 8, 4, 24
# Dropout: of values of word vectors, of hidden values, of all words and all measurements of a page.
NO_VALUE, NO_HIDDEN, NO_WORDS, NO_LOOK = 0.4, 0.1, 0.1, 0.05

Batch = dict[str, np.ndarray]
Parameters = dict[str, jax.Array]


def new_parameters(key: jax.Array) -> Parameters:
    keys = iter(jax.random.split(key, 64))

    def dense(rows: int, columns: int, gain: float = 1) -> jax.Array:
        return jax.random.normal(next(keys), (rows, columns)) * np.sqrt(1.5 / rows) * gain

    parameters = {
        "words": jax.random.normal(next(keys), (BUCKETS, WORD_SIZE)) * 0.1,
        "pairs": jax.random.normal(next(keys), (BUCKETS, WORD_SIZE)) * 0.1,
        "look": dense(LOOKS, CHANNELS),
        "look_word": dense(3 * WORD_SIZE, CHANNELS),
        "look_bias": jnp.zeros(CHANNELS),
        "style": jnp.zeros(CHANNELS),
        "out": dense(2 * CHANNELS, 3, 0.3),
        "out_bias": jnp.zeros(3),
        "out_style": jnp.zeros(3),
    }
    for step, _ in enumerate(DILATIONS):
        parameters[f"near{step}"] = dense(3 * CHANNELS, CHANNELS, 0.5)
        parameters[f"near{step}_bias"] = jnp.zeros(CHANNELS)
    for step in STAGES:
        parameters[f"page{step}"] = dense(2 * CHANNELS, CHANNELS, 0.3)
        parameters[f"mass{step}"] = dense(CHANNELS, MASSES, 0.3)
        parameters[f"mass_bias{step}"] = jnp.zeros(MASSES)
        parameters[f"kin{step}"] = dense(CHANNELS + 3 * WORD_SIZE, KIN, 0.7)
        parameters[f"around{step}"] = dense(3 * MASSES, CHANNELS, 0.5)
    return parameters


def forward(p: Parameters, batch: Batch, key: jax.Array | None) -> jax.Array:
    """Logits (page, line, [body, comment, title]); with a ``key`` as in training, with dropout."""
    keys = iter(jax.random.split(jax.random.key(0) if key is None else key, 16))

    def dropped(values: jax.Array, share: float, shape: tuple[int, ...]) -> jax.Array:
        if key is None:
            return values
        return values * jax.random.bernoulli(next(keys), 1 - share, shape) / (1 - share)

    mask = batch["mask"][..., None]
    words, pairs = (jnp.pad(p[name], ((0, 1), (0, 0))) for name in ("words", "pairs"))
    root = jnp.sqrt(jnp.clip(batch["size"], 1, HEAD + TAIL))[..., None]
    vectors = jnp.concatenate(
        [
            words[batch["words"]].sum(2) / root,
            pairs[batch["pairs"]].sum(2) / root,
            words[batch["words"][:, :, 0]],
        ],
        -1,
    )
    pages = len(vectors)
    vectors = dropped(vectors, NO_VALUE, vectors.shape)
    looks = batch["looks"]
    if key is not None:  # drops all words, or all measurements, of a page
        vectors = vectors * jax.random.bernoulli(next(keys), 1 - NO_WORDS, (pages, 1, 1))
        looks = looks * jax.random.bernoulli(next(keys), 1 - NO_LOOK, (pages, 1, LOOKS))
    style = batch["style"][:, None, None]
    seen = looks @ p["look"] + vectors @ p["look_word"] + p["look_bias"] + style * p["style"]
    first = jax.nn.relu(seen) * mask
    h = dropped(first, NO_HIDDEN, first.shape)
    for step, dilation in enumerate(DILATIONS):
        padded = jnp.pad(h, ((0, 0), (dilation, dilation), (0, 0)))
        near = jnp.concatenate([padded[:, : -2 * dilation], h, padded[:, 2 * dilation :]], -1)
        outputs = jax.nn.relu(near @ p[f"near{step}"] + p[f"near{step}_bias"])
        h = (h + dropped(outputs, NO_HIDDEN, outputs.shape)) * mask
        if step in STAGES:
            h = (h + jax.nn.relu(page_values(p, step, h, vectors, batch))) * mask
    return jnp.concatenate([h, first], -1) @ p["out"] + p["out_bias"] + style * p["out_style"]


def page_values(
    p: Parameters, step: int, h: jax.Array, vectors: jax.Array, batch: Batch
) -> jax.Array:
    """What each line gets of its page: shares of prose around it, its similarity to the prose."""
    mask = batch["mask"][..., None]
    pooled = jnp.concatenate([h.sum(1) / mask.sum(1), h.max(1)], -1)
    chances = jax.nn.sigmoid(h @ p[f"mass{step}"] + p[f"mass_bias{step}"])
    mass = chances * (batch["size"][..., None] * mask)
    before = jnp.cumsum(mass, 1)
    total = before[:, -1:] + 20
    kin = jnp.concatenate([h, vectors], -1) @ p[f"kin{step}"]
    kin = kin / jnp.sqrt((kin * kin).sum(-1, keepdims=True) + 1)
    prose = jnp.einsum("plm,plk->pmk", mass, kin) / total.transpose(0, 2, 1)
    alike = jnp.einsum("plk,pmk->plm", kin, prose)
    shares = [(before - mass) / total, (before[:, -1:] - before) / total, alike]
    values = jnp.concatenate(shares, -1) @ p[f"around{step}"]
    return values + (pooled @ p[f"page{step}"])[:, None]


def loss(p: Parameters, batch: Batch, key: jax.Array) -> jax.Array:
    """The mean loss of a batch: cross entropy and soft F1 of body, comments, title, and L2
    decay."""
    logits = forward(p, batch, key)
    truth, mask = batch["body"], batch["mask"]
    by_words = (batch["size"] + 3) * mask
    weight = by_words / by_words.sum(1, keepdims=True) + 0.5 * mask / mask.sum(1, keepdims=True)
    entropy = (weight * optax.sigmoid_binary_cross_entropy(logits[..., 0], truth)).sum(1)
    sure = jax.nn.sigmoid(logits[..., 0])
    size = batch["size"] * mask
    right, found = (size * sure * truth).sum(1), (size * sure).sum(1)
    f1 = 2 * right / (found + (size * truth).sum(1) + 1)
    comment = (weight * optax.sigmoid_binary_cross_entropy(logits[..., 1], batch["comment"])).sum(1)
    chances = jax.nn.softmax(jnp.where(mask > 0, logits[..., 2], -30.0))
    titled = (chances * batch["title"]).sum(1)
    title = jnp.where(batch["title"].sum(1) > 0, -jnp.log(titled + 1e-6), 0)
    each = batch["trust"] * (entropy + 1 - f1) + 0.5 * comment * batch["marked"] + 0.1 * title
    decay = sum((p[name] ** 2).sum() for name in ("words", "pairs")) * 2e-5
    return each.mean() + decay
