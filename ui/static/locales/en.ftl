### Every sentence of the screens, in English: the source for all other languages (docs/translating.md).
### Short words, verbs with their object on buttons, facts with a measure. Say what is safe. No blame, no exclamation marks.

## Everywhere
skip = Skip to content
back = Back
hide = Hide
show = Show
open = Open
all = All
next = Next
done-state = done
flagged-head = Flagged
saved = Saved
edit = Edit
by = By
state = State
reason = Reason
version = Version
no-back = No, go back
try-again = Try again
opening = Opening…
main-menu = Main menu
keys = Keys
pages = Pages
newer = Newer
older = Older
range-of = { $first }–{ $last } of { $total }
no-such-page = Nothing is here
no-such-page-text = This address leads nowhere. Nothing was changed.
percent = { $share } %
a-moment = a moment
minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
from-to = { $first } – { $last }
size-bytes = { $size } bytes
size-kilobytes = { $size } KB
size-megabytes = { $size } MB
open-count = { $count } open
items = { $count ->
    [0] none yet
    [one] { $count } item
   *[other] { $count } items
}
history = History
history-empty = Nothing was written yet.
history-withheld = The worker took this back. It shows who and when, and nothing of what was said.
history-late = Some of it came after the audit had moved on.
history-waiting = { $count ->
    [one] { $count } change waits for an earlier one that has not arrived.
   *[other] { $count } changes wait for earlier ones that have not arrived.
}
act-begun = begun
act-set = set
act-emptied = emptied
act-edited = edited
act-decided = decided
act-unread = set by a newer version of the app
copy-table = Copy table
table-copied = { $rows ->
    [one] { $rows } row is copied. Paste it into a spreadsheet.
   *[other] { $rows } rows are copied. Paste them into a spreadsheet.
}
table-not-copied = This could not be copied. Select the table and copy it by hand.
nothing-chosen = Nothing chosen yet
nothing-chosen-text = Choose a row of the list. It opens here.
close = Close

## Doors
today = Today
this-audit = This audit
audit = Audit
interviews = Interviews
interview = Interview
payroll = Payroll
pay-slips = Pay slips
evidence = Evidence
findings = Findings
finding = Finding
site-note = Site note
tasks = Tasks
reconcile = Reconcile
publish = Publish
reports = Reports
report = Report
actions = Actions
sync = Sync
settings = Settings
search = Search
search-this-audit = Search this audit
search-note = Answers, notes, findings, captions, site notes, tasks. Names and contacts are never searched.
nothing-found = Nothing found
nothing-found-text = Try one word, or its beginning.
more-found = There is more: add a word.
answer = Answer
people = People

## Errors
fault-safe = Safe:
fault-do = Do:
fault-wait = { $seconds ->
    [one] Try again in { $seconds } second.
   *[other] Try again in { $seconds } seconds.
}
fault-unreachable = The app behind this page does not answer.
fault-unreachable-safe = Everything that was shown as saved.
fault-unreachable-next = Check that it still runs, then try again.
fault-unreadable = Something else answered where the app should.
fault-unreadable-safe = Nothing was sent on, nothing is lost.
fault-unreadable-next = If this network asks for a sign-in, do that first. Then try again.
fault-nothing-lost = Everything saved before it.
fault-kept-here = Everything is kept on this phone.
fault-both-kept = Both values are kept.
fault-try-later = Try again. If it stays, read the code to the helpdesk.
fault-ask-lead = Ask the audit lead.
fault-no-connection = The server cannot be reached.
fault-no-connection-next = Go on working. Sync again where there is signal.
fault-not-the-server = This network wants a sign-in first.
fault-not-the-server-next = Sign in to the Wi-Fi in the browser, or use another network.
fault-wrong-passphrase = That did not open it.
fault-weak-passphrase = This passphrase is too easy to guess.
fault-weak-passphrase-next = Take the five offered words, or a longer one of your own.
fault-storage = This phone could not keep it.
fault-storage-next = Free some space, then do it again.
fault-not-allowed = This is not yours to do here.
fault-invite = This invite cannot be used.
fault-conflicted = Two people set this differently. The lead decides first.
fault-not-found = This is not on this phone.
fault-sign-in = Name, password and code do not fit together.

## Before the pages: passphrase, PIN, invite
passphrase = Passphrase
passphrase-of-device = Passphrase of this phone
passphrase-note = Nobody can reset it from afar. Without it, nothing here can be read.
unlock = Unlock
unlocking = Opening…
works-without-signal = Works without signal. Opening takes about one second.
forgot = I forgot it, or this phone is new
forgot-it = Forgot it: keep the phone and take it to your lead. Phone and recovery key together open it.
new-device = New phone: ask your lead for an invite. It is typed in after the first passphrase.
lost-passphrase = Lost passphrase
lost-passphrase-note = Somebody whom your program named can open it together with this phone. The text below tells nothing to anybody else. They give you 64 digits.
recovery-text = Text for whom the program named
recovery-code = Their 64 digits
recover = Open with a new passphrase
pin = PIN
use-passphrase = Lock and use the passphrase
first-run = A passphrase for this phone
first-run-note = It opens everything that you write down here, and nothing else does.
five-words = Five offered words
my-own = My own
other-words = Other words
write-them-down = Learn them by heart, or keep them on paper away from the phone.
own-passphrase = Your passphrase
own-passphrase-note = Long beats clever: several words that have nothing to do with each other.
passphrase-again = Type the passphrase once more
not-the-same = The two are not the same.
new-pin = PIN for the cover
new-pin-note = Six digits. It lifts the cover after Hide; five wrong tries lock the phone.
pin-again = PIN once more
pin-six-digits = The PIN has six digits.
make-vault = Make and open
making-vault = Making…
join-program = Join your program
join-program-note = Your lead makes an invite for you: scan its code, or type it. It is used once and ends after 72 hours.
invite-code = Invite code
invite-code-note = 26 letters and digits. Or paste the whole text of the QR code.
code-has-26 = The code has 26 letters and digits; { $typed } are here.
server-address = Server address
server-address-note = As your lead gives it.
server-missing = The server’s address is missing.
join = Join
joining = Joining…
lock-device = Lock this phone

## Settings
language-of-screens = Language of the screens
light-and-dark = Light and dark
as-device = As the phone
light = Light
dark = Dark
text-size = Size of the text
haptics = A short tick when something is saved
metered-link = Originals of photos may go over a link that costs money
metered-link-note = Text and previews always go. Originals wait for a link that costs nothing, unless this is on.
storage = Storage
free-on-phone = Free on this phone
nothing-to-free = Nothing to free: no original here is confirmed by the server.
free-originals = Free { $size }
free-originals-consequence = { $count ->
    [one] { $count } original that the server has confirmed leaves this phone. It is fetched again when you open it.
   *[other] { $count } originals that the server has confirmed leave this phone. Each is fetched again when you open it.
}
storage-low = Only { $size } are free. What is saved is safe. Make room before you take photos: free originals below, or delete something else.
this-device = This phone
person = Person
role = Role
program = Program
letters = Letters of its codes
lock = Lock
lock-note = Closes everything and forgets the keys. Only the passphrase opens it again.
sign-out = Sign out
change-passphrase = Change the passphrase
old-passphrase = Passphrase until now
new-passphrase = New passphrase

