"""Curators' decisions on bulletins and activities put into effect, and decisions as files (`kb.decisions`)."""
