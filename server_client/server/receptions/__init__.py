"""Dossiers at the counters: who may have which before them, how they end, when their results are due."""