## People
role-administrator = Administrator
role-lead = Audit lead
role-auditor = Auditor
role-monitor = Monitor
role-investigator = Investigator
role-reader = Reader
role-scribe = Server
audience-worker = Worker
audience-crew-leader = Crew leader
audience-supervisor = Supervisor
audience-manager = Manager
audience-committee = Committee or group
of-program = Everybody in the program
team-of-audit = Team of this audit
team = Team
device-number = device { $number }
last-contact = last news { $since } ago
no-contact-yet = no news yet
handed-in = handed in
removed = removed
waits-for-key = waits for the key
not-in-team-yet = In the program, not in this team
add-to-team = Add
remove = Remove
remove-consequence = Nothing that this device writes from now on counts, and it gets nothing new. What it wrote before stays.
members-and-invites = People and invites
this-device-is = You are { $person }.
invite = Invite somebody
invite-note = For the program. Audits can be added afterwards.
invite-note-audit = For the program and this audit.
invite-name = Name on screens
invite-name-note = As the team knows them. It stands in the member log.
make-invite = Make an invite
invite-made = Show this to the new phone, or read it out. It works once.
invite-qr = QR code of the invite
invite-until = Valid until { $moment }.
another-invite = Another invite

## Custody
custody-here = Only on this phone
custody-mate = With a teammate
custody-server = On the server, checked
only-here = { $count } only here
nothing-only-here = nothing only here
where-the-work-is = Where the work is
keep-safe = { $count ->
    [one] Keep this phone safe: { $count } thing is nowhere else. It is { $since } old.
   *[other] Keep this phone safe: { $count } things are nowhere else. The oldest: { $since }.
}
keep-safe-new = { $count ->
    [one] Keep this phone safe: { $count } thing is nowhere else.
   *[other] Keep this phone safe: { $count } things are nowhere else.
}
none-only-here = Nothing is only here. Some of it is not on the server yet.
all-on-server = Nothing waits on this phone.

## Today
in-the-field = In the field
asked-of-you = Asked of you
other-audits = Other audits
open-audit = Open audit
new-interview = New interview
finish-code = Finish { $code }
answered-of = { $answered } of { $questions } answered
from-person = From { $person }
of-workers-heard = of { $workers } workers heard
share-and-goal = { $share } · goal { $goal } %
coverage-says = { $heard } of { $workers } workers heard, goal { $goal } percent
no-audits = No audit here yet
no-audits-lead = Make one, or sync to fetch those that you are in.
no-audits-auditor = Your lead adds you to an audit. Sync while there is signal to fetch it.
make-audit = Make audit
team-room-waits = its contents come once the lead’s device has synced
practice-note = A rehearsal: it never leaves this phone.

## Making an audit
new-audit = New audit
site = Site
choose-site = Choose a site.
add-site = Add a site
site-name = Name of the site
operator = Operator
sector = Sector
place = Place
site-place-note = As coarse as the program publishes it: a county or district.
name-of-audit = Name of the audit
name-of-audit-note = Such as “Autumn audit”.
name-the-audit = Give the audit a name.
first-day = First day
last-day = Last day
days-in-order = The last day comes before the first.
crews = Headcount by crew
crews-note = Coverage is counted against it. It may be corrected later.
crew = Crew
workers = Workers
another-crew = Another crew
one-crew-at-least = Write down at least one crew with its workers.
workers-in-all = { $workers ->
    [one] { $workers } worker in all
   *[other] { $workers } workers in all
}
practice = Practice

## The audit
phase = Phase
phase-planned = Planned
phase-fieldwork = Fieldwork
phase-reconciling = Reconcile
phase-review = Review
phase-closed = Closed
phase-planned-note = Fieldwork opens with two lead devices in the team: a phone and a laptop, or a deputy.
phase-fieldwork-note = Close fieldwork when the team has left the site. What arrives later is kept and marked late.
phase-reconciling-note = Settle what is open, then publish.
phase-review-note = The monitor reads the report.
phase-closed-note = Nothing more is written. Consent can still be taken back.
open-fieldwork = Open fieldwork
close-fieldwork = Close fieldwork
close-audit = Close the audit
move-to = Move to: { $phase }
reason-note = Kept in the history.
workers-heard = Workers heard
heard = Heard
share = Share
heard-of = { $heard } of { $workers }
of-all = of { $workers }
by-crew = Crew
by-gender = Gender
by-language = Language
by-pay-type = Pay
ring-says = { $heard } of { $workers } workers heard. Table beside.
ring-table = Workers heard by { $group }, outermost ring first
ring-note = The outer ring is the first row. The line is the goal: { $goal } % of every group. Never shows who.
late-records = { $count ->
    [one] { $count } record arrived after its phase had closed. It is kept and marked late.
   *[other] { $count } records arrived after their phase had closed. They are kept and marked late.
}
work-of-audit = Work of this audit
unfinished = { $count } unfinished
pay-short = { $workers } workers short · { $slips } slips short
short-of = { $short } of { $slips } short
findings-counted = { $findings } · { $confirmed } confirmed
shared-by-team = Shared by the team
reports-count = { $count ->
    [0] no report yet
    [one] { $count } report
   *[other] { $count } reports
}
my-part-is-ready = My part is ready
my-part-note = Says that everything you did is in. The lead sees it at the next contact. You may still add to it.

