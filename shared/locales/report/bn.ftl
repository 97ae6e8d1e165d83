# একটি রিপোর্টের কথা। পাতা, PDF, ওয়ার্কবুক ও ছক সবই এখান থেকে নেয়।

## Figures
percent = { $share }%
money = { $amount } { $currency }
an-hour = ঘণ্টায় { $money }
month-1 = জানুয়ারি
month-2 = ফেব্রুয়ারি
month-3 = মার্চ
month-4 = এপ্রিল
month-5 = মে
month-6 = জুন
month-7 = জুলাই
month-8 = আগস্ট
month-9 = সেপ্টেম্বর
month-10 = অক্টোবর
month-11 = নভেম্বর
month-12 = ডিসেম্বর
day = { $day } { $month } { $year }
short-day = { $day } { $month }
days-in-month = { $first }–{ $last } { $month } { $year }
days = { $first } – { $last }
of = { $whole }-এর মধ্যে { $part }
kept-back = আড়াল রাখা
none = –
joined = { $first } · { $second }
list-and = { $first } ও { $second }
list-comma = { $first }, { $second }
label-and-text = { $label }: { $text }
total = মোট

## Head
report-of = { $site }: রিপোর্ট
version = রিপোর্ট { $version }
version-published = রিপোর্ট { $version }, প্রকাশ { $day }
fieldwork = মাঠের কাজ { $days }
operator = মালিক প্রতিষ্ঠান: { $operator }
hash-says = চূড়ান্ত তথ্যের ডিজিটাল ছাপ। অনুমোদনে এটিই লেখা থাকে।
page-of = { $page } / { $pages }
made-with = প্রকাশিত রিপোর্ট { $hash }…-এর তথ্য থেকে তৈরি
contents = সূচি

## Facts
workers-heard = যত শ্রমিকের কথা শোনা হয়েছে
of-workers = মোট { $workers } শ্রমিকের মধ্যে · { $share } · লক্ষ্য { $goal } · { $days }
findings-fact = ফাইন্ডিং
findings-of-provisions = আচরণবিধির { $provisions } ধারার { $broken }টি নিয়ে · { $days }
findings-when = { $days }
owed-fact = শ্রমিকদের পাওনা
owed-short = যাচাই করা { $checked } শ্রমিকের { $short } জন · { $days }
actions-fact = যাচাই করা ব্যবস্থা
actions-of = মোট { $actions }টির মধ্যে · { $day } পর্যন্ত
period-fact = মাঠের কাজ
no-figures = শ্রমিকদের নিয়ে কোনো সংখ্যা নেই

## Sections
summary = টিম যা পেয়েছে
standing = প্রতিটি ধারার অবস্থা
findings = ফাইন্ডিং
coverage = কাদের কথা শোনা হয়েছে
pay = মজুরি
wages = ঘণ্টাপ্রতি মজুরি
actions = সংশোধনের ব্যবস্থা
method = পদ্ধতি ও সিদ্ধান্ত
nothing-written = এখানে কিছু লেখা হয়নি।

## Standing
provision = আচরণবিধির ধারা
stands = অবস্থা
stands-broken = ভাঙা হয়েছে
stands-nothing-found = কিছু পাওয়া যায়নি
stands-not-looked-at = দেখা হয়নি
stands-broken-by = ভাঙা হয়েছে · { $severity }
standing-caption = মাঠের কাজের ({ $days }) পর আচরণবিধির { $provisions } ধারার অবস্থা
standing-says = { $provisions } ধারার মধ্যে { $broken }টি ভাঙা হয়েছে, { $clean }টিতে কিছু পাওয়া যায়নি, { $unseen }টি দেখা হয়নি।
findings-of = ফাইন্ডিং
findings-numbers = { $numbers }

