# رپورٹ کے الفاظ۔ صفحہ، PDF، ورک بک اور جدول سب یہیں سے لیتے ہیں۔

## Figures
percent = { $share } فیصد
money = { $amount } { $currency }
an-hour = { $money } فی گھنٹہ
month-1 = جنوری
month-2 = فروری
month-3 = مارچ
month-4 = اپریل
month-5 = مئی
month-6 = جون
month-7 = جولائی
month-8 = اگست
month-9 = ستمبر
month-10 = اکتوبر
month-11 = نومبر
month-12 = دسمبر
day = { $day } { $month } { $year }
short-day = { $day } { $month }
days-in-month = { $first } تا { $last } { $month } { $year }
days = { $first } تا { $last }
of = { $whole } میں سے { $part }
kept-back = ظاہر نہیں
none = –
joined = { $first } · { $second }
list-and = { $first } اور { $second }
list-comma = { $first }، { $second }
label-and-text = { $label }: { $text }
total = کل

## Head
report-of = { $site } کے بارے میں رپورٹ
version = رپورٹ { $version }
version-published = رپورٹ { $version }، شائع { $day }
fieldwork = فیلڈ ورک { $days }
operator = کمپنی یا مالک: { $operator }
hash-says = حتمی اعداد کا ہیش۔ منظوری میں اسی کا نام ہوتا ہے۔
page-of = { $page } / { $pages }
made-with = شائع شدہ رپورٹ { $hash }… کے اعداد سے بنائی گئی
contents = فہرست

## Facts
workers-heard = جن کارکنوں سے بات ہوئی
of-workers = کل { $workers } کارکنوں میں سے · { $share } · ہدف { $goal } · { $days }
findings-fact = نتائج
findings-of-provisions = ضابطے کی { $provisions } شقوں میں سے { $broken } کے بارے میں · { $days }
findings-when = { $days }
owed-fact = کارکنوں کو واجب
owed-short = جانچے گئے { $checked } کارکنوں میں سے { $short } · { $days }
actions-fact = جانچے گئے اقدامات
actions-of = کل { $actions } میں سے · { $day } تک
period-fact = فیلڈ ورک
no-figures = کارکنوں کے بارے میں کوئی عدد نہیں

## Sections
summary = ٹیم نے کیا پایا
standing = ہر شق کی صورتِ حال
findings = نتائج
coverage = کن سے بات ہوئی
pay = اجرت
wages = فی گھنٹہ اجرت
actions = اصلاحی اقدامات
method = طریقۂ کار اور فیصلے
nothing-written = یہاں کچھ نہیں لکھا گیا۔

## Standing
provision = ضابطے کی شق
stands = صورتِ حال
stands-broken = خلاف ورزی
stands-nothing-found = کچھ نہیں ملا
stands-not-looked-at = دیکھا نہیں گیا
stands-broken-by = خلاف ورزی · { $severity }
standing-caption = فیلڈ ورک ({ $days }) کے بعد ضابطے کی { $provisions } شقوں کی صورتِ حال
standing-says = { $provisions } شقوں میں سے { $broken } کی خلاف ورزی ہوئی، { $clean } میں کچھ نہیں ملا، { $unseen } دیکھی نہیں گئیں۔
findings-of = نتائج
findings-numbers = { $numbers }

## Findings
finding-name = نتیجہ { $number }
no-findings = کسی نتیجے کی تصدیق نہیں ہوئی۔
rests-on = بنیاد
rests-records = دستاویزات
rests-observation = مشاہدہ
rests-interviews = انٹرویو
rests-interviews-people = { $people ->
    [one] { $people } فرد سے انٹرویو
   *[other] { $people } افراد سے انٹرویو
}
rests-mix = جو ٹیم نے موقع پر جمع کیا
evidence = ثبوت
evidence-items = { $items ->
    [one] مہر بند { $items } ثبوت
   *[other] مہر بند { $items } ثبوت
}
root-cause = وجہ
response = انتظامیہ کا جواب
action = کیا کرنا ہے
who = کون کرے گا
due = آخری تاریخ
owed = واپس کرنا ہے
plate = تصویر { $number }
plate-alt = تصویر جس میں لوگ پہچانے نہیں جا سکتے۔ { $caption }
plate-missing = یہ تصویر یہاں نہیں ہے۔ اس کا ہیش { $hash } سے شروع ہوتا ہے۔
severity = سنگینی
statement = کیا پایا گیا
number = نمبر
by-provision = شق اور سنگینی کے لحاظ سے نتائج
by-provision-caption = شق اور سنگینی کے لحاظ سے نتائج، فیلڈ ورک { $days }
by-provision-says = { $findings ->
    [one] { $provisions } شقوں کے بارے میں { $findings } نتیجہ۔
   *[other] { $provisions } شقوں کے بارے میں { $findings } نتائج۔
} { $detail }
findings-count = { $findings ->
    [one] { $findings } نتیجہ
   *[other] { $findings } نتائج
}

