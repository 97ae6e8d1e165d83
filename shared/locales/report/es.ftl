# Palabras de un informe. La página, el PDF, el libro y las tablas las toman de aquí.

## Figures
percent = { $share } %
money = { $amount } { $currency }
an-hour = { $money } por hora
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
day = { $day } de { $month } de { $year }
short-day = { $day } de { $month }
days-in-month = { $first }–{ $last } de { $month } de { $year }
days = { $first } – { $last }
of = { $part } de { $whole }
kept-back = reservado
none = –
joined = { $first } · { $second }
list-and = { $first } y { $second }
list-comma = { $first }, { $second }
label-and-text = { $label }: { $text }
total = Total

## Head
report-of = Informe sobre { $site }
version = Informe { $version }
version-published = Informe { $version }, publicado el { $day }
fieldwork = Trabajo de campo { $days }
operator = Operador: { $operator }
hash-says = Huella de los valores finales. La aprobación la nombra.
page-of = { $page } / { $pages }
made-with = Hecho con los valores publicados del informe { $hash }…
contents = Contenido

## Facts
workers-heard = Personas oídas
of-workers = de { $workers } personas · { $share } · meta { $goal } · { $days }
findings-fact = Hallazgos
findings-of-provisions = sobre { $broken } de { $provisions } reglas del código · { $days }
findings-when = { $days }
owed-fact = Se debe a las personas
owed-short = { $short } de { $checked } personas revisadas · { $days }
actions-fact = Acciones verificadas
actions-of = de { $actions } · al { $day }
period-fact = Trabajo de campo
no-figures = Sin cifras sobre las personas

## Sections
summary = Qué encontró el equipo
standing = Cómo está cada regla del código
findings = Hallazgos
coverage = A quién se oyó
pay = Pago
wages = Pago por hora
actions = Acciones correctivas
method = Método y decisiones
nothing-written = Aquí no se escribió nada.

## Standing
provision = Regla del código
stands = Estado
stands-broken = incumplida
stands-nothing-found = no se encontró nada
stands-not-looked-at = no se revisó
stands-broken-by = incumplida · { $severity }
standing-caption = Estado de las { $provisions } reglas del código tras el trabajo de campo { $days }
standing-says = De { $provisions } reglas, { $broken } están incumplidas, en { $clean } no se encontró nada, { $unseen } no se revisaron.
findings-of = Hallazgos
findings-numbers = { $numbers }

## Findings
finding-name = Hallazgo { $number }
no-findings = No se confirmó ningún hallazgo.
rests-on = Se apoya en
rests-records = documentos
rests-observation = observación
rests-interviews = entrevistas
rests-interviews-people = { $people ->
    [one] entrevistas con { $people } persona
   *[other] entrevistas con { $people } personas
}
rests-mix = lo que el equipo reunió en el lugar
evidence = Evidencia
evidence-items = { $items ->
    [one] { $items } pieza guardada bajo sello
   *[other] { $items } piezas guardadas bajo sello
}
root-cause = Causa
response = Respuesta de la gerencia
action = Qué hay que hacer
who = Quién
due = Plazo
owed = Por devolver
plate = Lámina { $number }
plate-alt = Fotografía con las personas irreconocibles. { $caption }
plate-missing = Esta imagen no está aquí. Su huella empieza por { $hash }.
severity = Gravedad
statement = Qué se encontró
number = N.º
by-provision = Hallazgos por regla y gravedad
by-provision-caption = Hallazgos por regla y gravedad, trabajo de campo { $days }
by-provision-says = { $findings ->
    [one] { $findings } hallazgo sobre { $provisions } reglas.
   *[other] { $findings } hallazgos sobre { $provisions } reglas.
} { $detail }
findings-count = { $findings ->
    [one] { $findings } hallazgo
   *[other] { $findings } hallazgos
}

## Coverage
by-crew = Por cuadrilla
by-gender = Por género
by-language = Por idioma
by-pay-type = Por tipo de pago
by-other = Por { $group }
group = Grupo
heard = Oídas
workers = Personas
share = Parte
goal = Meta
goal-at = meta { $goal }
coverage-caption = Personas oídas { $by }, trabajo de campo { $days }
coverage-says = Parte de las personas oídas, meta { $goal }. { $detail }
heard-of = { $heard } de { $workers }
heard-people = { $heard }
tone-reaches = alcanza la meta
tone-below = bajo la meta
tone-kept-back = reservado: su largo no dice nada

