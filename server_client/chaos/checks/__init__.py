"""What must hold of logs, answers, papers and copies whatever has gone wrong: pure functions over what was gathered."""
