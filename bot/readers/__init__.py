"""Who reads what and when: chats, subscriptions, schedules, topics, and all that is kept of them."""
