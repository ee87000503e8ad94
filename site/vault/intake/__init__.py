"""How cases come in: one by one, as files, as long lists."""
