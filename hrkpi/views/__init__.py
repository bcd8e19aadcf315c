"""The views, one file each: a report and what is asked in, figures and words out."""
