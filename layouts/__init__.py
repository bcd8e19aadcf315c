"""Pages: one file each; machinery starts with an underscore."""
