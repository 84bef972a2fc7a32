"""The room's page measured against stock Voilà serving an equal page, side by side in one run (`make bench`)."""
