"""Answers, line by line, whether pyxform accepts a form: {"sheets": [{"name", "rows"}]} or {"path"} in, a verdict out."""

import json
import re
import sys
import time

from pyxform import constants
from pyxform.xls2json_backends import (
    DefinitionData,
    _list_to_dict_list,
    get_excel_column_headers,
    get_excel_rows,
    is_empty,
    xlsx_value_to_str,
)
from pyxform.xls2xform import convert


class Cell:
    def __init__(self, value):
        self.value = value


def clean(cell, row_n, col_key):
    value = cell.value
    if isinstance(value, str):
        value = value.strip()
    return None if is_empty(value) else xlsx_value_to_str(value)


def definition(sheets):
    book = {"sheet_names": []}
    for sheet in sheets:
        book["sheet_names"].append(sheet["name"])
        name = sheet["name"].lower()
        if name not in constants.SUPPORTED_SHEET_NAMES:
            if len(sheets) > 1:
                continue
            name = constants.SURVEY
        rows = sheet["rows"]
        headers = get_excel_column_headers(first_row=rows[0] if rows else [])
        cells = (tuple(Cell(v) for v in row) for row in rows[1:])
        book[name] = get_excel_rows(headers=headers, rows=cells, cell_func=clean)
        book[f"{name}_header"] = _list_to_dict_list([h for h in headers if h is not None])
    return DefinitionData(fallback_form_name="form", **book)


def verdict(request):
    warnings = []
    started = time.perf_counter()
    try:
        if "path" in request:
            convert(request["path"], warnings=warnings)
        else:
            import pyxform.xls2xform as x

            original = x.get_xlsform
            x.get_xlsform = lambda xlsform, file_type=None: definition(request["sheets"])
            try:
                convert({}, warnings=warnings)
            finally:
                x.get_xlsform = original
    except Exception as error:
        text = str(error)
        rows = [int(n) for n in re.findall(r"\[row : (\d+)\]", text)]
        return {"accepted": False, "rows": rows, "text": text[:400], "kind": type(error).__name__}
    return {"accepted": True, "rows": [], "text": " / ".join(warnings)[:400], "kind": "", "seconds": time.perf_counter() - started}


for line in sys.stdin:
    print(json.dumps(verdict(json.loads(line))), flush=True)
