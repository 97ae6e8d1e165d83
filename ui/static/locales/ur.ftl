### اسکرینوں کے تمام جملے، اردو میں (پاکستان)۔ اصل en.ftl ہے (docs/translating.md)۔
### سادہ اور شائستہ زبان (آپ)، بٹن پر فعل اور اس کا مفعول، حقائق پیمائش کے ساتھ۔ بتائیں کہ کیا محفوظ ہے۔ کسی پر الزام نہیں، “!” نہیں۔
### ہندسے 0–9، کوڈ (F-06، C-017)، PIN، QR، KB، MB اور Surco لاطینی رہیں۔ سمت کے نشان نہ ڈالیں: ایپ خود ڈالتی ہے۔ ایسے فعل سے بچیں جو مرد یا عورت ظاہر کرے۔
###
### Glossary / الفاظ:
### audit آڈٹ · auditor آڈیٹر · lead آڈٹ لیڈ · monitor مانیٹر · investigator تفتیش کار · administrator منتظم
### worker کارکن · crew سیکشن (آپریٹر اور ٹیم کے معنی فیکٹری میں اور ہیں) · crew leader سیکشن انچارج · operator کمپنی یا مالک · sector شعبہ
### site سائٹ · interview انٹرویو · consent رضامندی · worker heard جس کارکن سے بات ہوئی · coverage شمولیت · goal ہدف
### code (of conduct) ضابطہ · provision شق · code (C-017) کوڈ · severity سنگینی · zero tolerance زیرو ٹالرنس
### finding نتیجہ، نتائج · draft مسودہ · confirm تصدیق · check, verify جانچ · dismiss رد · evidence ثبوت · caption عنوان
### pay slip پے سلپ · slip (for the worker) پرچی · wage floor کم از کم اجرت · owed واجب · short کمی · piece rate فی پیس ریٹ · records ریکارڈ
### corrective action اصلاحی اقدام · actions اقدامات · progress پیش رفت · overdue تاخیر
### reconcile تصفیہ · settle طے کرنا · value (conflict) اندراج · decision فیصلہ · publish شائع کریں · report رپورٹ · review جائزہ
### hide چھپائیں · cover پردہ · lock لاک · unlock لاک کھولیں · passphrase خفیہ جملہ · password پاس ورڈ · key چابی · seal مہر بند
### sync سِنک · device ڈیوائس · phone فون · server سرور · preview پری ویو · original اصل فائل · hash ہیش · history ہسٹری
### custody: only on this phone صرف اسی فون پر · with a teammate ٹیم کے ساتھی کے پاس · on the server, checked سرور پر، جانچ شدہ
### saved محفوظ ہو گیا (صرف محفوظ ہونے کے بعد) · kept back ظاہر نہیں · open (not done) باقی · done, finished مکمل · flag نشان · practice مشق
### form field خانہ · fieldwork فیلڈ ورک · phase مرحلہ · task ٹاسک · team ٹیم · group گروپ · program پروگرام

## ہر جگہ
skip = مواد پر جائیں
back = واپس
hide = چھپائیں
show = دکھائیں
open = کھولیں
all = سب
next = اگلا
done-state = مکمل
flagged-head = نشان زدہ
saved = محفوظ ہو گیا
edit = ترمیم کریں
by = از
state = حالت
reason = وجہ
version = ورژن
no-back = نہیں، واپس
try-again = دوبارہ کوشش کریں
opening = کھل رہا ہے…
main-menu = مرکزی مینیو
keys = کی بورڈ
pages = صفحات
newer = نئے
older = پرانے
range-of = { $first } تا { $last }، کل { $total }
no-such-page = یہاں کچھ نہیں
no-such-page-text = یہ پتا کہیں نہیں لے جاتا۔ کچھ تبدیل نہیں ہوا۔
percent = { $share } فیصد
a-moment = ایک لمحہ
minutes = { $count ->
    [one] { $count } منٹ
   *[other] { $count } منٹ
}
hours = { $count ->
    [one] { $count } گھنٹہ
   *[other] { $count } گھنٹے
}
days = { $count ->
    [one] { $count } دن
   *[other] { $count } دن
}
from-to = { $first } تا { $last }
size-bytes = { $size } بائٹ
size-kilobytes = { $size } KB
size-megabytes = { $size } MB
open-count = { $count } باقی
items = { $count ->
    [0] ابھی کچھ نہیں
    [one] { $count } چیز
   *[other] { $count } چیزیں
}
history = ہسٹری
history-empty = ابھی کچھ نہیں لکھا گیا۔
history-withheld = کارکن نے یہ واپس لے لیا۔ کس نے اور کب، یہ دکھتا ہے؛ کیا کہا گیا، یہ نہیں۔
history-late = اس کا کچھ حصہ آڈٹ کے آگے بڑھنے کے بعد آیا۔
history-waiting = { $count ->
    [one] { $count } تبدیلی پہلے والی کا انتظار کر رہی ہے جو ابھی نہیں آئی۔
   *[other] { $count } تبدیلیاں پہلے والیوں کا انتظار کر رہی ہیں جو ابھی نہیں آئیں۔
}
act-begun = آغاز
act-set = درج
act-emptied = خالی
act-edited = ترمیم
act-decided = فیصلہ
act-unread = ایپ کے نئے ورژن سے درج
copy-table = جدول کاپی کریں
table-copied = { $rows ->
    [one] { $rows } قطار کاپی ہو گئی۔ اسے اسپریڈشیٹ میں پیسٹ کریں۔
   *[other] { $rows } قطاریں کاپی ہو گئیں۔ انہیں اسپریڈشیٹ میں پیسٹ کریں۔
}
table-not-copied = یہ کاپی نہیں ہو سکا۔ جدول منتخب کر کے ہاتھ سے کاپی کریں۔
nothing-chosen = ابھی کچھ نہیں چنا
nothing-chosen-text = فہرست کی کوئی قطار چنیں۔ وہ یہاں کھلے گی۔
close = بند کریں

## دروازے
today = آج
this-audit = یہ آڈٹ
audit = آڈٹ
interviews = انٹرویو
interview = انٹرویو
payroll = تنخواہ کا کھاتا
pay-slips = پے سلپس
evidence = ثبوت
findings = نتائج
finding = نتیجہ
site-note = سائٹ نوٹ
tasks = ٹاسک
reconcile = تصفیہ
publish = شائع کریں
reports = رپورٹیں
report = رپورٹ
actions = اقدامات
sync = سِنک
settings = سیٹنگز
search = تلاش
search-this-audit = اس آڈٹ میں تلاش کریں
search-note = جوابات، نوٹ، نتائج، تصویروں کے عنوان، سائٹ نوٹ، ٹاسک۔ نام اور رابطے کبھی تلاش نہیں ہوتے۔
nothing-found = کچھ نہیں ملا
nothing-found-text = ایک لفظ یا اس کا شروع لکھ کر دیکھیں۔
more-found = اور بھی ہے: ایک لفظ اور لکھیں۔
answer = جواب
people = افراد

## خرابیاں
fault-safe = محفوظ:
fault-do = کیا کریں:
fault-wait = { $seconds ->
    [one] { $seconds } سیکنڈ بعد دوبارہ کوشش کریں۔
   *[other] { $seconds } سیکنڈ بعد دوبارہ کوشش کریں۔
}
fault-unreachable = اس صفحے کے پیچھے چلنے والی ایپ جواب نہیں دے رہی۔
fault-unreachable-safe = وہ سب کچھ جو محفوظ دکھایا گیا تھا۔
fault-unreachable-next = دیکھیں کہ ایپ چل رہی ہے، پھر دوبارہ کوشش کریں۔
fault-unreadable = ایپ کی جگہ کسی اور چیز نے جواب دیا۔
fault-unreadable-safe = آگے کچھ نہیں بھیجا گیا، کچھ ضائع نہیں ہوا۔
fault-unreadable-next = اگر یہ نیٹ ورک سائن ان مانگے تو پہلے وہ کریں۔ پھر دوبارہ کوشش کریں۔
fault-nothing-lost = اس سے پہلے محفوظ کیا گیا سب کچھ۔
fault-kept-here = سب کچھ اسی فون پر محفوظ ہے۔
fault-both-kept = دونوں اندراج محفوظ ہیں۔
fault-try-later = دوبارہ کوشش کریں۔ پھر بھی یہی ہو تو ہیلپ ڈیسک کو یہ کوڈ پڑھ کر سنائیں۔
fault-ask-lead = آڈٹ لیڈ سے پوچھیں۔
fault-no-connection = سرور تک رسائی نہیں ہو رہی۔
fault-no-connection-next = کام جاری رکھیں۔ جہاں سگنل ہو وہاں دوبارہ سِنک کریں۔
fault-not-the-server = یہ نیٹ ورک پہلے سائن ان مانگتا ہے۔
fault-not-the-server-next = براؤزر میں وائی فائی پر سائن ان کریں، یا کوئی اور نیٹ ورک استعمال کریں۔
fault-wrong-passphrase = اس سے نہیں کھلا۔
fault-weak-passphrase = اس خفیہ جملے کا اندازہ لگانا بہت آسان ہے۔
fault-weak-passphrase-next = دیے گئے پانچ الفاظ لیں، یا اپنا کوئی لمبا جملہ۔
fault-storage = یہ فون اسے محفوظ نہیں کر سکا۔
fault-storage-next = کچھ جگہ خالی کریں، پھر دوبارہ کریں۔
fault-not-allowed = یہاں یہ کام آپ کے ذمے نہیں۔
fault-invite = یہ دعوت استعمال نہیں ہو سکتی۔
fault-conflicted = دو لوگوں نے اسے مختلف درج کیا ہے۔ پہلے آڈٹ لیڈ کا فیصلہ چاہیے۔
fault-not-found = یہ اس فون پر نہیں ہے۔
fault-sign-in = نام، پاس ورڈ اور کوڈ آپس میں نہیں ملتے۔

## صفحات سے پہلے: خفیہ جملہ، PIN، دعوت
passphrase = خفیہ جملہ
passphrase-of-device = اس فون کا خفیہ جملہ
passphrase-note = اسے دور سے کوئی نہیں بدل سکتا۔ اس کے بغیر یہاں کچھ نہیں پڑھا جا سکتا۔
unlock = لاک کھولیں
unlocking = کھل رہا ہے…
works-without-signal = سگنل کے بغیر چلتا ہے۔ کھلنے میں تقریباً ایک سیکنڈ لگتا ہے۔
forgot = یاد نہیں، یا یہ فون نیا ہے
forgot-it = یاد نہیں: فون سنبھال کر رکھیں اور آڈٹ لیڈ کے پاس لے جائیں۔ فون اور ریکوری چابی مل کر اسے کھولتے ہیں۔
new-device = نیا فون: آڈٹ لیڈ سے دعوت مانگیں۔ یہ پہلے خفیہ جملے کے بعد لکھی جاتی ہے۔
lost-passphrase = خفیہ جملہ کھو گیا
lost-passphrase-note = جسے آپ کے پروگرام نے نامزد کیا ہے وہ اس فون کے ساتھ مل کر اسے کھول سکتا ہے۔ نیچے کا متن کسی اور کو کچھ نہیں بتاتا۔ وہاں سے آپ کو 64 ہندسے ملیں گے۔
recovery-text = نامزد شخص کے لیے متن
recovery-code = وہاں سے ملے 64 ہندسے
recover = نئے خفیہ جملے سے کھولیں
pin = PIN
use-passphrase = لاک کر کے خفیہ جملہ لکھیں
first-run = اس فون کے لیے خفیہ جملہ
first-run-note = آپ کا یہاں لکھا ہوا سب کچھ اسی سے کھلتا ہے، کسی اور چیز سے نہیں۔
five-words = دیے گئے پانچ الفاظ
my-own = میرا اپنا
other-words = دوسرے الفاظ
write-them-down = زبانی یاد کریں، یا کاغذ پر لکھ کر فون سے دور رکھیں۔
own-passphrase = آپ کا خفیہ جملہ
own-passphrase-note = لمبا ہونا مشکل ہونے سے بہتر ہے: کئی الفاظ جن کا آپس میں کوئی تعلق نہ ہو۔
passphrase-again = خفیہ جملہ ایک بار پھر لکھیں
not-the-same = دونوں ایک جیسے نہیں۔
new-pin = پردے کے لیے PIN
new-pin-note = چھ ہندسے۔ “چھپائیں” کے بعد پردہ اسی سے ہٹتا ہے؛ پانچ غلط کوششوں پر فون لاک ہو جاتا ہے۔
pin-again = PIN ایک بار پھر
pin-six-digits = PIN میں چھ ہندسے ہوتے ہیں۔
make-vault = بنائیں اور کھولیں
making-vault = بن رہا ہے…
join-program = اپنے پروگرام میں شامل ہوں
join-program-note = دعوت آڈٹ لیڈ سے ملتی ہے: اس کا کوڈ اسکین کریں یا لکھیں۔ یہ ایک بار استعمال ہوتی ہے اور 72 گھنٹے بعد ختم ہو جاتی ہے۔
invite-code = دعوت کا کوڈ
invite-code-note = 26 حروف اور ہندسے۔ یا QR کوڈ کا پورا متن یہاں پیسٹ کریں۔
code-has-26 = کوڈ میں 26 حروف اور ہندسے ہوتے ہیں؛ یہاں { $typed } ہیں۔
server-address = سرور کا پتا
server-address-note = جیسا آڈٹ لیڈ نے دیا ہے۔
server-missing = سرور کا پتا درج نہیں۔
join = شامل ہوں
joining = شمولیت جاری ہے…
lock-device = یہ فون لاک کریں

