"""Lists and forms that were made elsewhere: a file → an outline → the values of a record to finish."""
