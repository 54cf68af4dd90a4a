"""Files of other tools: read, mapped, checked, and only then landed, all or nothing.

reading, values, mapping, nouns and checking know nothing of the database; known and landing do.
"""
