"""What the form at /contribute/ is made of: the model's schema, messages and lists as data, and links to edit."""