## سیٹنگز
language-of-screens = اسکرین کی زبان
light-and-dark = روشن اور گہرا
as-device = فون کے مطابق
light = روشن
dark = گہرا
text-size = تحریر کا سائز
haptics = کچھ محفوظ ہونے پر ہلکی سی تھرتھراہٹ
metered-link = تصویروں کی اصل فائلیں خرچ والے کنکشن پر بھی جا سکتی ہیں
metered-link-note = تحریر اور پری ویو ہمیشہ جاتے ہیں۔ یہ بند ہو تو اصل فائلیں مفت کنکشن کا انتظار کرتی ہیں۔
storage = جگہ
free-on-phone = اس فون پر خالی
nothing-to-free = خالی کرنے کو کچھ نہیں: یہاں کی کوئی اصل فائل سرور پر جانچی نہیں گئی۔
free-originals = { $size } خالی کریں
free-originals-consequence = { $count ->
    [one] سرور پر جانچی گئی { $count } اصل فائل اس فون سے ہٹ جائے گی۔ کھولنے پر دوبارہ لائی جائے گی۔
   *[other] سرور پر جانچی گئی { $count } اصل فائلیں اس فون سے ہٹ جائیں گی۔ کھولنے پر ہر ایک دوبارہ لائی جائے گی۔
}
storage-low = صرف { $size } خالی ہے۔ جو محفوظ ہے وہ سلامت ہے۔ تصویر لینے سے پہلے جگہ بنائیں: نیچے اصل فائلیں ہٹائیں، یا کچھ اور مٹائیں۔
this-device = یہ فون
person = شخص
role = ذمہ داری
program = پروگرام
letters = اس کے کوڈ کے حروف
lock = لاک کریں
lock-note = سب کچھ بند کر دیتا ہے اور چابیاں بھلا دیتا ہے۔ دوبارہ صرف خفیہ جملے سے کھلتا ہے۔
sign-out = سائن آؤٹ کریں
change-passphrase = خفیہ جملہ بدلیں
old-passphrase = موجودہ خفیہ جملہ
new-passphrase = نیا خفیہ جملہ

## افراد
role-administrator = منتظم
role-lead = آڈٹ لیڈ
role-auditor = آڈیٹر
role-monitor = مانیٹر
role-investigator = تفتیش کار
role-reader = صرف پڑھنے کے لیے
role-scribe = سرور
audience-worker = کارکن
audience-crew-leader = سیکشن انچارج
audience-supervisor = سپروائزر
audience-manager = مینیجر
audience-committee = کمیٹی یا گروپ
of-program = پروگرام کے سب لوگ
team-of-audit = اس آڈٹ کی ٹیم
team = ٹیم
device-number = ڈیوائس { $number }
last-contact = آخری خبر { $since } پہلے
no-contact-yet = ابھی کوئی خبر نہیں
handed-in = حصہ جمع ہو گیا
removed = ہٹا دیا گیا
waits-for-key = چابی کا انتظار
not-in-team-yet = پروگرام میں، اس ٹیم میں نہیں
add-to-team = شامل کریں
remove = ہٹائیں
remove-consequence = اب سے اس ڈیوائس کا لکھا ہوا کچھ شمار نہیں ہوگا، اور اسے کچھ نیا نہیں ملے گا۔ پہلے کا لکھا ہوا برقرار رہے گا۔
members-and-invites = افراد اور دعوتیں
this-device-is = آپ { $person } ہیں۔
invite = کسی کو دعوت دیں
invite-note = پروگرام کے لیے۔ آڈٹ بعد میں شامل کیے جا سکتے ہیں۔
invite-note-audit = پروگرام اور اس آڈٹ کے لیے۔
invite-name = اسکرین پر نام
invite-name-note = جس نام سے ٹیم جانتی ہے۔ یہ ارکان کے ریکارڈ میں درج رہتا ہے۔
make-invite = دعوت بنائیں
invite-made = یہ نئے فون کو دکھائیں، یا پڑھ کر سنائیں۔ ایک بار کام کرتی ہے۔
invite-qr = دعوت کا QR کوڈ
invite-until = { $moment } تک کارآمد۔
another-invite = ایک اور دعوت

## کام کہاں محفوظ ہے
custody-here = صرف اسی فون پر
custody-mate = ٹیم کے ساتھی کے پاس
custody-server = سرور پر، جانچ شدہ
only-here = { $count } صرف یہاں
nothing-only-here = صرف یہاں کچھ نہیں
where-the-work-is = کام کہاں ہے
keep-safe = { $count ->
    [one] یہ فون سنبھال کر رکھیں: { $count } چیز اور کہیں نہیں۔ یہ { $since } پرانی ہے۔
   *[other] یہ فون سنبھال کر رکھیں: { $count } چیزیں اور کہیں نہیں۔ سب سے پرانی: { $since }۔
}
keep-safe-new = { $count ->
    [one] یہ فون سنبھال کر رکھیں: { $count } چیز اور کہیں نہیں۔
   *[other] یہ فون سنبھال کر رکھیں: { $count } چیزیں اور کہیں نہیں۔
}
none-only-here = صرف اس فون پر کچھ نہیں۔ کچھ کام ابھی سرور پر نہیں پہنچا۔
all-on-server = اس فون پر بھیجنے کو کچھ باقی نہیں۔

## آج
in-the-field = فیلڈ میں
asked-of-you = آپ کے ذمے
other-audits = دوسرے آڈٹ
open-audit = آڈٹ کھولیں
new-interview = نیا انٹرویو
finish-code = { $code } مکمل کریں
answered-of = { $questions } میں سے { $answered } کے جواب
from-person = { $person } کی طرف سے
of-workers-heard = سے بات ہوئی، کل { $workers } کارکن
share-and-goal = { $share } · ہدف { $goal } فیصد
coverage-says = { $workers } میں سے { $heard } کارکنوں سے بات ہوئی، ہدف { $goal } فیصد
no-audits = ابھی یہاں کوئی آڈٹ نہیں
no-audits-lead = نیا بنائیں، یا اپنے آڈٹ لانے کے لیے سِنک کریں۔
no-audits-auditor = آپ کو آڈٹ میں شامل کرنا آڈٹ لیڈ کا کام ہے۔ اسے لانے کے لیے سگنل میں سِنک کریں۔
make-audit = آڈٹ بنائیں
team-room-waits = اس کا مواد آڈٹ لیڈ کی ڈیوائس کے سِنک کے بعد آئے گا
practice-note = مشق: یہ اس فون سے کبھی باہر نہیں جاتی۔

## آڈٹ بنانا
new-audit = نیا آڈٹ
site = سائٹ
choose-site = سائٹ چنیں۔
add-site = سائٹ شامل کریں
site-name = سائٹ کا نام
operator = کمپنی یا مالک
sector = شعبہ
place = جگہ
site-place-note = اتنی ہی تفصیل جتنی پروگرام شائع کرتا ہے: ضلع یا تحصیل۔
name-of-audit = آڈٹ کا نام
name-of-audit-note = مثلاً “خزاں کا آڈٹ”۔
name-the-audit = آڈٹ کو نام دیں۔
first-day = پہلا دن
last-day = آخری دن
days-in-order = آخری دن پہلے دن سے پہلے آتا ہے۔
crews = ہر سیکشن میں تعداد
crews-note = شمولیت اسی سے گنی جاتی ہے۔ بعد میں درست کی جا سکتی ہے۔
crew = سیکشن
workers = کارکن
another-crew = ایک اور سیکشن
one-crew-at-least = کم از کم ایک سیکشن اور اس کے کارکن لکھیں۔
workers-in-all = { $workers ->
    [one] کل { $workers } کارکن
   *[other] کل { $workers } کارکن
}
practice = مشق

## آڈٹ
phase = مرحلہ
phase-planned = منصوبہ
phase-fieldwork = فیلڈ ورک
phase-reconciling = تصفیہ
phase-review = جائزہ
phase-closed = بند
phase-planned-note = فیلڈ ورک تب شروع ہوتا ہے جب ٹیم میں لیڈ کی دو ڈیوائسیں ہوں: ایک فون اور ایک لیپ ٹاپ، یا کسی نائب کی ڈیوائس۔
phase-fieldwork-note = جب ٹیم سائٹ سے چلی جائے تو فیلڈ ورک ختم کریں۔ بعد میں آنے والا کام رکھا جاتا ہے اور اس پر دیر کا نشان لگتا ہے۔
phase-reconciling-note = جو باقی ہے وہ طے کریں، پھر شائع کریں۔
phase-review-note = رپورٹ مانیٹر کے پاس پڑھنے کے لیے ہے۔
phase-closed-note = اب کچھ نہیں لکھا جاتا۔ رضامندی اب بھی واپس لی جا سکتی ہے۔
open-fieldwork = فیلڈ ورک شروع کریں
close-fieldwork = فیلڈ ورک ختم کریں
close-audit = آڈٹ بند کریں
move-to = اس مرحلے پر جائیں: { $phase }
reason-note = ہسٹری میں رہتی ہے۔
workers-heard = جن کارکنوں سے بات ہوئی
heard = بات ہوئی
share = تناسب
heard-of = { $workers } میں سے { $heard }
of-all = کل { $workers }
by-crew = سیکشن
by-gender = صنف
by-language = زبان
by-pay-type = اجرت
ring-says = { $workers } میں سے { $heard } کارکنوں سے بات ہوئی۔ جدول ساتھ ہے۔
ring-table = جن کارکنوں سے بات ہوئی، { $group } کے حساب سے، سب سے باہر کا دائرہ پہلے
ring-note = باہر کا دائرہ پہلی سطر ہے۔ لکیر ہدف ہے: ہر گروپ کا { $goal } فیصد۔ یہ کبھی نہیں دکھاتا کہ کون۔
late-records = { $count ->
    [one] { $count } ریکارڈ اپنا مرحلہ بند ہونے کے بعد پہنچا۔ اسے رکھا گیا ہے اور اس پر دیر کا نشان ہے۔
   *[other] { $count } ریکارڈ اپنا مرحلہ بند ہونے کے بعد پہنچے۔ انہیں رکھا گیا ہے اور ان پر دیر کا نشان ہے۔
}
work-of-audit = اس آڈٹ کا کام
unfinished = { $count } نامکمل
pay-short = { $workers } کارکنوں کو کم · { $slips } سلپس میں کم
short-of = { $slips } میں سے { $short } میں کمی
findings-counted = { $findings } · { $confirmed } تصدیق شدہ
shared-by-team = پوری ٹیم میں مشترک
reports-count = { $count ->
    [0] ابھی کوئی رپورٹ نہیں
    [one] { $count } رپورٹ
   *[other] { $count } رپورٹیں
}
my-part-is-ready = میرا حصہ تیار ہے
my-part-note = یہ بتاتا ہے کہ آپ کا سارا کام درج ہو چکا ہے۔ آڈٹ لیڈ کو اگلے رابطے پر نظر آتا ہے۔ آپ بعد میں بھی اضافہ کر سکتے ہیں۔

