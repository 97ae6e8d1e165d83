### পর্দার সব বাক্য, বাংলায় (বাংলাদেশ)। উৎস en.ftl (docs/translating.md)।
### ছোট শব্দ, বোতামে কাজ ও তার বস্তু, মাপসহ তথ্য। কী নিরাপদ তা বলা। কাউকে দোষ নয়, বিস্ময়চিহ্ন নয়। সম্বোধন “আপনি”।
###
### শব্দতালিকা, সব জায়গায় একই শব্দ:
### audit অডিট · auditor অডিটর · lead প্রধান অডিটর · deputy সহকারী প্রধান
### monitor পর্যবেক্ষক · investigator তদন্তকারী · administrator প্রশাসক · people সদস্য
### program কর্মসূচি · site কর্মস্থল · operator মালিক প্রতিষ্ঠান (“অপারেটর” নয়: কারখানায় তিনি শ্রমিক) · employer মালিকপক্ষ
### worker শ্রমিক · crew দল · crew leader দলনেতা · team টিম · group গ্রুপ
### interview সাক্ষাৎকার · heard কথা শোনা হয়েছে · consent সম্মতি · take back ফিরিয়ে নেওয়া · erase মুছে ফেলা
### slip (শ্রমিকের হাতে দেওয়া) চিরকুট · four words চারটি শব্দ · flag চিহ্ন
### pay slip পে-স্লিপ · wage floor ন্যূনতম মজুরি · short কম · owed পাওনা · paid পরিশোধ · premium প্রিমিয়াম
### piece পিস · rate রেট · deductions কর্তন · payroll register মজুরি রেজিস্টার · books খাতাপত্র
### evidence প্রমাণ · original মূল ফাইল · preview ছোট কপি · sealed সিল করা · hash ডিজিটাল ছাপ
### finding ফাইন্ডিং · provision আচরণবিধির ধারা · severity গুরুত্ব (মাত্রার নাম প্যাক থেকে আসে) · draft খসড়া · records নথি
### corrective action সংশোধনমূলক ব্যবস্থা (ছোট করে: ব্যবস্থা) · verified যাচাই করা · overdue দেরি
### reconcile মেলানো · confirm নিশ্চিত করা · dismiss বাতিল করা · settle মীমাংসা করা · decision সিদ্ধান্ত
### report রিপোর্ট · publish প্রকাশ · review পর্যালোচনা · return ফেরত · approve অনুমোদন · version সংস্করণ
### open (ক্রিয়া) খোলা · open (অবস্থা) বাকি · phase ধাপ · fieldwork মাঠের কাজ · practice অনুশীলন
### hide লুকানো · cover পর্দা · screen স্ক্রিন · lock লক · unlock খোলা · key চাবি
### passphrase গোপন বাক্য · password পাসওয়ার্ড (শুধু ব্রাউজারে) · invite আমন্ত্রণ · device ডিভাইস · phone ফোন
### sync সিঙ্ক · record রেকর্ড · custody: শুধু এই ফোনে / টিমের কারও কাছে / সার্ভারে, যাচাই করা
### saved সংরক্ষিত (কেবল লেখা পাকা হলে) · kept রাখা আছে · kept back আড়াল রাখা · set aside আলাদা রাখা

## সব জায়গায়
skip = মূল অংশে যান
back = পেছনে
hide = লুকান
show = দেখান
open = খুলুন
all = সব
next = পরেরটি
done-state = হয়েছে
flagged-head = চিহ্নিত
saved = সংরক্ষিত
edit = বদলান
by = যিনি করেছেন
state = অবস্থা
reason = কারণ
version = সংস্করণ
no-back = না, ফিরে যান
try-again = আবার চেষ্টা করুন
opening = খুলছে…
main-menu = মূল মেনু
keys = কি-বোর্ড
pages = পাতা
newer = নতুনগুলো
older = পুরোনোগুলো
range-of = মোট { $total }টির { $first }–{ $last }
no-such-page = এখানে কিছু নেই
no-such-page-text = এই ঠিকানায় কোনো পাতা নেই। কিছুই বদলায়নি।
percent = { $share }%
a-moment = এক মুহূর্ত
minutes = { $count ->
    [one] { $count } মিনিট
   *[other] { $count } মিনিট
}
hours = { $count ->
    [one] { $count } ঘণ্টা
   *[other] { $count } ঘণ্টা
}
days = { $count ->
    [one] { $count } দিন
   *[other] { $count } দিন
}
from-to = { $first } – { $last }
size-bytes = { $size } বাইট
size-kilobytes = { $size } KB
size-megabytes = { $size } MB
open-count = { $count }টি বাকি
items = { $count ->
    [0] এখনো নেই
    [one] { $count }টি
   *[other] { $count }টি
}
history = ইতিহাস
history-empty = এখনো কিছু লেখা হয়নি।
history-withheld = শ্রমিক এটি ফিরিয়ে নিয়েছেন। কে ও কখন, তা দেখা যায়; কী বলা হয়েছিল, তা নয়।
history-late = এর কিছু অংশ অডিট পরের ধাপে যাওয়ার পরে এসেছে।
history-waiting = { $count ->
    [one] { $count }টি বদল আগের একটির জন্য অপেক্ষা করছে, যা এখনো আসেনি।
   *[other] { $count }টি বদল আগেরগুলোর জন্য অপেক্ষা করছে, যা এখনো আসেনি।
}
act-begun = শুরু
act-set = লিখেছেন
act-emptied = খালি করেছেন
act-edited = বদলেছেন
act-decided = সিদ্ধান্ত নিয়েছেন
act-unread = অ্যাপের নতুন সংস্করণে লেখা
copy-table = সারণি কপি করুন
table-copied = { $rows ->
    [one] { $rows }টি সারি কপি হয়েছে। স্প্রেডশিটে পেস্ট করুন।
   *[other] { $rows }টি সারি কপি হয়েছে। স্প্রেডশিটে পেস্ট করুন।
}
table-not-copied = কপি করা গেল না। সারণিটি বেছে নিয়ে হাতে কপি করুন।
nothing-chosen = এখনো কিছু বাছা হয়নি
nothing-chosen-text = তালিকার একটি সারি বেছে নিন। এখানে খুলবে।
close = বন্ধ করুন

## দরজা
today = আজ
this-audit = এই অডিট
audit = অডিট
interviews = সাক্ষাৎকার
interview = সাক্ষাৎকার
payroll = বেতন-খাতা
pay-slips = পে-স্লিপ
evidence = প্রমাণ
findings = ফাইন্ডিং
finding = ফাইন্ডিং
site-note = কর্মস্থলের নোট
tasks = কাজ
reconcile = মেলানো
publish = প্রকাশ
reports = রিপোর্ট
report = রিপোর্ট
actions = ব্যবস্থা
sync = সিঙ্ক
settings = সেটিংস
search = খুঁজুন
search-this-audit = এই অডিটে খুঁজুন
search-note = উত্তর, নোট, ফাইন্ডিং, ছবির বর্ণনা, কর্মস্থলের নোট, কাজ। নাম ও যোগাযোগ কখনো খোঁজা হয় না।
nothing-found = কিছু পাওয়া যায়নি
nothing-found-text = একটি শব্দ বা তার শুরুটুকু দিয়ে খুঁজুন।
more-found = আরও আছে: আরেকটি শব্দ লিখুন।
answer = উত্তর
people = সদস্য

## ত্রুটি
fault-safe = নিরাপদ:
fault-do = করণীয়:
fault-wait = { $seconds ->
    [one] { $seconds } সেকেন্ড পর আবার চেষ্টা করুন।
   *[other] { $seconds } সেকেন্ড পর আবার চেষ্টা করুন।
}
fault-unreachable = এই পাতার পেছনের অ্যাপ সাড়া দিচ্ছে না।
fault-unreachable-safe = যা কিছু সংরক্ষিত দেখানো হয়েছে।
fault-unreachable-next = অ্যাপটি চলছে কি না দেখুন, তারপর আবার চেষ্টা করুন।
fault-unreadable = অ্যাপের জায়গায় অন্য কিছু সাড়া দিয়েছে।
fault-unreadable-safe = কিছু পাঠানো হয়নি, কিছু হারায়নি।
fault-unreadable-next = এই নেটওয়ার্ক সাইন ইন চাইলে আগে তা করুন। তারপর আবার চেষ্টা করুন।
fault-nothing-lost = এর আগে যা সংরক্ষিত হয়েছে, সব।
fault-kept-here = সবকিছু এই ফোনে রাখা আছে।
fault-both-kept = দুটি মানই রাখা আছে।
fault-try-later = আবার চেষ্টা করুন। একই থাকলে কোডটি হেল্পডেস্কে পড়ে শোনান।
fault-ask-lead = প্রধান অডিটরকে জিজ্ঞেস করুন।
fault-no-connection = সার্ভারে পৌঁছানো যাচ্ছে না।
fault-no-connection-next = কাজ চালিয়ে যান। সিগন্যাল পেলে আবার সিঙ্ক করুন।
fault-not-the-server = এই নেটওয়ার্ক আগে সাইন ইন চায়।
fault-not-the-server-next = ব্রাউজারে ওয়াই-ফাইয়ে সাইন ইন করুন, বা অন্য নেটওয়ার্ক নিন।
fault-wrong-passphrase = এটি দিয়ে খোলেনি।
fault-weak-passphrase = এই গোপন বাক্য সহজেই আন্দাজ করা যায়।
fault-weak-passphrase-next = দেওয়া পাঁচটি শব্দ নিন, বা নিজের আরও লম্বা একটি লিখুন।
fault-storage = এই ফোন এটি রাখতে পারেনি।
fault-storage-next = কিছু জায়গা খালি করুন, তারপর আবার করুন।
fault-not-allowed = এখানে এটি আপনার কাজ নয়।
fault-invite = এই আমন্ত্রণ ব্যবহার করা যাবে না।
fault-conflicted = দুজন এটি দুই রকম লিখেছেন। আগে প্রধান অডিটর সিদ্ধান্ত নেবেন।
fault-not-found = এটি এই ফোনে নেই।
fault-sign-in = নাম, পাসওয়ার্ড ও কোড একসঙ্গে মেলেনি।

## পাতার আগে: গোপন বাক্য, PIN, আমন্ত্রণ
passphrase = গোপন বাক্য
passphrase-of-device = এই ফোনের গোপন বাক্য
passphrase-note = দূর থেকে কেউ এটি বদলে দিতে পারে না। এটি ছাড়া এখানে কিছু পড়া যায় না।
unlock = খুলুন
unlocking = খুলছে…
works-without-signal = সিগন্যাল ছাড়াই চলে। খুলতে প্রায় এক সেকেন্ড লাগে।
forgot = ভুলে গেছি, বা ফোনটি নতুন
forgot-it = ভুলে গেলে: ফোনটি রেখে দিন, প্রধান অডিটরের কাছে নিয়ে যান। ফোন ও উদ্ধার চাবি একসঙ্গে এটি খোলে।
new-device = নতুন ফোন: প্রধান অডিটরের কাছে আমন্ত্রণ চান। প্রথম গোপন বাক্যের পরে তা লিখতে হয়।
lost-passphrase = গোপন বাক্য হারিয়ে গেছে
lost-passphrase-note = আপনার কর্মসূচি যাঁকে নাম দিয়ে ঠিক করেছে, তিনি এই ফোনের সঙ্গে মিলে এটি খুলতে পারেন। নিচের লেখা থেকে অন্য কেউ কিছু জানতে পারে না। তিনি আপনাকে ৬৪টি অঙ্ক দেবেন।
recovery-text = কর্মসূচির ঠিক করা মানুষের জন্য লেখা
recovery-code = তাঁর দেওয়া ৬৪টি অঙ্ক
recover = নতুন গোপন বাক্য দিয়ে খুলুন
pin = PIN
use-passphrase = লক করে গোপন বাক্য দিন
first-run = এই ফোনের জন্য গোপন বাক্য
first-run-note = এখানে আপনি যা লেখেন, সব এটি দিয়ে খোলে; আর কিছু দিয়ে খোলে না।
five-words = দেওয়া পাঁচ শব্দ
my-own = আমার নিজের
other-words = অন্য শব্দ
write-them-down = মুখস্থ করুন, বা কাগজে লিখে ফোন থেকে দূরে রাখুন।
own-passphrase = আপনার গোপন বাক্য
own-passphrase-note = কঠিনের চেয়ে লম্বা ভালো: কয়েকটি শব্দ, যেগুলোর একটির সঙ্গে আরেকটির সম্পর্ক নেই।
passphrase-again = গোপন বাক্যটি আরেকবার লিখুন
not-the-same = দুটি এক নয়।
new-pin = পর্দা সরানোর PIN
new-pin-note = ছয়টি অঙ্ক। “লুকান” চাপার পর পর্দা সরায়; পাঁচবার ভুল হলে ফোন লক হয়।
pin-again = PIN আরেকবার
pin-six-digits = PIN-এ ছয়টি অঙ্ক থাকে।
make-vault = তৈরি করে খুলুন
making-vault = তৈরি হচ্ছে…
join-program = আপনার কর্মসূচিতে যোগ দিন
join-program-note = প্রধান অডিটর আপনার জন্য আমন্ত্রণ তৈরি করেন: তার কোড স্ক্যান করুন, বা লিখুন। তা একবারই চলে, ৭২ ঘণ্টা পর শেষ হয়।
invite-code = আমন্ত্রণ কোড
invite-code-note = ২৬টি ইংরেজি অক্ষর ও অঙ্ক। বা QR কোডের পুরো লেখাটি পেস্ট করুন।
code-has-26 = কোডে ২৬টি অক্ষর ও অঙ্ক থাকে; এখানে আছে { $typed }টি।
server-address = সার্ভারের ঠিকানা
server-address-note = প্রধান অডিটর যেমন দেন।
server-missing = সার্ভারের ঠিকানা লেখা হয়নি।
join = যোগ দিন
joining = যোগ দেওয়া হচ্ছে…
lock-device = এই ফোন লক করুন

