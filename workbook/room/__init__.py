"""The room: the server that participants' phones and the facilitator's deck talk to."""