## Interviews
no-interviews = No interviews yet
no-interviews-text = Each begins with consent, read aloud in the worker’s language.
interviews-count = { $count ->
    [one] { $count } interview
   *[other] { $count } interviews
}
answered-count = { $count } answered
flags = { $count ->
    [one] { $count } flag
   *[other] { $count } flags
}
finished = finished
open-state = open
who-is-heard = Who is heard
crew-unknown = Not known yet
language-of-interview = Language of the interview
within-earshot = Who else can hear
present-interpreter = An interpreter
present-coworker = A coworker
present-supervisor = A supervisor or crew leader
present-supervisor-note = Find another place first, if you can. It is written down that somebody in charge could hear.
to-consent = To consent
consent = Consent
read-aloud = Read aloud, then ask
same-in-my-language = The same in my language
agrees-to = The person agrees to
consent-notes = Written notes
consent-notes-note = Without this there is no interview.
consent-photos = Photos of what they show
consent-photos-note = Never of their face.
consent-audio = Voice recording
consent-audio-note = Off unless they say yes.
they-agree = They agree: begin
they-do-not-agree = They do not agree
they-do-not-agree-note = Nothing is kept.
scope-notes = Notes
scope-no-notes = No notes
scope-audio = audio
scope-no-audio = no audio
scope-photos = photos
consent-read-in = Read in: { $language }
keep-consent = Save
withdraw = Worker takes back consent
withdraw-consequence = The interview no longer counts and its answers are no longer shown, on every phone of the team. This cannot be undone here.
consent-taken-back = Consent taken back
consent-taken-back-note = The answers are no longer shown and no longer count.
consent-quote = Quoting their words
consent-quote-note = Without a name, code or place.
consent-until = Until (last day)
consent-until-note = Leave it empty: it holds until the person takes it back.
scope-quote = quotes
scope-until = until { $day }
consent-ended = Consent ended on { $day }
consent-ended-note = The answers are kept sealed, shown to nobody, and count nowhere. If the person agrees again, they come back.
heard-together = Several people are heard together
heard-together-note = In a group nobody is asked about their own pay. It counts towards no goal.
how-many-people = How many people
group-of = group of { $people }
heard-in-groups = { $people } more were heard in groups.
also-to-hear = Also to be heard:
ring-note-site = The outer ring is the first row. The line is the site’s goal: { $goal } %. Never shows who.
share-and-goal-people = { $share } · goal { $goal }
goal = Goal
erase = Erase what was said
erase-note = Taking consent back hides the answers. Erasing removes the bytes, on every phone of the team and on the server.
erase-consequence = What this worker said is gone for ever. How many were heard, by crew and group, stays as it was counted.
four-words-note = From the worker’s slip, in any case and spacing.
reason-instead = Or a reason, without the words
question-of = Question { $number } of { $count }
answered-so-far = Questions answered
previous-question = Previous question
undo-answer = Undo the last answer
choose-by-number = Choose an answer by its number: 1 to 9
all-questions = All questions
question-done = Question { $number }, answered
question-flagged = Question { $number }, flagged
question-open = Question { $number }, open
checklists = Checklists
by-place = By place
new-checklist = New checklist
no-checklists = No checklist yet
no-checklists-text = Name a place, and choose what to look at there.
which-place = Place
which-place-note = Such as a camp, a kitchen, a field.
finish-checklist = Finish checklist
photos-of-item = Photos of this item
hand-over = Hand over
hand-over-to = To
hand-over-words = What they should know
handed-over = It is among their tasks at the next sync.
reopen = Open again
reopen-reason = Why it is opened again
against-a-rule-head = Against a rule of the form
must-be-answered = Should be answered
question-wrong = Question { $number }, against a rule of the form
guidance = How to ask this
could-not-be-seen = Could not be seen
against-a-rule = against a rule
answer-out-of-bounds = The answer is outside what this question allows. It is kept as it was said; correct it, or write a note.
entry-of = { $entry } of { $entries }
entry = Entry { $number }
entries = Entries
all-entries = All entries
add-entry = Add one more
no-entries = None yet.
take-entry-out = Take out
take-entry-out-consequence = The entry and its answers are left out. The history keeps them.
more-entries = { $count ->
    [one] Show one more
   *[other] Show { $count } more
}
disclosure-note = Only shows what to do. That it was opened is written down nowhere.
flagged = flagged
prefers-not-to-say = Prefers not to say
take-answer-back = Take the answer back
saved-when-left = Saved when you leave the field
answered-and-hidden = Answered, hidden
not-in-group = Not asked in a group: one person’s pay is nobody else’s business.
answer-conflicted = Two people wrote different answers. Both are kept; the lead decides.
hidden-answers = { $count ->
    [one] { $count } answer stands on a question that no longer applies. It will be left out.
   *[other] { $count } answers stand on questions that no longer apply. They will be left out.
}
note = Note
note-note = For the team. Saved when you leave the field.
flag = Flag
unflag = Take the flag away
flag-follow-up = Flag for the team
flag-child = A child is working here
flag-danger = Somebody is in danger now
flag-note = The last two open the program’s protocol card at once.
never = Never:
protocol-card = Protocol
close-card = I have read it
identity-apart = Name, apart
identity-note = Sealed in a record of its own. Shown on this page only, never in a list, a title or a report.
worker-name = Name
worker-contact = How to reach them
worker-contact-note = Only if they want to be reached.
worker-number = The employer’s number for them
worker-number-note = For comparing with the register.
keep-sealed = Save, sealed
pause = Pause
to-finish = To the end
finish-interview = Finish interview
before-you-finish = Before you finish
answered = Answered
left-open = Left open
finish-note = Open questions are no fault: a person may skip any. After this comes the slip for the worker.
finished-already = This interview is finished. Its slip was shown once.
slip = For the worker to take home
program-phone = Call, day and night
no-program-phone = The program’s records name no number yet. Write it on the slip from the program’s card.
code = Code
four-words = Four words
slip-note = Copy this by hand onto a slip. With the code and the four words, what was said can be taken back or erased at any time.
slip-once = The four words are shown only now. The phone keeps no copy of them.
back-to-audit = Back to the audit

## Pay slips
new-pay-slip = New pay slip
pay-slip = Pay slip
pay-slips-count = { $count ->
    [one] { $count } pay slip
   *[other] { $count } pay slips
}
short-by = short { $sum }
not-verifiable = not verifiable
not-verifiable-checks = { $count ->
    [one] Not verifiable: { $count } check
   *[other] Not verifiable: { $count } checks
}
not-verifiable-note = This counts against the books, not as clean.
period = Period
period-from = From
period-to = To
paid-by = Paid
paid-by-piece = by the piece
paid-by-hour = by the hour
paid-by-both = by hour and piece
paid-by-day = by the day
hours-worked = Hours
hours-on-slip = Hours on the slip
hours-on-slip-note = Empty when it shows none: that is not verifiable, not clean.
waiting-hours = Waiting hours that it leaves out
waiting-hours-note = Empty when nobody knows; 0 when there were none.
read-where = Read where
read-where-note = Such as “Slip, line 4”.
read-where-board = Such as “Crew start board”. Records, never a speaker.
pieces = Pieces
rate-per-piece = Rate per piece
hourly-rate = Rate per hour
gross-paid = Paid in all
gross-paid-note = Before deductions, premium included.
make-up-pay = Make-up pay
premium = Premium
other-pay = Other pay for this work
empty-if-no-line = Empty when the slip has no such line.
which-floor = Which wage floor
region = Place of work
region-note = Country and state, such as US-FL.
contract-rate = Hourly rate in the contract
is-h2a = Guest-worker contract here (H-2A)
save-pay-slip = Save pay slip
correct-figures = Correct figures
draft-finding = Draft a finding
number-expected = A number is expected here.
arithmetic-appears = The arithmetic appears here when place and pay are filled in.
short-this-period = Short this period
reaches-floor = Reaches the floor
paid-and-owed-an-hour = Paid { $paid } an hour. Owed at least { $owed }.
paid-of-owed = Paid { $paid } of { $owed } owed
paid = Paid
owed = Owed
step-by-step = Step by step
rounded-once = Rounded once, at the end.
slip-alone = On the slip’s own hours it reads { $hourly } an hour, so the slip alone looks right.
the-rule = Rules
rule-id = Rule { $rule }
no-such-line = No line on the slip
highest-of = Highest of: { $rates }
hours-short = { $hours } h
keyed-by = Keyed in by { $person }
line-recorded-hours = Hours on the slip
line-waiting-hours = Waiting on site counts
line-hours-to-pay = Hours to be paid
line-wage-floor = Wage floor
line-owed-by-floor = Owed at least
line-owed-by-rates = Owed by the agreed rates
line-pieces = Pieces
line-hourly-pay = Paid by time
line-other-pay = Other pay
line-make-up-pay = Make-up pay
line-unexplained = Not explained by any line
line-paid-for-work = Paid for this work
line-short = Short
unverifiable-recorded-hours = The slip states no hours.
unverifiable-waiting-hours = Nobody knows whether the crew waited.
unverifiable-piece-count = The slip states no pieces.
unverifiable-premium = The slip has no premium line.
unverifiable-deductions = Consent and ground of the deductions were not seen.
unverifiable-floor-changed = The floor changed inside the period; hours by day are needed.
unverifiable-floor-rate = The rate that decides could not be checked by the program.
unverifiable-slip-fields = Nobody looked whether the slip states what it must.