## انٹرویو
no-interviews = ابھی کوئی انٹرویو نہیں
no-interviews-text = ہر انٹرویو رضامندی سے شروع ہوتا ہے، جو کارکن کی زبان میں پڑھ کر سنائی جاتی ہے۔
interviews-count = { $count ->
    [one] { $count } انٹرویو
   *[other] { $count } انٹرویو
}
answered-count = { $count } کے جواب
flags = { $count ->
    [one] { $count } نشان
   *[other] { $count } نشان
}
finished = مکمل
open-state = باقی
who-is-heard = بات کس سے ہوگی
crew-unknown = ابھی معلوم نہیں
language-of-interview = انٹرویو کی زبان
within-earshot = اور کون سن سکتا ہے
present-interpreter = ترجمان
present-coworker = ساتھی کارکن
present-supervisor = سپروائزر یا سیکشن انچارج
present-supervisor-note = ہو سکے تو پہلے کوئی اور جگہ ڈھونڈیں۔ یہ درج ہوتا ہے کہ کوئی انچارج سن سکتا تھا۔
to-consent = رضامندی پر جائیں
consent = رضامندی
read-aloud = پڑھ کر سنائیں، پھر پوچھیں
same-in-my-language = یہی میری زبان میں
agrees-to = یہ شخص ان پر راضی ہے
consent-notes = لکھے ہوئے نوٹ
consent-notes-note = اس کے بغیر انٹرویو نہیں ہوتا۔
consent-photos = دکھائی گئی چیزوں کی تصاویر
consent-photos-note = چہرے کی کبھی نہیں۔
consent-audio = آواز کی ریکارڈنگ
consent-audio-note = جب تک ہاں نہ کہی جائے، بند ہے۔
they-agree = راضی ہیں: شروع کریں
they-do-not-agree = راضی نہیں
they-do-not-agree-note = کچھ نہیں رکھا جاتا۔
scope-notes = نوٹ
scope-no-notes = نوٹ نہیں
scope-audio = آڈیو
scope-no-audio = آڈیو نہیں
scope-photos = تصاویر
consent-read-in = پڑھنے کی زبان: { $language }
keep-consent = محفوظ کریں
withdraw = کارکن نے رضامندی واپس لی
withdraw-consequence = یہ انٹرویو اب شمار نہیں ہوگا اور اس کے جواب ٹیم کے کسی فون پر نہیں دکھائے جائیں گے۔ یہاں اسے پلٹا نہیں جا سکتا۔
consent-taken-back = رضامندی واپس لی گئی
consent-taken-back-note = جواب اب نہ دکھائے جاتے ہیں نہ شمار ہوتے ہیں۔
consent-quote = ان کے الفاظ نقل کرنا
consent-quote-note = نام، کوڈ یا جگہ کے بغیر۔
consent-until = کب تک (آخری دن)
consent-until-note = خالی چھوڑیں تو واپس لینے تک برقرار رہتی ہے۔
scope-quote = اقتباس
scope-until = { $day } تک
consent-ended = رضامندی { $day } کو ختم ہوئی
consent-ended-note = جوابات مہر بند ہیں، کسی کو نہیں دکھائے جاتے اور کہیں شمار نہیں ہوتے۔ شخص دوبارہ راضی ہو تو واپس آ جاتے ہیں۔
heard-together = کئی لوگوں سے اکٹھے بات ہو رہی ہے
heard-together-note = گروہ میں کسی سے اس کی اپنی اجرت نہیں پوچھی جاتی۔ یہ کسی ہدف میں شمار نہیں ہوتا۔
how-many-people = کتنے لوگ
group-of = { $people } لوگوں کا گروہ
heard-in-groups = مزید { $people } لوگوں سے گروہ میں بات ہوئی۔
also-to-hear = ان سے بھی بات کرنی ہے:
ring-note-site = باہر کا دائرہ پہلی قطار ہے۔ لکیر پوری جگہ کا ہدف ہے: { $goal } فیصد۔ کون، یہ کبھی نہیں دکھاتا۔
share-and-goal-people = { $share } · ہدف { $goal }
goal = ہدف
erase = کہی ہوئی بات مٹائیں
erase-note = رضامندی واپس لینے سے جواب چھپ جاتے ہیں۔ مٹانے سے ڈیٹا ٹیم کے ہر فون اور سرور سے ختم ہو جاتا ہے۔
erase-consequence = اس کارکن کی کہی ہوئی بات ہمیشہ کے لیے ختم ہو جائے گی۔ سیکشن اور گروپ کے حساب سے کتنے کارکنوں سے بات ہوئی، یہ گنتی وہی رہے گی۔
four-words-note = کارکن کی پرچی سے؛ بڑے چھوٹے حروف اور فاصلے سے فرق نہیں پڑتا۔
reason-instead = یا الفاظ کے بغیر، کوئی وجہ
question-of = سوال { $number }، کل { $count }
answered-so-far = جن سوالوں کے جواب ہیں
previous-question = پچھلا سوال
undo-answer = آخری جواب واپس لیں
choose-by-number = نمبر سے جواب چنیں: 1 تا 9
all-questions = تمام سوال
question-done = سوال { $number }، جواب ہے
question-flagged = سوال { $number }، نشان زدہ
question-open = سوال { $number }، باقی
checklists = جانچ فہرستیں
by-place = جگہ کے لحاظ سے
new-checklist = نئی جانچ فہرست
no-checklists = ابھی کوئی فہرست نہیں
no-checklists-text = جگہ کا نام دیں اور چنیں کہ وہاں کیا دیکھنا ہے۔
which-place = جگہ
which-place-note = مثلاً کیمپ، باورچی خانہ یا کھیت۔
finish-checklist = فہرست مکمل کریں
photos-of-item = اس شے کی تصاویر
hand-over = کسی اور کو سونپیں
hand-over-to = کس کو
hand-over-words = انہیں کیا جاننا چاہیے
handed-over = اگلی ہم آہنگی پر یہ ان کے کاموں میں ہوگا۔
reopen = دوبارہ کھولیں
reopen-reason = دوبارہ کیوں کھولا جا رہا ہے
against-a-rule-head = فارم کے اصول کے خلاف
must-be-answered = جواب دینا چاہیے
question-wrong = سوال { $number }، فارم کے اصول کے خلاف
guidance = یہ کیسے پوچھیں
could-not-be-seen = دیکھا نہیں جا سکا
against-a-rule = اصول کے خلاف
answer-out-of-bounds = جواب اس سوال کی حد سے باہر ہے۔ جیسے کہا گیا ویسے ہی محفوظ ہے؛ اسے درست کریں یا نوٹ لکھیں۔
entry-of = { $entries } میں سے { $entry }
entry = اندراج { $number }
entries = اندراجات
all-entries = تمام اندراجات
add-entry = ایک اور شامل کریں
no-entries = ابھی کوئی نہیں۔
take-entry-out = نکال دیں
take-entry-out-consequence = اندراج اور اس کے جواب چھوڑ دیے جائیں گے۔ تاریخ میں وہ رہیں گے۔
more-entries = { $count ->
    [one] ایک اور دکھائیں
   *[other] مزید { $count } دکھائیں
}
disclosure-note = صرف یہ دکھاتا ہے کہ کیا کرنا ہے۔ یہ کہیں نہیں لکھا جاتا کہ اسے کھولا گیا۔
flagged = نشان زدہ
prefers-not-to-say = بتانا پسند نہیں
take-answer-back = جواب ہٹائیں
saved-when-left = خانہ چھوڑنے پر محفوظ ہوتا ہے
answered-and-hidden = جواب ہے، چھپا ہوا
not-in-group = گروپ میں نہیں پوچھا جاتا: ایک شخص کی اجرت کسی اور کا معاملہ نہیں۔
answer-conflicted = دو لوگوں نے مختلف جواب لکھے۔ دونوں محفوظ ہیں؛ فیصلہ آڈٹ لیڈ کا ہے۔
hidden-answers = { $count ->
    [one] { $count } جواب ایسے سوال پر ہے جو اب لاگو نہیں۔ اسے شامل نہیں کیا جائے گا۔
   *[other] { $count } جواب ایسے سوالوں پر ہیں جو اب لاگو نہیں۔ انہیں شامل نہیں کیا جائے گا۔
}
note = نوٹ
note-note = ٹیم کے لیے۔ خانہ چھوڑنے پر محفوظ ہوتا ہے۔
flag = نشان لگائیں
unflag = نشان ہٹائیں
flag-follow-up = ٹیم کے لیے نشان لگائیں
flag-child = یہاں کوئی بچہ یا بچی کام پر ہے
flag-danger = کوئی اس وقت خطرے میں ہے
flag-note = آخری دو فوراً پروگرام کا پروٹوکول کارڈ کھولتے ہیں۔
never = کبھی نہیں:
protocol-card = پروٹوکول
close-card = میں نے پڑھ لیا
identity-apart = نام، الگ سے
identity-note = اپنے الگ ریکارڈ میں مہر بند۔ صرف اسی صفحے پر نظر آتا ہے، کسی فہرست، عنوان یا رپورٹ میں کبھی نہیں۔
worker-name = نام
worker-contact = رابطے کا طریقہ
worker-contact-note = صرف اگر کارکن چاہے کہ رابطہ ہو۔
worker-number = کمپنی میں کارکن کا نمبر
worker-number-note = رجسٹر سے ملانے کے لیے۔
keep-sealed = مہر بند محفوظ کریں
pause = وقفہ کریں
to-finish = آخر میں جائیں
finish-interview = انٹرویو مکمل کریں
before-you-finish = مکمل کرنے سے پہلے
answered = جواب ہیں
left-open = باقی
finish-note = باقی سوال غلطی نہیں: کوئی بھی سوال چھوڑا جا سکتا ہے۔ اس کے بعد کارکن کی پرچی آتی ہے۔
finished-already = یہ انٹرویو مکمل ہے۔ اس کی پرچی ایک بار دکھائی جا چکی ہے۔
slip = کارکن کے ساتھ لے جانے کی پرچی
program-phone = دن رات فون کریں
no-program-phone = پروگرام کے ریکارڈ میں ابھی کوئی نمبر نہیں ہے۔ پروگرام کے کارڈ سے دیکھ کر پرچی پر لکھیں۔
code = کوڈ
four-words = چار الفاظ
slip-note = اسے ہاتھ سے پرچی پر لکھیں۔ کوڈ اور چار الفاظ سے کہی ہوئی بات کسی بھی وقت واپس لی یا مٹائی جا سکتی ہے۔
slip-once = چار الفاظ صرف ابھی دکھائے جاتے ہیں۔ فون ان کی کوئی نقل نہیں رکھتا۔
back-to-audit = آڈٹ پر واپس جائیں

