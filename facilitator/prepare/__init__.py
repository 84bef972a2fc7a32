"""Before the day: from date, place and roster to one folder with everything that has to be sent, printed and done."""
