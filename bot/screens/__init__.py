"""What people see in the chat: messages and buttons, made of values. Pure; sends nothing."""
