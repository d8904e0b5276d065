"""Engines that `benches/scale.py` asks the same questions."""
