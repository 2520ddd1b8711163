"""Trains the weights that `understand` scores with: at build time only, never in a running bot."""