## সেটিংস
language-of-screens = স্ক্রিনের ভাষা
light-and-dark = উজ্জ্বল ও গাঢ়
as-device = ফোনের মতো
light = উজ্জ্বল
dark = গাঢ়
text-size = লেখার আকার
haptics = কিছু সংরক্ষিত হলে ছোট একটি কাঁপুনি
metered-link = ছবির মূল ফাইল খরচের সংযোগেও যেতে পারে
metered-link-note = লেখা ও ছোট কপি সব সময় যায়। এটি চালু না থাকলে মূল ফাইল বিনা খরচের সংযোগের জন্য অপেক্ষা করে।
storage = জায়গা
free-on-phone = এই ফোনে খালি
nothing-to-free = খালি করার কিছু নেই: এখানকার কোনো মূল ফাইল সার্ভারে যাচাই করা নয়।
free-originals = { $size } খালি করুন
free-originals-consequence = { $count ->
    [one] সার্ভারে যাচাই করা { $count }টি মূল ফাইল এই ফোন থেকে সরে যাবে। খুললে আবার আনা হবে।
   *[other] সার্ভারে যাচাই করা { $count }টি মূল ফাইল এই ফোন থেকে সরে যাবে। খুললে প্রতিটি আবার আনা হবে।
}
storage-low = মাত্র { $size } খালি আছে। যা সংরক্ষিত, তা নিরাপদ। ছবি তোলার আগে জায়গা করুন: নিচে মূল ফাইল সরান, বা অন্য কিছু মুছুন।
this-device = এই ফোন
person = ব্যক্তি
role = ভূমিকা
program = কর্মসূচি
letters = কোডের শুরুর অক্ষর
lock = লক করুন
lock-note = সবকিছু বন্ধ করে ও চাবি ভুলে যায়। শুধু গোপন বাক্যই আবার খোলে।
sign-out = সাইন আউট করুন
change-passphrase = গোপন বাক্য বদলান
old-passphrase = এখনকার গোপন বাক্য
new-passphrase = নতুন গোপন বাক্য

## সদস্য
role-administrator = প্রশাসক
role-lead = প্রধান অডিটর
role-auditor = অডিটর
role-monitor = পর্যবেক্ষক
role-investigator = তদন্তকারী
role-reader = পাঠক
role-scribe = সার্ভার
audience-worker = শ্রমিক
audience-crew-leader = দলনেতা
audience-supervisor = সুপারভাইজার
audience-manager = ম্যানেজার
audience-committee = কমিটি বা গ্রুপ
of-program = কর্মসূচির সবাই
team-of-audit = এই অডিটের টিম
team = টিম
device-number = ডিভাইস { $number }
last-contact = শেষ খবর { $since } আগে
no-contact-yet = এখনো খবর নেই
handed-in = জমা দেওয়া
removed = বাদ দেওয়া
waits-for-key = চাবির অপেক্ষায়
not-in-team-yet = কর্মসূচিতে আছেন, এই টিমে নেই
add-to-team = যোগ করুন
remove = বাদ দিন
remove-consequence = এই ডিভাইস এখন থেকে যা লেখে তা গোনা হবে না, নতুন কিছু পাবেও না। আগে যা লিখেছে তা থাকবে।
members-and-invites = সদস্য ও আমন্ত্রণ
this-device-is = আপনি { $person }।
invite = কাউকে আমন্ত্রণ দিন
invite-note = কর্মসূচির জন্য। অডিট পরে যোগ করা যায়।
invite-note-audit = কর্মসূচি ও এই অডিটের জন্য।
invite-name = স্ক্রিনে দেখানোর নাম
invite-name-note = টিম তাঁকে যে নামে চেনে। নামটি সদস্য-খাতায় থাকে।
make-invite = আমন্ত্রণ তৈরি করুন
invite-made = নতুন ফোনের সামনে ধরুন, বা পড়ে শোনান। একবারই চলে।
invite-qr = আমন্ত্রণের QR কোড
invite-until = { $moment } পর্যন্ত চলে।
another-invite = আরেকটি আমন্ত্রণ

## কোথায় রাখা
custody-here = শুধু এই ফোনে
custody-mate = টিমের কারও কাছে
custody-server = সার্ভারে, যাচাই করা
only-here = { $count }টি শুধু এখানে
nothing-only-here = শুধু এখানে কিছু নেই
where-the-work-is = কাজ কোথায় আছে
keep-safe = { $count ->
    [one] ফোনটি সাবধানে রাখুন: { $count }টি জিনিস আর কোথাও নেই। এটি { $since } আগের।
   *[other] ফোনটি সাবধানে রাখুন: { $count }টি জিনিস আর কোথাও নেই। সবচেয়ে পুরোনোটি { $since } আগের।
}
keep-safe-new = { $count ->
    [one] ফোনটি সাবধানে রাখুন: { $count }টি জিনিস আর কোথাও নেই।
   *[other] ফোনটি সাবধানে রাখুন: { $count }টি জিনিস আর কোথাও নেই।
}
none-only-here = শুধু এখানে কিছু নেই। তবে কিছু জিনিস এখনো সার্ভারে যায়নি।
all-on-server = এই ফোনে কিছুই অপেক্ষায় নেই।

## আজ
in-the-field = মাঠে
asked-of-you = আপনার করণীয়
other-audits = অন্য অডিট
open-audit = অডিট খুলুন
new-interview = নতুন সাক্ষাৎকার
finish-code = { $code } শেষ করুন
answered-of = { $questions }টির মধ্যে { $answered }টির উত্তর আছে
from-person = { $person } দিয়েছেন
of-workers-heard = জনের কথা শোনা হয়েছে, শ্রমিক { $workers } জন
share-and-goal = { $share } · লক্ষ্য { $goal }%
coverage-says = { $workers } জন শ্রমিকের মধ্যে { $heard } জনের কথা শোনা হয়েছে, লক্ষ্য শতকরা { $goal }
no-audits = এখানে এখনো কোনো অডিট নেই
no-audits-lead = একটি তৈরি করুন, বা যেগুলোতে আপনি আছেন সেগুলো আনতে সিঙ্ক করুন।
no-audits-auditor = প্রধান অডিটর আপনাকে অডিটে যোগ করেন। তা আনতে সিগন্যাল থাকতে সিঙ্ক করুন।
make-audit = অডিট তৈরি করুন
team-room-waits = প্রধান অডিটরের ডিভাইস সিঙ্ক করলে ভেতরের তথ্য আসবে
practice-note = অনুশীলনের জন্য: এটি কখনো এই ফোনের বাইরে যায় না।

## অডিট তৈরি করা
new-audit = নতুন অডিট
site = কর্মস্থল
choose-site = একটি কর্মস্থল বেছে নিন।
add-site = কর্মস্থল যোগ করুন
site-name = কর্মস্থলের নাম
operator = মালিক প্রতিষ্ঠান
sector = খাত
place = জায়গা
site-place-note = কর্মসূচি যতটুকু প্রকাশ করে ততটুকুই: জেলা বা উপজেলা।
name-of-audit = অডিটের নাম
name-of-audit-note = যেমন “শরৎকালের অডিট”।
name-the-audit = অডিটের একটি নাম দিন।
first-day = প্রথম দিন
last-day = শেষ দিন
days-in-order = শেষ দিনটি প্রথম দিনের আগে পড়েছে।
crews = দল অনুযায়ী শ্রমিকসংখ্যা
crews-note = কতজনের কথা শোনা হলো, তা এই সংখ্যা ধরে হিসাব হয়। পরে ঠিক করা যাবে।
crew = দল
workers = শ্রমিক
another-crew = আরেকটি দল
one-crew-at-least = অন্তত একটি দল ও তার শ্রমিকসংখ্যা লিখুন।
workers-in-all = { $workers ->
    [one] মোট { $workers } জন শ্রমিক
   *[other] মোট { $workers } জন শ্রমিক
}
practice = অনুশীলন

## অডিট
phase = ধাপ
phase-planned = পরিকল্পনা
phase-fieldwork = মাঠের কাজ
phase-reconciling = মেলানো
phase-review = পর্যালোচনা
phase-closed = বন্ধ
phase-planned-note = মাঠের কাজ খুলতে টিমে প্রধান অডিটরের দুটি ডিভাইস লাগে: ফোন ও ল্যাপটপ, অথবা একজন সহকারী প্রধান।
phase-fieldwork-note = টিম কর্মস্থল ছেড়ে এলে মাঠের কাজ বন্ধ করুন। পরে যা আসে তা রাখা হয়, দেরিতে এসেছে বলে চিহ্নিত থাকে।
phase-reconciling-note = যা বাকি আছে মীমাংসা করুন, তারপর প্রকাশ করুন।
phase-review-note = পর্যবেক্ষক রিপোর্ট পড়ছেন।
phase-closed-note = আর কিছু লেখা হবে না। সম্মতি এখনো ফিরিয়ে নেওয়া যায়।
open-fieldwork = মাঠের কাজ খুলুন
close-fieldwork = মাঠের কাজ বন্ধ করুন
close-audit = অডিট বন্ধ করুন
move-to = এই ধাপে যান: { $phase }
reason-note = ইতিহাসে রাখা থাকে।
workers-heard = যত শ্রমিকের কথা শোনা হয়েছে
heard = শোনা হয়েছে
share = শতকরা
heard-of = { $workers } জনের { $heard } জন
of-all = মোট { $workers } জনে
by-crew = দল
by-gender = লিঙ্গ
by-language = ভাষা
by-pay-type = মজুরির ধরন
ring-says = { $workers } জন শ্রমিকের মধ্যে { $heard } জনের কথা শোনা হয়েছে। পাশে ছক আছে।
ring-table = যত শ্রমিকের কথা শোনা হয়েছে, { $group } অনুযায়ী, বাইরের বৃত্ত আগে
ring-note = বাইরের বৃত্তটি প্রথম সারি। দাগটি লক্ষ্য: প্রতি গ্রুপের { $goal }%। কে বলেছেন, তা কখনো দেখায় না।
late-records = { $count ->
    [one] { $count }টি রেকর্ড তার ধাপ বন্ধ হওয়ার পরে এসেছে। তা রাখা আছে, দেরিতে এসেছে বলে চিহ্নিত।
   *[other] { $count }টি রেকর্ড তাদের ধাপ বন্ধ হওয়ার পরে এসেছে। সেগুলো রাখা আছে, দেরিতে এসেছে বলে চিহ্নিত।
}
work-of-audit = এই অডিটের কাজ
unfinished = { $count }টি শেষ হয়নি
pay-short = { $workers } জন শ্রমিক কম পেয়েছেন · { $slips }টি স্লিপে কম
short-of = { $slips }টির মধ্যে { $short }টিতে কম
findings-counted = { $findings } · { $confirmed }টি নিশ্চিত
shared-by-team = পুরো টিমের
reports-count = { $count ->
    [0] এখনো রিপোর্ট নেই
    [one] { $count }টি রিপোর্ট
   *[other] { $count }টি রিপোর্ট
}
my-part-is-ready = আমার অংশ তৈরি
my-part-note = এতে জানানো হয়, আপনার সব কাজ জমা আছে। প্রধান অডিটর পরের যোগাযোগে তা দেখেন। এরপরও যোগ করতে পারেন।