## پے سلپس
new-pay-slip = نئی پے سلپ
pay-slip = پے سلپ
pay-slips-count = { $count ->
    [one] { $count } پے سلپ
   *[other] { $count } پے سلپس
}
short-by = { $sum } کی کمی
not-verifiable = جانچ ممکن نہیں
not-verifiable-checks = { $count ->
    [one] { $count } جانچ ممکن نہیں
   *[other] { $count } جانچیں ممکن نہیں
}
not-verifiable-note = یہ حساب کتاب کے خلاف گنا جاتا ہے، درست نہیں مانا جاتا۔
period = مدت
period-from = کس تاریخ سے
period-to = کس تاریخ تک
paid-by = ادائیگی کی بنیاد
paid-by-piece = فی پیس
paid-by-hour = فی گھنٹہ
paid-by-both = فی گھنٹہ اور فی پیس
paid-by-day = فی دن
hours-worked = گھنٹے
hours-on-slip = پے سلپ پر گھنٹے
hours-on-slip-note = پے سلپ پر نہ ہوں تو خالی چھوڑیں: تب جانچ ممکن نہیں، یہ درست نہیں مانا جاتا۔
waiting-hours = انتظار کے گھنٹے جو پے سلپ میں نہیں
waiting-hours-note = کسی کو معلوم نہ ہو تو خالی؛ انتظار نہ ہوا ہو تو 0۔
read-where = کہاں سے پڑھا
read-where-note = مثلاً “پے سلپ، سطر 4”۔
read-where-board = مثلاً “سیکشن کا آغاز بورڈ”۔ ریکارڈ لکھیں، بتانے والے کا نام کبھی نہیں۔
pieces = پیس
rate-per-piece = فی پیس ریٹ
hourly-rate = فی گھنٹہ ریٹ
gross-paid = کل ادائیگی
gross-paid-note = کٹوتیوں سے پہلے، پریمیم سمیت۔
make-up-pay = کمی پوری کرنے کی رقم
premium = پریمیم
other-pay = اس کام کی دوسری ادائیگی
empty-if-no-line = پے سلپ پر ایسی سطر نہ ہو تو خالی۔
which-floor = کون سی کم از کم اجرت
region = کام کی جگہ
region-note = ملک اور ریاست، مثلاً US-FL۔
contract-rate = معاہدے میں فی گھنٹہ ریٹ
is-h2a = یہاں مہمان کارکن کا معاہدہ (H-2A)
save-pay-slip = پے سلپ محفوظ کریں
correct-figures = رقمیں درست کریں
draft-finding = نتیجے کا مسودہ بنائیں
number-expected = یہاں عدد لکھیں۔
arithmetic-appears = جگہ اور ادائیگی لکھنے پر حساب یہاں آئے گا۔
short-this-period = اس مدت میں کمی
reaches-floor = کم از کم اجرت پوری ہے
paid-and-owed-an-hour = فی گھنٹہ { $paid } ادا۔ کم از کم { $owed } واجب۔
paid-of-owed = { $owed } واجب میں سے { $paid } ادا
paid = ادا
owed = واجب
step-by-step = قدم بہ قدم
rounded-once = راؤنڈ صرف ایک بار، آخر میں۔
slip-alone = پے سلپ کے اپنے گھنٹوں سے فی گھنٹہ { $hourly } بنتا ہے، اس لیے صرف پے سلپ درست لگتی ہے۔
the-rule = قواعد
rule-id = قاعدہ { $rule }
no-such-line = پے سلپ پر ایسی سطر نہیں
highest-of = ان میں سب سے زیادہ: { $rates }
hours-short = { $hours } گھنٹے
keyed-by = درج: { $person }
line-recorded-hours = پے سلپ پر گھنٹے
line-waiting-hours = سائٹ پر انتظار شمار ہوتا ہے
line-hours-to-pay = قابلِ ادائیگی گھنٹے
line-wage-floor = کم از کم اجرت
line-owed-by-floor = کم از کم واجب
line-owed-by-rates = طے شدہ ریٹ سے واجب
line-pieces = پیس
line-hourly-pay = وقت کے حساب سے ادا
line-other-pay = دوسری ادائیگی
line-make-up-pay = کمی پوری کرنے کی رقم
line-unexplained = کسی سطر سے واضح نہیں
line-paid-for-work = اس کام کی ادائیگی
line-short = کمی
unverifiable-recorded-hours = پے سلپ پر گھنٹے درج نہیں۔
unverifiable-waiting-hours = کسی کو معلوم نہیں کہ سیکشن کو انتظار کرنا پڑا یا نہیں۔
unverifiable-piece-count = پے سلپ پر پیس درج نہیں۔
unverifiable-premium = پے سلپ پر پریمیم کی سطر نہیں۔
unverifiable-deductions = کٹوتیوں کی اجازت اور وجہ نہیں دیکھی گئی۔
unverifiable-floor-changed = اس مدت کے اندر کم از کم اجرت بدلی؛ ہر دن کے گھنٹے چاہییں۔
unverifiable-floor-rate = فیصلہ کن ریٹ کی جانچ پروگرام سے نہیں ہو سکی۔
unverifiable-slip-fields = کسی نے نہیں دیکھا کہ پے سلپ پر ضروری باتیں درج ہیں یا نہیں۔

## ثبوت
photo = تصویر
take-photo = تصویر لیں
no-evidence = ابھی کوئی تصویر نہیں
no-evidence-text = تصویر ایپ کے اندر لی جاتی ہے اور فوراً مہر بند ہو جاتی ہے۔ فون کی گیلری میں کوئی نقل نہیں جاتی۔
no-caption = عنوان نہیں
viewfinder = کیمرے کا منظر
no-camera = کیمرہ نہیں
no-camera-text = کیمرہ موجود نہیں، یا اس ایپ کو اجازت نہیں۔ اس کے بجائے فائل چنیں۔
choose-file = فائل چنیں
sealing = مہر لگ رہی ہے…
photo-note = جہاں تک ہو سکے چہرے نہ آئیں۔ کیمرے کا ڈیٹا ایک بار پڑھا جاتا ہے، آگے نہیں دیا جاتا۔
photo-sealed = مہر بند اور اس فون پر محفوظ: { $facts }
photo-had-position = فائل میں مقام درج تھا۔ وہ نہیں رکھا گیا۔
caption = عنوان
caption-note = اس میں کیا دکھائی دیتا ہے، نام کے بغیر۔
place-note = موٹی موٹی جگہ، وہ بھی صرف اگر آپ چاہیں: “ہال 7”۔
backs-up = کس نتیجے کا ثبوت
no-finding-yet = ابھی کوئی نتیجہ نہیں
save-photo = تصویر محفوظ کریں
preview = پری ویو
original = اصل فائل
version-of-photo = کون سی شکل
original-note = اصل فائل مہر بند ہے اور ٹیم سے کبھی باہر نہیں جاتی۔
where-it-is = یہ کہاں ہے
record-and-caption = ریکارڈ اور عنوان
original-size = اصل فائل، { $size }
chain = تحویل
taken = تصویر کی تاریخ
hash = ہیش
camera-facts = کیمرے کا ڈیٹا
camera-facts-note = ایک بار پڑھا گیا، آگے نہیں دیا گیا
link-finding = نتیجے سے جوڑیں
unlink = { $label } سے الگ کریں

## نتائج
suggested-by-answers = جوابات سے اشارے
suggested-note = انٹرویوز سے گنا گیا۔ کسی کا نام نہیں؛ آپ جانچیں اور فیصلہ کریں۔
questions-unquoted = { $count ->
    [one] مزید { $count } سوال، نقل نہیں کیا گیا
   *[other] مزید { $count } سوال، نقل نہیں کیے گئے
}
no-findings = ابھی کوئی نتیجہ نہیں
no-findings-text = نتیجے میں ضابطے کی شق ہوتی ہے، یہ کہ کیا پایا گیا، اور اس کی بنیاد کیا ہے۔
new-finding = نیا نتیجہ
drafts-and-confirmed = { $drafts } مسودے · { $confirmed } تصدیق شدہ
drafts = مسودے { $count }
confirmed-count = تصدیق شدہ { $count }
draft = مسودہ
confirmed = تصدیق شدہ
dismissed = رد شدہ
gravest-first = سب سے سنگین پہلے
gravest-raised = زیرو ٹالرنس درج ہوا: { $label }۔
gravest-raised-note = سب سے پہلے، اگلے رابطے پر، آڈٹ لیڈ کو بتائیں۔
shown-when-opened = تفصیل کھولنے پر نظر آتی ہے
two-values = دو اندراج
two-values-for-one = ایک چیز کے دو اندراج
lead-decides = دونوں محفوظ ہیں۔ فیصلہ آڈٹ لیڈ کا ہے، وجہ کے ساتھ۔
basis-interviews = انٹرویو
basis-records = ریکارڈ
basis-observation = مشاہدہ
rests-on = بنیاد
rests-on-nothing = ابھی کچھ درج نہیں
evidence-count = { $count ->
    [one] { $count } تصویر
   *[other] { $count } تصاویر
}
evidence-item = تصویر { $number }
provision = ضابطے کی شق
choose-provision = شق چنیں
severity = سنگینی
statement = کیا پایا گیا
statement-note = حقائق، جگہ، پیمانہ۔ نام، کوڈ یا کسی کے الفاظ نہیں۔
write-statement = لکھیں کہ کیا پایا گیا۔
supports = تائید کن سے ہوتی ہے
supports-note = ٹیم کے اندر رہتا ہے۔ رپورٹ کبھی نہیں بتاتی کہ کون۔
save-finding = نتیجہ محفوظ کریں
save-changes = تبدیلیاں محفوظ کریں
stop-editing = ترمیم ختم کریں
leads-reason = آڈٹ لیڈ کی وجہ:
raised-by = درج: { $person }
no-photo-linked = کوئی تصویر نہیں جڑی۔

## سائٹ نوٹ
site-note-label = دورے کی نوٹ بک
site-note-note = پوری ٹیم کی مشترک: کئی لوگ لکھ سکتے ہیں، کسی کے الفاظ ضائع نہیں ہوتے۔ خانہ چھوڑنے پر محفوظ ہوتا ہے۔
save-note = نوٹ محفوظ کریں

## ٹاسک
no-tasks = کوئی ٹاسک نہیں
no-tasks-text = آڈٹ لیڈ کی طرف سے کسی کو دیا گیا کام یہاں آتا ہے۔
from-to-person = { $from } کی طرف سے { $to } کو
answer-to-task = جواب
task-is-done = مکمل ہوا
give-task = ٹاسک دیں
to-whom = کس کو
what-to-do = کیا کرنا ہے

## سِنک
sync-now = ابھی سِنک کریں
sync-going = سِنک جاری ہے
sync-at-rest = ابھی سِنک نہیں چل رہا
sending-records = ریکارڈ بھیجے جا رہے ہیں
sending-previews = پری ویو بھیجے جا رہے ہیں
sending-originals = اصل فائلیں بھیجی جا رہی ہیں
cut-costs-nothing = رابطہ ٹوٹنے سے نقصان نہیں ہوتا: کام اسی بائٹ سے آگے چلتا ہے۔
everything-on-server = سب کچھ سرور پر ہے
everything-on-server-note = { $count ->
    [one] { $count } چیز، ہیش سے جانچی گئی۔ اب یہ فون گم بھی ہو جائے تو کام ضائع نہیں ہوگا۔
   *[other] { $count } چیزیں، ہر ایک ہیش سے جانچی گئی۔ اب یہ فون گم بھی ہو جائے تو کام ضائع نہیں ہوگا۔
}
nothing-to-send = بھیجنے کو کچھ باقی نہیں
nothing-to-send-note = دوسروں کا کیا ہوا کام لانے کے لیے سِنک کریں۔
waits-to-be-sent = { $count ->
    [one] { $count } چیز صرف اسی فون پر ہے
   *[other] { $count } چیزیں صرف اسی فون پر ہیں
}
saved-here-go-on = یہ سب یہاں محفوظ ہے۔ کام جاری رکھیں؛ جہاں سگنل ہو وہاں سِنک کریں۔
order-of-sending = اس ترتیب سے
records = ریکارڈ
previews = پری ویو
originals = اصل فائلیں
queue-now = ابھی
queue-waits = انتظار میں
nothing-waits = انتظار میں کچھ نہیں
to-send = { $count } بھیجنا باقی
originals-note = اصل فائلیں بڑی ہیں۔ وہ ایسے کنکشن کا انتظار کرتی ہیں جس پر خرچ نہ ہو، سوائے اس کے کہ آپ انہیں ابھی بھیجیں۔
send-originals = اصل فائلیں ابھی بھیجیں
files-are-paused = تصویریں اور فائلیں روکی ہوئی ہیں۔ ریکارڈ پھر بھی جاتے ہیں۔
pause-files = فائلیں روکیں
let-files-go = فائلیں جانے دیں
sent-of = { $size } میں سے { $sent }
each-second = { $size } فی سیکنڈ
less-than-a-minute = ایک منٹ سے کم باقی
minutes-left = { $minutes ->
    [one] تقریباً { $minutes } منٹ باقی
   *[other] تقریباً { $minutes } منٹ باقی
}
stuck-files = رکی ہوئی
stuck-note = باقی ان کے بغیر جاتی ہیں۔ ہر سنک پر دوبارہ کوشش ہوتی ہے۔
last-tries = آخری کوششیں
no-try-yet = ابھی کوئی نہیں۔
try-went = { $sent } بھیجے، { $received } ملے، { $size }۔
set-aside-from = الگ رکھا گیا: { $person } کی طرف سے
set-aside-safe = جوں کا توں محفوظ ہے۔ کوئی اور چیز اس کے انتظار میں نہیں۔
accept = قبول کریں
accept-consequence = اس میں جو ہے وہ اب سے پوری ٹیم کے لیے شمار ہوگا۔
refuse = مسترد کریں
refuse-consequence = اس میں جو ہے وہ شمار نہیں ہوگا۔ یہ محفوظ رہے گا، اور آپ کا فیصلہ ہسٹری میں درج رہے گا۔
clock-ahead = { $minutes ->
    [one] اس فون کی گھڑی سرور سے { $minutes } منٹ آگے ہے۔ اسے درست کریں: نئے ریکارڈ کی تاریخ اسی سے بنتی ہے۔
   *[other] اس فون کی گھڑی سرور سے { $minutes } منٹ آگے ہے۔ اسے درست کریں: نئے ریکارڈ کی تاریخ اسی سے بنتی ہے۔
}
clock-behind = { $minutes ->
    [one] اس فون کی گھڑی سرور سے { $minutes } منٹ پیچھے ہے۔ اسے درست کریں: نئے ریکارڈ کی تاریخ اسی سے بنتی ہے۔
   *[other] اس فون کی گھڑی سرور سے { $minutes } منٹ پیچھے ہے۔ اسے درست کریں: نئے ریکارڈ کی تاریخ اسی سے بنتی ہے۔
}