## Findings
finding-name = ফাইন্ডিং { $number }
no-findings = কোনো ফাইন্ডিং নিশ্চিত হয়নি।
rests-on = ভিত্তি
rests-records = নথি
rests-observation = পর্যবেক্ষণ
rests-interviews = সাক্ষাৎকার
rests-interviews-people = { $people ->
    [one] { $people } জনের সাক্ষাৎকার
   *[other] { $people } জনের সাক্ষাৎকার
}
rests-mix = টিম সেখানে যা সংগ্রহ করেছে
evidence = প্রমাণ
evidence-items = { $items ->
    [one] সিল করে রাখা { $items }টি প্রমাণ
   *[other] সিল করে রাখা { $items }টি প্রমাণ
}
root-cause = কারণ
response = কর্তৃপক্ষের জবাব
action = যা করতে হবে
who = কে করবে
due = শেষ তারিখ
owed = ফেরত দিতে হবে
plate = ছবি { $number }
plate-alt = ছবি; মানুষকে চেনা যায় না এমন করা হয়েছে। { $caption }
plate-missing = ছবিটি এখানে নেই। এর ডিজিটাল ছাপের শুরু { $hash }।
severity = গুরুত্ব
statement = যা পাওয়া গেছে
number = নং
by-provision = ধারা ও গুরুত্ব অনুযায়ী ফাইন্ডিং
by-provision-caption = ধারা ও গুরুত্ব অনুযায়ী ফাইন্ডিং, মাঠের কাজ { $days }
by-provision-says = { $findings ->
    [one] { $provisions }টি ধারা নিয়ে { $findings }টি ফাইন্ডিং।
   *[other] { $provisions }টি ধারা নিয়ে { $findings }টি ফাইন্ডিং।
} { $detail }
findings-count = { $findings ->
    [one] { $findings }টি ফাইন্ডিং
   *[other] { $findings }টি ফাইন্ডিং
}

## Coverage
by-crew = দল অনুযায়ী
by-gender = লিঙ্গ অনুযায়ী
by-language = ভাষা অনুযায়ী
by-pay-type = মজুরির ধরন অনুযায়ী
by-other = { $group } অনুযায়ী
group = গ্রুপ
heard = শোনা হয়েছে
workers = শ্রমিক
share = শতকরা
goal = লক্ষ্য
goal-at = লক্ষ্য { $goal }
coverage-caption = যত শ্রমিকের কথা শোনা হয়েছে, { $by }, মাঠের কাজ { $days }
coverage-says = যত শতাংশ শ্রমিকের কথা শোনা হয়েছে, লক্ষ্য { $goal }। { $detail }
heard-of = { $workers } জনের { $heard } জন
heard-people = { $heard }
tone-reaches = লক্ষ্যে পৌঁছেছে
tone-below = লক্ষ্যের নিচে
tone-kept-back = আড়াল রাখা: দৈর্ঘ্য কিছু বোঝায় না

## Pay
slips = হাতে তোলা পে-স্লিপ
slips-checked = পরীক্ষা করা পে-স্লিপ
slips-short = কম দেওয়া পে-স্লিপ
owed-to-workers = শ্রমিকদের পাওনা
register = মজুরির খাতা
register-of = মজুরির খাতা { $number }, { $days }
register-caption = নিয়ম অনুযায়ী মালিকের মজুরির খাতা, { $days }, { $currency }-তে
register-picture = নিয়ম অনুযায়ী শ্রমিক
register-says = যাচাই করা শ্রমিকদের মধ্যে যাদের বেলায় নিয়ম ভাঙা হয়েছে, { $days }। { $detail }
rule = নিয়ম
source = উৎস
checked = যাচাই করা
broken = ভাঙা হয়েছে
not-verifiable = যাচাই করা যায় না
tone-broken = ভাঙা হয়েছে
tone-checked-clean = ঠিক আছে
register-workers = যাচাই করা শ্রমিক
register-short = যে শ্রমিকদের কিছু পাওনা আছে
sums = এর পেছনের যোগফল
sum-hours = ঘণ্টা
sum-due = প্রাপ্য
sum-paid = পরিশোধ
sum-owed = পাওনা
sums-caption = কোনো নিয়মে যাদের পাওনা আছে তাদের যোগফল, { $days }, { $currency }-তে
slips-caption = পে-স্লিপ: { $rule }
figure = সংখ্যা
what = কী
wages-title = ঘণ্টাপ্রতি মজুরি অনুযায়ী শ্রমিক
wages-caption = প্রকৃত ঘণ্টাপ্রতি মজুরি ({ $currency }) অনুযায়ী শ্রমিক
wages-says = প্রকৃত ঘণ্টাপ্রতি মজুরি অনুযায়ী শ্রমিক। { $detail }
wages-floor = ন্যূনতম { $floor }
bin-below = { $below }-এর কম
bin-from = { $from } বা বেশি
bin-between = { $from } থেকে { $below }
tone-below-floor = ন্যূনতমের নিচে
tone-from-floor = ন্যূনতম বা বেশি
workers-count = { $workers ->
    [one] { $workers } জন শ্রমিক
   *[other] { $workers } জন শ্রমিক
}