## Evidence
photo = Photo
take-photo = Take photo
no-evidence = No photos yet
no-evidence-text = Photos are taken inside the app and sealed at once. No copy lands in the phone’s gallery.
no-caption = No caption
viewfinder = Picture of the camera
no-camera = No camera
no-camera-text = There is none, or this app may not use it. Choose a file instead.
choose-file = Choose a file
sealing = Sealing…
photo-note = No faces where you can help it. Camera data is read once and not passed on.
photo-sealed = Sealed and kept on this phone: { $facts }
photo-had-position = The file carried a position. It is not kept.
caption = Caption
caption-note = What it shows, without names.
place-note = Coarse, and only if you choose: “Field 7”.
backs-up = Backs up
no-finding-yet = No finding yet
save-photo = Save photo
preview = Preview
original = Original
version-of-photo = Version
original-note = The original is sealed and never leaves the team.
where-it-is = Where it is
record-and-caption = Record and caption
original-size = Original, { $size }
chain = Chain
taken = Taken
hash = Hash
camera-facts = Camera data
camera-facts-note = read once, not passed on
link-finding = Link to a finding
unlink = Unlink { $label }

## Findings
suggested-by-answers = Suggested by answers
suggested-note = Counted from interviews. Nobody is named; you check and decide.
questions-unquoted = { $count ->
    [one] { $count } more question, not quoted
   *[other] { $count } more questions, not quoted
}
no-findings = No findings yet
no-findings-text = A finding names a provision of the code, what was found and what it rests on.
new-finding = New finding
drafts-and-confirmed = { $drafts ->
    [one] { $drafts } draft
   *[other] { $drafts } drafts
  } · { $confirmed } confirmed
drafts = Draft { $count }
confirmed-count = Confirmed { $count }
draft = draft
confirmed = confirmed
dismissed = dismissed
gravest-first = Gravest first
gravest-raised = Zero tolerance raised: { $label }.
gravest-raised-note = Tell the lead first, at the next contact.
shown-when-opened = Statement shown when opened
two-values = Two values
two-values-for-one = Two values for one thing
lead-decides = Both are kept. The lead decides, with a reason.
basis-interviews = interviews
basis-records = records
basis-observation = observation
rests-on = Rests on
rests-on-nothing = nothing named yet
evidence-count = { $count ->
    [one] { $count } photo
   *[other] { $count } photos
}
evidence-item = Photo { $number }
provision = Provision of the code
choose-provision = Choose a provision
severity = Severity
statement = What was found
statement-note = Facts, place, extent. No names, no codes, no quotes.
write-statement = Write what was found.
supports = Supported by
supports-note = Stays with the team. The report never says who.
save-finding = Save finding
save-changes = Save changes
stop-editing = Stop editing
leads-reason = The lead’s reason:
raised-by = Raised by { $person }
no-photo-linked = No photo is linked.

## Site note
site-note-label = Notebook of the visit
site-note-note = Shared by the team: several people may write, nobody’s words are lost. Saved when you leave the field.
save-note = Save note

## Tasks
no-tasks = No tasks
no-tasks-text = Work that the lead hands to somebody stands here.
from-to-person = { $from } to { $to }
answer-to-task = Answer
task-is-done = Done
give-task = Give a task
to-whom = To
what-to-do = What to do

## Sync
sync-now = Sync now
sync-going = Syncing
sync-at-rest = At rest
sending-records = Sending records
sending-previews = Sending previews
sending-originals = Sending originals
cut-costs-nothing = A cut costs nothing: it goes on from the same byte.
everything-on-server = Everything is on the server
everything-on-server-note = { $count ->
    [one] { $count } thing, checked by its hash. Now this phone may be lost and the work would not be.
   *[other] { $count } things, each checked by its hash. Now this phone may be lost and the work would not be.
}
nothing-to-send = Nothing waits to be sent
nothing-to-send-note = Sync to fetch what others did.
waits-to-be-sent = { $count ->
    [one] { $count } thing is only on this phone
   *[other] { $count } things are only on this phone
}
saved-here-go-on = All of it is saved here. Go on; sync where there is signal.
order-of-sending = In this order
records = Records
previews = Previews
originals = Originals
queue-now = now
queue-waits = waits
nothing-waits = nothing waits
to-send = { $count } to send
originals-note = Originals are large. They wait for a link that costs nothing, unless you send them now.
send-originals = Send originals now
files-are-paused = Photos and files are paused. Records go all the same.
pause-files = Pause files
let-files-go = Let files go on
sent-of = { $sent } of { $size }
each-second = { $size } a second
less-than-a-minute = less than a minute left
minutes-left = { $minutes ->
    [one] about { $minutes } minute left
   *[other] about { $minutes } minutes left
}
stuck-files = Stuck
stuck-note = The rest goes on without these. They are tried again at every sync.
last-tries = Last tries
no-try-yet = None yet.
try-went = { $sent } sent, { $received } received, { $size }.
set-aside-from = Set aside: from { $person }
set-aside-safe = It is kept as it is. Nothing else waits for it.
accept = Accept
accept-consequence = What it holds counts from now on, for everybody in the team.
refuse = Refuse
refuse-consequence = What it holds does not count. It is kept, and your word stands in the history.
clock-ahead = { $minutes ->
    [one] This phone’s clock is { $minutes } minute ahead of the server’s. Set it right: dates of new records follow it.
   *[other] This phone’s clock is { $minutes } minutes ahead of the server’s. Set it right: dates of new records follow it.
}
clock-behind = { $minutes ->
    [one] This phone’s clock is { $minutes } minute behind the server’s. Set it right: dates of new records follow it.
   *[other] This phone’s clock is { $minutes } minutes behind the server’s. Set it right: dates of new records follow it.
}