## Coverage
by-crew = سیکشن کے لحاظ سے
by-gender = صنف کے لحاظ سے
by-language = زبان کے لحاظ سے
by-pay-type = اجرت کی قسم کے لحاظ سے
by-other = { $group } کے لحاظ سے
group = گروپ
heard = بات ہوئی
workers = کارکن
share = تناسب
goal = ہدف
goal-at = ہدف { $goal }
coverage-caption = جن کارکنوں سے بات ہوئی، { $by }، فیلڈ ورک { $days }
coverage-says = جتنے فیصد کارکنوں سے بات ہوئی، ہدف { $goal }۔ { $detail }
heard-of = { $workers } میں سے { $heard }
heard-people = { $heard }
tone-reaches = ہدف پورا
tone-below = ہدف سے کم
tone-kept-back = ظاہر نہیں: لمبائی کچھ نہیں بتاتی

## Pay
slips = ہاتھ سے درج کی گئی پے سلپس
slips-checked = جانچی گئی پے سلپس
slips-short = کمی والی پے سلپس
owed-to-workers = کارکنوں کو واجب
register = اجرت کا رجسٹر
register-of = اجرت کا رجسٹر { $number }، { $days }
register-caption = قاعدے کے لحاظ سے آجر کا رجسٹر، { $days }، { $currency } میں
register-picture = قاعدے کے لحاظ سے کارکن
register-says = جانچے گئے کارکنوں میں سے جن کے لیے قاعدے کی خلاف ورزی ہوئی، { $days }۔ { $detail }
rule = قاعدہ
source = ماخذ
checked = جانچے گئے
broken = خلاف ورزی
not-verifiable = جانچ ممکن نہیں
tone-broken = خلاف ورزی
tone-checked-clean = درست
register-workers = جانچے گئے کارکن
register-short = کارکن جنہیں کچھ واجب ہے
sums = اس کے پیچھے کا حساب
sum-hours = گھنٹے
sum-due = واجب الادا
sum-paid = ادا
sum-owed = باقی واجب
sums-caption = کسی قاعدے کے تحت جن کارکنوں کو کچھ واجب ہے ان کا حساب، { $days }، { $currency } میں
slips-caption = پے سلپس: { $rule }
figure = عدد
what = کیا
wages-title = فی گھنٹہ اجرت کے لحاظ سے کارکن
wages-caption = اصل فی گھنٹہ اجرت ({ $currency }) کے لحاظ سے کارکن
wages-says = اصل فی گھنٹہ اجرت کے لحاظ سے کارکن۔ { $detail }
wages-floor = کم از کم { $floor }
bin-below = { $below } سے کم
bin-from = { $from } یا زیادہ
bin-between = { $from } سے { $below }
tone-below-floor = کم از کم سے نیچے
tone-from-floor = کم از کم یا زیادہ
workers-count = { $workers ->
    [one] { $workers } کارکن
   *[other] { $workers } کارکن
}