## সাক্ষাৎকার
no-interviews = এখনো কোনো সাক্ষাৎকার নেই
no-interviews-text = প্রতিটি শুরু হয় সম্মতি দিয়ে, শ্রমিকের ভাষায় পড়ে শুনিয়ে।
interviews-count = { $count ->
    [one] { $count }টি সাক্ষাৎকার
   *[other] { $count }টি সাক্ষাৎকার
}
answered-count = { $count }টির উত্তর আছে
flags = { $count ->
    [one] { $count }টি চিহ্ন
   *[other] { $count }টি চিহ্ন
}
finished = শেষ
open-state = বাকি
who-is-heard = কার কথা শোনা হচ্ছে
crew-unknown = এখনো জানা নেই
language-of-interview = সাক্ষাৎকারের ভাষা
within-earshot = আর কে শুনতে পান
present-interpreter = দোভাষী
present-coworker = একজন সহকর্মী
present-supervisor = সুপারভাইজার বা দলনেতা
present-supervisor-note = পারলে আগে অন্য জায়গা খুঁজুন। দায়িত্বে থাকা কেউ শুনতে পাচ্ছিলেন, তা লেখা থাকে।
to-consent = সম্মতিতে যান
consent = সম্মতি
read-aloud = পড়ে শোনান, তারপর জিজ্ঞেস করুন
same-in-my-language = একই কথা আমার ভাষায়
agrees-to = তিনি যাতে রাজি
consent-notes = লিখে রাখা
consent-notes-note = এটি ছাড়া সাক্ষাৎকার হয় না।
consent-photos = তিনি যা দেখান তার ছবি
consent-photos-note = কখনো তাঁর মুখের নয়।
consent-audio = কথা রেকর্ড করা
consent-audio-note = হ্যাঁ না বললে বন্ধ থাকে।
they-agree = রাজি: শুরু করুন
they-do-not-agree = রাজি নন
they-do-not-agree-note = কিছুই রাখা হয় না।
scope-notes = লেখা
scope-no-notes = লেখা নয়
scope-audio = কথা রেকর্ড
scope-no-audio = কথা রেকর্ড নয়
scope-photos = ছবি
consent-read-in = যে ভাষায় পড়া হয়েছে: { $language }
keep-consent = সংরক্ষণ করুন
withdraw = শ্রমিক সম্মতি ফিরিয়ে নিচ্ছেন
withdraw-consequence = সাক্ষাৎকারটি আর গোনা হবে না, উত্তরগুলো টিমের কোনো ফোনে আর দেখানো হবে না। এখান থেকে এটি ফেরানো যায় না।
consent-taken-back = সম্মতি ফিরিয়ে নেওয়া হয়েছে
consent-taken-back-note = উত্তরগুলো আর দেখানো হয় না, গোনাও হয় না।
consent-quote = তাঁর কথা উদ্ধৃত করা
consent-quote-note = নাম, কোড বা জায়গা ছাড়া।
consent-until = যত দিন পর্যন্ত (শেষ দিন)
consent-until-note = ফাঁকা রাখলে ব্যক্তি ফিরিয়ে না নেওয়া পর্যন্ত থাকে।
scope-quote = উদ্ধৃতি
scope-until = { $day } পর্যন্ত
consent-ended = সম্মতি { $day } তারিখে শেষ হয়েছে
consent-ended-note = উত্তরগুলি সিল করা আছে, কাউকে দেখানো হয় না, কোথাও গোনা হয় না। ব্যক্তি আবার রাজি হলে ফিরে আসে।
heard-together = কয়েকজনের কথা একসঙ্গে শোনা হচ্ছে
heard-together-note = দলে কাউকে নিজের মজুরির কথা জিজ্ঞেস করা হয় না। কোনো লক্ষ্যে গোনা হয় না।
how-many-people = কতজন
group-of = { $people } জনের দল
heard-in-groups = আরও { $people } জনের কথা দলে শোনা হয়েছে।
also-to-hear = আরও যাঁদের কথা শুনতে হবে:
ring-note-site = বাইরের বৃত্ত প্রথম সারি। রেখাটি পুরো জায়গার লক্ষ্য: { $goal }%। কে, তা কখনো দেখায় না।
share-and-goal-people = { $share } · লক্ষ্য { $goal }
goal = লক্ষ্য
erase = যা বলা হয়েছে মুছে ফেলুন
erase-note = সম্মতি ফিরিয়ে নিলে উত্তর লুকানো হয়। মুছে ফেললে টিমের সব ফোন ও সার্ভার থেকে তথ্যটাই চলে যায়।
erase-consequence = এই শ্রমিক যা বলেছেন তা চিরদিনের জন্য মুছে যাবে। দল ও গ্রুপ অনুযায়ী কতজনের কথা শোনা হয়েছে, সেই গণনা আগের মতোই থাকবে।
four-words-note = শ্রমিকের চিরকুট থেকে; ছোট-বড় হাতের অক্ষর বা ফাঁকা জায়গা যেমনই হোক।
reason-instead = বা শব্দগুলো ছাড়া, একটি কারণ
question-of = প্রশ্ন { $number }, মোট { $count }
answered-so-far = যত প্রশ্নের উত্তর হয়েছে
previous-question = আগের প্রশ্ন
undo-answer = শেষ উত্তর ফিরিয়ে নিন
choose-by-number = নম্বর দিয়ে উত্তর বেছে নিন: ১ থেকে ৯
all-questions = সব প্রশ্ন
question-done = প্রশ্ন { $number }, উত্তর আছে
question-flagged = প্রশ্ন { $number }, চিহ্নিত
question-open = প্রশ্ন { $number }, বাকি
checklists = যাচাই-তালিকা
by-place = স্থান অনুযায়ী
new-checklist = নতুন যাচাই-তালিকা
no-checklists = এখনও কোনো তালিকা নেই
no-checklists-text = একটি স্থানের নাম দিন এবং সেখানে কী দেখবেন তা বেছে নিন।
which-place = স্থান
which-place-note = যেমন একটি শিবির, রান্নাঘর বা মাঠ।
finish-checklist = তালিকা শেষ করুন
photos-of-item = এই বিষয়ের ছবি
hand-over = অন্যকে দিন
hand-over-to = কাকে
hand-over-words = তাঁর যা জানা দরকার
handed-over = পরের সিঙ্কে এটি তাঁর কাজের মধ্যে থাকবে।
reopen = আবার খুলুন
reopen-reason = কেন আবার খোলা হচ্ছে
against-a-rule-head = ফর্মের নিয়মের বাইরে
must-be-answered = উত্তর দেওয়া দরকার
question-wrong = প্রশ্ন { $number }, ফর্মের নিয়মের বাইরে
guidance = কীভাবে জিজ্ঞাসা করবেন
could-not-be-seen = দেখা যায়নি
against-a-rule = নিয়মের বাইরে
answer-out-of-bounds = উত্তরটি এই প্রশ্নের সীমার বাইরে। যেমন বলা হয়েছে তেমনই রাখা আছে; ঠিক করুন বা একটি নোট লিখুন।
entry-of = { $entries }-এর { $entry }
entry = ভুক্তি { $number }
entries = ভুক্তি
all-entries = সব ভুক্তি
add-entry = আরও একটি যোগ করুন
no-entries = এখনও কিছু নেই।
take-entry-out = বাদ দিন
take-entry-out-consequence = ভুক্তি ও তার উত্তরগুলো বাদ যাবে। ইতিহাসে সেগুলো থাকে।
more-entries = { $count ->
    [one] আরও একটি দেখান
   *[other] আরও { $count }টি দেখান
}
disclosure-note = কী করতে হবে শুধু তাই দেখায়। এটি খোলা হয়েছে তা কোথাও লেখা থাকে না।
flagged = চিহ্নিত
prefers-not-to-say = বলতে চান না
take-answer-back = উত্তর তুলে নিন
saved-when-left = লেখার ঘর ছাড়লে সংরক্ষিত হয়
answered-and-hidden = উত্তর আছে, লুকানো
not-in-group = গ্রুপে জিজ্ঞেস করা হয় না: একজনের মজুরি অন্য কারও জানার বিষয় নয়।
answer-conflicted = দুজন দুই রকম উত্তর লিখেছেন। দুটিই রাখা আছে; প্রধান অডিটর সিদ্ধান্ত নেবেন।
hidden-answers = { $count ->
    [one] { $count }টি উত্তর এমন প্রশ্নে আছে, যা আর খাটে না। তা বাদ থাকবে।
   *[other] { $count }টি উত্তর এমন প্রশ্নে আছে, যা আর খাটে না। সেগুলো বাদ থাকবে।
}
note = নোট
note-note = টিমের জন্য। লেখার ঘর ছাড়লে সংরক্ষিত হয়।
flag = চিহ্ন দিন
unflag = চিহ্ন তুলে নিন
flag-follow-up = টিমের জন্য চিহ্ন দিন
flag-child = এখানে শিশু কাজ করছে
flag-danger = কেউ এখন বিপদে আছেন
flag-note = শেষ দুটি সঙ্গে সঙ্গে কর্মসূচির প্রোটোকল কার্ড খোলে।
never = কখনো নয়:
protocol-card = প্রোটোকল
close-card = পড়েছি
identity-apart = নাম, আলাদা
identity-note = নিজের আলাদা রেকর্ডে সিল করা। শুধু এই পাতায় দেখানো হয়, কখনো তালিকা, শিরোনাম বা রিপোর্টে নয়।
worker-name = নাম
worker-contact = যোগাযোগের উপায়
worker-contact-note = শুধু তিনি চাইলে।
worker-number = মালিকপক্ষের দেওয়া তাঁর নম্বর
worker-number-note = মজুরি রেজিস্টারের সঙ্গে মেলাতে।
keep-sealed = সিল করে সংরক্ষণ করুন
pause = বিরতি দিন
to-finish = শেষে যান
finish-interview = সাক্ষাৎকার শেষ করুন
before-you-finish = শেষ করার আগে
answered = উত্তর আছে
left-open = বাকি আছে
finish-note = প্রশ্ন বাকি থাকা দোষের নয়: যে কেউ যেকোনো প্রশ্ন বাদ দিতে পারেন। এরপর শ্রমিকের চিরকুট আসে।
finished-already = এই সাক্ষাৎকার শেষ। এর চিরকুট একবার দেখানো হয়েছে।
slip = শ্রমিক সঙ্গে নিয়ে যাবেন
program-phone = দিন-রাত ফোন করুন
no-program-phone = কর্মসূচির নথিতে এখনও কোনো নম্বর নেই। কর্মসূচির কার্ড দেখে চিরকুটে লিখে দিন।
code = কোড
four-words = চারটি শব্দ
slip-note = এটি হাতে লিখে চিরকুটে তুলুন। কোড ও চারটি শব্দ দিয়ে যেকোনো সময় বলা কথা ফিরিয়ে নেওয়া বা মুছে ফেলা যায়।
slip-once = চারটি শব্দ শুধু এখনই দেখানো হয়। ফোনে এর কোনো কপি থাকে না।
back-to-audit = অডিটে ফিরে যান

