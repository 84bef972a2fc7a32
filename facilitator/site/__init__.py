"""The facilitator's Voilà site on this computer: decks, console and pages behind a link that works once."""