## Actions
actions-table = ہر اقدام کہاں تک پہنچا
actions-caption = اس آڈٹ کے اصلاحی اقدامات، { $day } تک
state = حالت
state-in-progress = کام جاری
state-reported-fixed = درست ہونے کی اطلاع
state-verified = جانچ شدہ
state-reopened = دوبارہ کھولا گیا
state-overdue = { $days ->
    [one] { $days } دن کی تاخیر
   *[other] { $days } دن کی تاخیر
}
paid-back = واپس ادا
paid-back-of = { $owed } میں سے { $paid }
last-word = آخری بات
no-actions = ابھی کوئی اصلاحی اقدام نہیں۔
actions-planned = اس رپورٹ میں طے شدہ؛ شائع ہونے کے بعد پیش رفت دیکھی جائے گی۔
actions-planned-table = منصوبہ بند اصلاحی اقدامات
over-time = وقت کے ساتھ اقدامات
over-time-caption = پہلی رپورٹ کے بعد کے دنوں میں اقدامات کی حالت
over-time-says = وقت کے ساتھ اقدامات کی حالت۔ { $detail }
on-day = دن

## Method
lead-wrote = ٹیم لیڈ کے الفاظ
method-lines = یہ کیسے کیا گیا
decisions = ٹیم لیڈ کے فیصلے
sentence-goal = ہدف: ہر گروپ کے { $percent } لوگوں سے بات۔
sentence-fieldwork = فیلڈ ورک { $days }۔
sentence-groups = { $people ->
    [0] گروپ میں جن لوگوں سے بات ہوئی وہ کسی ہدف میں شمار نہیں ہوتے۔
    [one] گروپ میں جن لوگوں سے بات ہوئی (کم از کم { $people }) وہ کسی ہدف میں شمار نہیں ہوتے۔
   *[other] گروپ میں جن لوگوں سے بات ہوئی (کم از کم { $people }) وہ کسی ہدف میں شمار نہیں ہوتے۔
}
sentence-without-device = ایک آلے کی آخری بات کے بغیر شائع: { $reason }
sentence-below-goal = ہدف سے کم شمولیت کے ساتھ شائع: { $reason }
sentence-chose-value = { $key } کی دو قدریں تھیں؛ ٹیم لیڈ نے { $choice } چنی۔ { $reason }
sentence-same-person = دو انٹرویو ایک ہی فرد کے تھے اور ایک بار گنے گئے۔ { $reason }
sentence-same-finding = دو نتیجے ایک ہی بات کہتے تھے اور ایک کر دیے گئے۔ { $reason }
sentence-contradiction = درج کی گئی دو باتوں میں فرق تھا؛ ٹیم لیڈ نے طے کیا۔ { $reason }

## What is kept back
why-small-site = یہاں 20 سے کم کارکن ہیں: ان کے بارے میں کوئی عدد نہیں دکھایا جاتا، کیونکہ اس سے کوئی پہچانا جا سکتا ہے۔
why-few-interviews = 10 سے کم کارکنوں سے انٹرویو ہوئے: ان کے بارے میں کوئی عدد نہیں دکھایا جاتا، کیونکہ اس سے کوئی پہچانا جا سکتا ہے۔
why-small-group = ظاہر نہیں: ایک گروپ میں { $threshold } سے کم لوگ ہیں۔
why-complement = ایک اور عدد چھپایا گیا ہے تاکہ کوئی کل سے اس کا حساب نہ لگا سکے۔
why-close-to-earlier = ظاہر نہیں: پچھلی رپورٹ سے { $threshold } سے کم لوگوں کا فرق ہے۔
why-as-first-released = جدول ویسا ہی ہے جیسا پہلے شائع ہوا: تب سے 10 سے کم لوگوں کا فرق ہے۔
why-nothing-safe = ظاہر نہیں: اس جدول کا کوئی حصہ کسی کو ظاہر کیے بغیر نہیں دکھایا جا سکتا۔

## Files
unshown = { $count ->
    [one] اس فائل کے حروف میں { $count } علامت کی شکل نہیں، اس لیے اس کا نمبر لکھا ہے: { $list }۔ صفحے اور JSON میں وہ ویسے ہی ہے جیسے لکھی گئی۔
   *[other] اس فائل کے حروف میں { $count } علامتوں کی شکل نہیں، اس لیے ان کے نمبر لکھے ہیں: { $list }۔ صفحے اور JSON میں وہ ویسے ہی ہیں جیسے لکھی گئیں۔
}