## পে-স্লিপ
new-pay-slip = নতুন পে-স্লিপ
pay-slip = পে-স্লিপ
pay-slips-count = { $count ->
    [one] { $count }টি পে-স্লিপ
   *[other] { $count }টি পে-স্লিপ
}
short-by = { $sum } কম
not-verifiable = যাচাই করা যায় না
not-verifiable-checks = { $count ->
    [one] যাচাই করা যায় না: { $count }টি বিষয়
   *[other] যাচাই করা যায় না: { $count }টি বিষয়
}
not-verifiable-note = এটি খাতাপত্রের বিপক্ষে গোনা হয়, ঠিক আছে বলে ধরা হয় না।
period = সময়কাল
period-from = শুরু
period-to = শেষ
paid-by = মজুরির ধরন
paid-by-piece = পিস হিসেবে
paid-by-hour = ঘণ্টা হিসেবে
paid-by-both = ঘণ্টা ও পিস হিসেবে
paid-by-day = দিন হিসেবে
hours-worked = ঘণ্টা
hours-on-slip = স্লিপে লেখা ঘণ্টা
hours-on-slip-note = লেখা না থাকলে খালি রাখুন: তখন তা যাচাই করা যায় না, ঠিক আছে বলে ধরা হয় না।
waiting-hours = অপেক্ষার ঘণ্টা, যা স্লিপে নেই
waiting-hours-note = কেউ না জানলে খালি; অপেক্ষা না থাকলে ০।
read-where = কোথায় লেখা
read-where-note = যেমন “স্লিপ, ৪ নম্বর লাইন”।
read-where-board = যেমন “দলের শুরুর বোর্ড”। নথি লিখুন, কখনো কে বলেছেন তা নয়।
pieces = পিস
rate-per-piece = প্রতি পিসের রেট
hourly-rate = প্রতি ঘণ্টার রেট
gross-paid = মোট পরিশোধ
gross-paid-note = কর্তনের আগে, প্রিমিয়ামসহ।
make-up-pay = ঘাটতি পূরণের মজুরি
premium = প্রিমিয়াম
other-pay = এই কাজের অন্য মজুরি
empty-if-no-line = স্লিপে এমন লাইন না থাকলে খালি।
which-floor = কোন ন্যূনতম মজুরি
region = কাজের এলাকা
region-note = দেশ ও রাজ্য, যেমন US-FL।
contract-rate = চুক্তিতে প্রতি ঘণ্টার রেট
is-h2a = এখানে অতিথি শ্রমিকের চুক্তি আছে (H-2A)
save-pay-slip = পে-স্লিপ সংরক্ষণ করুন
correct-figures = সংখ্যা ঠিক করুন
draft-finding = ফাইন্ডিং খসড়া করুন
number-expected = এখানে একটি সংখ্যা হবে।
arithmetic-appears = এলাকা ও মজুরি লেখা হলে এখানে হিসাব দেখা যায়।
short-this-period = এই সময়কালে কম
reaches-floor = ন্যূনতম মজুরি পূরণ হয়
paid-and-owed-an-hour = ঘণ্টায় পরিশোধ { $paid }। পাওনা অন্তত { $owed }।
paid-of-owed = পাওনা { $owed }, তার মধ্যে পরিশোধ { $paid }
paid = পরিশোধ
owed = পাওনা
step-by-step = ধাপে ধাপে
rounded-once = আসন্ন মান নেওয়া হয় একবারই, শেষে।
slip-alone = স্লিপে লেখা ঘণ্টা ধরলে ঘণ্টায় { $hourly } হয়, তাই শুধু স্লিপ দেখলে ঠিক মনে হয়।
the-rule = নিয়ম
rule-id = নিয়ম { $rule }
no-such-line = স্লিপে এমন লাইন নেই
highest-of = এর মধ্যে সবচেয়ে বেশি: { $rates }
hours-short = { $hours } ঘণ্টা
keyed-by = { $person } লিখেছেন
line-recorded-hours = স্লিপে লেখা ঘণ্টা
line-waiting-hours = কর্মস্থলে অপেক্ষাও গোনা হয়
line-hours-to-pay = যত ঘণ্টার মজুরি দিতে হবে
line-wage-floor = ন্যূনতম মজুরি
line-owed-by-floor = অন্তত পাওনা
line-owed-by-rates = ঠিক করা রেটে পাওনা
line-pieces = পিস
line-hourly-pay = সময় হিসেবে পরিশোধ
line-other-pay = অন্য মজুরি
line-make-up-pay = ঘাটতি পূরণের মজুরি
line-unexplained = কোনো লাইনে ব্যাখ্যা নেই
line-paid-for-work = এই কাজের জন্য পরিশোধ
line-short = কম
unverifiable-recorded-hours = স্লিপে ঘণ্টা লেখা নেই।
unverifiable-waiting-hours = দলটি অপেক্ষা করেছিল কি না কেউ জানে না।
unverifiable-piece-count = স্লিপে পিস লেখা নেই।
unverifiable-premium = স্লিপে প্রিমিয়ামের লাইন নেই।
unverifiable-deductions = কর্তনের সম্মতি ও কারণ দেখা যায়নি।
unverifiable-floor-changed = এই সময়কালের মধ্যে ন্যূনতম মজুরি বদলেছে; প্রতি দিনের ঘণ্টা লাগবে।
unverifiable-floor-rate = যে রেটে ফল ঠিক হয়, কর্মসূচি তা যাচাই করতে পারেনি।
unverifiable-slip-fields = স্লিপে যা থাকা দরকার তা আছে কি না, কেউ দেখেনি।

## প্রমাণ
photo = ছবি
take-photo = ছবি তুলুন
no-evidence = এখনো কোনো ছবি নেই
no-evidence-text = ছবি অ্যাপের ভেতরে তোলা হয় এবং সঙ্গে সঙ্গে সিল করা হয়। ফোনের গ্যালারিতে কোনো কপি যায় না।
no-caption = বিবরণ নেই
viewfinder = ক্যামেরায় যা দেখা যায়
no-camera = ক্যামেরা নেই
no-camera-text = ক্যামেরা নেই, বা এই অ্যাপের তা ব্যবহারের অনুমতি নেই। বদলে একটি ফাইল বেছে নিন।
choose-file = ফাইল বেছে নিন
sealing = সিল করা হচ্ছে…
photo-note = পারলে মুখ যেন না আসে। ক্যামেরার তথ্য একবার পড়া হয়, আর কোথাও দেওয়া হয় না।
photo-sealed = সিল করে এই ফোনে রাখা আছে: { $facts }
photo-had-position = ফাইলে অবস্থান লেখা ছিল। তা রাখা হয়নি।
caption = ছবির বিবরণ
caption-note = ছবিতে কী আছে, নাম ছাড়া।
place-note = মোটামুটি, আর শুধু আপনি চাইলে: “৭ নম্বর ফ্লোর”।
backs-up = যে ফাইন্ডিংয়ের প্রমাণ
no-finding-yet = এখনো কোনো ফাইন্ডিং নেই
save-photo = ছবি সংরক্ষণ করুন
preview = ছোট কপি
original = মূল ফাইল
version-of-photo = কোন কপি
original-note = মূল ফাইল সিল করা, কখনো টিমের বাইরে যায় না।
where-it-is = কোথায় আছে
record-and-caption = রেকর্ড ও বিবরণ
original-size = মূল ফাইল, { $size }
chain = হেফাজতের রেকর্ড
taken = তোলার দিন
hash = ডিজিটাল ছাপ
camera-facts = ক্যামেরার তথ্য
camera-facts-note = একবার পড়া, আর কোথাও দেওয়া হয় না
link-finding = ফাইন্ডিংয়ে যুক্ত করুন
unlink = { $label } থেকে আলাদা করুন

## ফাইন্ডিং
suggested-by-answers = উত্তর থেকে ইঙ্গিত
suggested-note = সাক্ষাৎকার থেকে গোনা। কারও নাম নেই; যাচাই করে আপনিই ঠিক করুন।
questions-unquoted = { $count ->
    [one] আরও { $count }টি প্রশ্ন, উদ্ধৃত নয়
   *[other] আরও { $count }টি প্রশ্ন, উদ্ধৃত নয়
}
no-findings = এখনো কোনো ফাইন্ডিং নেই
no-findings-text = ফাইন্ডিংয়ে লেখা থাকে আচরণবিধির ধারা, কী পাওয়া গেছে ও তার ভিত্তি।
new-finding = নতুন ফাইন্ডিং
drafts-and-confirmed = { $drafts }টি খসড়া · { $confirmed }টি নিশ্চিত
drafts = খসড়া { $count }
confirmed-count = নিশ্চিত { $count }
draft = খসড়া
confirmed = নিশ্চিত
dismissed = বাতিল
gravest-first = সবচেয়ে গুরুতর আগে
gravest-raised = শূন্য সহনশীলতার ফাইন্ডিং তোলা হয়েছে: { $label }।
gravest-raised-note = পরের যোগাযোগেই সবার আগে প্রধান অডিটরকে জানান।
shown-when-opened = খুললে বিবরণ দেখা যায়
two-values = দুটি মান
two-values-for-one = একই জিনিসের দুটি মান
lead-decides = দুটিই রাখা আছে। প্রধান অডিটর কারণসহ সিদ্ধান্ত নেবেন।
basis-interviews = সাক্ষাৎকার
basis-records = নথি
basis-observation = নিজের চোখে দেখা
rests-on = ভিত্তি
rests-on-nothing = এখনো কিছু লেখা হয়নি
evidence-count = { $count ->
    [one] { $count }টি ছবি
   *[other] { $count }টি ছবি
}
evidence-item = ছবি { $number }
provision = আচরণবিধির ধারা
choose-provision = একটি ধারা বেছে নিন
severity = গুরুত্ব
statement = কী পাওয়া গেছে
statement-note = ঘটনা, জায়গা, পরিমাণ। নাম, কোড বা কারও মুখের কথা নয়।
write-statement = কী পাওয়া গেছে লিখুন।
supports = সমর্থনে আছে
supports-note = টিমের মধ্যেই থাকে। কে বলেছেন, রিপোর্ট কখনো তা বলে না।
save-finding = ফাইন্ডিং সংরক্ষণ করুন
save-changes = বদল সংরক্ষণ করুন
stop-editing = বদলানো থামান
leads-reason = প্রধান অডিটরের কারণ:
raised-by = { $person } তুলেছেন
no-photo-linked = কোনো ছবি যুক্ত নেই।

## কর্মস্থলের নোট
site-note-label = পরিদর্শনের খাতা
site-note-note = পুরো টিমের: কয়েকজন একসঙ্গে লিখতে পারেন, কারও লেখা হারায় না। লেখার ঘর ছাড়লে সংরক্ষিত হয়।
save-note = নোট সংরক্ষণ করুন

## কাজ
no-tasks = কোনো কাজ নেই
no-tasks-text = প্রধান অডিটর কাউকে কাজ দিলে তা এখানে থাকে।
from-to-person = { $from } দিয়েছেন { $to }-কে
answer-to-task = উত্তর
task-is-done = কাজ হয়েছে
give-task = কাজ দিন
to-whom = কাকে
what-to-do = কী করতে হবে

## সিঙ্ক
sync-now = এখন সিঙ্ক করুন
sync-going = সিঙ্ক চলছে
sync-at-rest = এখন সিঙ্ক চলছে না
sending-records = রেকর্ড পাঠানো হচ্ছে
sending-previews = ছোট কপি পাঠানো হচ্ছে
sending-originals = মূল ফাইল পাঠানো হচ্ছে
cut-costs-nothing = সংযোগ কেটে গেলে কিছু হারায় না: ঠিক সেই বাইট থেকেই আবার চলে।
everything-on-server = সবকিছু সার্ভারে আছে
everything-on-server-note = { $count ->
    [one] { $count }টি জিনিস, ডিজিটাল ছাপ মিলিয়ে যাচাই করা। এখন এই ফোন হারালেও কাজ হারাবে না।
   *[other] { $count }টি জিনিস, প্রতিটি ডিজিটাল ছাপ মিলিয়ে যাচাই করা। এখন এই ফোন হারালেও কাজ হারাবে না।
}
nothing-to-send = পাঠানোর কিছু বাকি নেই
nothing-to-send-note = অন্যরা যা করেছেন তা আনতে সিঙ্ক করুন।
waits-to-be-sent = { $count ->
    [one] { $count }টি জিনিস শুধু এই ফোনে
   *[other] { $count }টি জিনিস শুধু এই ফোনে
}
saved-here-go-on = সবই এখানে সংরক্ষিত। কাজ চালিয়ে যান; সিগন্যাল পেলে সিঙ্ক করুন।
order-of-sending = এই ক্রমে
records = রেকর্ড
previews = ছোট কপি
originals = মূল ফাইল
queue-now = এখন
queue-waits = অপেক্ষায়
nothing-waits = কিছু অপেক্ষায় নেই
to-send = { $count }টি পাঠাতে হবে
originals-note = মূল ফাইল বড়। আপনি এখন না পাঠালে বিনা খরচের সংযোগের জন্য অপেক্ষা করে।
send-originals = মূল ফাইল এখন পাঠান
files-are-paused = ছবি ও ফাইল পাঠানো থামানো আছে। রেকর্ড তবু যায়।
pause-files = ফাইল থামান
let-files-go = ফাইল আবার চালান
sent-of = { $size }-এর { $sent }
each-second = সেকেন্ডে { $size }
less-than-a-minute = এক মিনিটেরও কম বাকি
minutes-left = { $minutes ->
    [one] প্রায় { $minutes } মিনিট বাকি
   *[other] প্রায় { $minutes } মিনিট বাকি
}
stuck-files = আটকে আছে
stuck-note = বাকিগুলো এগুলো ছাড়াই যায়। প্রতিবার সিংকে আবার চেষ্টা হয়।
last-tries = শেষ কয়েকটি চেষ্টা
no-try-yet = এখনো হয়নি।
try-went = { $sent }টি পাঠানো হয়েছে, { $received }টি এসেছে, { $size }।
set-aside-from = আলাদা রাখা: { $person }-এর কাছ থেকে
set-aside-safe = যেমন এসেছে তেমনই রাখা আছে। এর জন্য আর কিছু আটকে নেই।
accept = গ্রহণ করুন
accept-consequence = এতে যা আছে তা এখন থেকে টিমের সবার জন্য গোনা হবে।
refuse = নাকচ করুন
refuse-consequence = এতে যা আছে তা গোনা হবে না। এটি রাখা থাকবে, আপনার সিদ্ধান্তও ইতিহাসে থাকবে।
clock-ahead = { $minutes ->
    [one] এই ফোনের ঘড়ি সার্ভারের চেয়ে { $minutes } মিনিট এগিয়ে। ঠিক করুন: নতুন রেকর্ডের তারিখ এই ঘড়ি ধরে হয়।
   *[other] এই ফোনের ঘড়ি সার্ভারের চেয়ে { $minutes } মিনিট এগিয়ে। ঠিক করুন: নতুন রেকর্ডের তারিখ এই ঘড়ি ধরে হয়।
}
clock-behind = { $minutes ->
    [one] এই ফোনের ঘড়ি সার্ভারের চেয়ে { $minutes } মিনিট পিছিয়ে। ঠিক করুন: নতুন রেকর্ডের তারিখ এই ঘড়ি ধরে হয়।
   *[other] এই ফোনের ঘড়ি সার্ভারের চেয়ে { $minutes } মিনিট পিছিয়ে। ঠিক করুন: নতুন রেকর্ডের তারিখ এই ঘড়ি ধরে হয়।
}

