"""Reports as files: each module turns a report into one format."""