## تصفیہ اور اشاعت
nothing-open = کچھ باقی نہیں
nothing-open-text = ہر اندراج طے ہو چکا اور سب کا حصہ جمع ہے۔
stops-publishing = اشاعت میں رکاوٹ
set-twice = رابطہ نہ ہونے کے دوران دو بار درج ہوا۔ دونوں اندراج محفوظ ہیں۔
reason-for-choice = انتخاب کی وجہ
kept-with-both = دونوں اندراج کے ساتھ ہسٹری میں رہتی ہے۔
choose-value = ایک اندراج چنیں
reason-missing = وجہ لکھیں۔
keep-value = “{ $value }” رکھیں
settle-values-first = پہلے اس کے دو اندراج طے کریں
confirm-finding = تصدیق کریں
open-finding = کھولیں
dismiss-finding = وجہ کے ساتھ رد کریں
confirmed-findings = تصدیق شدہ
part-missing = ایک حصہ نہیں پہنچا
part-missing-of = { $person }: { $count ->
    [one] { $count } کھیپ نہیں پہنچی۔
   *[other] { $count } کھیپیں نہیں پہنچیں۔
} یہ حصہ ان کے اگلے سِنک کے ساتھ آئے گا۔
not-handed-in = { $person } کا حصہ جمع نہیں ہوا
your-part-is-open = آپ کا اپنا حصہ جمع نہیں ہوا
your-part-note = پچھلی بار بتانے کے بعد آپ نے کچھ لکھا ہے۔ کام پورا ہونے پر دوبارہ بتائیں۔
go-on-without = اس کے بغیر آگے بڑھیں
reason-printed = یہ رپورٹ کے طریقۂ کار والے حصے میں چھپتی ہے۔
same-worker = ایک ہی کارکن، دو کوڈ
same-worker-note = وہ کوڈ چنیں جو ایک ہی شخص کے ہیں۔ پھر شمولیت میں ایک گنا جائے گا۔
join-workers = ایک شخص گنیں
before-you-publish = شائع کرنے سے پہلے
nothing-stops = اشاعت میں کوئی رکاوٹ نہیں۔
stop-practice = یہ مشق کا آڈٹ ہے: یہ اس آلے سے کبھی باہر نہیں جاتا۔
stop-fieldwork-open = میدانی کام ابھی کھلا ہے۔
stop-two-values = { $label } کے { $field } کے لیے دو قدریں موجود ہیں۔
stop-undecided = { $label } کی نہ تصدیق ہوئی ہے نہ اسے خارج کیا گیا ہے۔
kind-plan = آڈٹ کا منصوبہ
kind-identity = کارکن کا نام
kind-checklist = چیک لسٹ
kind-decision = فیصلہ
decided = { $about }: { $choice }
decided-without = { $person } کے بغیر
decided-same-person = ایک شخص شمار کیا گیا
decided-export = جوابات باہر دیے گئے: { $form }
aside-unknown-signer = جس آلے نے اس پر دستخط کیے وہ اس آڈٹ کے اراکین کی کسی فہرست میں نہیں۔
aside-forged = اس کے دستخط اس آلے کے نہیں جس کا یہ نام لیتا ہے۔
aside-damaged = یہ خراب حالت میں پہنچا۔
aside-newer-format = یہ ایپ کے نئے ورژن نے لکھا ہے۔ اسے پڑھنے کے لیے یہ ایپ اپ ڈیٹ کریں۔
aside-unknown-member-head = یہ اراکین کی ایسی فہرست کا نام لیتا ہے جو ابھی یہاں نہیں۔ اگر سنک کے بعد بھی رہے تو پروگرام کو بتائیں۔
aside-after-removal = یہ ایک ہٹائے گئے آلے نے بنایا۔ سربراہ اسے قبول یا رد کرتا ہے۔
aside-refused = سربراہ نے اسے رد کیا۔
aside-disputed = دو سربراہوں نے مختلف فیصلے دیے۔ ان میں سے ایک دوبارہ فیصلہ کرے گا۔
aside-poisoned = اس کا ایک حصہ وہ نہیں جو یہ ایپ لکھتی ہے، اس لیے کھولا نہیں گیا۔ باقی لے لیا گیا۔
aside-another-device = اس کا ایک حصہ دوسرے آلے کے نام سے بات کرتا ہے۔ باقی لے لیا گیا۔
aside-not-allowed = لکھنے والے کا کردار یہ لکھنے کی اجازت نہیں دیتا۔
aside-no-key = اس آلے کے پاس ابھی اس کی چابی نہیں۔ سنک کے ساتھ آئے گی۔
aside-no-pack = اس آلے کے پاس ابھی اس کا پروگرام پیک نہیں۔ سنک کے ساتھ آئے گا۔
decisions-so-far = اب تک کے فیصلے
to-publish = اشاعت پر جائیں
publish-stopped = { $count ->
    [one] شائع کریں: { $count } رکاوٹ
   *[other] شائع کریں: { $count } رکاوٹیں
}
what-would-leave = ٹیم سے باہر جانے والی معلومات
you-write = یہ آپ لکھیں
summary = خلاصہ
summary-note = ٹیم نے کیا پایا، ان لوگوں کے لیے جو وہاں نہیں تھے۔ نام، کوڈ یا کسی کارکن کے الفاظ نہیں۔
method = طریقۂ کار
method-note = آپ نے کام کیسے کیا، اس کے علاوہ جو ایپ خود لکھتی ہے۔
look-again = دوبارہ دیکھیں
publish-report = شائع کریں
publish-consequence = رپورٹ پر دستخط ہوتے ہیں اور وہ اگلے سِنک کے ساتھ مانیٹر کو جاتی ہے۔ یہ کبھی نہیں بدلتی؛ درستی نیا ورژن ہوتی ہے۔
stays-with-team = ٹیم کے اندر رہتا ہے
stays-with-team-note = ہر جواب، نام، نوٹ اور اصل تصویر۔ چھوٹے گروپ ظاہر نہیں کیے جاتے تاکہ کل تعداد سے کسی شخص کا حساب نہ لگایا جا سکے۔
must-not-leave = یہ باہر نہیں جانا چاہیے
leak-name = کوئی نام
leak-phone = کوئی فون نمبر
leak-worker-number = کمپنی میں کسی کارکن کا نمبر
leak-worker-code = کسی کارکن کا کوڈ
leak-testimony = کسی کارکن کے اپنے الفاظ
characters = حروف { $from } تا { $to }

## رپورٹیں اور جائزہ
no-reports = ابھی کوئی رپورٹ نہیں
no-reports-text = آڈٹ لیڈ کے شائع کرنے پر رپورٹ یہاں آتی ہے۔
report-line = رپورٹ { $version } · { $published } · { $person } · { $findings ->
    [one] { $findings } نتیجہ
   *[other] { $findings } نتائج
}
report-version = رپورٹ { $version } · { $published }
version-number = رپورٹ { $version }
other-versions = دوسرے ورژن
replaced-note = اس رپورٹ کی جگہ نیا ورژن آ چکا ہے۔
what-the-team-found = ٹیم نے کیا پایا
coverage-by-group = گروپ کے حساب سے شمولیت
method-and-decisions = طریقۂ کار اور فیصلے
report-hash = رپورٹ کا ہیش
due = آخری تاریخ { $day }
review = جائزہ
review-waiting = جائزے کا انتظار
review-returned = واپس بھیجی گئی
review-answered = جواب دیا گیا
review-replaced = نیا ورژن آ گیا
review-approved = منظور شدہ
no-comments = ابھی کوئی تبصرہ نہیں۔
whole-report = پوری رپورٹ
finding-number = نتیجہ { $number }
returned-with-question = سوال کے ساتھ واپس
through-server = سرور کے ذریعے
your-answer = آپ کا جواب
no-names-note = نام یا کوڈ نہیں: یہ ٹیم سے باہر جاتا ہے۔
send-answer = جواب بھیجیں
comment-on = کس پر تبصرہ
comment = تبصرہ
add-comment = تبصرہ شامل کریں
return-report = واپس بھیجیں
question-to-lead = آڈٹ لیڈ سے سوال
return-with-question = سوال کے ساتھ واپس بھیجیں
approve = منظور کریں
approve-consequence = آپ کی منظوری بالکل اسی رپورٹ کے لیے ہے جو آپ نے پڑھی: جس کا ہیش { $hash } سے شروع ہوتا ہے۔

## اقدامات
no-actions = ابھی کوئی اقدام نہیں
no-actions-text = اصلاحی اقدامات شائع شدہ رپورٹ کے ساتھ آتے ہیں۔
corrected-of = { $all } میں سے { $fixed } درست
overdue = { $days ->
    [one] { $days } دن کی تاخیر
   *[other] { $days } دن کی تاخیر
}
action-in-progress = کام جاری
action-reported-fixed = درست ہونے کی اطلاع
action-verified = جانچ شدہ
action-reopened = دوبارہ کھولا گیا
no-date = تاریخ نہیں
report-progress = پیش رفت درج کریں
paid-back-of = { $owed } میں سے { $paid } واپس ادا ہوئے
left-to-pay = باقی { $left }
paid-back-now = اب واپس ادا کیا، { $currency } میں
what-was-done = کیا کیا گیا

## براؤزر میں عملہ
sign-in = سائن ان کریں
signing-in = سائن ان ہو رہا ہے…
i-was-invited = مجھے دعوت ملی ہے
sign-in-name = سائن ان کا نام
password = پاس ورڈ
password-note = بارہ یا زیادہ حروف۔
one-time-code = ایک بار کا کوڈ
one-time-code-note = آپ کی آتھنٹیکیٹر ایپ سے چھ ہندسے۔
make-account = اکاؤنٹ بنائیں
second-factor-once = اسے ابھی اپنی آتھنٹیکیٹر ایپ میں ڈالیں۔ یہ ایک بار دکھایا جاتا ہے۔
second-factor-qr = آتھنٹیکیٹر ایپ کے لیے QR کوڈ
to-sign-in = سائن ان پر جائیں