## মেলানো ও প্রকাশ
nothing-open = কিছু বাকি নেই
nothing-open-text = প্রতিটি মানের মীমাংসা হয়েছে, সবার অংশ জমা আছে।
stops-publishing = প্রকাশ আটকায়
set-twice = দুজন যোগাযোগের বাইরে থাকতে দুবার লেখা হয়েছে। দুটি মানই রাখা আছে।
reason-for-choice = এই মান বাছার কারণ
kept-with-both = দুটি মানের সঙ্গে ইতিহাসে রাখা থাকে।
choose-value = একটি মান বেছে নিন
reason-missing = কারণ লিখুন।
keep-value = “{ $value }” রাখুন
settle-values-first = আগে এর দুটি মান মীমাংসা করুন
confirm-finding = নিশ্চিত করুন
open-finding = খুলুন
dismiss-finding = কারণসহ বাতিল করুন
confirmed-findings = নিশ্চিত ফাইন্ডিং
part-missing = একটি অংশ এসে পৌঁছায়নি
part-missing-of = { $person }: { $count ->
    [one] { $count }টি ভাগ আসেনি।
   *[other] { $count }টি ভাগ আসেনি।
} তাঁর পরের সিঙ্কে আসবে।
not-handed-in = { $person } জমা দেননি
your-part-is-open = আপনার নিজের অংশ জমা হয়নি
your-part-note = শেষবার জানানোর পরে আপনি কিছু লিখেছেন। কাজ শেষ হলে আবার জানান।
go-on-without = এটি ছাড়াই এগিয়ে যান
reason-printed = রিপোর্টের পদ্ধতি অংশে এটি ছাপা হয়।
same-worker = একই শ্রমিক, দুটি কোড
same-worker-note = যে কোডগুলো একজনেরই, সেগুলো বেছে নিন। তখন একজনই গোনা হবে।
join-workers = একজন হিসেবে গুনুন
before-you-publish = প্রকাশের আগে যা লাগবে
nothing-stops = প্রকাশ কিছুতেই আটকে নেই।
stop-practice = এটি একটি অনুশীলন অডিট: এটি কখনো এই ডিভাইস ছেড়ে যায় না।
stop-fieldwork-open = মাঠের কাজ এখনো খোলা।
stop-two-values = { $label }-এর { $field }-এর জন্য দুটি মান আছে।
stop-undecided = { $label } নিশ্চিতও করা হয়নি, বাতিলও করা হয়নি।
kind-plan = অডিট পরিকল্পনা
kind-identity = শ্রমিকের নাম
kind-checklist = চেকলিস্ট
kind-decision = সিদ্ধান্ত
decided = { $about }: { $choice }
decided-without = { $person }-কে ছাড়া
decided-same-person = একজন হিসেবে গোনা হয়েছে
decided-export = উত্তর বাইরে দেওয়া হয়েছে: { $form }
aside-unknown-signer = যে ডিভাইস এতে সই করেছে সেটি এই অডিটের সদস্যদের কোনো তালিকায় নেই।
aside-forged = এর সই যে ডিভাইসের নাম বলে তার নয়।
aside-damaged = এটি নষ্ট অবস্থায় এসেছে।
aside-newer-format = এটি অ্যাপের নতুন সংস্করণে লেখা। পড়তে হলে এটি হালনাগাদ করুন।
aside-unknown-member-head = এটি সদস্যদের এমন তালিকার কথা বলে যা এখানে এখনো নেই। সিঙ্কের পরেও থাকলে প্রোগ্রামকে জানান।
aside-after-removal = সরিয়ে দেওয়া একটি ডিভাইসে এটি করা। দলনেতা এটি গ্রহণ বা প্রত্যাখ্যান করেন।
aside-refused = দলনেতা এটি প্রত্যাখ্যান করেছেন।
aside-disputed = দুই দলনেতা আলাদা সিদ্ধান্ত দিয়েছেন। তাঁদের একজন আবার সিদ্ধান্ত দেবেন।
aside-poisoned = এর একটি অংশ এই অ্যাপ যা লেখে তা নয়, তাই খোলা হয়নি। বাকিটা নেওয়া হয়েছে।
aside-another-device = এর একটি অংশ অন্য ডিভাইসের নামে কথা বলে। বাকিটা নেওয়া হয়েছে।
aside-not-allowed = যিনি লিখেছেন তাঁর ভূমিকায় এটি লেখা যায় না।
aside-no-key = এর চাবি এই ডিভাইসে এখনো নেই। সিঙ্কের সঙ্গে আসবে।
aside-no-pack = এর জন্য প্রোগ্রামের প্যাক এই ডিভাইসে এখনো নেই। সিঙ্কের সঙ্গে আসবে।
decisions-so-far = এ পর্যন্ত সিদ্ধান্ত
to-publish = প্রকাশে যান
publish-stopped = { $count ->
    [one] প্রকাশ: { $count }টি বিষয়ে আটকে আছে
   *[other] প্রকাশ: { $count }টি বিষয়ে আটকে আছে
}
what-would-leave = টিমের বাইরে যা যাবে
you-write = এটি আপনি লেখেন
summary = সারাংশ
summary-note = টিম কী পেয়েছে, যাঁরা সেখানে ছিলেন না তাঁদের জন্য। নাম, কোড বা শ্রমিকের মুখের কথা নয়।
method = পদ্ধতি
method-note = কীভাবে কাজ করেছেন, অ্যাপ যা যোগ করে তার বাইরে।
look-again = আবার দেখুন
publish-report = প্রকাশ করুন
publish-consequence = রিপোর্টে স্বাক্ষর হয়, পরের সিঙ্কে তা পর্যবেক্ষকের কাছে যায়। এটি আর কখনো বদলায় না; সংশোধন মানে নতুন সংস্করণ।
stays-with-team = টিমের মধ্যেই থাকে
stays-with-team-note = প্রতিটি উত্তর, নাম, নোট ও মূল ছবি। ছোট গ্রুপ আড়াল রাখা হয়, যাতে মোট সংখ্যা থেকে কাউকে বের করা না যায়।
must-not-leave = এটি বাইরে যাওয়া চলবে না
leak-name = একটি নাম
leak-phone = একটি ফোন নম্বর
leak-worker-number = মালিকপক্ষের দেওয়া শ্রমিকের নম্বর
leak-worker-code = একজন শ্রমিকের কোড
leak-testimony = একজন শ্রমিকের নিজের কথা
characters = অক্ষর { $from }–{ $to }

## রিপোর্ট ও পর্যালোচনা
no-reports = এখনো কোনো রিপোর্ট নেই
no-reports-text = প্রধান অডিটর প্রকাশ করলে রিপোর্ট এখানে থাকে।
report-line = রিপোর্ট { $version } · { $published } · { $person } · { $findings ->
    [one] { $findings }টি ফাইন্ডিং
   *[other] { $findings }টি ফাইন্ডিং
}
report-version = রিপোর্ট { $version } · { $published }
version-number = রিপোর্ট { $version }
other-versions = অন্য সংস্করণ
replaced-note = এই রিপোর্টের জায়গায় নতুন সংস্করণ এসেছে।
what-the-team-found = টিম যা পেয়েছে
coverage-by-group = গ্রুপ অনুযায়ী কতজন
method-and-decisions = পদ্ধতি ও সিদ্ধান্ত
report-hash = রিপোর্টের ডিজিটাল ছাপ
due = শেষ তারিখ { $day }
review = পর্যালোচনা
review-waiting = পর্যালোচনার অপেক্ষায়
review-returned = ফেরত দেওয়া
review-answered = উত্তর দেওয়া
review-replaced = নতুন সংস্করণ এসেছে
review-approved = অনুমোদিত
no-comments = এখনো মন্তব্য নেই।
whole-report = পুরো রিপোর্ট
finding-number = ফাইন্ডিং { $number }
returned-with-question = প্রশ্নসহ ফেরত দেওয়া
through-server = সার্ভারের মাধ্যমে
your-answer = আপনার উত্তর
no-names-note = নাম বা কোড নয়: এটি টিমের বাইরে যায়।
send-answer = উত্তর পাঠান
comment-on = যে অংশে মন্তব্য
comment = মন্তব্য
add-comment = মন্তব্য যোগ করুন
return-report = ফেরত দিন
question-to-lead = প্রধান অডিটরকে প্রশ্ন
return-with-question = প্রশ্নসহ ফেরত দিন
approve = অনুমোদন করুন
approve-consequence = আপনি যা পড়েছেন ঠিক সেটিই অনুমোদন করছেন: যে রিপোর্টের ডিজিটাল ছাপ { $hash } দিয়ে শুরু।

## ব্যবস্থা
no-actions = এখনো কোনো ব্যবস্থা নেই
no-actions-text = সংশোধনমূলক ব্যবস্থা প্রকাশিত রিপোর্টের সঙ্গে আসে।
corrected-of = { $all }টির মধ্যে { $fixed }টি ঠিক হয়েছে
overdue = { $days ->
    [one] { $days } দিন দেরি
   *[other] { $days } দিন দেরি
}
action-in-progress = কাজ চলছে
action-reported-fixed = ঠিক হয়েছে বলে জানানো
action-verified = যাচাই করা
action-reopened = আবার খোলা
no-date = তারিখ নেই
report-progress = অগ্রগতি জানান
paid-back-of = { $owed }-এর মধ্যে { $paid } ফেরত দেওয়া হয়েছে
left-to-pay = বাকি { $left }
paid-back-now = এখন ফেরত দেওয়া হলো, { $currency }-তে
what-was-done = কী করা হয়েছে

## ব্রাউজারে কর্মী
sign-in = সাইন ইন করুন
signing-in = সাইন ইন হচ্ছে…
i-was-invited = আমি আমন্ত্রণ পেয়েছি
sign-in-name = সাইন ইনের নাম
password = পাসওয়ার্ড
password-note = বারো বা তার বেশি অক্ষর।
one-time-code = একবারের কোড
one-time-code-note = আপনার অথেনটিকেটর অ্যাপের ছয়টি অঙ্ক।
make-account = অ্যাকাউন্ট তৈরি করুন
second-factor-once = এটি এখনই আপনার অথেনটিকেটর অ্যাপে দিন। একবারই দেখানো হয়।
second-factor-qr = অথেনটিকেটর অ্যাপের জন্য QR কোড
to-sign-in = সাইন ইনে যান

