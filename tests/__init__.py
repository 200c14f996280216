"""The specification: a name is a claim about behaviour."""
