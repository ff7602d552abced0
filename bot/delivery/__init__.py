"""From "due now" to delivered: the fan-out, the outbox, the worker and its pace."""
