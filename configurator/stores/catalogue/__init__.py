"""What designers write: settings, drafts and published versions."""
