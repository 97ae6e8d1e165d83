"""The checks of `surco payroll check` over the benchmark's register, as an analyst would write them with pandas.

    python payroll.py FILE    CSV or XLSX; prints one JSON object: seconds of reading and of checking, totals by rule

Vectorised throughout. Floats, with a nudge before rounding half away from zero, because cents are compared to the cent.
Only what this register can bring up is here: weeks, one currency, Florida, no time cards, no contract. No cell addresses, no
arithmetic to show, no localised faults.
"""

import json
import sys
import time

import numpy as np
import pandas as pd

FOOTING = 1e-7
PAY_LINES = ["Piece earnings", "Regular pay", "Overtime pay", "Make-up pay", "Bonus"]
LAWFUL, CONSENTED, FORBIDDEN = ["FICA", "Federal tax"], ["Housing", "Advance"], ["Gloves"]
DATES = ["Week from", "Week to", "Pay date"]
TEXTS = {"Employee No": "str", "Name": "str", "Crew": "str", "Pay basis": "str", "H-2A": "str", "Signed": "str"}


def payable(amount):
    return np.floor(amount * 100 + 0.5 + FOOTING) / 100


def read(path):
    if path.endswith(".csv"):
        books = pd.read_csv(path, dtype={**TEXTS, "Total hours": "str"}, keep_default_na=False, na_values=[""])
    else:
        books = pd.read_excel(path, dtype={**TEXTS, "Total hours": "object"}, engine="openpyxl")
    for column in DATES:
        books[column] = pd.to_datetime(books[column], format="%m/%d/%Y")
    return books


class Totals:
    """Workers checked, workers short, breaches, not verifiable, owed: by rule."""

    def __init__(self, workers):
        self.workers = workers
        self.found = {}

    def rule(self, name):
        return self.found.setdefault(name, {"checked": [], "short": [], "breaches": 0, "not_verifiable": 0, "owed": 0.0})

    def clean(self, name, where):
        self.rule(name)["checked"].append(self.workers[where])

    def missing(self, name, where):
        rule = self.rule(name)
        rule["checked"].append(self.workers[where])
        rule["not_verifiable"] += int(where.sum())

    def broken(self, name, where):
        rule = self.rule(name)
        rule["checked"].append(self.workers[where])
        rule["breaches"] += int(where.sum())

    def short(self, name, where, owed):
        self.broken(name, where)
        rule = self.rule(name)
        rule["short"].append(self.workers[where])
        rule["owed"] += float(owed[where].sum())

    def told(self):
        def count(parts):
            return int(np.unique(np.concatenate(parts)).size) if parts else 0

        return {
            name: [count(rule["checked"]), count(rule["short"]), rule["breaches"], rule["not_verifiable"], round(rule["owed"] * 100)]
            for name, rule in self.found.items()
        }


