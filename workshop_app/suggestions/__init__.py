"""Suggestions about cards, offline and in French: twins, themes, labels. Never an action.

numpy, rapidfuzz and a stemmer over a small table of word vectors; no training, no chance: the same
cards give the same suggestions, on any machine. The faces reach it through `services.ports`.
"""
