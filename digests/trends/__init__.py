"""How often things are written about, as numbers and as pictures."""
