"""Makes the ugly registers of this folder: python3 make.py (needs openpyxl, xlwt, odfpy, msoffcrypto-tool).

Names and numbers are invented. The files are checked in; run this only to change them, then read the golden files anew.
"""
import datetime as dt
import io
import random
import re
import zipfile
from pathlib import Path

import msoffcrypto
import openpyxl
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P
from openpyxl.utils.datetime import CALENDAR_MAC_1904

HERE = Path(__file__).parent


def text(name, content, encoding="utf-8", bom=b""):
    (HERE / name).write_bytes(bom + content.encode(encoding))


def book(name, fill, **kwargs):
    workbook = openpyxl.Workbook()
    fill(workbook, workbook.active)
    workbook.properties.created = workbook.properties.modified = dt.datetime(2025, 7, 1)
    data = io.BytesIO()
    workbook.save(data)
    (HERE / name).write_bytes(still(data.getvalue()))
    return workbook


def still(data):
    """The same bytes at every run: no times of today in the zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "docProps/core.xml":
                content = re.sub(rb"(modified[^>]*>)[^<]*", rb"\g<1>2025-07-01T00:00:00Z", content)
            if part.filename == "meta.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", rb"2025-07-01T00:00:00", content)
            new.writestr(zipfile.ZipInfo(part.filename, (2025, 7, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def rows(sheet, content, at=1):
    for number, row in enumerate(content, at):
        for column, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(number, column, value)


# 01 Farm piece rate with premium: totals at the end, two sheets with the same heads, title above.
def farm(workbook, sheet):
    sheet.title = "Crew 1"
    heads = ["Emp No", "Name", "Period start", "Period end", "Hours", "Buckets", "Piece rate", "Piece earnings",
             "Min wage make-up", "Fair Food Premium", "Gross pay", "FICA", "Housing deduction", "Net pay"]
    first, last = dt.date(2025, 1, 6), dt.date(2025, 1, 12)
    rows(sheet, [["Sunrise Tomato Growers LLC"], ["Crew 1, leader R. Soto"], [], heads,
                 [1041, "Ana Ruiz", first, last, 44.25, 820, 0.65, 533.0, 185.18, 41.3, 759.48, 58.1, 0, 701.38],
                 [1042, "Beto Cruz", first, last, 40, 1010, 0.65, 656.5, 0, 50.5, 707, 54.09, 25, 627.91],
                 [None, "TOTAL", None, None, "=SUM(E5:E6)", 1830, None, 1189.5, 185.18, 91.8, 1466.48, 112.19, 25, 1329.29]])
    other = workbook.create_sheet("Crew 2")
    rows(other, [["Sunrise Tomato Growers LLC"], ["Crew 2, leader M. Paz"], [], heads,
                 [2001, "Chela Díaz", first, last, 0.1 + 0.2 + 39.7, 900, 0.65, 585, 64.2, 45, 694.2, 53.11, 25, 616.09]])
    workbook.create_sheet("Notes")["A1"] = "Buckets are 32 lb"


book("01-farm-piece-premium.xlsx", farm)


# 02 Garment factory, monthly, Bangladesh: heads over two rows with merged cells, numbers of columns below, Bengali title.
def garment(workbook, sheet):
    sheet.title = "June 2025"
    rows(sheet, [["Padma Apparels Ltd."], ["Salary Sheet for the month of June 2025"], [],
                 ["SL", "Card No", "Name", "Designation", "Grade", "Joining date", "Wages", None, None, None, None, None,
                  "Attendance", "Overtime", None, None, "Att. bonus", "Deductions", None, "Net payable", "Signature"],
                 [None, None, None, None, None, None, "Basic", "House rent", "Medical", "Transport", "Food", "Gross",
                  None, "Hours", "Rate", "Amount", None, "Absent", "Stamp", None, None],
                 list(range(1, 22)),
                 [1, "P-0017", "Rahima Begum", "Sewing operator", 4, dt.date(2021, 3, 14), 6700, 3350, 750, 450, 1250,
                  12500, 26, 52, 64.42, 3350, 500, 0, 10, 16340, "x"],
                 [2, "P-0018", "Salma Khatun", "Helper", 5, dt.date(2024, 11, 2), 6700, 3350, 750, 450, 1250,
                  12500, 25, 0, 64.42, 0, 0, 416.67, 10, 12073.33, None],
                 ["Total", None, None, None, None, None, 13400, 6700, 1500, 900, 2500, 25000, 51, 52, None, 3350, 500,
                  416.67, 20, 28413.33, None]])
    for cells in ["A2:U2", "G4:L4", "N4:P4", "R4:S4", "A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:E5", "F4:F5", "M4:M5", "Q4:Q5",
                  "T4:T5", "U4:U5"]:
        sheet.merge_cells(cells)


book("02-garment-monthly-two-row-heads.xlsx", garment)


# 03 Vessel: 48 half hours a day, marked where the seafarer rested.
def vessel(workbook, sheet):
    sheet.title = "Hours of rest"
    slots = [f"{minutes // 60:02}:{minutes % 60:02}" for minutes in range(0, 1440, 30)]
    mark = lambda *ranges: ["X" if any(a <= s < b for a, b in ranges) else None for s in range(48)]
    rows(sheet, [["Record of hours of rest, MFV Albatross"], [], ["Seafarer", "Date", *slots, "Hours of rest"],
                 ["Juan Reyes", dt.date(2025, 5, 1), *mark((0, 12), (36, 48)), 12],
                 ["Juan Reyes", dt.date(2025, 5, 2), *mark((0, 8), (24, 30), (44, 48)), 9],
                 ["Juan Reyes", dt.date(2025, 5, 3), *mark(), 0],
                 ["Pedro Lim", dt.date(2025, 5, 1), *mark((0, 48)), 24]])


book("03-vessel-rest-grid.xlsx", vessel)

# 04 to 07 Dates as text in three orders, and one that nobody can tell.
text("04-dates-day-first.csv", "Employee,Date,Hours\nA1,25/06/2025,8\nA1,03/07/2025,8.5\n")
text("05-dates-month-first.csv", "Employee,Date,Hours\nA1,06/25/2025,8\nA1,07/03/2025,8.5\n")
text("06-dates-year-first.csv", "Employee,Date,Hours\nA1,2025/06/25,8\nA1,2025/07/03,8.5\n")
text("07-dates-nobody-can-tell.csv", "Employee,Date,Hours\nA1,03/04/2025,8\nA2,03/04/2025,8.5\n")

# 08 Semicolons, decimal commas, points between thousands, windows-1252.
text("08-semicolon-comma-windows-1252.csv",
     "Clave;Nombre;Días trabajados;Horas;Salario diario;Total percepciones;Neto a pagar\r\n"
     "17;José Núñez;6;48,5;278,80;1.672,80;1.512,30\r\n18;María Peña;5;40;278,80;1.394,00;1.260,00\r\n"
     "Suma;;11;88,5;;3.066,80;2.772,30\r\n", "cp1252")

# 09 to 11 UTF-16 with and without a mark, UTF-8 with a mark.
text("09-utf16-marked-tabs.csv", "Emp ID\tName\tHours\tGross\nE1\tAna Ruiz\t40\t649.20\nE2\tNúria Sol\t38.5\t624.86\n", "utf-16-le", b"\xff\xfe")
text("10-utf16-unmarked.csv", "Emp ID,Name,Hours,Gross\nE1,Ana Ruiz,40,649.20\nE2,Luz Sol,38.5,624.86\n", "utf-16-be")
text("11-utf8-bom-sep-line.csv", "sep=;\nEmp ID;Name;Hours;Gross\nE1;Ana Ruiz;40;649.20\nE2;Zoë Sol;38.5;624.86\n", "utf-8", b"\xef\xbb\xbf")

# 12 Bengali digits and heads.
text("12-bengali.csv", "কার্ড নং,নাম,তারিখ,ঘণ্টা,ওভারটাইম,মোট মজুরি,নিট প্রদেয়\n"
     "১০১,রহিমা বেগম,১৫/০৬/২০২৫,৮ ঘণ্টা,২.৫,৳ ৬৫০.৫০,৬৪০\n১০২,সালমা খাতুন,১৬ জুন ২০২৫,৮:৩০,০,৬৫০,৬৫০\n")

# 13 Arabic-Indic (Urdu) digits, right to left marks.
text("13-urdu-digits.csv", "کارڈ نمبر,نام,تاریخ,گھنٹے,کل تنخواہ\n۵۱,نسیم اختر,۲۵/۰۶/۲۰۲۵,۸,\u200f۱٬۲۳۴٫۵۰\n۵۲,شازیہ بی بی,۲۶/۰۶/۲۰۲۵,۷٫۵,۱۱۰۰\n")


# 14 Formula errors and formulas that nobody computed.
def formulas(workbook, sheet):
    rows(sheet, [["Emp No", "Name", "Period start", "Period end", "Hours", "Rate", "Gross pay"],
                 [1, "Ana Ruiz", dt.date(2025, 6, 2), dt.date(2025, 6, 8), 40, 16.23, "=E2*F2"],
                 [2, "Beto Cruz", dt.date(2025, 6, 2), dt.date(2025, 6, 8), "#REF!", 16.23, "#VALUE!"],
                 [3, "Chela Díaz", dt.date(2025, 6, 2), dt.date(2025, 6, 8), "#N/A", 16.23, 649.2]])
    for cell in ["E3", "G3", "E4"]:
        sheet[cell].data_type = "e"


book("14-formula-errors.xlsx", formulas)

# 15 Locked with a password.
plain, locked = io.BytesIO((HERE / "14-formula-errors.xlsx").read_bytes()), io.BytesIO()
if not (HERE / "15-password.xlsx").exists():  # the salt differs at every run
    from msoffcrypto.format.ooxml import OOXMLFile
    OOXMLFile(plain).encrypt("secret", locked)
    (HERE / "15-password.xlsx").write_bytes(locked.getvalue())

# 16 Cut short.
(HERE / "16-truncated.xlsx").write_bytes((HERE / "01-farm-piece-premium.xlsx").read_bytes()[:4000])

# 17, 18 Renamed: a web page as .xls, a CSV as .xlsx.
text("17-web-page.xls", "<html><head><meta charset=utf-8></head><body><table><tr><th>Emp No</th><th>Gross</th></tr>"
     "<tr><td>1</td><td>649.20</td></tr></table></body></html>")
text("18-csv-named.xlsx", "Emp No,Name,Hours,Gross\n1,Ana Ruiz,40,649.20\n2,Beto Cruz,38,616.74\n")


# 19 Days counted from 1904.
def mac(workbook, sheet):
    workbook.epoch = CALENDAR_MAC_1904
    rows(sheet, [["Emp No", "Name", "Date", "Time in", "Time out"],
                 [1, "Ana Ruiz", dt.date(2025, 6, 2), dt.time(7, 30), dt.time(16, 0)],
                 [2, "Beto Cruz", dt.date(2025, 6, 2), dt.time(22, 0), dt.time(6, 0)]])


book("19-days-from-1904.xlsx", mac)


# 20 Hours as times of Excel, some longer than a day, one as text, one negative correction.
def times(workbook, sheet):
    rows(sheet, [["Emp No", "Name", "Week ending", "Total hours", "OT hrs", "Gross"],
                 [1, "Ana Ruiz", dt.date(2025, 6, 8), dt.timedelta(hours=47, minutes=30), dt.time(7, 30), 771],
                 [2, "Beto Cruz", dt.date(2025, 6, 8), "40:15", "0:15", 655.31],
                 [2, "Beto Cruz", dt.date(2025, 6, 8), -1.5, None, -24.35],
                 [3, "Chela Díaz", dt.date(2025, 6, 8), "38h20", "-", 622.15],
                 [4, "Dora Gil", dt.date(2025, 6, 8), 8 + 1 / 3, None, 135.25]])
    sheet["D2"].number_format = "[h]:mm"


book("20-hours-as-times.xlsx", times)


# 21 One row a day; the worker stands once, merged over the days; subtotals without a label.
def days(workbook, sheet):
    sheet.title = "Time cards"
    rows(sheet, [["Worker no", "Worker name", "Date", "In", "Out", "Lunch (min)", "Hours"],
                 ["W-7", "Ana Ruiz", dt.date(2025, 6, 2), dt.time(7, 0), dt.time(15, 30), 30, 8],
                 [None, None, dt.date(2025, 6, 3), dt.time(7, 0), dt.time(16, 0), 30, 8.5],
                 [None, None, None, None, None, None, 16.5],
                 ["W-8", "Beto Cruz", dt.date(2025, 6, 2), dt.time(6, 45), dt.time(12, 0), 0, 5.25],
                 [None, None, dt.date(2025, 6, 3), dt.time(6, 45), dt.time(14, 0), 45, 6.5],
                 [None, None, dt.date(2025, 6, 4), dt.time(6, 45), dt.time(14, 0), 45, 6.5],
                 [None, None, None, None, None, None, 18.25]])
    for cells in ["A2:A3", "B2:B3", "A5:A7", "B5:B7"]:
        sheet.merge_cells(cells)


book("21-days-merged-worker.xlsx", days)

# 22 The same as text, where merging leaves empty cells; a line with the worker above the days.
text("22-days-worker-line.csv", "Worker no,Worker name,Date,In,Out,Hours\nW-7,Ana Ruiz,,,,\n,,02/06/2025,7:00 AM,3:30 PM,8\n"
     ",,13/06/2025,7.00,16.00,8.5\nW-8,Beto Cruz,,,,\n,,02/06/2025,0645,1200,5.25\n,,13/06/2025,22:00,24:00,2\n")

# 23 Heads again on every page, notes between rows, empty rows, page totals and a grand total.
text("23-pages.csv", "\n\nSUNRISE FARMS\nPayroll 02/06/2025 - 08/06/2025,,,\n\n\nEmp No,Name,Hours,Gross\n1,Ana Ruiz,40,649.20\n"
     "2,Beto Cruz,38,616.74\nPage total,,78,1265.94\n,,,\nEmp No,Name,Hours,Gross\n3,Chela Díaz,13,210.99\n"
     "* Chela left on 04/06,,,\nPage total,,13,210.99\nGrand total,,91,1476.93\n\"Prepared by: R. Soto\",,,\n")

# 24 Two currencies in a column of their own.
text("24-two-currencies.csv", "Emp No,Name,Period from,Period to,Hours,Gross,Currency\n1,Ana Ruiz,2025-06-01,2025-06-15,80,1298.40,USD\n"
     "2,Beto Cruz,2025-06-01,2025-06-15,80,24000,MXN\n")

# 25 Signs of another currency in the amounts.
text("25-other-currency-sign.csv", "Emp No,Name,Hours,Gross (EUR)\n1,Ana Ruiz,80,€ 1298.40\n2,Beto Cruz,80,£900\n3,Chela Díaz,80,1000.00\n")

# 26 A worker twice, negative corrections in brackets and with the sign behind.
text("26-worker-twice-corrections.csv", "Emp ID,Name,Pay date,Hours,Gross pay,Net pay\nE1,Ana Ruiz,06/13/2025,40,\"$1,649.20\",$560.00\n"
     "E1,Ana Ruiz,06/13/2025,(2.00),($32.46),30.00-\nE2,Beto Cruz,06/13/2025,40,649.20,n/a\n")

# 27 Things for the rules to judge: 25 hours, absurd rate, a period that ends before it starts.
text("27-absurd-values.csv", "Emp No,Name,Period start,Period end,Hours,Rate,Gross\n1,Ana Ruiz,2025-06-15,2025-06-01,25:00,16230,649.20\n"
     "2,Beto Cruz,2025-06-01,2025-06-15,-8,16.23,129.84\n3,Chela Díaz,2025-06-31,2025-06-15,8,abc,\"12,34\"\n")

# 28 Period in one cell; the month by name.
text("28-period-in-one-cell.csv", "Clave,Nombre,Periodo,Horas,Total percepciones,IMSS,Préstamo,Neto\n"
     "1,Ana Ruiz,01/06/2025 - 15/06/2025,88,\"4,182.00\",120,0,\"4,062.00\"\n2,Beto Cruz,1 al 15 de junio de 2025,80,\"3,800.00\",110,200,\"3,490.00\"\n"
     "3,Luz Gil,junio 2025,160,\"7,600.00\",220,0,\"7,380.00\"\n")

# 29 Piece tickets.
text("29-piece-tickets.tsv", "Ticket\tPicker no\tDate\tBuckets\tBlock\n900001\t41\t06/02/2025\t32\tB7\n900002\t41\t06/02/2025\t35 buckets\tB7\n"
     "900003\t42\t06/13/2025\t৩০\tB8\n900004\t42\t06/13/2025\t3O\tB8\n")


# 30 Old Excel with merged heads, Rs, day rate (mill in Tamil Nadu), Tamil heads.
def tamil():
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("மே 2025")
    date = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    sheet.write_merge(0, 0, 0, 6, "ஊதியப் பதிவேடு")
    for column, head in enumerate(["தொழிலாளர் எண்", "பெயர்", "சேர்ந்த தேதி", "வேலை நாட்கள்", "நாள் கூலி", "மொத்த ஊதியம்", "நிகர ஊதியம்"]):
        sheet.write(2, column, head)
    for row, (number, name, hired, worked, rate, gross, net) in enumerate(
            [("T1", "மீனா", dt.date(2023, 4, 3), 25, 520.5, 13012.5, 11450), ("T2", "லதா", dt.date(2025, 1, 6), 26, "Rs. 498", "Rs. 12,948", "11,394.24")], 3):
        for column, value in enumerate([number, name, hired, worked, rate, gross, net]):
            sheet.write(row, column, value, date) if column == 2 else sheet.write(row, column, value)
    workbook.save(str(HERE / "30-old-excel-tamil.xls"))


tamil()


# 31 OpenDocument: repeated cells, merged worker, times, a comment, an error.
def ods():
    document = OpenDocumentSpreadsheet()
    table = Table(name="Timesheet")

    def cell(value, **kwargs):
        if value is None:
            return TableCell(**kwargs)
        if isinstance(value, dt.date):
            made = TableCell(valuetype="date", datevalue=value.isoformat(), **kwargs)
        elif isinstance(value, dt.timedelta):
            minutes = int(value.total_seconds()) // 60
            made = TableCell(valuetype="time", timevalue=f"PT{minutes // 60:02}H{minutes % 60:02}M00S", **kwargs)
        elif isinstance(value, (int, float)):
            made = TableCell(valuetype="float", value=value, **kwargs)
        else:
            made = TableCell(valuetype="string", **kwargs)
        made.addElement(P(text=str(value)))
        return made

    def row(*cells, repeated=None):
        made = TableRow(numberrowsrepeated=repeated) if repeated else TableRow()
        for one in cells:
            made.addElement(one)
        table.addElement(made)

    at = lambda hours, minutes=0: dt.timedelta(hours=hours, minutes=minutes)
    row(cell("Timesheet, Lesotho Denim"))
    row(TableCell(), repeated=3)
    row(*[cell(head) for head in ["Employee No", "Name", "Date", "Time in", "Time out", "Hours", "Overtime pay"]])
    row(cell(71, numberrowsspanned=2), cell("Thabo Mokoena", numberrowsspanned=2), cell(dt.date(2025, 6, 2)), cell(at(7)), cell(at(16)), cell(at(8)), cell("M1,250.50"))
    row(CoveredTableCell(), CoveredTableCell(), cell(dt.date(2025, 6, 3)), cell(at(7)), cell(at(17, 30)), cell(9.5), cell("#REF!"))
    row(cell(72), cell("Palesa Nkosi"), cell(dt.date(2025, 6, 2)), cell(at(22)), cell(at(24)), cell(2), cell(0))
    row(TableCell(numbercolumnsrepeated=16384), repeated=1048000)
    document.spreadsheet.addElement(table)
    data = io.BytesIO()
    document.write(data)
    (HERE / "31-open-document.ods").write_bytes(still(data.getvalue()))


ods()

# 32 No heads at all.
text("32-no-heads.csv", "E-101,Ana Ruiz,2025-06-02,7:00,15:30\nE-102,Beto Cruz,2025-06-02,6:45,12:00\nE-103,Chela Díaz,2025-06-02,7:15,16:00\n")

# 33 A quotation mark that is never closed does not swallow the rest.
text("33-open-quote.csv", "Emp No,Name,Hours\n1,\"Ana Ruiz,40\n" + "".join(f"{n},Worker {n},40\n" for n in range(2, 6000)))

# 34 Numbers written as text in a workbook, Crew totals without the word, minutes.
def as_text(workbook, sheet):
    rows(sheet, [["Badge", "Full name", "Day", "Minutes worked", "Units", "Gross"],
                 ["0012", "Ana Ruiz", "02-Jun-25", "510", "1,200", "$ 138.00"],
                 ["0013", "Beto Cruz", "02-Jun-25", "495", "980", "$ 134.00"],
                 [None, None, None, "1005", "2,180", "$ 272.00"],
                 ["0012", "Ana Ruiz", "03-Jun-25", "480", " 1 100 ", "$ -"]])


book("34-numbers-as-text.xlsx", as_text)

# 35 Rest hours in start and stop, Filipino crew.
text("35-vessel-rest-blocks.csv", "Hours of rest,,,\nPangalan,Petsa,Rest from,Rest to\nReyes Juan,2025-05-01,00:00,06:00\nReyes Juan,2025-05-01,18:00,24:00\n"
     "Reyes Juan,2025-05-02,0000,0400\nReyes Juan,2025-05-02,12:00,15:00\n")

# 36 Nothing but commas; 37 a picture; 38 binary.
text("36-nothing.csv", ",,,\n,,,\n")
(HERE / "37-picture.csv").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
random.seed(7)
(HERE / "38-noise.csv").write_bytes(random.randbytes(3000))

# 39 Times of a workbook that lost their format on the way to text.
text("39-hours-as-parts-of-a-day.csv", "Employee No,Name,Date,Crew,Hours,Break,Gross Pay\n"
     "2001,Ana Flores,2025-10-06,B,0.354166667,0.020833333,138.00\n2001,Ana Flores,2025-10-07,B,0.395833333,0.020833333,154.00\n"
     "2002,Luis Mora,2025-10-06,B,0.333333333,0.020833333,130.00\n2002,Luis Mora,2025-10-07,B,0.416666667,0.041666667,162.00\n"
     "2003,Rosa Pech,2025-10-06,B,0.375,0,146.00\n2003,Rosa Pech,2025-10-07,B,0.291666667,0.020833333,114.00\n")