## سگنل کے بغیر دو اسکین
scan-code = کوڈ اسکین کریں
type-instead = اس کے بجائے لکھیں
camera-starting = کیمرہ کھل رہا ہے…
looking-for-code = کوڈ تلاش ہو رہا ہے۔ پورا کوڈ تصویر کے اندر رکھیں۔
camera-refused = کیمرے کی اجازت نہیں
camera-refused-text = اس ڈیوائس کی سیٹنگز میں اجازت دیں، یا کوڈ لکھیں یا پیسٹ کریں۔ کچھ ضائع نہیں ہوا۔
no-camera-scan = اس ڈیوائس پر کوئی کیمرہ کام نہیں کر رہا۔ کوڈ لکھیں یا پیسٹ کریں۔ کچھ ضائع نہیں ہوا۔
camera-paused = کیمرہ بند ہے
camera-paused-text = ایپ چھوڑنے پر یہ بند ہو گیا۔
camera-on = کیمرہ کھولیں
waits-head = ایک اسکین باقی ہے
waits-show = یہ کوڈ اس فون کو دکھائیں جس نے آپ کو دعوت دی۔ وہ اسے ”جواب اسکین کریں“ سے اسکین کرے گا۔
answer-qr = اس فون کے جواب کا QR کوڈ
waits-note = یہ فون سگنل کا انتظار کر رہا ہے، پھر خود شامل ہو جائے گا۔ اسکین کیا ہوا محفوظ رہتا ہے، لاک یا ری اسٹارٹ کے بعد بھی۔
try-now = ابھی کوشش کریں
code-as-text = کیمرے کے بغیر: کوڈ متن کی صورت میں
give-up-invite = یہ دعوت چھوڑ دیں
give-up-invite-consequence = یہ فون اسکین کیا ہوا بھول جائے گا اور دوسری دعوت لے سکے گا۔ اگر دوسرے فون نے جواب اسکین کر لیا ہے تو اس کے مالک سے کہیں کہ یہ ڈیوائس ہٹا دے۔
two-scans = سگنل نہیں: دو اسکین
two-scans-note = نیا فون اس فون کو اسکین کرتا ہے، پھر یہ فون اس کا جواب اسکین کرتا ہے۔ کسی کو سگنل نہیں چاہیے۔ دونوں بعد میں خود کام مکمل کر لیتے ہیں۔
make-code = کوڈ بنائیں
scan-first-head = پہلا اسکین: نیا فون اسے اسکین کرے
scan-first-text = نئے فون پر: Surco کھولیں، خفیہ جملہ چنیں، پھر ”کوڈ اسکین کریں“۔ کسی اور کو نہ دکھائیں: اس سے ایک فون شامل ہو سکتا ہے۔
scan-answer = جواب اسکین کریں
scan-second-head = دوسرا اسکین: جواب
scan-second-text = نیا فون اب اپنا جواب دکھا رہا ہے۔ یہ کیمرہ اس کی طرف کریں۔
answer-text = جواب کا متن
answer-text-note = کیمرے کے بغیر: نیا فون جو متن دکھاتا ہے وہ یہاں پیسٹ کریں۔
take-answer = جواب لیں
admitted-head = { $person } اب یہاں معلوم ہے
admitted-text = اگلا سگنل ملنے پر یہ فون نئے فون کو خود شامل کر لے گا۔ جواب محفوظ ہے، لاک یا ری اسٹارٹ کے بعد بھی۔ اگر نئے فون کو پہلے سگنل ملا تو وہ خود شامل ہو جائے گا۔
to-people = افراد اور دعوتوں پر جائیں
waiting-invites = منتظر دعوتیں
waiting-made = ابھی یہاں جواب نہیں آیا۔ سرور کو معلوم نہیں۔
waiting-sent = ابھی یہاں جواب نہیں آیا۔ سرور کو معلوم ہے۔
waiting-answered = جواب آ گیا۔ اگلے سگنل پر خود شامل ہو جائے گا۔
forget-invite = بھول جائیں
forget-invite-consequence = یہ فون دعوت اور اس کا جواب چھوڑ دے گا۔ جس فون نے اسے اسکین کیا ہے وہ میعاد ختم ہونے تک شامل ہو سکتا ہے۔

## فارم کے جواب کے خانے
choose-answer = ایک جواب چنیں
chosen = منتخب
take-back-choice = { $what } واپس لیں
search-list = اس فہرست میں تلاش کریں
rows-found = { $count ->
    [0] کچھ نہیں ملا
    [one] { $count } قطار ملی
   *[other] { $count } قطاریں ملیں
}
understood = سمجھ لیا
rank-open = ابھی ترتیب نہیں دی گئی۔ جو سب سے اہم ہے اسے اوپر لائیں، یا یہی ترتیب رکھیں۔
rank-keep = یہ ترتیب رکھیں
ranked-now = { $what } اب { $count } میں سے نمبر { $place } پر ہے
move-up = { $what } اوپر کریں
move-down = { $what } نیچے کریں
not-answered = ابھی جواب نہیں
range-touch = لکیر پر جواب کی جگہ چھوئیں، یا تیر والا بٹن دبائیں۔
stars-of = { $total } میں سے { $count }
day-field = دن
month-field = مہینہ
year-field = سال
gregorian-day = گریگورین: { $day }
calendar-missing = فارم جو کیلنڈر مانگتا ہے یہ فون اس کا حساب نہیں کر سکتا۔ گریگورین تاریخ لکھیں۔
no-such-day = اس مہینے میں 1 سے { $last } تک کا دن
year-range = ہندسوں میں سال، جیسے 2026
time-field = وقت
time-elsewhere = وہاں لکھا گیا جہاں گھڑی { $offset } ہے
day-and-time-needed = دونوں درکار ہیں: دن اور وقت۔
place-find = یہ جگہ تلاش کریں
place-looking = مقام تلاش ہو رہا ہے۔ کھلا آسمان مدد دیتا ہے۔
place-keep = جگہ رکھیں، ± { $metres } میٹر
place-stop = تلاش روکیں
place-rough = کھلے آسمان تلے جا کر انتظار کریں، یا ایسے ہی رکھیں۔
accurate-to = { $metres } میٹر تک درست۔
typed-by-hand = ہاتھ سے لکھا گیا
position-refused = یہ ایپ مقام استعمال نہیں کر سکتی۔ ڈیوائس کی سیٹنگز میں اجازت دیں، یا ہندسے لکھیں۔
position-absent = اس ڈیوائس کو مقام نہیں ملا۔ ہندسے لکھیں۔
place-type = ہندسے لکھیں
place-type-keep = یہ ہندسے رکھیں
latitude = عرض بلد
longitude = طول بلد
latitude-range = عرض بلد -90 سے 90 تک کا عدد ہے۔
longitude-range = طول بلد -180 سے 180 تک کا عدد ہے۔
point-add = جہاں میں ہوں وہ نقطہ شامل کریں
points-count = { $count ->
    [0] ابھی کوئی نقطہ نہیں
    [one] { $count } نقطہ
   *[other] { $count } نقطے
}
line-needs = لکیر کے لیے 2 درکار ہیں
outline-needs = خاکے کے لیے 3 درکار ہیں
remove-point = نقطہ { $number } ہٹائیں
outline-picture = نقطوں کا خاکہ، شمال اوپر
length-is = لمبائی { $length }
area-is = رقبہ { $area }
metres = { $count } میٹر
kilometres = { $count } کلومیٹر
square-metres = { $count } مربع میٹر
hectares = { $count } ہیکٹر
draw-keys = انگلی، قلم یا ماؤس سے بنائیں۔ کی بورڈ پر: تیر ہلاتے ہیں، اسپیس قلم رکھتا اور اٹھاتا ہے۔
pen-down = قلم لکھ رہا ہے
pen-up = قلم اٹھا ہوا ہے
draw-undo = آخری لکیر ہٹائیں
draw-clear = سب صاف کریں
draw-keep = ڈرائنگ رکھیں
drawing-kept = ایک ڈرائنگ رکھی ہے
drawing-unkept = ڈرائنگ رکھی نہ جا سکی۔ یہ ابھی یہیں ہے: دوبارہ کوشش کریں، یا کاغذ پر بنا کر تصویر لیں۔
signed-on-paper = کاغذ پر دستخط: تصویر لیں
code-typed-or-read = لکھا گیا، یا کیمرے سے پڑھا گیا
scan-stop = پڑھنا روکیں
camera-stop = کیمرہ بند کریں
choose-photo = ایک تصویر چنیں
choose-sound = ایک ریکارڈنگ چنیں
choose-video = ویڈیو بنائیں یا چنیں
file-too-large = { $size } سے بڑی ہے۔ رکھی نہیں گئی۔ چھوٹی فائل چنیں۔
file-unread = یہ فائل پڑھی نہ جا سکی۔ رکھی نہیں گئی۔ دوبارہ چنیں۔
record-sound = آواز ریکارڈ کریں
recording-now = ریکارڈنگ جاری ہے
record-keep = ختم کر کے رکھیں
record-discard = چھوڑ دیں
microphone-starting = مائیکروفون چالو ہو رہا ہے…
microphone-refused = یہ ایپ مائیکروفون استعمال نہیں کر سکتی۔ ڈیوائس کی سیٹنگز میں اجازت دیں، یا جو کہا گیا لکھ لیں۔
microphone-absent = یہ ڈیوائس یہاں ریکارڈ نہیں کر سکتی۔ کچھ نہیں رکھا گیا۔ جو کہا گیا لکھ لیں۔
no-recording-consent = کچھ ریکارڈ نہیں ہوتا: ریکارڈنگ کی رضامندی نہیں ہے۔ پہلے رضامندی لیں۔
play-sound = آواز سنائیں
pause-sound = آواز روکیں
sound-unplayable = یہ آواز یہاں نہیں چل سکتی۔ سوال پڑھ کر سنائیں۔
show-larger = بڑا دکھائیں
read-code = کیمرے سے کوڈ پڑھیں

## جوابات باہر دینا
file-saved = { $path } کے نام سے محفوظ ہو گیا
file-handed = براؤزر نے { $name } اپنے ڈاؤن لوڈ میں رکھ دیا ہے۔
save-again = فائل دوبارہ محفوظ کریں
give-answers-out = جوابات باہر دیں
for-other-tools = تجزیے کے ٹولز کے لیے
give-out-by-lead = جوابات آڈٹ لیڈ باہر دیتا ہے
give-out-by-lead-text = اس آڈٹ کے لیڈ سے کہیں۔ ہر بار وجہ کے ساتھ ریکارڈ بنتا ہے۔
no-pack-here = پروگرام کا پیک ابھی یہاں نہیں
comes-with-sync = سِنک کے ساتھ آئے گا۔
questionnaire = سوالنامہ
file-format = فائل
format-tables = جدول (CSV)
format-tables-note = سوالنامے کا ایک جدول اور اس کی ہر فہرست کا ایک، جیسے ODK Central لکھتا ہے۔
format-instances = XForms فائلیں
format-instances-note = ہر انٹرویو کی ایک فائل، جیسے ODK Collect بھیجتا ہے۔
nothing-finished = اس سوالنامے کا کوئی انٹرویو مکمل نہیں
nothing-finished-text = صرف مکمل انٹرویو باہر جاتے ہیں، جب تک رضامندی قائم ہے۔
too-few = اتنے کم لوگوں کے جوابات سے لوگ پہچانے جا سکتے ہیں
too-few-text = کتنے لوگ کافی ہیں، یہ پروگرام کا پیک بتاتا ہے۔ مزید انٹرویو مکمل ہونے کا انتظار کریں، یا پھر بھی دیں اور وجہ لکھیں۔
also-with-few = کم لوگ ہوں تب بھی دیں
leave-count = باہر جانے والے انٹرویو
unfinished-stay = نامکمل، یہیں رہتے ہیں
taken-back-stay = رضامندی واپس، یہیں رہتے ہیں
questions-that-leave = باہر جانے والے سوال
questions-that-leave-note = جس پر نشان ہو وہ باہر جاتا ہے۔ حساس سوال صرف آپ کے نشان لگانے پر جاتا ہے۔
questions-that-stay = کسی کی پہچان ہو سکتی ہے: نشان نہ لگائیں تو یہیں رہتا ہے
questions-that-stay-note = جس کے بغیر کام نہ چلے، ایک ایک کر کے نشان لگائیں۔ نام اور رابطے کبھی باہر نہیں جاتے۔
sensitive-mark = حساس
worker-codes = کارکنوں کے کوڈ
why-worker-codes = یہ سطر کو اس ایپ کے انٹرویو سے ملاتے ہیں۔
why-crew = سیکشن: جاننے والا سمجھ سکتا ہے کہ کس نے بات کی۔
why-free-text = اپنے الفاظ، تصویر، آواز یا کوڈ۔
why-place = نقشے پر جگہ۔
why-computed = فارم دوسرے جوابات سے بناتا ہے اور انہیں دہرا سکتا ہے۔
why-device = جو ڈیوائس خود لکھتی ہے: وقت، ڈیوائس، کس نے پوچھا۔
why-chosen = نشان نہیں لگایا گیا۔
who-gets-it = کسے مل رہا ہے اور کیوں
who-gets-it-note = آڈٹ کے فیصلوں میں رہتا ہے، ٹیم اسے پڑھ سکتی ہے۔
give-out = باہر دیں
give-out-no-reason = پہلے لکھیں کسے مل رہا ہے
give-out-no-question = کسی سوال پر نشان نہیں
give-out-consequence = { $interviews } انٹرویو { $questions } سوالوں کے ساتھ ٹیم سے باہر جا رہے ہیں۔ فائل مہر بند نہیں: جس کے پاس ہو وہ پڑھ سکتا ہے۔ یہ آڈٹ کے فیصلوں میں لکھا جاتا ہے اور واپس نہیں آ سکتا۔
give-out-sensitive = ان میں حساس: { $names }۔
give-out-could-name = کسی کی پہچان ہو سکتی ہے: { $names }۔
given-out = جوابات باہر دیے گئے
given-out-recorded = یہ آڈٹ کے فیصلوں میں ہے۔
given-out-unsaved = باہر دینا ریکارڈ ہو گیا۔ فائل ابھی محفوظ نہیں ہوئی۔
file-size = فائل کا حجم
what-left = جو باہر گیا
what-stayed = جو یہیں رہا
give-out-more = کچھ اور دیں

