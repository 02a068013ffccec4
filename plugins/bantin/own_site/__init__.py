"""A site of one's own: ``bantin site`` writes its folder, ``bantin upgrade`` brings newer software to it."""