## সিগন্যাল ছাড়া দুটি স্ক্যান
scan-code = কোড স্ক্যান করুন
type-instead = বদলে লিখুন
camera-starting = ক্যামেরা চালু হচ্ছে…
looking-for-code = কোড খোঁজা হচ্ছে। পুরো কোডটি ছবির ভেতরে ধরুন।
camera-refused = ক্যামেরা ব্যবহারের অনুমতি নেই
camera-refused-text = এই ডিভাইসের সেটিংসে অনুমতি দিন, বা কোডটি লিখুন কিংবা পেস্ট করুন। কিছুই হারায়নি।
no-camera-scan = এই ডিভাইসে কোনো ক্যামেরা কাজ করছে না। কোডটি লিখুন বা পেস্ট করুন। কিছুই হারায়নি।
camera-paused = ক্যামেরা বন্ধ
camera-paused-text = অ্যাপ ছেড়ে যাওয়ায় তা বন্ধ হয়েছে।
camera-on = ক্যামেরা চালু করুন
waits-head = আর একটি স্ক্যান বাকি
waits-show = যে ফোন আপনাকে আমন্ত্রণ দিয়েছে, তাকে এই কোডটি দেখান। সেটি “উত্তর স্ক্যান করুন” দিয়ে স্ক্যান করবে।
answer-qr = এই ফোনের উত্তরের QR কোড
waits-note = এই ফোন সিগন্যালের অপেক্ষায় আছে, পেলে নিজেই যোগ দেবে। স্ক্যান করা সবকিছু এতে থাকে, লক বা রিস্টার্ট হলেও।
try-now = এখন চেষ্টা করুন
code-as-text = ক্যামেরা ছাড়া: কোডটি লেখা হিসেবে
give-up-invite = এই আমন্ত্রণ ছেড়ে দিন
give-up-invite-consequence = এই ফোন স্ক্যান করা কোডটি ভুলে যাবে ও অন্য আমন্ত্রণ নিতে পারবে। অন্য ফোনটি উত্তর স্ক্যান করে থাকলে তার ব্যবহারকারীকে এই ডিভাইসটি বাদ দিতে বলুন।
two-scans = সিগন্যাল নেই: দুটি স্ক্যান
two-scans-note = নতুন ফোনটি এই ফোন স্ক্যান করে, তারপর এই ফোন তার উত্তর স্ক্যান করে। কারও সিগন্যাল লাগে না। পরে দুটিই নিজে থেকে কাজ শেষ করে।
make-code = কোড তৈরি করুন
scan-first-head = প্রথম স্ক্যান: নতুন ফোন এটি স্ক্যান করবে
scan-first-text = নতুন ফোনে: Surco খুলুন, একটি গোপন বাক্য বেছে নিন, তারপর “কোড স্ক্যান করুন”। আর কাউকে দেখাবেন না: এতে একটি ফোন ঢুকতে পারে।
scan-answer = উত্তর স্ক্যান করুন
scan-second-head = দ্বিতীয় স্ক্যান: উত্তর
scan-second-text = নতুন ফোনটি এখন তার উত্তর দেখাচ্ছে। এই ক্যামেরা সেদিকে ধরুন।
answer-text = উত্তরের লেখা
answer-text-note = ক্যামেরা ছাড়া: নতুন ফোন লেখা হিসেবে যা দেখায়, তা পেস্ট করুন।
take-answer = উত্তর নিন
admitted-head = { $person } এখন এখানে পরিচিত
admitted-text = পরের বার সিগন্যাল পেলে এই ফোন নিজেই নতুনটিকে যোগ করবে। উত্তরটি থাকে, লক বা রিস্টার্ট হলেও। নতুন ফোন আগে সিগন্যাল পেলে নিজেই যোগ দেবে।
to-people = সদস্য ও আমন্ত্রণে যান
waiting-invites = অপেক্ষায় থাকা আমন্ত্রণ
waiting-made = এখানে এখনো উত্তর নেই। সার্ভার জানে না।
waiting-sent = এখানে এখনো উত্তর নেই। সার্ভার জানে।
waiting-answered = উত্তর এসেছে। পরের সিগন্যালে নিজেই যোগ হবে।
forget-invite = ভুলে যান
forget-invite-consequence = এই ফোন আমন্ত্রণ ও তার উত্তর ফেলে দেবে। যে ফোন তা স্ক্যান করেছে, সেটি মেয়াদ শেষ না হওয়া পর্যন্ত যোগ দিতে পারে।

## ফর্মের উত্তর দেওয়ার ঘর
choose-answer = একটি উত্তর বেছে নিন
chosen = বেছে নেওয়া
take-back-choice = { $what } ফিরিয়ে নিন
search-list = এই তালিকায় খুঁজুন
rows-found = { $count ->
    [0] কিছু পাওয়া যায়নি
    [one] { $count }টি সারি পাওয়া গেছে
   *[other] { $count }টি সারি পাওয়া গেছে
}
understood = বুঝেছি
rank-open = এখনো ক্রমে সাজানো হয়নি। যা সবচেয়ে জরুরি তা উপরে আনুন, অথবা এই ক্রমই রাখুন।
rank-keep = এই ক্রম রাখুন
ranked-now = { $what } এখন { $count }টির মধ্যে { $place } নম্বরে
move-up = { $what } উপরে নিন
move-down = { $what } নিচে নিন
not-answered = এখনো উত্তর নেই
range-touch = উত্তর যেখানে, রেখার সেখানে ছুঁন, অথবা তীর কি চাপুন।
stars-of = { $total }টির মধ্যে { $count }
day-field = দিন
month-field = মাস
year-field = বছর
gregorian-day = গ্রেগরীয়: { $day }
calendar-missing = ফর্ম যে পঞ্জিকা চায়, এই ফোন তা হিসাব করতে পারে না। গ্রেগরীয় তারিখ দিন।
no-such-day = এই মাসে ১ থেকে { $last } পর্যন্ত একটি দিন
year-range = অঙ্কে একটি বছর, যেমন ২০২৬
time-field = সময়
time-elsewhere = যেখানে ঘড়ি { $offset }, সেখানে লেখা
day-and-time-needed = দুটিই দরকার: দিন ও সময়।
place-find = এই জায়গা খুঁজুন
place-looking = অবস্থান খোঁজা হচ্ছে। খোলা আকাশে ভালো হয়।
place-keep = জায়গা রাখুন, ± { $metres } মি
place-stop = খোঁজা থামান
place-rough = খোলা আকাশের নিচে গিয়ে অপেক্ষা করুন, অথবা এভাবেই রাখুন।
accurate-to = { $metres } মিটার পর্যন্ত নির্ভুল।
typed-by-hand = হাতে লেখা
position-refused = এই অ্যাপ অবস্থান ব্যবহার করতে পারে না। ডিভাইসের সেটিংসে অনুমতি দিন, অথবা অঙ্কগুলো লিখুন।
position-absent = এই ডিভাইস অবস্থান পাচ্ছে না। অঙ্কগুলো লিখুন।
place-type = অঙ্কগুলো লিখুন
place-type-keep = এই অঙ্কগুলো রাখুন
latitude = অক্ষাংশ
longitude = দ্রাঘিমাংশ
latitude-range = অক্ষাংশ -৯০ থেকে ৯০ পর্যন্ত একটি সংখ্যা।
longitude-range = দ্রাঘিমাংশ -১৮০ থেকে ১৮০ পর্যন্ত একটি সংখ্যা।
point-add = আমি যেখানে আছি সেই বিন্দু যোগ করুন
points-count = { $count ->
    [0] এখনো কোনো বিন্দু নেই
    [one] { $count }টি বিন্দু
   *[other] { $count }টি বিন্দু
}
line-needs = রেখার জন্য ২টি দরকার
outline-needs = সীমারেখার জন্য ৩টি দরকার
remove-point = { $number } নম্বর বিন্দু সরান
outline-picture = বিন্দুগুলোর আঁকা ছবি, উত্তর উপরে
length-is = দৈর্ঘ্য { $length }
area-is = ক্ষেত্রফল { $area }
metres = { $count } মি
kilometres = { $count } কিমি
square-metres = { $count } বর্গমিটার
hectares = { $count } হেক্টর
draw-keys = আঙুল, কলম বা মাউসে আঁকুন। কি-বোর্ডে: তীর কি সরায়, স্পেস কলম নামায় ও তোলে।
pen-down = কলম আঁকছে
pen-up = কলম তোলা
draw-undo = শেষ রেখা মুছুন
draw-clear = সব মুছুন
draw-keep = আঁকা রাখুন
drawing-kept = একটি আঁকা রাখা আছে
drawing-unkept = আঁকাটি রাখা যায়নি। এখনো এখানেই আছে: আবার চেষ্টা করুন, অথবা কাগজে এঁকে ছবি তুলুন।
signed-on-paper = কাগজে সই: ছবি তুলুন
code-typed-or-read = লেখা, অথবা ক্যামেরায় পড়া
scan-stop = পড়া থামান
camera-stop = ক্যামেরা বন্ধ করুন
choose-photo = একটি ছবি বেছে নিন
choose-sound = একটি রেকর্ডিং বেছে নিন
choose-video = ভিডিও করুন বা বেছে নিন
file-too-large = { $size } এর চেয়ে বড়। রাখা হয়নি। ছোট একটি বেছে নিন।
file-unread = এই ফাইল পড়া যায়নি। রাখা হয়নি। আবার বেছে নিন।
record-sound = শব্দ রেকর্ড করুন
recording-now = রেকর্ড হচ্ছে
record-keep = শেষ করে রাখুন
record-discard = বাদ দিন
microphone-starting = মাইক্রোফোন চালু হচ্ছে…
microphone-refused = এই অ্যাপ মাইক্রোফোন ব্যবহার করতে পারে না। ডিভাইসের সেটিংসে অনুমতি দিন, অথবা যা বলা হলো লিখে রাখুন।
microphone-absent = এই ডিভাইস এখানে রেকর্ড করতে পারে না। কিছু রাখা হয়নি। যা বলা হলো লিখে রাখুন।
no-recording-consent = কিছুই রেকর্ড হয় না: রেকর্ডের সম্মতি নেই। আগে সম্মতি নিন।
play-sound = শব্দ শোনান
pause-sound = শব্দ থামান
sound-unplayable = এই শব্দ এখানে বাজানো যায় না। প্রশ্নটি পড়ে শোনান।
show-larger = বড় করে দেখুন
read-code = ক্যামেরায় কোড পড়ুন

## উত্তর বাইরে দেওয়া
file-saved = { $path } নামে সংরক্ষিত
file-handed = ব্রাউজার { $name } ফাইলটি তার ডাউনলোডের সঙ্গে রেখেছে।
save-again = ফাইলটি আবার সংরক্ষণ করুন
give-answers-out = উত্তর বাইরে দিন
for-other-tools = বিশ্লেষকের কাজের জন্য
give-out-by-lead = উত্তর বাইরে দেন প্রধান অডিটর
give-out-by-lead-text = এই অডিটের প্রধান অডিটরকে বলুন। প্রতিবার কারণসহ লেখা থাকে।
no-pack-here = কর্মসূচির প্যাক এখনো এখানে নেই
comes-with-sync = সিঙ্কের সঙ্গে আসবে।
questionnaire = প্রশ্নমালা
file-format = ফাইল
format-tables = সারণি (CSV)
format-tables-note = প্রশ্নমালার একটি সারণি, আর তার প্রতিটি তালিকার একটি করে; ODK Central যেভাবে লেখে।
format-instances = XForms ফাইল
format-instances-note = প্রতি সাক্ষাৎকারে একটি ফাইল; ODK Collect যেভাবে পাঠায়।
nothing-finished = এই প্রশ্নমালার কোনো সাক্ষাৎকার শেষ হয়নি
nothing-finished-text = শুধু শেষ হওয়া সাক্ষাৎকার বাইরে যায়, সম্মতি থাকা পর্যন্ত।
too-few = এত কম মানুষের উত্তর থেকে মানুষ চেনা যায়
too-few-text = কতজন হলে যথেষ্ট, তা কর্মসূচির প্যাকে লেখা। আরও সাক্ষাৎকার শেষ হওয়া পর্যন্ত অপেক্ষা করুন, অথবা তবু দিন এবং কারণ লিখুন।
also-with-few = মানুষ কম হলেও দিন
leave-count = যে সাক্ষাৎকারগুলো বাইরে যায়
unfinished-stay = শেষ হয়নি, থেকে যায়
taken-back-stay = সম্মতি ফিরিয়ে নেওয়া, থেকে যায়
questions-that-leave = যে প্রশ্নগুলো বাইরে যায়
questions-that-leave-note = টিক দেওয়া প্রশ্ন বাইরে যায়। সংবেদনশীল প্রশ্ন যায় শুধু আপনি টিক দিলে।
questions-that-stay = মানুষ চেনা যেতে পারে: টিক না দিলে থেকে যায়
questions-that-stay-note = যা না হলেই নয়, একটি একটি করে টিক দিন। নাম ও যোগাযোগ কখনো বাইরে যায় না।
sensitive-mark = সংবেদনশীল
worker-codes = শ্রমিকের কোড
why-worker-codes = সারিটিকে এই অ্যাপের সাক্ষাৎকারের সঙ্গে মেলায়।
why-crew = দল: যিনি চেনেন তিনি বুঝতে পারেন কে বলেছেন।
why-free-text = তাঁর নিজের কথা, ছবি, শব্দ বা কোড।
why-place = মানচিত্রের একটি জায়গা।
why-computed = ফর্ম অন্য উত্তর থেকে বানায়; সেগুলো আবার বলতে পারে।
why-device = ডিভাইস নিজে যা টোকে: সময়, ডিভাইস, কে জিজ্ঞেস করেছেন।
why-chosen = টিক দেওয়া হয়নি।
who-gets-it = কে পাচ্ছেন, কেন
who-gets-it-note = অডিটের সিদ্ধান্তে থাকে; টিম পড়তে পারে।
give-out = বাইরে দিন
give-out-no-reason = আগে লিখুন কে পাচ্ছেন
give-out-no-question = কোনো প্রশ্নে টিক নেই
give-out-consequence = { $interviews }টি সাক্ষাৎকার { $questions }টি প্রশ্নসহ টিমের বাইরে যাচ্ছে। ফাইলটি সিল করা নয়: যাঁর কাছে থাকে তিনি পড়তে পারেন। অডিটের সিদ্ধান্তে লেখা থাকে, আর ফেরত আনা যায় না।
give-out-sensitive = এর মধ্যে সংবেদনশীল: { $names }।
give-out-could-name = মানুষ চেনা যেতে পারে: { $names }।
given-out = উত্তর বাইরে দেওয়া হয়েছে
given-out-recorded = অডিটের সিদ্ধান্তে আছে।
given-out-unsaved = বাইরে দেওয়ার কথা লেখা হয়েছে। ফাইলটি এখনো সংরক্ষিত হয়নি।
file-size = ফাইলের আকার
what-left = যা বাইরে গেছে
what-stayed = যা থেকে গেছে
give-out-more = অন্য কিছু দিন

