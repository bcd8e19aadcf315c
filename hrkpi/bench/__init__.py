"""What must be quick, measured beside the ways people would write it by hand."""
