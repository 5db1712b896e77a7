"""The conversation: what was said and done before, what was asked, and what the new message means in it."""