## নতুনতর প্যাক
newer-pack = নতুনতর প্যাক
newer-pack-there = এই অডিট যে প্যাকে পরিকল্পনা করা, কর্মসূচির প্যাক তার চেয়ে নতুন।
see-what-changes = কী বদলায় দেখুন
pack-is-present = এই অডিট কর্মসূচির বর্তমান প্যাক ব্যবহার করে
pack-is-present-text = এর চেয়ে নতুন নেই। নতুন এলে সিঙ্কের সঙ্গে আসবে।
pack-from-to = { $before } থেকে { $after }
pack-adopted = অডিট নতুনতর প্যাকে চলছে। যা উত্তর দেওয়া হয়েছে তা রেকর্ডে থাকে।
adopt-pack = নতুনতর প্যাকে চালিয়ে যান
adopt-consequence = পরের সিঙ্ক থেকে টিমের প্রতিটি ফোন { $version } প্যাক অনুযায়ী প্রশ্ন করবে। আগের উত্তর রেকর্ডে থাকে; যেসব প্রশ্ন আর করা হয় না, তার উত্তর গোনা হয় না। এখান থেকে এটি ফেরানো যায় না।
adopt-stopped = এগুলো ব্যবহারে থাকা পর্যন্ত এটি নেওয়া যায় না
adopt-stopped-text = নতুনতর প্যাকে নেই এমন প্রশ্নমালায় সাক্ষাৎকার শুরু হয়েছে। সেগুলো আর খোলা যেত না। কর্মসূচিকে সেগুলো রাখতে বলুন, অথবা এই অডিট বর্তমান প্যাকেই শেষ করুন।
adopt-too-late = অডিট পর্যালোচনায় বা বন্ধ: তার রিপোর্ট বর্তমান প্যাকের ওপর দাঁড়িয়ে। নতুনটি পরের অডিটে ব্যবহার করুন।
adopt-by-lead = এই অডিট এতে চলবে কি না, তা প্রধান অডিটর ঠিক করেন।
no-longer-asked = আর জিজ্ঞেস করা হয় না
no-longer-asked-note = এর উত্তর রেকর্ডে পড়া যায়। গোনা হয় না।
nothing-is-lost = এখনকার সব প্রশ্নই থাকছে।
answered-in = { $count ->
    [0] কেউ উত্তর দেননি
   *[other] { $count }টি সাক্ষাৎকারে উত্তর আছে
}
lost-form-gone = পুরো প্রশ্নমালাই নেই।
lost-gone = প্রশ্নটি নেই।
lost-not-asked = দেখানো বা হিসাব করা হয়; কেউ উত্তর দেন না।
lost-other-key = অন্য জায়গায় ({ $key }) জিজ্ঞেস করা হয়; আগের উত্তর সেখানে নেই।
lost-other-type = উত্তরের ধরন বদলেছে: { $before }, এখন { $after }।
what-differs = যা আলাদা
nothing-differs = মন্তব্য, ফাঁকা জায়গা বা সংস্করণ ছাড়া কিছুই আলাদা নয়।
more-differences = আরও { $count }টি দেখান
is-new = নতুন
is-gone = নেই
moved-to = সরানো: { $before }, এখন { $after }
place-first = সবার আগে
place-after = { $name }-এর পরে
place-within = { $group }-এর মধ্যে, { $place }
was = আগে
is-now = এখন
also-reworded = আরও যে ভাষায় বদলেছে: { $languages }
nothing-set = কিছু না
yes-said = হ্যাঁ
no-said = না
part-pack = প্যাক নিজেই
part-language = ভাষা
part-severity = গুরুত্বের মাত্রা
part-provision = আচরণবিধির ধারা
part-form = প্রশ্নমালা ও চেকলিস্ট
part-group = প্রশ্নের গুচ্ছ
part-question = প্রশ্ন
part-choice = বেছে নেওয়ার উত্তর
part-file = তালিকা, ছবি ও শব্দ
part-consent = সম্মতির জন্য যা পড়ে শোনানো হয়
part-consent-scope = মানুষ যা অনুমতি দিতে পারেন
part-sampling = কতজনের কথা শোনা হয়
part-disclosure = একটি সংখ্যার পেছনে অন্তত কতজন
part-payroll = মজুরি
part-floor = ন্যূনতম মজুরি
part-payroll-rule = মজুরির নিয়ম
part-overtime = ওভারটাইমের নিয়ম
part-pay-check = মজুরি যাচাইয়ের সীমা
part-deduction-purpose = কর্তনের কারণ
part-protocol = নিয়মের কার্ড
part-action-status = ব্যবস্থার অবস্থার শব্দ
part-stage = পদক্ষেপ বাড়ানোর ধাপ
part-letter = চিঠি
part-remedy = প্রতিকার
part-figure = হিসাবের সংখ্যা
part-source = সূত্র
facet-wording = কথা
facet-paragraph = কথা, অনুচ্ছেদ { $number }
facet-step = ধাপ { $number }
facet-never = যা কখনো নয়, { $number }
facet-hint = ইঙ্গিত
facet-message = উত্তর না মিললে যে কথা দেখায়
facet-media = ছবি, শব্দ বা ভিডিও
facet-content = ফাইলের ভেতরের লেখা
facet-type = উত্তরের ধরন
facet-required = উত্তর দিতেই হবে
facet-relevant = কখন জিজ্ঞেস করা হয়
facet-constraint = উত্তরের নিয়ম
facet-computed = ফর্ম নিজে যা লেখে
facet-read-only = শুধু দেখানো হয়
facet-look = যেভাবে দেখানো হয়
facet-choices = বেছে নেওয়ার উত্তর
facet-choice-filter = কোন উত্তরগুলো দেখানো হয়
facet-suggests = কখন লঙ্ঘনের ইঙ্গিত দেয়
facet-individual = একসঙ্গে অনেককে জিজ্ঞেস করা হয় না
facet-no-note = উত্তরের পাশে নোট নয়
facet-stratum = যে ভাগে গোনা হয়
facet-repeat = কয়েকবার জিজ্ঞেস করা হয়
facet-deadline = সময়সীমা, ঘণ্টা
facet-minimum-days = অন্তত কত দিন
facet-consequence = পরিণতি
facet-sources = সূত্র
facet-unverified = এখনো যাচাই হয়নি
facet-audience = কার জন্য
facet-language = যে ভাষায় শুরু
facet-share = শ্রমিকের অংশ, শতাংশ
facet-per-crew = প্রতিটি দলে
facet-least = অন্তত
facet-most = সর্বোচ্চ
facet-band = কর্মস্থলের আকার অনুযায়ী
facet-quota = কোটা
facet-outside = বাইরের পাঠকের জন্য
facet-monitors = পর্যবেক্ষকের জন্য
facet-currency = মুদ্রা
facet-premium = প্রিমিয়াম মজুরি হিসেবে গোনা হয়
facet-hourly = প্রতি ঘণ্টায়
facet-basis = যার ওপর দাঁড়িয়ে
facet-region = অঞ্চল
facet-h2a = শুধু H-2A কাজের জন্য
facet-from = যেদিন থেকে
facet-until = যেদিন পর্যন্ত
facet-entry = কখন শুরু হয়
facet-exit = কখন শেষ হয়
facet-numerator = যা গোনা হয়
facet-denominator = কিসের মধ্যে
facet-period = সময়কাল
facet-question = প্রশ্ন
facet-note = মন্তব্য
facet-address = ঠিকানা

## content
kept-why-small-site = এখানে ২০ জনের কম মানুষ কাজ করেন: সংখ্যা কাউকে চিনিয়ে দিতে পারে।
kept-why-few-interviews = ১০ জনের কম শ্রমিকের সাক্ষাৎকার হয়েছে: সংখ্যা কাউকে চিনিয়ে দিতে পারে।
kept-why-small-group = কোনো দলে { $threshold } জনের কম, অথবা অল্প কয়েকজনের সবাই বা কেউ নয়।
kept-why-complement = মোট থেকে কেউ যেন হিসাব করে বের করতে না পারে, তাই আরেকটি লুকানো হয়েছে।
kept-why-close = আগের প্রতিবেদনের চেয়ে { $threshold } জনের কম পার্থক্য।
kept-why-stands = প্রথম যেমন প্রকাশিত হয়েছিল তেমনই থাকল: ১০ জনের কম পার্থক্য।
kept-why-nothing-safe = কাউকে না চিনিয়ে এর কিছুই দেখানো যায় না।
kept-why-not-here = এর ফাইল এই যন্ত্রে নেই। প্রতিবেদনে সংখ্যা চাইলে ফাইলটি আনুন।
kept-part-workers = শ্রমিকদের সব সংখ্যা
kept-part-coverage = কতজনকে শোনা হয়েছে: { $group }
kept-part-register = মজুরি রেজিস্টার, { $days }
kept-part-register-undated = একটি মজুরি রেজিস্টার
kept-part-wages = ঘণ্টাপ্রতি মজুরি, { $days }
kept-part-finding = প্রাপ্তি { $number }: { $title }
kept-part-basis = প্রাপ্তি { $number }: কতজন এ কথা বলেছেন
kept-part-owed = প্রাপ্তি { $number }: কত পাওনা
kept-title = রেখে দেওয়া হয়েছে
kept-nothing = সব সংখ্যা যেমন আছে তেমনই যায়।
report-replaces = এটি প্রতিবেদন { $version }-এর জায়গায় আসে
report-replaces-same = তারিখ ছাড়া এটি প্রতিবেদন { $version }-এর মতোই।
change-added = নতুন
change-changed = বদলেছে
change-removed = আর নেই
leak-in-finding = প্রাপ্তি { $label }

## evid
plate-not-here = ছবি { $label } এখনও এই যন্ত্রে আসেনি। সংযোগ থাকলে সিঙ্ক করুন।
plate-unproven = ছবি { $label } কোথা থেকে এসেছে তা প্রমাণ করা যায় না। এর পর্যবেক্ষণ থেকে সংযোগ খুলে দিন।
plates-too-many = একটি প্রতিবেদনে সর্বোচ্চ { $most }টি ছবি থাকে।

