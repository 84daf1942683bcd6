"""The second stage: the best articles scored again by what stands where in them."""