## نیا پیک
newer-pack = نیا پیک
newer-pack-there = پروگرام کا پیک اُس پیک سے نیا ہے جس سے اس آڈٹ کا منصوبہ بنا۔
see-what-changes = دیکھیں کیا بدلتا ہے
pack-is-present = یہ آڈٹ پروگرام کا موجودہ پیک استعمال کرتا ہے
pack-is-present-text = اس سے نیا کوئی نہیں۔ نیا سِنک کے ساتھ آتا ہے۔
pack-from-to = { $before } سے { $after } تک
pack-adopted = آڈٹ نئے پیک کے ساتھ چلتا ہے۔ دیے گئے جواب ریکارڈ میں رہتے ہیں۔
adopt-pack = نئے پیک کے ساتھ جاری رکھیں
adopt-consequence = اگلے سِنک سے ٹیم کا ہر فون پیک { $version } کے مطابق پوچھے گا۔ پرانے جواب ریکارڈ میں رہتے ہیں؛ جو سوال اب نہیں پوچھے جاتے ان کے جواب شمار نہیں ہوتے۔ یہاں اسے پلٹا نہیں جا سکتا۔
adopt-stopped = جب تک یہ استعمال میں ہیں، اسے اپنایا نہیں جا سکتا
adopt-stopped-text = کچھ انٹرویو ایسے سوالناموں سے شروع ہوئے جو نئے پیک میں نہیں۔ وہ کھل نہ سکتے۔ پروگرام سے انہیں رکھنے کو کہیں، یا یہ آڈٹ موجودہ پیک کے ساتھ مکمل کریں۔
adopt-too-late = آڈٹ جائزے میں ہے یا بند ہے: اس کی رپورٹ موجودہ پیک پر قائم ہے۔ نیا پیک اگلے آڈٹ میں استعمال کریں۔
adopt-by-lead = یہ آڈٹ اس کے ساتھ چلے یا نہیں، یہ آڈٹ لیڈ طے کرتا ہے۔
no-longer-asked = اب نہیں پوچھے جاتے
no-longer-asked-note = ان کے جواب ریکارڈ میں پڑھے جا سکتے ہیں۔ شمار نہیں ہوتے۔
nothing-is-lost = ابھی کے تمام سوال پوچھے جاتے رہیں گے۔
answered-in = { $count ->
    [0] کسی نے جواب نہیں دیا
   *[other] { $count } انٹرویو میں جواب ہے
}
lost-form-gone = پورا سوالنامہ نہیں رہا۔
lost-gone = سوال نہیں رہا۔
lost-not-asked = یہ دکھایا یا شمار کیا جاتا ہے، کوئی جواب نہیں دیتا۔
lost-other-key = یہ دوسری جگہ ({ $key }) پوچھا جاتا ہے، جہاں پرانے جواب نہیں۔
lost-other-type = جواب کی قسم بدل گئی: { $before }، اب { $after }۔
what-differs = کیا مختلف ہے
nothing-differs = تبصروں، خالی جگہوں یا ورژن کے سوا کچھ مختلف نہیں۔
more-differences = مزید { $count } دکھائیں
is-new = نیا
is-gone = نہیں رہا
moved-to = جگہ بدلی: { $before }، اب { $after }
place-first = سب سے پہلے
place-after = { $name } کے بعد
place-within = { $group } میں، { $place }
was = پہلے
is-now = اب
also-reworded = ان زبانوں میں بھی بدلا: { $languages }
nothing-set = کچھ نہیں
yes-said = ہاں
no-said = نہیں
part-pack = خود پیک
part-language = زبانیں
part-severity = سنگینی کے درجے
part-provision = ضابطے کی شقیں
part-form = سوالنامے اور چیک لسٹیں
part-group = سوالوں کے حصے
part-question = سوال
part-choice = چننے کے جواب
part-file = فہرستیں، تصاویر اور آوازیں
part-consent = رضامندی کے لیے پڑھا جانے والا متن
part-consent-scope = جن باتوں کی اجازت دی جا سکتی ہے
part-sampling = کتنے لوگوں سے بات ہوتی ہے
part-disclosure = کسی عدد کے پیچھے کم از کم کتنے لوگ
part-payroll = اجرت
part-floor = کم از کم اجرت
part-payroll-rule = اجرت کے قاعدے
part-overtime = اوور ٹائم کے قاعدے
part-pay-check = اجرت کی جانچ کی حدیں
part-deduction-purpose = کٹوتیوں کے مقاصد
part-protocol = ضابطۂ کار کے کارڈ
part-action-status = اقدامات کی حالت کے الفاظ
part-stage = کارروائی بڑھانے کے مرحلے
part-letter = خطوط
part-remedy = تلافی
part-figure = اعداد
part-source = ماخذ
facet-wording = الفاظ
facet-paragraph = الفاظ، پیرا { $number }
facet-step = قدم { $number }
facet-never = جو کبھی نہ کریں، { $number }
facet-hint = اشارہ
facet-message = جواب ٹھیک نہ ہو تو پیغام
facet-media = تصویر، آواز یا ویڈیو
facet-content = فائل کا مواد
facet-type = جواب کی قسم
facet-required = جواب ضروری
facet-relevant = کب پوچھا جائے
facet-constraint = جواب کا قاعدہ
facet-computed = جو فارم خود بھرتا ہے
facet-read-only = صرف دکھایا جائے
facet-look = کیسے دکھایا جائے
facet-choices = چننے کے جواب
facet-choice-filter = کون سے جواب پیش ہوں
facet-suggests = کب خلاف ورزی کا اشارہ
facet-individual = گروپ میں نہ پوچھا جائے
facet-no-note = جواب کے ساتھ نوٹ نہیں
facet-stratum = شمولیت میں شمار
facet-repeat = کئی بار پوچھا جائے
facet-deadline = مہلت، گھنٹے
facet-minimum-days = کم از کم دن
facet-consequence = نتیجۂ عمل
facet-sources = ماخذ
facet-unverified = ابھی جانچا نہیں گیا
facet-audience = کس کے لیے
facet-language = شروع کی زبان
facet-share = کارکنوں کا حصہ، فیصد
facet-per-crew = ہر سیکشن میں
facet-least = کم از کم
facet-most = زیادہ سے زیادہ
facet-band = سائٹ کے حجم کے مطابق
facet-quota = کوٹے
facet-outside = باہر کے پڑھنے والوں کے لیے
facet-monitors = مانیٹروں کے لیے
facet-currency = کرنسی
facet-premium = پریمیم اجرت میں شمار
facet-hourly = فی گھنٹہ
facet-basis = بنیاد
facet-region = علاقہ
facet-h2a = صرف H-2A کام کے لیے
facet-from = کب سے
facet-until = کب تک
facet-entry = کب شروع ہو
facet-exit = کب ختم ہو
facet-numerator = کیا گنا جائے
facet-denominator = کس میں سے
facet-period = مدت
facet-question = سوال
facet-note = تبصرہ
facet-address = پتہ

## content
kept-why-small-site = یہاں 20 سے کم لوگ کام کرتے ہیں: اعداد کسی ایک کی نشاندہی کر سکتے ہیں۔
kept-why-few-interviews = 10 سے کم کارکنوں کا انٹرویو ہوا: اعداد کسی ایک کی نشاندہی کر سکتے ہیں۔
kept-why-small-group = کسی گروہ میں { $threshold } سے کم لوگ ہیں، یا تھوڑے لوگوں میں سب یا کوئی نہیں۔
kept-why-complement = ایک اور چھپایا گیا ہے تاکہ کوئی کل سے حساب نہ لگا سکے۔
kept-why-close = پچھلی رپورٹ سے { $threshold } سے کم لوگوں کا فرق ہے۔
kept-why-stands = جیسا پہلے جاری ہوا ویسا ہی رہا: 10 سے کم لوگوں کا فرق ہے۔
kept-why-nothing-safe = کسی کی نشاندہی کیے بغیر اس میں سے کچھ نہیں دکھایا جا سکتا۔
kept-why-not-here = اس کی فائل اس آلے پر نہیں ہے۔ رپورٹ میں اعداد کے لیے فائل منگوائیں۔
kept-part-workers = کارکنوں کے بارے میں تمام اعداد
kept-part-coverage = کتنوں کو سنا گیا: { $group }
kept-part-register = اجرت رجسٹر، { $days }
kept-part-register-undated = ایک اجرت رجسٹر
kept-part-wages = فی گھنٹہ اجرت، { $days }
kept-part-finding = نتیجہ { $number }: { $title }
kept-part-basis = نتیجہ { $number }: کتنوں نے یہ بات کہی
kept-part-owed = نتیجہ { $number }: کتنا واجب ہے
kept-title = روک لیا گیا
kept-nothing = تمام اعداد جیسے ہیں ویسے جاتے ہیں۔
report-replaces = یہ رپورٹ { $version } کی جگہ لیتی ہے
report-replaces-same = تاریخوں کے سوا یہ رپورٹ { $version } جیسی ہی ہے۔
change-added = نیا
change-changed = بدلا
change-removed = اب نہیں
leak-in-finding = نتیجہ { $label }

## evid
plate-not-here = تصویر { $label } ابھی اس آلے پر نہیں پہنچی۔ کنکشن ہو تو ہم آہنگ کریں۔
plate-unproven = یہ ثابت نہیں ہو سکتا کہ تصویر { $label } کہاں سے آئی۔ اسے نتیجے سے الگ کریں۔
plates-too-many = رپورٹ میں زیادہ سے زیادہ { $most } تصویریں ہوتی ہیں۔

