"""What happens by time, whoever asks: settling what is due, and keeping the shop tidy."""
