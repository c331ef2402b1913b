"""What a designer should know about a draft: what is in the way of publishing it, and what is probably a mistake."""