## Reconcile and publish
nothing-open = Nothing is open
nothing-open-text = Every value is settled and everybody’s part is in.
stops-publishing = stops publishing
set-twice = Set twice while both were apart. Both values are kept.
reason-for-choice = Reason for the choice
kept-with-both = Kept with both values in the history.
choose-value = Choose one of the values
reason-missing = Write the reason.
keep-value = Keep “{ $value }”
settle-values-first = Settle its two values first
confirm-finding = Confirm
open-finding = Open
dismiss-finding = Dismiss, with a reason
confirmed-findings = Confirmed
part-missing = A part has not arrived
part-missing-of = { $person }: { $count ->
    [one] { $count } batch is missing.
   *[other] { $count } batches are missing.
} It comes with their next sync.
not-handed-in = { $person } has not handed in
your-part-is-open = Your own part is not handed in
your-part-note = You wrote something since you last said so. Say it again when you are done.
go-on-without = Go on without it
reason-printed = The method section of the report prints it.
same-worker = Same worker, two codes
same-worker-note = Choose the codes that are one person. Coverage then counts one.
join-workers = Count as one person
before-you-publish = Before you can publish
nothing-stops = Nothing stops publishing.
stop-practice = This is a practice audit: it never leaves this device.
stop-fieldwork-open = Fieldwork is still open.
stop-two-values = Two values stand for { $field } of { $label }.
stop-undecided = { $label } is neither confirmed nor dismissed.
kind-plan = Audit plan
kind-identity = Name of a worker
kind-checklist = Checklist
kind-decision = Decision
decided = { $about }: { $choice }
decided-without = Without { $person }
decided-same-person = Counted as one person
decided-export = Answers given out: { $form }
aside-unknown-signer = The device that signed it is in no list of this audit's members.
aside-forged = Its signature is not that of the device it names.
aside-damaged = It arrived damaged.
aside-newer-format = It was written by a newer version of the app. Update this one to read it.
aside-unknown-member-head = It names a list of members that is not here yet. If it stays after a sync, tell the program.
aside-after-removal = It was made by a device that has been removed. The lead accepts or refuses it.
aside-refused = The lead refused it.
aside-disputed = Two leads ruled differently on it. One of them rules again.
aside-poisoned = A part of it is not what this app writes and was not opened. The rest was taken.
aside-another-device = A part of it speaks in another device's name. The rest was taken.
aside-not-allowed = Its author's role may not write this.
aside-no-key = This device does not have the key for it yet. It comes with a sync.
aside-no-pack = This device does not have the program's pack for it yet. It comes with a sync.
decisions-so-far = Decisions so far
to-publish = To publishing
publish-stopped = { $count ->
    [one] Publish: { $count } thing stops it
   *[other] Publish: { $count } things stop it
}
what-would-leave = What would leave the team
you-write = You write this
summary = Summary
summary-note = What the team found, for people who were not there. No names, no codes, no words of a worker.
method = Method
method-note = How you worked, beside what the app adds.
look-again = Look again
publish-report = Publish
publish-consequence = The report is signed and goes to the monitor with the next sync. It is never changed; a correction is a new version.
stays-with-team = Stays with the team
stays-with-team-note = Every answer, name, note and original photo. Small groups are kept back so that nobody can be computed from a total.
must-not-leave = This must not leave
leak-name = a name
leak-phone = a phone number
leak-worker-number = an employer’s number for a worker
leak-worker-code = a worker’s code
leak-testimony = a worker’s own words
characters = characters { $from }–{ $to }

## Reports and review
no-reports = No report yet
no-reports-text = A report stands here when a lead has published it.
report-line = Report { $version } · { $published } · { $person } · { $findings ->
    [one] { $findings } finding
   *[other] { $findings } findings
}
report-version = Report { $version } · { $published }
version-number = Report { $version }
other-versions = Other versions
replaced-note = A newer version has replaced this report.
what-the-team-found = What the team found
coverage-by-group = Coverage by group
method-and-decisions = Method and decisions
report-hash = Report hash
due = due { $day }
review = Review
review-waiting = waits for review
review-returned = returned
review-answered = answered
review-replaced = replaced
review-approved = approved
no-comments = No comments yet.
whole-report = The whole report
finding-number = Finding { $number }
returned-with-question = returned with a question
through-server = through the server
your-answer = Your answer
no-names-note = No names, no codes: this leaves the team.
send-answer = Send answer
comment-on = Comment on
comment = Comment
add-comment = Add comment
return-report = Return
question-to-lead = Question to the lead
return-with-question = Return with the question
approve = Approve
approve-consequence = You approve exactly what you read: the report whose hash begins with { $hash }.

## Actions
no-actions = No actions yet
no-actions-text = Corrective actions come with a published report.
corrected-of = { $fixed } of { $all } corrected
overdue = { $days ->
    [one] { $days } day overdue
   *[other] { $days } days overdue
}
action-in-progress = in progress
action-reported-fixed = reported fixed
action-verified = verified
action-reopened = reopened
no-date = no date
report-progress = Report progress
paid-back-of = { $paid } of { $owed } paid back
left-to-pay = { $left } left
paid-back-now = Paid back now, in { $currency }
what-was-done = What was done

## Staff in a browser
sign-in = Sign in
signing-in = Signing in…
i-was-invited = I was invited
sign-in-name = Sign-in name
password = Password
password-note = Twelve characters or more.
one-time-code = One-time code
one-time-code-note = Six digits from your authenticator.
make-account = Make account
second-factor-once = Put this into your authenticator now. It is shown once.
second-factor-qr = QR code for the authenticator
to-sign-in = To sign in

## Two scans without signal
scan-code = Scan the code
type-instead = Type instead
camera-starting = Switching the camera on…
looking-for-code = Looking for a code. Hold all of it inside the picture.
camera-refused = The camera may not be used
camera-refused-text = Allow it in the settings of this device, or type or paste the code. Nothing was lost.
no-camera-scan = None works on this device. Type or paste the code. Nothing was lost.
camera-paused = The camera is off
camera-paused-text = It went off when the app was left.
camera-on = Switch the camera on
waits-head = One scan is left
waits-show = Show this code to the phone that invited you. It scans it with “Scan the answer”.
answer-qr = QR code of this phone’s answer
waits-note = This phone waits for signal, then joins by itself. It keeps what it scanned, also when it is locked or restarted.
try-now = Try now
code-as-text = Without a camera: the code as text
give-up-invite = Give up this invite
give-up-invite-consequence = This phone forgets what it scanned and can take another invite. If the other phone has scanned the answer, ask its person to remove this device.
two-scans = No signal: two scans
two-scans-note = The new phone scans this one, then this one scans its answer. Neither needs signal. Both finish by themselves later.
make-code = Make the code
scan-first-head = First scan: the new phone scans this
scan-first-text = On the new phone: open Surco, choose a passphrase, then “Scan the code”. Show it to nobody else: it lets one phone in.
scan-answer = Scan the answer
scan-second-head = Second scan: the answer
scan-second-text = The new phone shows its answer now. Point this camera at it.
answer-text = Text of the answer
answer-text-note = Without a camera: paste what the new phone shows as text.
take-answer = Take the answer
admitted-head = { $person } is known here
admitted-text = At its next signal this phone adds the new one by itself. The answer is kept, also after a lock or a restart. If the new phone has signal first, it joins by itself.
to-people = To people and invites
waiting-invites = Invites that wait
waiting-made = No answer here yet. The server does not know it.
waiting-sent = No answer here yet. The server knows it.
waiting-answered = Answered. Added by itself at the next signal.
forget-invite = Forget
forget-invite-consequence = This phone drops the invite and its answer. A phone that has scanned it may still join until it ends.

