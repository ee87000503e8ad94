"""An episode on paper: newspaper grids, exhibition boards, folded leaflets. Pure: bytes in, bytes out."""