## render
report-parts = রিপোর্টের অংশ
report-pay = মজুরি
report-standing = প্রতিটি ধারার অবস্থা
report-wages = ঘণ্টাপ্রতি মজুরি
as-table = ছক আকারে দেখুন
hide-table = ছক লুকান
download = ডাউনলোড
download-pdf = পড়া, ছাপা ও দেওয়ার জন্য
download-xlsx = হিসাব করার জন্য পাতায় সংখ্যা
download-csv = প্রতি ফাইলে একটি ছক, zip-এ
download-json = যাচাইয়ের জন্য সব তথ্য ও স্বাক্ষর
download-map = মানচিত্রে জায়গাটি একটি বিন্দু
csv-for-older = পুরোনো স্প্রেডশিটের জন্য CSV
making-file = ফাইল তৈরি হচ্ছে…
compare = তুলনা
compare-with = { $version }-এর সাথে তুলনা
what-changed = কী বদলেছে
to-the-report = রিপোর্টে ফিরুন
nothing-changed = দুটি সংস্করণ একই কথা বলে।
unchanged-count = { $same ->
    [one] { $same }টি কথা বা সংখ্যা দুটিতেই এক।
   *[other] { $same }টি কথা ও সংখ্যা দুটিতেই এক।
}
not-there-then = এই সংস্করণে নেই
comment-here = এই অংশে মন্তব্য করুন
comment-on-this = এই অংশে আপনার মন্তব্য
send-comment = মন্তব্য পাঠান
overdue-count = { $count ->
    [one] { $count }টি ব্যবস্থার সময় পার হয়েছে।
   *[other] { $count }টি ব্যবস্থার সময় পার হয়েছে।
}
follow-actions = সব ব্যবস্থা দেখুন
a-monitor-asks = মনিটর জানতে চান: { $question }
question-about = { $site }: রিপোর্ট { $version } · { $person }
on-the-map = মানচিত্রে { $site }
position-of-site = অক্ষাংশ ও দ্রাঘিমাংশ
position-note = ডিগ্রিতে: 23.77, 90.39। দুই দশমিক পর্যন্ত রাখা হয়, প্রায় এক কিলোমিটার। খালি রাখলে মানচিত্রে থাকবে না।
put-on-map = জায়গাটি রাখুন
sites-as-map = মানচিত্রে সব জায়গা (GeoJSON)
## board
act-withdrew = সম্মতি ফিরিয়ে নিয়েছেন
alarm-note = প্রত্যেক প্রধান অডিটর দেখেছেন না বলা পর্যন্ত এটি তাঁদের সামনে থাকে।
alarm-on = শূন্য সহনশীলতা: { $label }
alarm-raised = { $person } তুলেছেন, { $ago } আগে
alarm-seen = প্রধান অডিটররা এই সতর্কতা দেখেছেন
alarm-unseen = কোনো প্রধান অডিটর এখনো এই সতর্কতা দেখেননি
all-sites = সব কর্মস্থল
and-more = { $names } এবং আরও { $count }টি
arrives-offline = পরের সিঙ্ক বা জোড়ার সাথে পৌঁছাবে, সিগন্যাল ছাড়াও।
ask-author = যিনি লিখেছেন তাঁকে জিজ্ঞাসা করুন
asked-person = { $person }-কে জিজ্ঞাসা করা হয়েছে
behind-it = এর পেছনে কী
behind-schedule = সময়সূচির পেছনে
change-plan = কে বা কবে বদলান
checklist-differs = তালিকা বলে ঠিক, ফাইন্ডিং বলে লঙ্ঘন
contradiction = বিরোধ
counts-stay = এই গণনা দলের মধ্যেই থাকে।
day-of-visit = পরিদর্শনের দিন
decided-below-goal = লক্ষ্যের চেয়ে কম জনকে শোনার কারণ
decided-contradiction = { $about }: বিরোধ মীমাংসিত
decided-duplicate = { $away } এখন { $stands } হিসেবে গণ্য
decided-not-duplicate = { $one } ও { $other } আলাদা
decided-two-persons = আলাদা ব্যক্তি হিসেবে গণ্য
due-by = যে তারিখের মধ্যে
due-so-far = এ পর্যন্ত মেয়াদ এসেছে
employer-registers = রেজিস্টার
everybody = সবাই
facet-zero-tolerance = প্রধান অডিটরদের তখনই জানায়
hand-back = অডিটরের কাছে ফেরত দিন
handed-back = ফেরত দেওয়া হয়েছে
handed-back-done = ফেরত দেওয়া হয়েছে। তাঁর আজকের পাতায় দেখা যাবে।
heard-of-goal = { $heard } জনকে শোনা হয়েছে, লক্ষ্য { $goal }
hours-differ = বলা ঘণ্টা আর খাতার ঘণ্টা মেলে না
hours-on-books = খাতায় { $hours } ঘণ্টা
hours-told = { $hours } ঘণ্টা বলা হয়েছে
how-it-is = আসলে কী
i-have-seen-it = আমি দেখেছি
in-order = ঠিক আছে
interviews-by-group = দল অনুযায়ী সাক্ষাৎকার
keep-merged = দুটি মিলিয়ে লেখা রাখুন
keep-reason = কারণটি রাখুন
kind-alert = সতর্কতা
kind-task = কাজ
leads-disagree = দুই প্রধান অডিটর ভিন্ন সিদ্ধান্ত দিয়েছেন
likely-duplicate = দুবার তোলা হয়েছে?
look-at-alarm = সতর্কতা দেখুন
maybe-one-person = এক ব্যক্তি, দুই কোড?
merge-findings = এক করুন
merge-note = অন্যটি যেমন আছে তেমনি থাকে এবং যেটি রইল তাকে দেখায়। তার ভিত্তি সেখানে গোনা হয়। আবার আলাদা করা যায়।
merged = এক করা
merged-into = এটি গণ্য হয়
nobody-said = এমন সাক্ষাৎকারে নিশ্চিত যা কেউ দেননি
nobody-said-note = কোনো সাক্ষাৎকার একে সমর্থন করে না
nothing-behind-yet = এখনো কোনো কারণ বা ব্যবস্থাপনার উত্তর নেই।
not-one-breach = এক নয়
one-of-both = দুটি মিলিয়ে লেখা
one-person = এক ব্যক্তি
overdue-count-head = মেয়াদ পেরিয়েছে
own-words = নিজের ভাষায়
pay-differs = বলা মজুরি আর খাতার মজুরি মেলে না
pay-on-books = খাতায় { $money }
pay-told = বলা হয়েছে { $money }
photos-of-visit = পরিদর্শনের ছবি
photos-stay = কতগুলো। ছবি দলের কাছেই থাকে।
plan-changed = পরিকল্পনা বদলেছে: { $what }
progress = অগ্রগতি
progress-by-site = কর্মস্থল অনুযায়ী অগ্রগতি
progress-note = অগ্রগতি: সংশোধিত জানানো ও যাচাই করা, মোটের মধ্যে। দাগটি ব্যয়িত সময়।
reason-for-date = অন্য তারিখের জন্য দরকার। কাজের সাথে থাকে।
response = ব্যবস্থাপনার উত্তর
response-by = কে বলেছেন
response-by-note = পদ, নাম নয়: কারখানার ব্যবস্থাপক।
response-on = কোন দিন
responsible = কে করবে
responsible-note = একটি পক্ষ, যেমন প্রতিষ্ঠান। শ্রমিকের নাম নয়।
rests-on-head = কিসের ওপর ভিত্তি
root-cause = মূল কারণ
root-cause-own = নিজের ভাষায় মূল কারণ
same-code = একই শ্রমিক-কোড দুবার আছে।
same-number = নিয়োগকর্তার একই শ্রমিক নম্বর।
same-phone = একই ফোন।
says-breach = লঙ্ঘন বলে
says-breach-with-photos = লঙ্ঘন বলে, এই বিষয়ের { $count }টি ছবিসহ
seen-on = { $day } তারিখে দেখা
seen-on-with-photos = { $day } তারিখে দেখা, { $count }টি ছবি
settle = মীমাংসা করুন
settle-note = ইতিহাসে থাকে। কোনো দিক বদলালে আবার খোলে।
shared-photos = দুটিরই { $count }টি ছবি
shared-supports = { $count }টি রেকর্ড দুটিকেই সমর্থন করে
short-of-goal = লক্ষ্যের নিচে
similar-words = { $percent } % শব্দ একই
stands-as = { $label } থাকবে
stands-for = এর সাথে এক করা
stop-below-goal = { $goal } জনের লক্ষ্যে { $heard } জনকে শোনা হয়েছে, কারণ লেখা নেই।
stop-contradiction = { $label } অন্য কিছুর সাথে মেলে না।
take-apart = আবার আলাদা করুন
time-used = ব্যয়িত সময়
timeline = সময়রেখা
timeline-note = কে কী করেছেন, নতুন আগে
two-persons = আলাদা ব্যক্তি
verified-by-visit = পরিদর্শনে দেখা
was-value = ছিল: { $value }
what = কী
what-you-do-now = এখন কী করছেন
which-stands = কোনটি থাকবে
who = কে
who-did-what = কে কী করেছেন
why-below-goal = কেন কম জনকে শোনা হলো
workers-asked = জিজ্ঞাসিত শ্রমিক
workers-confirm-counted = জিজ্ঞাসিত { $asked } জনের মধ্যে { $confirmed } জন নিশ্চিত করেন
workers-confirm-some = কিছু শ্রমিক নিশ্চিত করেন
workers-confirmed = নিশ্চিত করেছেন এমন শ্রমিক
workers-note = ছোট সংখ্যা রাখা হয় না: তখন শুধু লেখা হয় কিছু শ্রমিক নিশ্চিত করেন।
workers-were-asked = শ্রমিকদের জিজ্ঞাসা করা হয়েছে
write-behind = কারণ ও উত্তর লিখুন
write-one-of-both = দুটি মিলিয়ে একটি লিখুন
your-question = আপনার প্রশ্ন
redact = ঢেকে দিন
redact-title = { $label } ঢেকে দিন
redact-note = প্রতিটি মুখ, নাম ও নম্বর প্লেট ঢেকে দিন। কপিতে সেগুলো থাকে না; মূল ছবি সিল করা অবস্থায় যেমন আছে তেমনই থাকে।
redact-how-to = ছবির উপর আঁকুন। অথবা একটি বাক্স যোগ করুন: তীর চিহ্ন সেটি সরায়, Shift চেপে আকার বদলায়, Delete মুছে দেয়।
redact-how = বাক্স কীভাবে ঢাকে
redact-blur = ঝাপসা
redact-black = কালো
redact-add = বাক্স যোগ করুন
redact-undo = ফিরিয়ে নিন
redact-remove = বাক্সটি সরান
redact-boxes = { $count ->
    [0] এখনও কোনো বাক্স নেই
    [one] { $count }টি বাক্স
   *[other] { $count }টি বাক্স
}
redact-box = বাক্স { $number }, { $how }: বাঁ থেকে { $across } %, উপর থেকে { $down } %, চওড়া { $wide } %, উঁচু { $high } %
redact-nobody = এই ছবিতে কোনো মানুষ বা নাম নেই
redact-save = ঢাকা কপি সংরক্ষণ করুন
redact-saving = ঢাকা হচ্ছে…
redacted-copies = ঢাকা কপি
redacted-copy = ঢাকা কপি { $label }
redacted-from = { $label }-এর কপি
redacted-mark = ঢাকা
redacted-none = শুধু ঢাকা কপি প্রকাশ করা যায়।
redacted-published = এর পর্যবেক্ষণ নিশ্চিত হলে এই কপি প্রতিবেদনে থাকবে।
redacted-unlinked = প্রকাশ করতে এই কপি একটি পর্যবেক্ষণের সঙ্গে যুক্ত করুন।
zoom-region = বড় করা ছবি: সরাতে স্ক্রল করুন
zoom-in = বড়
zoom-out = ছোট
proof-head = যিনি মূল ছবি যাচাই করবেন তাঁর জন্য
proof-show = সল্ট দেখান
proof-holds = স্ট্যাম্প ঠিক আছে: { $day } তারিখে তোলা।
proof-fails = স্ট্যাম্প ঠিক নেই।
proof-salt = সল্ট
proof-key = যন্ত্রের চাবি
proof-note = সল্ট শুধু মূল ছবির সঙ্গে দিন। দুটো থাকলে যে কেউ যাচাই করতে পারে যে স্ট্যাম্পটি সেটিরই।
choose-link = পর্যবেক্ষণ, তালিকা বা বেতন রসিদ বাছুন
no-preview-here = এই ধরনের ছবি এখানে দেখানো যায় না। মূলটি যেমন তোলা তেমনই রাখা আছে।
open-file = মূলটি খুলুন
keep-file = একটি কপি রাখুন
kind-of-file = ধরন
kind-heic = HEIC ছবি
kind-pdf = PDF নথি
kind-sound = শব্দ
kind-file = ফাইল
kind-photos = ছবি
kind-files = নথি ও ফাইল
kind-sounds = শব্দ রেকর্ড
any-kind = সব ধরন
linked-or-not = সংযোগসহ ও ছাড়া
linked-only = যুক্ত
unlinked-only = যুক্ত নয়
links-head = সংযোগ
anybody = যে কেউ
no-match = কিছু মেলে না।
filter-evidence = কী দেখাবে
send-this-original = এই মূলটি এখনই পাঠান

## fixes

stop-decided-apart = একজন প্রধান অডিটর { $label } নিশ্চিত করেছেন, আরেকজন বাতিল করেছেন।
decided-apart = দুই প্রধান অডিটর ভিন্ন সিদ্ধান্ত দিয়েছেন
decided-apart-note = একে অন্যের কথা জানতেন না। তাঁদের একজন আবার সিদ্ধান্ত না দেওয়া পর্যন্ত ফাইন্ডিংটি খোলা থাকে।
