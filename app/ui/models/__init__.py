"""Qt models: they hold the domain's values and answer roles; they decide nothing."""
