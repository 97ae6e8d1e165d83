# Words of a report. The page, the PDF, the workbook and the tables all take them from here.

## Figures
percent = { $share } %
money = { $currency } { $amount }
an-hour = { $money } an hour
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
day = { $day } { $month } { $year }
short-day = { $day } { $month }
days-in-month = { $first }–{ $last } { $month } { $year }
days = { $first } – { $last }
of = { $part } of { $whole }
kept-back = kept back
none = –
joined = { $first } · { $second }
list-and = { $first } and { $second }
list-comma = { $first }, { $second }
label-and-text = { $label }: { $text }
total = Total

## Head
report-of = Report on { $site }
version = Report { $version }
version-published = Report { $version }, published { $day }
fieldwork = Fieldwork { $days }
operator = Operator: { $operator }
hash-says = Hash of the finished values. An approval names it.
page-of = { $page } / { $pages }
made-with = Made from the published values of the report { $hash }…
contents = Contents

## Facts
workers-heard = Workers heard
of-workers = of { $workers } workers · { $share } · goal { $goal } · { $days }
findings-fact = Findings
findings-of-provisions = about { $broken } of { $provisions } provisions · { $days }
findings-when = { $days }
owed-fact = Owed to workers
owed-short = { $short } of { $checked } workers checked · { $days }
actions-fact = Actions verified
actions-of = of { $actions } · as of { $day }
period-fact = Fieldwork
no-figures = No figures about workers

## Sections
summary = What the team found
standing = Standing of each provision
findings = Findings
coverage = Who was heard
pay = Pay
wages = Hourly pay
actions = Corrective actions
method = Method and decisions
nothing-written = Nothing was written here.

## Standing
provision = Provision
stands = Standing
stands-broken = broken
stands-nothing-found = nothing found
stands-not-looked-at = not looked at
stands-broken-by = broken · { $severity }
standing-caption = Standing of the { $provisions } provisions of the code after fieldwork { $days }
standing-says = Of { $provisions } provisions { $broken } are broken, in { $clean } nothing was found, { $unseen } were not looked at.
findings-of = Findings
findings-numbers = { $numbers }

## Findings
finding-name = Finding { $number }
no-findings = No finding was confirmed.
rests-on = Rests on
rests-records = records
rests-observation = observation
rests-interviews = interviews
rests-interviews-people = { $people ->
    [one] interviews with { $people } person
   *[other] interviews with { $people } people
}
rests-mix = what the team gathered on site
evidence = Evidence
evidence-items = { $items ->
    [one] { $items } item kept under seal
   *[other] { $items } items kept under seal
}
root-cause = Cause
response = Management’s answer
action = To be done
who = By
due = Due
owed = To be paid back
plate = Plate { $number }
plate-alt = Photograph with people made unrecognisable. { $caption }
plate-missing = This picture is not here. Its fingerprint begins { $hash }.
severity = Severity
statement = What was found
number = No.
by-provision = Findings by provision and severity
by-provision-caption = Findings by provision and severity, fieldwork { $days }
by-provision-says = { $findings ->
    [one] { $findings } finding about { $provisions } provisions.
   *[other] { $findings } findings about { $provisions } provisions.
} { $detail }
findings-count = { $findings ->
    [one] { $findings } finding
   *[other] { $findings } findings
}

## Coverage
by-crew = By crew
by-gender = By gender
by-language = By language
by-pay-type = By kind of pay
by-other = By { $group }
group = Group
heard = Heard
workers = Workers
share = Share
goal = Goal
goal-at = goal { $goal }
coverage-caption = Workers heard { $by }, fieldwork { $days }
coverage-says = Share of workers heard, goal { $goal }. { $detail }
heard-of = { $heard } of { $workers }
heard-people = { $heard }
tone-reaches = reaches the goal
tone-below = below the goal
tone-kept-back = kept back: its length says nothing

## Pay
slips = Pay slips keyed in by hand
slips-checked = Pay slips checked
slips-short = Pay slips short
owed-to-workers = Owed to workers
register = Payroll register
register-of = Payroll register { $number }, { $days }
register-caption = The employer’s register by rule, { $days }, in { $currency }
register-picture = Workers by rule
register-says = Workers for whom each rule came out broken, of those checked, { $days }. { $detail }
rule = Rule
source = Source
checked = Checked
broken = Broken
not-verifiable = Not verifiable
tone-broken = broken
tone-checked-clean = in order
register-workers = Workers checked
register-short = Workers owed something
sums = The sums behind it
sum-hours = Hours
sum-due = Due
sum-paid = Paid
sum-owed = Owed
sums-caption = Sums over the workers who are owed something by a rule, { $days }, in { $currency }
slips-caption = Pay slips by { $rule }
figure = Figure
what = What
wages-title = Workers by hourly pay
wages-caption = Workers by effective hourly pay in { $currency }
wages-says = Workers by effective hourly pay. { $detail }
wages-floor = floor { $floor }
bin-below = under { $below }
bin-from = { $from } and more
bin-between = { $from } to { $below }
tone-below-floor = under the floor
tone-from-floor = at the floor or above
workers-count = { $workers ->
    [one] { $workers } worker
   *[other] { $workers } workers
}

## Actions
actions-table = Where each action stands
actions-caption = Corrective actions of this audit as of { $day }
state = State
state-in-progress = in progress
state-reported-fixed = reported fixed
state-verified = verified
state-reopened = reopened
state-overdue = { $days ->
    [one] { $days } day overdue
   *[other] { $days } days overdue
}
paid-back = Paid back
paid-back-of = { $paid } of { $owed }
last-word = Last word
no-actions = No corrective action yet.
actions-planned = Planned in this report; where they stand is followed once it is published.
actions-planned-table = Planned corrective actions
over-time = Actions over time
over-time-caption = Actions by state on days since the first report
over-time-says = Actions by state over time. { $detail }
on-day = On

## Method
lead-wrote = The lead’s words
method-lines = How it was done
decisions = Decisions of the lead
sentence-goal = Goal: to hear { $percent } of each group.
sentence-fieldwork = Fieldwork { $days }.
sentence-groups = { $people ->
    [0] People heard in groups count towards no goal.
    [one] People heard in groups (at least { $people }) count towards no goal.
   *[other] People heard in groups (at least { $people }) count towards no goal.
}
sentence-without-device = Published without one device’s last word: { $reason }
sentence-below-goal = Published below the goal of coverage: { $reason }
sentence-chose-value = Two values stood for { $key }; the lead chose { $choice }. { $reason }
sentence-same-person = Two interviews were of one person and count once. { $reason }
sentence-same-finding = Two findings said the same and became one. { $reason }
sentence-contradiction = Two things that were recorded did not agree; the lead settled it. { $reason }

## What is kept back
why-small-site = This site has fewer than 20 workers: no figures about them are shown, because they could point at a person.
why-few-interviews = Fewer than 10 workers were interviewed: no figures about them are shown, because they could point at a person.
why-small-group = Kept back: a group is under { $threshold } people.
why-complement = Another is hidden so that nobody can compute it from the total.
why-close-to-earlier = Kept back: the figure differs by fewer than { $threshold } people from an earlier report.
why-as-first-released = The table stands as first released: fewer than 10 people differ since then.
why-nothing-safe = Kept back: nothing of this table can be shown without pointing at a person.

## Files
unshown = { $count ->
    [one] { $count } character has no picture in the fonts of this file and stands here by its number: { $list }. The page and the JSON hold it as it was written.
   *[other] { $count } characters have no picture in the fonts of this file and stand here by their numbers: { $list }. The page and the JSON hold them as they were written.
}
