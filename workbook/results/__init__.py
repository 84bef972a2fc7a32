"""Results of all answers: rounds, aggregates and room views, without a server."""