## Pay
slips = Talones de pago copiados a mano
slips-checked = Talones revisados
slips-short = Talones cortos
owed-to-workers = Se debe a las personas
register = Nómina
register-of = Nómina { $number }, { $days }
register-caption = La nómina del empleador por regla, { $days }, en { $currency }
register-picture = Personas por regla
register-says = Personas para las que cada regla salió incumplida, de las revisadas, { $days }. { $detail }
rule = Regla
source = Fuente
checked = Revisadas
broken = Incumplida
not-verifiable = No verificable
tone-broken = incumplida
tone-checked-clean = en orden
register-workers = Personas revisadas
register-short = Personas a quienes se debe algo
sums = Las sumas que hay detrás
sum-hours = Horas
sum-due = Debido
sum-paid = Pagado
sum-owed = Se debe
sums-caption = Sumas de las personas a quienes se debe algo por una regla, { $days }, en { $currency }
slips-caption = Talones de pago según { $rule }
figure = Cifra
what = Qué
wages-title = Personas por pago por hora
wages-caption = Personas por pago efectivo por hora en { $currency }
wages-says = Personas por pago efectivo por hora. { $detail }
wages-floor = mínimo { $floor }
bin-below = menos de { $below }
bin-from = { $from } y más
bin-between = { $from } a { $below }
tone-below-floor = bajo el mínimo
tone-from-floor = en el mínimo o más
workers-count = { $workers ->
    [one] { $workers } persona
   *[other] { $workers } personas
}

## Actions
actions-table = Cómo va cada acción
actions-caption = Acciones correctivas de esta auditoría al { $day }
state = Estado
state-in-progress = en curso
state-reported-fixed = dicen que está hecha
state-verified = verificada
state-reopened = reabierta
state-overdue = { $days ->
    [one] { $days } día de atraso
   *[other] { $days } días de atraso
}
paid-back = Devuelto
paid-back-of = { $paid } de { $owed }
last-word = Última palabra
no-actions = Todavía no hay acciones correctivas.
actions-planned = Previstas en este informe; su avance se sigue una vez publicado.
actions-planned-table = Acciones correctivas planeadas
over-time = Acciones en el tiempo
over-time-caption = Acciones por estado en días desde el primer informe
over-time-says = Acciones por estado en el tiempo. { $detail }
on-day = Día

## Method
lead-wrote = Palabras de quien dirige
method-lines = Cómo se hizo
decisions = Decisiones de quien dirige
sentence-goal = Meta: oír al { $percent } de cada grupo.
sentence-fieldwork = Trabajo de campo { $days }.
sentence-groups = { $people ->
    [0] Las personas oídas en grupo no cuentan para ninguna meta.
    [one] Las personas oídas en grupo (al menos { $people }) no cuentan para ninguna meta.
   *[other] Las personas oídas en grupo (al menos { $people }) no cuentan para ninguna meta.
}
sentence-without-device = Publicado sin la última palabra de un aparato: { $reason }
sentence-below-goal = Publicado por debajo de la meta de cobertura: { $reason }
sentence-chose-value = Había dos valores para { $key }; quien dirige eligió { $choice }. { $reason }
sentence-same-person = Dos entrevistas eran de una misma persona y cuentan una vez. { $reason }
sentence-same-finding = Dos hallazgos decían lo mismo y quedaron en uno. { $reason }
sentence-contradiction = Dos cosas anotadas no coincidían; quien dirige lo resolvió. { $reason }

## What is kept back
why-small-site = Aquí trabajan menos de 20 personas: no se muestran cifras sobre ellas, porque podrían señalar a alguien.
why-few-interviews = Se entrevistó a menos de 10 personas: no se muestran cifras sobre ellas, porque podrían señalar a alguien.
why-small-group = Reservado: hay un grupo de menos de { $threshold } personas.
why-complement = Se reserva otro más para que nadie pueda calcularlo con el total.
why-close-to-earlier = Reservado: la cifra cambia en menos de { $threshold } personas desde un informe anterior.
why-as-first-released = La tabla queda como se publicó: desde entonces cambian menos de 10 personas.
why-nothing-safe = Reservada: no se puede mostrar nada de esta tabla sin señalar a alguien.

## Files
unshown = { $count ->
    [one] { $count } carácter no tiene dibujo en las letras de este archivo y está aquí por su número: { $list }. La página y el JSON lo guardan como se escribió.
   *[other] { $count } caracteres no tienen dibujo en las letras de este archivo y están aquí por su número: { $list }. La página y el JSON los guardan como se escribieron.
}