## Controls of forms
choose-answer = Choose an answer
chosen = Chosen
take-back-choice = Take back { $what }
search-list = Search this list
rows-found = { $count ->
    [0] Nothing found
    [one] { $count } row found
   *[other] { $count } rows found
}
understood = Understood
rank-open = Not in order yet. Move what matters most to the top, or keep this order.
rank-keep = Keep this order
ranked-now = { $what } is now { $place } of { $count }
move-up = Move { $what } up
move-down = Move { $what } down
not-answered = Not answered yet
range-touch = Touch the line where the answer stands, or press an arrow key.
stars-of = { $count } of { $total }
day-field = Day
month-field = Month
year-field = Year
gregorian-day = Gregorian: { $day }
calendar-missing = This phone cannot reckon the calendar that the form asks for. Enter the Gregorian day.
no-such-day = A day from 1 to { $last } in this month
year-range = A year in figures, such as 2026
time-field = Time
time-elsewhere = Written where the clock is at { $offset }
day-and-time-needed = Both are needed: the day and the time.
place-find = Find this place
place-looking = Looking for the position. Open sky helps.
place-keep = Keep the place, ± { $metres } m
place-stop = Stop looking
place-rough = Go under open sky and wait, or keep it as it is.
accurate-to = Accurate to { $metres } m.
typed-by-hand = Typed by hand
position-refused = This app may not use the position. Allow it in the settings of this device, or type the figures.
position-absent = This device finds no position. Type the figures.
place-type = Type the figures
place-type-keep = Keep these figures
latitude = Latitude
longitude = Longitude
latitude-range = The latitude is a number from -90 to 90.
longitude-range = The longitude is a number from -180 to 180.
point-add = Add the point where I stand
points-count = { $count ->
    [0] no points yet
    [one] { $count } point
   *[other] { $count } points
}
line-needs = a line needs 2
outline-needs = an outline needs 3
remove-point = Remove point { $number }
outline-picture = Drawing of the points, north above
length-is = length { $length }
area-is = area { $area }
metres = { $count } m
kilometres = { $count } km
square-metres = { $count } m²
hectares = { $count } ha
draw-keys = Draw with a finger, a pen or a mouse. By keyboard: arrow keys move, Space puts the pen down and lifts it.
pen-down = The pen draws
pen-up = The pen is lifted
draw-undo = Undo line
draw-clear = Clear all
draw-keep = Keep drawing
drawing-kept = A drawing is kept
drawing-unkept = The drawing could not be kept. It still stands here: try again, or photograph it on paper.
signed-on-paper = Signed on paper: photograph it
code-typed-or-read = Typed, or read by the camera
scan-stop = Stop reading
camera-stop = Switch the camera off
choose-photo = Choose a photo
choose-sound = Choose a recording
choose-video = Film, or choose a film
file-too-large = Larger than { $size }. It was not kept. Choose a smaller one.
file-unread = This file could not be read. It was not kept. Choose it again.
record-sound = Record sound
recording-now = Recording
record-keep = End and keep
record-discard = Discard
microphone-starting = Switching the microphone on…
microphone-refused = This app may not use the microphone. Allow it in the settings of this device, or write down what was said.
microphone-absent = This device cannot record here. Nothing was kept. Write down what was said.
no-recording-consent = Nothing is recorded: there is no consent to recording. Ask for it first.
play-sound = Play the sound
pause-sound = Pause the sound
sound-unplayable = This sound cannot be played here. Read the question aloud.
show-larger = Show larger
read-code = Read the code by camera

## Giving answers out
file-saved = Saved as { $path }
file-handed = The browser has put { $name } with its downloads.
save-again = Save the file again
give-answers-out = Give answers out
for-other-tools = For an analyst’s tools
give-out-by-lead = The lead gives answers out
give-out-by-lead-text = Ask the lead of this audit. Every export is recorded with its reason.
no-pack-here = The program’s pack is not here yet
comes-with-sync = It comes with a sync.
questionnaire = Questionnaire
file-format = File
format-tables = Tables (CSV)
format-tables-note = One table for the questionnaire and one for each roster in it, as ODK Central writes them.
format-instances = XForms instances
format-instances-note = One file an interview, as ODK Collect sends them.
nothing-finished = No interview of this questionnaire is finished
nothing-finished-text = Only finished interviews leave, and only while consent stands.
too-few = Answers of so few people point at people
too-few-text = The program’s pack sets how many are enough. Wait until more interviews are finished, or give them out all the same and write why.
also-with-few = Give out also with few people
leave-count = Interviews that leave
unfinished-stay = Unfinished, stay
taken-back-stay = Consent taken back, stay
questions-that-leave = Questions that leave
questions-that-leave-note = What is ticked leaves. A sensitive question leaves only if you tick it.
questions-that-stay = Could name a person: stays unless you tick it
questions-that-stay-note = Tick one by one what the reader cannot do without. Names and contacts never leave.
sensitive-mark = Sensitive
worker-codes = Worker codes
why-worker-codes = They join a row to the interview in this app.
why-crew = The crew: whoever knows it may know who spoke.
why-free-text = The person’s own words, a picture, a sound or a code.
why-place = A place on the map.
why-computed = Made by the form from other answers, which it may repeat.
why-device = What the device notes of itself: hours, the device, who asked.
why-chosen = Not ticked.
who-gets-it = Who gets it, and for what
who-gets-it-note = Kept in the audit’s decisions, where the team reads it.
give-out = Give out
give-out-no-reason = Write who gets it first
give-out-no-question = No question is ticked
give-out-consequence = { $interviews ->
    [one] { $interviews } interview leaves
   *[other] { $interviews } interviews leave
} the team with this many questions: { $questions }. The file is not sealed: whoever has it reads it. It is recorded in the audit’s decisions, and cannot be called back.
give-out-sensitive = Sensitive among them: { $names }.
give-out-could-name = Could name a person: { $names }.
given-out = Answers were given out
given-out-recorded = It is in the audit’s decisions.
given-out-unsaved = The export is recorded. The file is not saved yet.
file-size = Size of the file
what-left = What left
what-stayed = What stayed
give-out-more = Give out something else

