"""Who works here and what they may do: users, roles, passwords, sessions and tokens."""