## render
report-parts = رپورٹ کے حصے
report-pay = اجرت
report-standing = ہر شق کی صورتِ حال
report-wages = فی گھنٹہ اجرت
as-table = یہی جدول کی صورت میں
hide-table = جدول چھپائیں
download = ڈاؤن لوڈ
download-pdf = پڑھنے، چھاپنے اور دینے کے لیے
download-xlsx = حساب کے لیے شیٹوں میں اعداد
download-csv = ہر فائل میں ایک جدول، zip میں
download-json = جانچ کے لیے تمام اعداد اور دستخط
download-map = نقشے پر جگہ کا نقطہ
csv-for-older = پرانے اسپریڈ شیٹ پروگراموں کے لیے CSV
making-file = فائل بن رہی ہے…
compare = موازنہ
compare-with = { $version } سے موازنہ
what-changed = کیا بدلا
to-the-report = رپورٹ پر واپس
nothing-changed = دونوں نسخے ایک ہی بات کہتے ہیں۔
unchanged-count = { $same ->
    [one] { $same } متن یا عدد دونوں میں ایک ہے۔
   *[other] { $same } متن اور اعداد دونوں میں ایک ہیں۔
}
not-there-then = اس نسخے میں نہیں
comment-here = اس حصے پر تبصرہ کریں
comment-on-this = اس حصے پر آپ کا تبصرہ
send-comment = تبصرہ بھیجیں
overdue-count = { $count ->
    [one] { $count } اقدام میں تاخیر ہے۔
   *[other] { $count } اقدامات میں تاخیر ہے۔
}
follow-actions = تمام اقدامات دیکھیں
a-monitor-asks = مانیٹر پوچھتے ہیں: { $question }
question-about = { $site } کی رپورٹ { $version } · { $person }
on-the-map = نقشے پر { $site }
position-of-site = عرض بلد اور طول بلد
position-note = ڈگری میں: 31.52, 74.36۔ دو اعشاریے تک رکھا جاتا ہے، تقریباً ایک کلومیٹر۔ خالی: نقشے پر نہیں۔
put-on-map = جگہ محفوظ کریں
sites-as-map = تمام جگہیں نقشے پر (GeoJSON)
## board
act-withdrew = رضامندی واپس لی
alarm-note = ہر آڈٹ لیڈ کو یہ نظر آتا رہے گا جب تک وہ نہ کہے کہ دیکھ لیا۔
alarm-on = عدم برداشت: { $label }
alarm-raised = { $person } نے درج کیا، { $ago } پہلے
alarm-seen = آڈٹ لیڈ نے یہ انتباہ دیکھ لیا
alarm-unseen = ابھی کسی آڈٹ لیڈ نے یہ انتباہ نہیں دیکھا
all-sites = تمام مقامات
and-more = { $names } اور { $count } مزید
arrives-offline = اگلی ہم آہنگی کے ساتھ پہنچے گا، سگنل کے بغیر بھی۔
ask-author = لکھنے والے سے پوچھیں
asked-person = { $person } سے پوچھا گیا
behind-it = اس کے پیچھے کیا ہے
behind-schedule = شیڈول سے پیچھے
change-plan = کون یا کب بدلیں
checklist-differs = فہرست کہتی ہے درست، نتیجہ کہتا ہے خلاف ورزی
contradiction = تضاد
counts-stay = یہ گنتی ٹیم کے پاس رہتی ہے۔
day-of-visit = دورے کا دن
decided-below-goal = ہدف سے کم سنے جانے کی وجہ
decided-contradiction = { $about }: تضاد طے ہوا
decided-duplicate = { $away } کی گنتی { $stands } میں
decided-not-duplicate = { $one } اور { $other } الگ ہیں
decided-two-persons = الگ افراد شمار
due-by = آخری تاریخ
due-so-far = اب تک واجب
employer-registers = رجسٹر
everybody = سب
facet-zero-tolerance = آڈٹ لیڈ کو فوراً خبر
hand-back = آڈیٹر کو واپس دیں
handed-back = واپس دیا گیا
handed-back-done = واپس دے دیا۔ ان کے آج کے صفحے پر نظر آئے گا۔
heard-of-goal = { $heard } سنے گئے، ہدف { $goal }
hours-differ = بتائے گئے اور کھاتے کے گھنٹے مختلف ہیں
hours-on-books = کھاتے میں { $hours } گھنٹے
hours-told = { $hours } گھنٹے بتائے گئے
how-it-is = حقیقت کیا ہے
i-have-seen-it = میں نے دیکھ لیا
in-order = درست
interviews-by-group = گروہ کے لحاظ سے انٹرویو
keep-merged = دونوں سے بنا متن رکھیں
keep-reason = وجہ محفوظ کریں
kind-alert = انتباہ
kind-task = کام
leads-disagree = دو لیڈز کا فیصلہ مختلف
likely-duplicate = دو بار درج ہوا؟
look-at-alarm = انتباہ دیکھیں
maybe-one-person = ایک فرد، دو کوڈ؟
merge-findings = ملا دیں
merge-note = دوسرا جوں کا توں رہتا ہے اور قائم رہنے والے کی طرف اشارہ کرتا ہے۔ اس کی بنیاد وہیں شمار ہوتی ہے۔ پھر الگ کیا جا سکتا ہے۔
merged = ملا ہوا
merged-into = اس کی گنتی میں
nobody-said = ایسے انٹرویو پر تصدیق جو کسی نے نہیں دیا
nobody-said-note = کوئی انٹرویو اس کی تائید نہیں کرتا
nothing-behind-yet = ابھی نہ وجہ ہے نہ انتظامیہ کا جواب۔
not-one-breach = ایک نہیں
one-of-both = دونوں سے بنا متن
one-person = ایک فرد
overdue-count-head = تاخیر شدہ
own-words = اپنے الفاظ میں
pay-differs = بتائی گئی اور کھاتے کی اجرت مختلف ہے
pay-on-books = کھاتے میں { $money }
pay-told = { $money } بتائی گئی
photos-of-visit = دورے کی تصاویر
photos-stay = کتنی۔ تصاویر خود ٹیم کے پاس رہتی ہیں۔
plan-changed = منصوبہ بدلا: { $what }
progress = پیش رفت
progress-by-site = مقام کے لحاظ سے پیش رفت
progress-note = پیش رفت: درست بتائے گئے اور تصدیق شدہ، کل میں سے۔ لکیر استعمال شدہ وقت ہے۔
reason-for-date = دوسری تاریخ کے لیے ضروری۔ عمل کے ساتھ رہتی ہے۔
response = انتظامیہ کا جواب
response-by = کس نے کہا
response-by-note = عہدہ، نام نہیں: فیکٹری مینیجر۔
response-on = کس دن
responsible = کون کرے گا
responsible-note = کوئی فریق، جیسے ادارہ۔ کارکنوں کے نام نہیں۔
rests-on-head = اس کی بنیاد
root-cause = بنیادی وجہ
root-cause-own = بنیادی وجہ اپنے الفاظ میں
same-code = ایک ہی کارکن کوڈ دو بار ہے۔
same-number = آجر کا ایک ہی کارکن نمبر۔
same-phone = ایک ہی فون۔
says-breach = خلاف ورزی کہتا ہے
says-breach-with-photos = خلاف ورزی کہتا ہے، اس کی { $count } تصاویر کے ساتھ
seen-on = { $day } کو دیکھا گیا
seen-on-with-photos = { $day } کو دیکھا گیا، { $count } تصاویر
settle = طے کریں
settle-note = تاریخ میں رہتا ہے۔ کوئی طرف بدلے تو پھر کھلتا ہے۔
shared-photos = دونوں کی { $count } تصاویر
shared-supports = { $count } ریکارڈ دونوں کی تائید میں
short-of-goal = اپنے ہدف سے کم
similar-words = { $percent } % الفاظ ایک جیسے
stands-as = { $label } قائم
stands-for = اس میں ملائے گئے
stop-below-goal = { $goal } کے ہدف میں { $heard } سنے گئے، وجہ درج نہیں۔
stop-contradiction = { $label } کسی اور بات سے متضاد ہے۔
take-apart = پھر الگ کریں
time-used = استعمال شدہ وقت
timeline = وقت کی لکیر
timeline-note = کس نے کیا کیا، نیا پہلے
two-persons = الگ افراد
verified-by-visit = دورے میں دیکھا گیا
was-value = پہلے: { $value }
what = کیا
what-you-do-now = آپ اب کیا کر رہے ہیں
which-stands = کون سا قائم رہے
who = کون
who-did-what = کس نے کیا کیا
why-below-goal = کم کیوں سنے گئے
workers-asked = پوچھے گئے کارکن
workers-confirm-counted = پوچھے گئے { $asked } میں سے { $confirmed } کارکن تصدیق کرتے ہیں
workers-confirm-some = کچھ کارکن تصدیق کرتے ہیں
workers-confirmed = تصدیق کرنے والے کارکن
workers-note = چھوٹے اعداد محفوظ نہیں ہوتے: تب صرف یہ کہ کچھ کارکن تصدیق کرتے ہیں۔
workers-were-asked = کارکنوں سے پوچھا گیا
write-behind = وجہ اور جواب لکھیں
write-one-of-both = دونوں سے ایک متن لکھیں
your-question = آپ کا سوال
redact = چھپائیں
redact-title = { $label } میں چھپائیں
redact-note = ہر چہرہ، نام اور نمبر پلیٹ ڈھانپ دیں۔ نقل میں وہ نہیں رہتے؛ اصل تصویر مہر بند اور جوں کی توں رہتی ہے۔
redact-how-to = تصویر پر کھینچیں۔ یا ایک خانہ شامل کریں: تیر کے بٹن اسے ہلاتے ہیں، Shift کے ساتھ سائز بدلتے ہیں، Delete اسے ہٹاتا ہے۔
redact-how = خانے کیسے ڈھانپیں
redact-blur = دھندلا
redact-black = کالا
redact-add = خانہ شامل کریں
redact-undo = واپس لیں
redact-remove = خانہ ہٹائیں
redact-boxes = { $count ->
    [0] ابھی کوئی خانہ نہیں
    [one] { $count } خانہ
   *[other] { $count } خانے
}
redact-box = خانہ { $number }، { $how }: بائیں سے { $across } ٪، اوپر سے { $down } ٪، چوڑائی { $wide } ٪، اونچائی { $high } ٪
redact-nobody = اس تصویر میں کوئی شخص یا نام نہیں
redact-save = ڈھکی ہوئی نقل محفوظ کریں
redact-saving = ڈھانپا جا رہا ہے…
redacted-copies = ڈھکی ہوئی نقلیں
redacted-copy = ڈھکی ہوئی نقل { $label }
redacted-from = { $label } کی نقل
redacted-mark = ڈھکی ہوئی
redacted-none = صرف ڈھکی ہوئی نقلیں شائع ہو سکتی ہیں۔
redacted-published = نتیجے کی تصدیق کے بعد یہ نقل رپورٹ میں ہوگی۔
redacted-unlinked = شائع کرنے کے لیے اس نقل کو کسی نتیجے سے جوڑیں۔
zoom-region = بڑی تصویر: ہلانے کے لیے اسکرول کریں
zoom-in = بڑا
zoom-out = چھوٹا
proof-head = اصل کی جانچ کرنے والے کے لیے
proof-show = سالٹ دکھائیں
proof-holds = مہر درست ہے: { $day } کو لی گئی۔
proof-fails = مہر درست نہیں۔
proof-salt = سالٹ
proof-key = آلے کی کلید
proof-note = سالٹ صرف اصل کے ساتھ دیں۔ دونوں سے کوئی بھی جانچ سکتا ہے کہ مہر اسی کی ہے۔
choose-link = نتیجہ، فہرست یا تنخواہ کی پرچی چنیں
no-preview-here = اس قسم کی تصویر یہاں نہیں دکھائی جا سکتی۔ اصل جوں کی توں محفوظ ہے۔
open-file = اصل کھولیں
keep-file = نقل رکھیں
kind-of-file = قسم
kind-heic = HEIC تصویر
kind-pdf = PDF دستاویز
kind-sound = آواز
kind-file = فائل
kind-photos = تصویریں
kind-files = دستاویزات اور فائلیں
kind-sounds = آواز کی ریکارڈنگ
any-kind = ہر قسم
linked-or-not = روابط کے ساتھ اور بغیر
linked-only = جڑی ہوئی
unlinked-only = جڑی ہوئی نہیں
links-head = روابط
anybody = کوئی بھی
no-match = کچھ نہیں ملا۔
filter-evidence = کیا دکھائیں
send-this-original = یہ اصل ابھی بھیجیں

## fixes

stop-decided-apart = ایک لیڈ نے { $label } کی تصدیق کی اور دوسرے نے اسے رد کیا۔
decided-apart = دو لیڈز نے مختلف فیصلہ کیا
decided-apart-note = دونوں ایک دوسرے سے بےخبر تھے۔ جب تک ان میں سے ایک دوبارہ فیصلہ نہ کرے، نتیجہ کھلا رہتا ہے۔