## A newer pack
newer-pack = A newer pack
newer-pack-there = The program has a newer pack than the one this audit was planned with.
see-what-changes = See what changes
pack-is-present = This audit uses the program’s present pack
pack-is-present-text = There is nothing newer. A newer one comes with a sync.
pack-from-to = From { $before } to { $after }
pack-adopted = The audit goes on with the newer pack. What was answered stays in the record.
adopt-pack = Go on with the newer pack
adopt-consequence = From the next sync, every phone of the team asks by pack { $version }. Old answers stay in the record; those to questions that are no longer asked do not count. This cannot be undone here.
adopt-stopped = It cannot be adopted while these are in use
adopt-stopped-text = Interviews were begun with questionnaires that the newer pack does not have. They could not be opened. Ask the program to keep them, or finish this audit with the pack that it has.
adopt-too-late = The audit is in review or closed: its report rests on the pack that it has. Use the newer one for the next audit.
adopt-by-lead = The lead decides whether this audit goes on with it.
no-longer-asked = No longer asked
no-longer-asked-note = Their answers stay readable in the record. They do not count.
nothing-is-lost = Every question that is asked now goes on being asked.
answered-in = { $count ->
    [0] answered by nobody
    [one] answered in { $count } interview
   *[other] answered in { $count } interviews
}
lost-form-gone = The whole questionnaire is gone.
lost-gone = The question is gone.
lost-not-asked = It is shown or computed, and nobody answers it.
lost-other-key = It is asked at another place ({ $key }), where old answers are not found.
lost-other-type = Its kind of answer is another: { $before }, now { $after }.
what-differs = What differs
nothing-differs = Nothing differs but remarks, spaces or the version.
more-differences = Show { $count } more
is-new = New
is-gone = Gone
moved-to = Moved: { $before }, now { $after }
place-first = first
place-after = after { $name }
place-within = in { $group }, { $place }
was = Before
is-now = Now
also-reworded = Also reworded in: { $languages }
nothing-set = nothing
yes-said = yes
no-said = no
part-pack = The pack itself
part-language = Languages
part-severity = Severities
part-provision = Provisions of the code
part-form = Questionnaires and checklists
part-group = Groups of questions
part-question = Questions
part-choice = Answers to choose from
part-file = Lists, pictures and sounds
part-consent = What is read aloud for consent
part-consent-scope = What a person may allow
part-sampling = How many are heard
part-disclosure = Fewest people behind a figure
part-payroll = Pay
part-floor = Wage floors
part-payroll-rule = Pay rules
part-overtime = Overtime schemes
part-pay-check = Limits of the pay check
part-deduction-purpose = Purposes of deductions
part-protocol = Protocol cards
part-action-status = Words for the standing of actions
part-stage = Stages of escalation
part-letter = Letters
part-remedy = Remedies
part-figure = Figures
part-source = Sources
facet-wording = Wording
facet-paragraph = Wording, paragraph { $number }
facet-step = Step { $number }
facet-never = Never do, { $number }
facet-hint = Hint
facet-message = Message when an answer does not fit
facet-media = Picture, sound or film
facet-content = Content of the file
facet-type = Kind of answer
facet-required = Must be answered
facet-relevant = Asked when
facet-constraint = Rule for the answer
facet-computed = Filled in by the form
facet-read-only = Only shown
facet-look = How it is shown
facet-choices = Answers to choose from
facet-choice-filter = Which answers are offered
facet-suggests = Suggests a breach when
facet-individual = Not asked in groups
facet-no-note = No note beside the answer
facet-stratum = Counts for coverage by
facet-repeat = Asked several times
facet-deadline = Deadline, hours
facet-minimum-days = Least days
facet-consequence = Consequence
facet-sources = Sources
facet-unverified = Not verified yet
facet-audience = For whom
facet-language = Language it begins in
facet-share = Share of workers, per cent
facet-per-crew = In each crew
facet-least = At least
facet-most = At most
facet-band = By size of the site
facet-quota = Quotas
facet-outside = For readers outside
facet-monitors = For monitors
facet-currency = Currency
facet-premium = The premium counts as pay
facet-hourly = By the hour
facet-basis = Rests on
facet-region = Region
facet-h2a = Only for H-2A work
facet-from = From
facet-until = Until
facet-entry = When it begins
facet-exit = When it ends
facet-numerator = What is counted
facet-denominator = Out of what
facet-period = Period
facet-question = Question
facet-note = Remark
facet-address = Address

## content
kept-why-small-site = Fewer than 20 people work here: figures about them could point at one.
kept-why-few-interviews = Fewer than 10 workers were interviewed: figures about them could point at one.
kept-why-small-group = A group is under { $threshold } people, or all or nobody of a few.
kept-why-complement = Another is hidden so that nobody can work it out from a total.
kept-why-close = It differs by fewer than { $threshold } people from what an earlier report told.
kept-why-stands = It stands as first released: fewer than 10 people differ.
kept-why-nothing-safe = Nothing of it can be shown without pointing at a person.
kept-why-not-here = Its file is not on this device. Fetch it to have its figures in the report.
kept-part-workers = All figures about workers
kept-part-coverage = Coverage: { $group }
kept-part-register = Payroll register, { $days }
kept-part-register-undated = A payroll register
kept-part-wages = Pay per hour, { $days }
kept-part-finding = Finding { $number }: { $title }
kept-part-basis = Finding { $number }: how many spoke of it
kept-part-owed = Finding { $number }: what is owed
kept-title = Kept back
kept-nothing = Every figure leaves as it is.
report-replaces = It replaces report { $version }
report-replaces-same = It says the same as report { $version }, save for dates.
change-added = new
change-changed = changed
change-removed = gone
leak-in-finding = Finding { $label }

## evid
plate-not-here = The picture { $label } has not arrived on this device. Sync with a connection.
plate-unproven = Where the picture { $label } comes from cannot be proved. Unlink it from its finding.
plates-too-many = A report shows at most { $most } pictures.

