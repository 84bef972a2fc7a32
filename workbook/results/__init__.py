"""What answers add up to: rounds, aggregates and room views, without a server."""