## Actions
actions-table = কোন ব্যবস্থা কোথায়
actions-caption = এই অডিটের সংশোধনের ব্যবস্থা, { $day } পর্যন্ত
state = অবস্থা
state-in-progress = কাজ চলছে
state-reported-fixed = ঠিক হয়েছে বলে জানানো
state-verified = যাচাই করা
state-reopened = আবার খোলা
state-overdue = { $days ->
    [one] { $days } দিন দেরি
   *[other] { $days } দিন দেরি
}
paid-back = ফেরত দেওয়া
paid-back-of = { $owed }-এর মধ্যে { $paid }
last-word = শেষ কথা
no-actions = এখনো কোনো সংশোধনের ব্যবস্থা নেই।
actions-planned = এই রিপোর্টে ঠিক করা; প্রকাশের পর অগ্রগতি দেখা হবে।
actions-planned-table = পরিকল্পিত সংশোধনমূলক পদক্ষেপ
over-time = সময়ের সাথে ব্যবস্থা
over-time-caption = প্রথম রিপোর্টের পর থেকে ব্যবস্থার অবস্থা
over-time-says = সময়ের সাথে ব্যবস্থার অবস্থা। { $detail }
on-day = দিন

## Method
lead-wrote = টিম-প্রধানের কথা
method-lines = যেভাবে করা হয়েছে
decisions = টিম-প্রধানের সিদ্ধান্ত
sentence-goal = লক্ষ্য: প্রতিটি গ্রুপের { $percent } মানুষের কথা শোনা।
sentence-fieldwork = মাঠের কাজ { $days }।
sentence-groups = { $people ->
    [0] দলগতভাবে যাদের কথা শোনা হয়েছে, তারা কোনো লক্ষ্যে গোনা হয় না।
    [one] দলগতভাবে যাদের কথা শোনা হয়েছে (অন্তত { $people } জন), তারা কোনো লক্ষ্যে গোনা হয় না।
   *[other] দলগতভাবে যাদের কথা শোনা হয়েছে (অন্তত { $people } জন), তারা কোনো লক্ষ্যে গোনা হয় না।
}
sentence-without-device = একটি যন্ত্রের শেষ তথ্য ছাড়াই প্রকাশিত: { $reason }
sentence-below-goal = লক্ষ্যের কম মানুষের কথা শুনে প্রকাশিত: { $reason }
sentence-chose-value = { $key }-এর দুটি মান ছিল; টিম-প্রধান { $choice } বেছে নিয়েছেন। { $reason }
sentence-same-person = দুটি সাক্ষাৎকার একই মানুষের, একবার গোনা হয়েছে। { $reason }
sentence-same-finding = দুটি ফাইন্ডিং একই কথা বলছিল, একটি করা হয়েছে। { $reason }
sentence-contradiction = নথিভুক্ত দুটি বিষয় মেলেনি; টিম-প্রধান মীমাংসা করেছেন। { $reason }

## What is kept back
why-small-site = এখানে ২০ জনের কম শ্রমিক: তাদের নিয়ে কোনো সংখ্যা দেখানো হয় না, কারণ তা কাউকে চিনিয়ে দিতে পারে।
why-few-interviews = ১০ জনের কম শ্রমিকের সাক্ষাৎকার হয়েছে: তাদের নিয়ে কোনো সংখ্যা দেখানো হয় না, কারণ তা কাউকে চিনিয়ে দিতে পারে।
why-small-group = আড়াল রাখা: একটি গ্রুপে { $threshold } জনের কম মানুষ।
why-complement = আরেকটি আড়াল রাখা, যাতে মোট থেকে কেউ হিসাব করতে না পারে।
why-close-to-earlier = আড়াল রাখা: আগের রিপোর্টের সাথে তফাত { $threshold } জনের কম।
why-as-first-released = ছকটি প্রথমবার যেমন প্রকাশিত হয়েছিল তেমনই আছে: তারপর ১০ জনের কম বদলেছে।
why-nothing-safe = আড়াল রাখা: এই ছকের কিছুই কাউকে না চিনিয়ে দেখানো যায় না।

## Files
unshown = { $count ->
    [one] এই ফাইলের অক্ষরে { $count }টি চিহ্নের ছবি নেই, তাই নম্বর লেখা আছে: { $list }। পাতা ও JSON-এ তা যেমন লেখা হয়েছিল তেমনই আছে।
   *[other] এই ফাইলের অক্ষরে { $count }টি চিহ্নের ছবি নেই, তাই নম্বর লেখা আছে: { $list }। পাতা ও JSON-এ সেগুলো যেমন লেখা হয়েছিল তেমনই আছে।
}
