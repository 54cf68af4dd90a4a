"""Tables as files that a spreadsheet opens: streamed, and nothing in them is taken for a formula."""

import csv

from django.http import StreamingHttpResponse

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
MARK = "\ufeff"  # without it some spreadsheets take UTF-8 for something else


def plain_cell(cell):
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def as_written(text):
    """A cell as it was before `plain_cell`."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA) else text


class Line:
    """What csv.writer writes to: hands each line back."""

    def write(self, text):
        return text


def streamed(rows, name):
    """The response that sends `rows` of cells one by one as the file `name`."""
    writer = csv.writer(Line())

    def lines():
        yield MARK
        for row in rows:
            yield writer.writerow([plain_cell(cell) for cell in row])

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
