"""What pages draw of many rows: columns in, light values out, never a record. Whoever acts on one row reads the row."""
