"""What is still possible beside a selection, exactly."""
