"""Answers one JSON line for each on standard input: the XForm that pyxform makes of a workbook.

    {"id", "survey": [[row]], "choices": [[row]], "settings": [[row]]} or {"id", "path": "form.xlsx"}
    → {"id", "xform", "warnings"} or {"id", "error"}

The first row of a sheet holds its headers. "save": "form.xlsx" writes the workbook too. ODK Validate, which needs Java, is not asked.
"""

import json
import sys

from openpyxl import Workbook
from pyxform.xls2xform import convert


def sheet(rows):
    """Rows under their headers; empty cells are no cells."""
    headers = [str(header) for header in rows[0]]
    return [
        {header: str(cell) for header, cell in zip(headers, row) if cell not in ("", None)}
        for row in rows[1:]
    ]


NAMES = ("survey", "choices", "settings", "entities", "external_choices")


def save(request, path):
    """Writes the sheets as a spreadsheet; every cell is a text, as people type them."""
    book = Workbook()
    book.remove(book.active)
    for name in NAMES:
        if request.get(name):
            written = book.create_sheet(name)
            for row in request[name]:
                written.append([cell or None for cell in row])
            for row in written.iter_rows():
                for cell in row:
                    # Else a text that begins with `=` is a formula.
                    cell.data_type = "n" if cell.value is None else "s"
    book.save(path)


def answer(request):
    """The XForm, or why there is none."""
    if "path" in request:
        workbook = request["path"]
    else:
        workbook = {name: sheet(request[name]) for name in NAMES if request.get(name)}
        for name, rows in list(workbook.items()):
            workbook[f"{name}_header"] = [{str(header): None for header in request[name][0]}]
    try:
        if "save" in request:
            save(request, request["save"])
        done = convert(workbook, validate=False, pretty_print=False, form_name="data")
    except Exception as reason:  # whatever it is, the asker wants to read it
        return {"error": str(reason) or type(reason).__name__}
    return {"xform": done.xform, "warnings": done.warnings}


for line in sys.stdin:
    asked = json.loads(line)
    print(json.dumps({"id": asked.get("id"), **answer(asked)}), flush=True)
