"""What the program is about: frozen values and pure rules, standard library only."""