def absurd(rate):
    given = rate[rate > 0].to_numpy()
    if given.size < 3:
        return np.zeros(len(rate), bool)
    middle = np.partition(given, given.size // 2)[given.size // 2]
    times = rate / middle
    return ((times >= 200 - FOOTING) | ((rate > 0) & (times <= 1 / 200 + FOOTING))).to_numpy()


def check(books):
    books["hours"] = pd.to_numeric(books["Total hours"], errors="coerce")
    books["unreadable"] = books["hours"].isna() & books["Total hours"].notna()
    books["rate pay"] = books["Pieces"] * books["Piece rate"]
    parts = books["Regular hours"].fillna(0) + books["Overtime hours"].fillna(0)
    stated = books["hours"].fillna(parts.where(books["Regular hours"].notna() | books["Overtime hours"].notna()))
    books["time pay"] = stated * books["Hourly rate"]
    books["no time pay"] = books["time pay"].isna()
    books["absurd"] = absurd(books["Piece rate"]) | absurd(books["Hourly rate"])
    books["unsigned"] = books["Signed"].isna() | books["Signed"].str.lower().isin(["no", "n", "0", "-", "false", "none"])
    piece = books["Pay basis"].str.lower().str.contains("piece")
    empty = books[["Employee No", "Pay basis", "Week from", "Week to", "Total hours", "Gross pay", "Net pay"]].isna().any(axis=1)
    books["not stated"] = empty | (piece & (books["Pieces"].isna() | books["Piece rate"].isna()))

    # Rows of one work week are judged together.
    start = books["Week from"]
    books["week"] = start - pd.to_timedelta((start.dt.dayofweek + 1) % 7, unit="D")
    sums = ["hours", "Regular hours", "Overtime hours", "Waiting hours", "rate pay", "time pay", "Premium", "Gross pay", "Net pay", "Paid out"]
    sums += PAY_LINES + LAWFUL + CONSENTED + FORBIDDEN
    weeks = books.groupby(["Employee No", "week"], sort=False)
    of = weeks[sums].sum(min_count=1)
    first = weeks[["Crew", "Pay basis", "H-2A"]].first()
    of["first"], of["last"], of["pay date"] = weeks["Week from"].min(), weeks["Week to"].max(), weeks["Pay date"].max()
    flags = weeks[["unreadable", "absurd", "unsigned", "not stated", "no time pay"]].any()
    rate = weeks["Hourly rate"].agg(["min", "max"])
    of = of.join(first).reset_index()
    flags, rate = flags.reset_index(drop=True), rate.reset_index(drop=True)
    of["rate"] = rate["min"].where(rate["min"] == rate["max"])
    workers = of["Employee No"].factorize()[0]
    totals = Totals(workers)
    every = np.ones(len(of), bool)

    def zero(column):
        return of[column].fillna(0).to_numpy()

    # Hours to be paid.
    days = (of["last"] - of["first"]).dt.days.to_numpy() + 1
    parts = of["Regular hours"].notna()
    recorded = of["hours"].where(~flags["unreadable"])
    recorded = recorded.where(recorded.notna() | flags["unreadable"] | ~parts, of["Regular hours"] + zero("Overtime hours"))
    impossible = (zero("hours") * ~flags["unreadable"] > 24 * days).to_numpy()
    for column in ["Regular hours", "Overtime hours", "Waiting hours"]:
        impossible |= zero(column) > 24 * days
    within = (zero("Waiting hours") > 0) & parts & (zero("hours") >= zero("Regular hours") + zero("Overtime hours") + zero("Waiting hours"))
    hours = (recorded + np.where(within, 0, zero("Waiting hours"))).where(~impossible).to_numpy()
    known = ~np.isnan(hours)

    # Paid for the work.
    lines = of[PAY_LINES].sum(axis=1).to_numpy()
    kept = of[LAWFUL + CONSENTED + FORBIDDEN].sum(axis=1).to_numpy()
    gross = np.fmax(np.fmax(zero("Gross pay"), zero("Net pay") + kept), lines)
    paid = np.where(np.abs(lines - gross) < FOOTING, gross, gross - zero("Premium"))

    # Floors by day: the lower one where a week has both.
    h2a = (of["H-2A"] == "Yes").to_numpy()
    floor = np.where(h2a, 16.23, np.where(of["first"] <= "2025-09-29", 13.0, 14.0))
    by_floor = np.nan_to_num(hours * floor)

    # P1
    missing = np.maximum(by_floor - paid, 0) * known
    owed = payable(missing)
    totals.missing("P1", ~known)
    totals.short("P1", known & (owed > 0), owed)
    totals.clean("P1", known & (owed <= 0))

    # P2
    is_absurd = flags["absurd"].to_numpy()
    hourly = (of["Pay basis"] == "Hourly").to_numpy()
    piece_pay = of["rate pay"].fillna(of["Piece earnings"]).to_numpy()
    # Where a week has two rates each row has its own.
    by_row = of["time pay"].where(~flags["no time pay"] & ~impossible).to_numpy()
    time_pay = np.where(of["rate"].notna(), hours * of["rate"].to_numpy(), by_row)
    time_pay = np.where(hourly, time_pay, np.nan)
    piece_pay, time_pay = np.where(is_absurd, np.nan, piece_pay), np.where(is_absurd, np.nan, time_pay)
    by_rates_known = ~(np.isnan(piece_pay) & np.isnan(time_pay))
    by_rates = np.where(by_rates_known, np.nan_to_num(piece_pay) + np.nan_to_num(time_pay) + zero("Bonus"), 0)
    to_rates = np.maximum(by_rates - np.maximum(by_floor, paid), 0)
    so_far = missing + to_rates
    owed = payable(so_far) - payable(missing)
    totals.missing("P2", is_absurd)
    totals.short("P2", ~is_absurd & (owed > FOOTING), owed)
    totals.clean("P2", ~is_absurd & (owed <= FOOTING) & by_rates_known)

    # P4
    overtime = np.maximum(np.nan_to_num(hours) - 40, np.maximum(zero("Overtime hours"), 0))
    tellable = known | (~impossible & of["Overtime hours"].notna().to_numpy())
    totals.missing("P4", ~tellable)
    totals.missing("P4", tellable & ~known & (overtime > 0))
    totals.clean("P4", tellable & (overtime <= 0))
    judged = known & (overtime > 0)
    beside = paid - zero("Make-up pay")
    regular = hours - overtime
    line = zero("Overtime pay")
    with np.errstate(divide="ignore", invalid="ignore"):
        alone = np.where((line > 0) & (regular > 0), (beside - line) * hours / regular, beside)
        straight = np.maximum(np.where(by_rates_known, by_rates, alone), by_floor)
        extra = 0.5 * straight * overtime / hours
    beyond = np.maximum(straight + extra - paid, 0)
    owed = payable(np.nan_to_num(np.maximum(beyond, so_far))) - payable(so_far)
    totals.short("P4", judged & (owed > FOOTING), owed)
    totals.clean("P4", judged & (owed <= FOOTING))

    # P6
    unexplained = zero("Gross pay") - zero("Net pay") > kept + FOOTING
    forbidden = zero("Gloves")
    consented = of[CONSENTED].sum(axis=1).to_numpy()
    unsigned = flags["unsigned"].to_numpy() & (consented > 0)
    totals.missing("P6", unexplained)
    totals.short("P6", forbidden > 0, payable(forbidden))
    totals.broken("P6", unsigned)
    no_floor = (consented > 0) & ~known
    totals.missing("P6", no_floor)
    left = paid - consented
    owed = np.maximum(by_floor - left, 0) - np.maximum(by_floor - paid, 0)
    owed = payable(np.minimum(owed, consented)) * known * (consented > 0)
    totals.short("P6", owed > 0, owed)
    totals.clean("P6", ~(unexplained | (forbidden > 0) | unsigned | no_floor | (owed > 0)))

    # P7, P8
    totals.broken("P7", of["Premium"].isna().to_numpy())
    totals.rule("P7")["not_verifiable"] += 1
    without_terms = h2a & ~pd.Series(workers).duplicated().to_numpy()
    totals.missing("P8", without_terms)

    # P9
    not_stated = flags["not stated"].to_numpy()
    totals.broken("P9", not_stated)
    totals.clean("P9", ~not_stated)
    totals.rule("P9")["breaches"] += 1

    # P10
    lag = (of["pay date"] - of["last"]).dt.days.to_numpy()
    no_day = np.isnan(lag)
    late = np.nan_to_num(lag) > 7
    unpaid = zero("Net pay") - zero("Paid out")
    kept_whole = unpaid < 0.01 - FOOTING
    totals.missing("P10", no_day)
    totals.broken("P10", late)
    totals.broken("P10", days > 16)
    totals.short("P10", ~kept_whole, payable(unpaid))
    totals.clean("P10", ~no_day & ~late & ~(days > 16) & kept_whole)

    # P15
    totals.clean("P15", every)
    stated = recorded.where(~impossible)
    crews = pd.DataFrame({"crew": of["Crew"], "first": of["first"], "last": of["last"], "hours": stated})
    crews = crews.groupby(["crew", "first", "last"], sort=False)["hours"].agg(["size", "count", "min", "max"])
    alike = (crews["size"] >= 5) & (crews["count"] == crews["size"]) & (crews["min"] == crews["max"]) & (crews["min"] > 0)
    rule = totals.rule("P15")
    rule["breaches"] += int(alike.sum())
    worked = stated[stated > 0]
    if len(worked) >= 30 and ((worked * 2) % 1 == 0).mean() >= 0.9:
        rule["breaches"] += 1
    periods = of[["first", "last"]].drop_duplicates().sort_values(["first", "last"])
    reached = periods["last"].cummax().shift()
    rule["breaches"] += int((periods["first"] > reached + pd.Timedelta(days=1)).sum())
    return totals.told()


def main():
    began = time.perf_counter()
    books = read(sys.argv[1])
    read_in = time.perf_counter() - began
    totals = check(books)
    seconds = time.perf_counter() - began
    print(json.dumps({"rows": len(books), "read_seconds": read_in, "seconds": seconds, "totals": totals}))


main()
