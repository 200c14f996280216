"""The commands of the index: building it, asking it, and what curators decide."""