## render
report-parts = Parts of the report
report-pay = Pay
report-standing = Standing of each provision
report-wages = Hourly pay
as-table = The same as a table
hide-table = Hide the table
download = Download
download-pdf = To read, print and hand on
download-xlsx = Figures on sheets, to count with
download-csv = One table a file, in a zip
download-json = All values and signatures, to check
download-map = The site as a point of a map
csv-for-older = CSV for older spreadsheet programs
making-file = Making the file…
compare = Compare
compare-with = Compare with { $version }
what-changed = What changed
to-the-report = To the report
nothing-changed = Both versions say the same.
unchanged-count = { $same ->
    [one] { $same } text or figure is the same in both.
   *[other] { $same } texts and figures are the same in both.
}
not-there-then = Not in this version
comment-here = Comment on this part
comment-on-this = Your comment on this part
send-comment = Send comment
overdue-count = { $count ->
    [one] { $count } action is overdue.
   *[other] { $count } actions are overdue.
}
follow-actions = Follow all actions
a-monitor-asks = A monitor asks: { $question }
question-about = Report { $version } on { $site } · { $person }
on-the-map = { $site } on the map
position-of-site = Latitude and longitude
position-note = In degrees: 27.42, -81.40. Kept to two decimals, about a kilometre. Empty: not on the map.
put-on-map = Keep the place
sites-as-map = All sites as a map (GeoJSON)
## board
act-withdrew = Took consent back
alarm-note = The leads see this until each of them says that they have seen it.
alarm-on = Zero tolerance: { $label }
alarm-raised = Raised by { $person }, { $ago } ago
alarm-seen = The leads have seen this alarm
alarm-unseen = No lead has seen this alarm yet
all-sites = All sites
and-more = { $names } and { $count } more
arrives-offline = It arrives with the next sync or pairing, also without signal.
ask-author = Ask an author
asked-person = Asked { $person }
behind-it = What is behind it
behind-schedule = behind schedule
change-plan = Change who or when
checklist-differs = A checklist says in order, a finding says breach
contradiction = Contradiction
counts-stay = These counts stay with the team.
day-of-visit = Day of the visit
decided-below-goal = Why fewer were heard than the goal
decided-contradiction = { $about }: contradiction settled
decided-duplicate = { $away } counts as { $stands }
decided-not-duplicate = { $one } and { $other } are two
decided-two-persons = Counted as different persons
due-by = Due by
due-so-far = Due so far
employer-registers = Registers
everybody = Everybody
facet-zero-tolerance = Alerts the leads at once
hand-back = Hand back to an auditor
handed-back = Handed back
handed-back-done = Handed back. It shows on their Today.
heard-of-goal = { $heard } heard, goal { $goal }
hours-differ = Hours told and hours on the books differ
hours-on-books = { $hours } hours on the books
hours-told = { $hours } hours told
how-it-is = How it is
i-have-seen-it = I have seen it
in-order = in order
interviews-by-group = Interviews by group
keep-merged = Keep the text made of both
keep-reason = Keep the reason
kind-alert = Alarm
kind-task = Task
leads-disagree = two leads ruled differently
likely-duplicate = Raised twice?
look-at-alarm = Look at the alarm
maybe-one-person = One person, two codes?
merge-findings = Merge
merge-note = The other one stays as it is and points to the one that stands. What it rests on counts there. It can be taken apart again.
merged = merged
merged-into = This one counts as
nobody-said = Confirmed on interviews that nobody gave
nobody-said-note = No interview supports it
nothing-behind-yet = No cause and no answer of the management yet.
not-one-breach = Not the same
one-of-both = The text made of both
one-person = One person
overdue-count-head = Overdue
own-words = In own words
pay-differs = Pay told and pay on the books differ
pay-on-books = { $money } on the books
pay-told = { $money } told
photos-of-visit = Photos of the visit
photos-stay = How many. The photos themselves stay with the team.
plan-changed = Plan changed: { $what }
progress = Progress
progress-by-site = Progress by site
progress-note = Progress: reported fixed and verified, of all. The line is the time that is used.
reason-for-date = Needed for another date. It stays with the action.
response = Management’s answer
response-by = Who said it
response-by-note = The role, no name: farm manager.
response-on = On which day
responsible = Who has to do it
responsible-note = A party, such as the operator. No names of workers.
rests-on-head = What it rests on
root-cause = Root cause
root-cause-own = Root cause in own words
same-code = The same worker code stands twice.
same-number = The same worker number of the employer.
same-phone = The same phone.
says-breach = says breach
says-breach-with-photos = says breach, with { $count } of this item’s photos
seen-on = Seen on { $day }
seen-on-with-photos = Seen on { $day }, { $count } photos
settle = Settle
settle-note = It stays in the history. It opens again when a side changes.
shared-photos = { $count } photos of both
shared-supports = { $count } records support both
short-of-goal = Short of their goal
similar-words = { $percent } % of their words are the same
stands-as = { $label } stands
stands-for = Merged into this one
stop-below-goal = { $heard } workers heard of a goal of { $goal }, and no reason is written.
stop-contradiction = { $label } contradicts something else.
take-apart = Take apart again
time-used = Time used
timeline = Timeline
timeline-note = Who did what, newest first
two-persons = Different persons
verified-by-visit = Seen on a visit
was-value = was: { $value }
what = What
what-you-do-now = What you do now
which-stands = Which one stands
who = Who
who-did-what = who did what
why-below-goal = Why fewer were heard
workers-asked = Workers asked
workers-confirm-counted = { $confirmed } of { $asked } workers asked confirm it
workers-confirm-some = Some workers confirm it
workers-confirmed = Workers who confirm it
workers-note = Small numbers are not kept: then it only says that some workers confirm it.
workers-were-asked = Workers were asked
write-behind = Write cause and answer
write-one-of-both = Write one text of both
your-question = Your question
redact = Redact
redact-title = Redact { $label }
redact-note = Cover every face, name and number plate. In the copy they are gone; the original stays sealed as it is.
redact-how-to = Draw over the picture. Or add a box: arrow keys move it, with Shift they change its size, Delete takes it out.
redact-how = How boxes cover
redact-blur = Blur
redact-black = Black
redact-add = Add a box
redact-undo = Undo
redact-remove = Take the box out
redact-boxes = { $count ->
    [0] No box yet
    [one] { $count } box
   *[other] { $count } boxes
}
redact-box = Box { $number }, { $how }: { $across } % from the left, { $down } % from the top, { $wide } % wide, { $high } % high
redact-nobody = Nothing in this picture shows or names a person
redact-save = Save redacted copy
redact-saving = Covering…
redacted-copies = Redacted copies
redacted-copy = Redacted copy { $label }
redacted-from = Copy of { $label }
redacted-mark = redacted
redacted-none = Only redacted copies can be published.
redacted-published = This copy is in the report once its finding is confirmed.
redacted-unlinked = Link this copy to a finding to publish it.
zoom-region = Picture, enlarged: scroll to move
zoom-in = Larger
zoom-out = Smaller
proof-head = For whoever checks the original
proof-show = Show the salt
proof-holds = The stamp holds: taken on { $day }.
proof-fails = The stamp does not hold.
proof-salt = Salt
proof-key = Device key
proof-note = Give the salt only together with the original. With both, anybody can check that the stamp is of it.
choose-link = Choose a finding, checklist or pay slip
no-preview-here = This kind of picture cannot be shown here. The original is kept as it was taken.
open-file = Open the original
keep-file = Keep a copy
kind-of-file = Kind
kind-heic = HEIC photo
kind-pdf = PDF document
kind-sound = Sound
kind-file = File
kind-photos = Photos
kind-files = Documents and files
kind-sounds = Sound recordings
any-kind = Every kind
linked-or-not = With and without links
linked-only = Linked
unlinked-only = Not linked
links-head = Links
anybody = Anybody
no-match = Nothing matches.
filter-evidence = What to show
send-this-original = Send this original now

## fixes

stop-decided-apart = { $label } was confirmed by one lead and dismissed by another.
decided-apart = Two leads decided differently
decided-apart-note = Neither knew of the other. The finding stays open until one of them decides again.
