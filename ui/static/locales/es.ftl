### Todas las frases de las pantallas, en español. La fuente es en.ftl (docs/translating.md).
### Palabras cortas, verbos con su objeto en los botones, hechos con una medida. Decir qué está a salvo. Sin culpas.

## En todas partes
skip = Ir al contenido
back = Atrás
hide = Ocultar
show = Mostrar
open = Abrir
all = Todos
next = Siguiente
done-state = hecho
flagged-head = Marcadas
saved = Guardado
edit = Editar
by = Por
state = Estado
reason = Razón
version = Versión
no-back = No, volver
try-again = Intentar otra vez
opening = Abriendo…
main-menu = Menú principal
keys = Teclas
pages = Páginas
newer = Más nuevas
older = Más viejas
range-of = { $first }–{ $last } de { $total }
no-such-page = Aquí no hay nada
no-such-page-text = Esta dirección no lleva a ninguna parte. No se cambió nada.
percent = { $share } %
a-moment = un momento
minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}
from-to = { $first } – { $last }
size-bytes = { $size } bytes
size-kilobytes = { $size } KB
size-megabytes = { $size } MB
open-count = { $count ->
    [one] { $count } pendiente
   *[other] { $count } pendientes
}
items = { $count ->
    [0] nada todavía
    [one] { $count } pieza
   *[other] { $count } piezas
}
history = Historia
history-empty = Todavía no se escribió nada.
history-withheld = La persona retiró esto. Se ve quién y cuándo, y nada de lo que dijo.
history-late = Una parte llegó cuando la auditoría ya había avanzado.
history-waiting = { $count ->
    [one] { $count } cambio espera a otro anterior que no ha llegado.
   *[other] { $count } cambios esperan a otros anteriores que no han llegado.
}
act-begun = empezó
act-set = puso
act-emptied = vació
act-edited = cambió
act-decided = decidió
act-unread = puesto por una versión más nueva de la app
copy-table = Copiar tabla
table-copied = { $rows ->
    [one] { $rows } fila copiada. Péguela en una hoja de cálculo.
   *[other] { $rows } filas copiadas. Péguelas en una hoja de cálculo.
}
table-not-copied = No se pudo copiar. Seleccione la tabla y cópiela a mano.
nothing-chosen = Nada elegido todavía
nothing-chosen-text = Elija una fila de la lista. Se abre aquí.
close = Cerrar

## Puertas
today = Hoy
this-audit = Esta auditoría
audit = Auditoría
interviews = Entrevistas
interview = Entrevista
payroll = Nómina
pay-slips = Talones de pago
evidence = Evidencia
findings = Hallazgos
finding = Hallazgo
site-note = Cuaderno
tasks = Tareas
reconcile = Conciliar
publish = Publicar
reports = Informes
report = Informe
actions = Acciones
sync = Sincronizar
settings = Ajustes
search = Buscar
search-this-audit = Buscar en esta auditoría
search-note = Respuestas, notas, hallazgos, pies de foto, cuaderno, tareas. Nombres y contactos no se buscan nunca.
nothing-found = No se encontró nada
nothing-found-text = Pruebe con una palabra o con su comienzo.
more-found = Hay más: agregue una palabra.
answer = Respuesta
people = Personas

## Errores
fault-safe = A salvo:
fault-do = Qué hacer:
fault-wait = { $seconds ->
    [one] Intente otra vez en { $seconds } segundo.
   *[other] Intente otra vez en { $seconds } segundos.
}
fault-unreachable = La aplicación detrás de esta página no responde.
fault-unreachable-safe = Todo lo que se mostró como guardado.
fault-unreachable-next = Vea que siga abierta y luego intente otra vez.
fault-unreadable = Respondió otra cosa en lugar de la aplicación.
fault-unreadable-safe = No se envió nada y no se perdió nada.
fault-unreadable-next = Si esta red pide registrarse, hágalo primero. Luego intente otra vez.
fault-nothing-lost = Todo lo guardado antes.
fault-kept-here = Todo está guardado en este teléfono.
fault-both-kept = Los dos valores están guardados.
fault-try-later = Intente otra vez. Si sigue igual, lea el código a quien da ayuda.
fault-ask-lead = Pregunte a la persona líder.
fault-no-connection = No se alcanza el servidor.
fault-no-connection-next = Siga trabajando. Sincronice donde haya señal.
fault-not-the-server = Esta red pide registrarse primero.
fault-not-the-server-next = Entre a la red desde el navegador, o use otra red.
fault-wrong-passphrase = Eso no lo abrió.
fault-weak-passphrase = Esta frase es demasiado fácil de adivinar.
fault-weak-passphrase-next = Tome las cinco palabras ofrecidas, o una frase propia más larga.
fault-storage = Este teléfono no lo pudo guardar.
fault-storage-next = Libere espacio y hágalo otra vez.
fault-not-allowed = Esto no le toca hacerlo aquí.
fault-invite = Esta invitación no sirve.
fault-conflicted = Dos personas lo pusieron distinto. Primero decide la persona líder.
fault-not-found = Esto no está en este teléfono.
fault-sign-in = El nombre, la contraseña y el código no coinciden.

## Antes de las páginas: frase, PIN, invitación
passphrase = Frase de acceso
passphrase-of-device = Frase de este teléfono
passphrase-note = Nadie puede cambiarla desde lejos. Sin ella, aquí no se lee nada.
unlock = Abrir
unlocking = Abriendo…
works-without-signal = Funciona sin señal. Abrir tarda cerca de un segundo.
forgot = La olvidé, o este teléfono es nuevo
forgot-it = Si la olvidó: guarde el teléfono y llévelo a la persona líder. El teléfono y la llave de recuperación juntos lo abren.
new-device = Teléfono nuevo: pida una invitación a la persona líder. Se escribe después de la primera frase.
lost-passphrase = Frase perdida
lost-passphrase-note = Alguien que su programa nombró puede abrirlo junto con este teléfono. El texto de abajo no le dice nada a nadie más. Esa persona le da 64 dígitos.
recovery-text = Texto para quien el programa nombró
recovery-code = Sus 64 dígitos
recover = Abrir con una frase nueva
pin = PIN
use-passphrase = Cerrar y usar la frase
first-run = Una frase para este teléfono
first-run-note = Abre todo lo que usted anote aquí, y nada más lo abre.
five-words = Cinco palabras ofrecidas
my-own = La mía
other-words = Otras palabras
write-them-down = Apréndalas, o guárdelas en papel lejos del teléfono.
own-passphrase = Su frase
own-passphrase-note = Mejor larga que ingeniosa: varias palabras que no tengan que ver entre sí.
passphrase-again = Escriba la frase otra vez
not-the-same = Las dos no son iguales.
new-pin = PIN de la cubierta
new-pin-note = Seis dígitos. Quita la cubierta después de Ocultar; con cinco errores el teléfono se cierra.
pin-again = El PIN otra vez
pin-six-digits = El PIN tiene seis dígitos.
make-vault = Crear y abrir
making-vault = Creando…
join-program = Entrar a su programa
join-program-note = La persona líder le hace una invitación: escanee su código o escríbalo. Se usa una vez y termina a las 72 horas.
invite-code = Código de invitación
invite-code-note = 26 letras y dígitos. O pegue el texto completo del código QR.
code-has-26 = El código tiene 26 letras y dígitos; aquí hay { $typed }.
server-address = Dirección del servidor
server-address-note = Como se la dé la persona líder.
server-missing = Falta la dirección del servidor.
join = Entrar
joining = Entrando…
lock-device = Cerrar este teléfono

## Ajustes
language-of-screens = Idioma de las pantallas
light-and-dark = Claro y oscuro
as-device = Automático
light = Claro
dark = Oscuro
text-size = Tamaño del texto
haptics = Un toque corto cuando algo se guarda
metered-link = Los originales de fotos pueden ir por una conexión que cuesta
metered-link-note = El texto y las vistas previas van siempre. Los originales esperan una conexión que no cueste, salvo que esto esté marcado.
storage = Espacio
free-on-phone = Libre en este teléfono
nothing-to-free = No hay qué liberar: ningún original de aquí está confirmado por el servidor.
free-originals = Liberar { $size }
free-originals-consequence = { $count ->
    [one] { $count } original que el servidor confirmó sale de este teléfono. Se trae de nuevo cuando lo abra.
   *[other] { $count } originales que el servidor confirmó salen de este teléfono. Cada uno se trae de nuevo cuando lo abra.
}
storage-low = Solo quedan { $size } libres. Lo guardado está a salvo. Haga lugar antes de tomar fotos: libere originales abajo o borre otra cosa.
this-device = Este teléfono
person = Persona
role = Papel
program = Programa
letters = Letras de sus códigos
lock = Cerrar
lock-note = Cierra todo y olvida las llaves. Solo la frase lo vuelve a abrir.
sign-out = Salir
change-passphrase = Cambiar la frase
old-passphrase = Frase hasta ahora
new-passphrase = Frase nueva

## Personas
role-administrator = Administración
role-lead = Líder de auditoría
role-auditor = Auditoría de campo
role-monitor = Monitoreo
role-investigator = Investigación
role-reader = Lectura
role-scribe = Servidor
audience-worker = Trabajadora o trabajador
audience-crew-leader = Mayordomo
audience-supervisor = Supervisión
audience-manager = Gerencia
audience-committee = Comité o grupo
of-program = Todas las personas del programa
team-of-audit = Equipo de esta auditoría
team = Equipo
device-number = aparato { $number }
last-contact = última noticia hace { $since }
no-contact-yet = sin noticias todavía
handed-in = entregado
removed = retirado
waits-for-key = espera la llave
not-in-team-yet = En el programa, no en este equipo
add-to-team = Agregar
remove = Retirar
remove-consequence = Nada de lo que este aparato escriba desde ahora cuenta, y no recibe nada nuevo. Lo que escribió antes se queda.
members-and-invites = Personas e invitaciones
this-device-is = Usted es { $person }.
invite = Invitar a alguien
invite-note = Al programa. Las auditorías se pueden agregar después.
invite-note-audit = Al programa y a esta auditoría.
invite-name = Nombre en las pantallas
invite-name-note = Como la conoce el equipo. Queda en el registro de integrantes.
make-invite = Hacer una invitación
invite-made = Muéstrela al teléfono nuevo, o léala en voz alta. Sirve una vez.
invite-qr = Código QR de la invitación
invite-until = Sirve hasta { $moment }.
another-invite = Otra invitación

## Custodia
custody-here = Solo en este teléfono
custody-mate = Con alguien del equipo
custody-server = En el servidor, revisado
only-here = { $count } solo aquí
nothing-only-here = nada solo aquí
where-the-work-is = Dónde está el trabajo
keep-safe = { $count ->
    [one] Cuide este teléfono: { $count } cosa no está en ningún otro lado. Tiene { $since }.
   *[other] Cuide este teléfono: { $count } cosas no están en ningún otro lado. La más vieja: { $since }.
}
keep-safe-new = { $count ->
    [one] Cuide este teléfono: { $count } cosa no está en ningún otro lado.
   *[other] Cuide este teléfono: { $count } cosas no están en ningún otro lado.
}
none-only-here = Nada está solo aquí. Una parte todavía no llega al servidor.
all-on-server = Nada espera en este teléfono.

## Hoy
in-the-field = En el campo
asked-of-you = Le toca a usted
other-audits = Otras auditorías
open-audit = Abrir auditoría
new-interview = Nueva entrevista
finish-code = Terminar { $code }
answered-of = { $answered } de { $questions } respondidas
from-person = De { $person }
of-workers-heard = de { $workers } personas oídas
share-and-goal = { $share } · meta { $goal } %
coverage-says = { $heard } de { $workers } personas oídas, meta { $goal } por ciento
no-audits = Todavía no hay auditorías aquí
no-audits-lead = Haga una, o sincronice para traer las suyas.
no-audits-auditor = La persona líder le agrega a una auditoría. Sincronice donde haya señal para traerla.
make-audit = Hacer auditoría
team-room-waits = su contenido llega cuando el aparato de la persona líder haya sincronizado
practice-note = Un ensayo: nunca sale de este teléfono.

## Hacer una auditoría
new-audit = Nueva auditoría
site = Sitio
choose-site = Elija un sitio.
add-site = Agregar un sitio
site-name = Nombre del sitio
operator = Operador
sector = Sector
place = Lugar
site-place-note = Tan general como lo publica el programa: un condado o distrito.
name-of-audit = Nombre de la auditoría
name-of-audit-note = Por ejemplo «Auditoría de otoño».
name-the-audit = Póngale nombre a la auditoría.
first-day = Primer día
last-day = Último día
days-in-order = El último día está antes del primero.
crews = Personas por cuadrilla
crews-note = La cobertura se cuenta contra esto. Se puede corregir después.
crew = Cuadrilla
workers = Personas
another-crew = Otra cuadrilla
one-crew-at-least = Anote por lo menos una cuadrilla con sus personas.
workers-in-all = { $workers ->
    [one] { $workers } persona en total
   *[other] { $workers } personas en total
}
practice = Ensayo

## La auditoría
phase = Fase
phase-planned = Planeada
phase-fieldwork = Campo
phase-reconciling = Conciliar
phase-review = Revisión
phase-closed = Cerrada
phase-planned-note = El campo se abre con dos aparatos de líder en el equipo: teléfono y computadora, o una persona suplente.
phase-fieldwork-note = Cierre el campo cuando el equipo haya salido del sitio. Lo que llegue después se guarda y se marca como tardío.
phase-reconciling-note = Resuelva lo pendiente y luego publique.
phase-review-note = El monitoreo lee el informe.
phase-closed-note = Ya no se escribe nada. El consentimiento todavía se puede retirar.
open-fieldwork = Abrir el campo
close-fieldwork = Cerrar el campo
close-audit = Cerrar la auditoría
move-to = Pasar a: { $phase }
reason-note = Queda en la historia.
workers-heard = Personas oídas
heard = Oídas
share = Parte
heard-of = { $heard } de { $workers }
of-all = de { $workers }
by-crew = Cuadrilla
by-gender = Género
by-language = Idioma
by-pay-type = Pago
ring-says = { $heard } de { $workers } personas oídas. La tabla está al lado.
ring-table = Personas oídas por { $group }, primero el anillo de afuera
ring-note = El anillo de afuera es la primera fila. La línea es la meta: { $goal } % de cada grupo. Nunca muestra quién.
late-records = { $count ->
    [one] { $count } registro llegó después de cerrar su fase. Está guardado y marcado como tardío.
   *[other] { $count } registros llegaron después de cerrar su fase. Están guardados y marcados como tardíos.
}
work-of-audit = Trabajo de esta auditoría
unfinished = { $count } sin terminar
pay-short = { $workers } personas con menos · { $slips } talones cortos
short-of = { $short } de { $slips } cortos
findings-counted = { $findings } · { $confirmed } confirmados
shared-by-team = Lo comparte el equipo
reports-count = { $count ->
    [0] ningún informe todavía
    [one] { $count } informe
   *[other] { $count } informes
}
my-part-is-ready = Mi parte está lista
my-part-note = Dice que todo lo suyo está entregado. La persona líder lo ve en el próximo contacto. Todavía puede agregar algo.

## Entrevistas
no-interviews = Todavía no hay entrevistas
no-interviews-text = Cada una empieza con el consentimiento, leído en voz alta en el idioma de la persona.
interviews-count = { $count ->
    [one] { $count } entrevista
   *[other] { $count } entrevistas
}
answered-count = { $count } respondidas
flags = { $count ->
    [one] { $count } marca
   *[other] { $count } marcas
}
finished = terminada
open-state = abierta
who-is-heard = A quién se oye
crew-unknown = Todavía no se sabe
language-of-interview = Idioma de la entrevista
within-earshot = Quién más puede oír
present-interpreter = Intérprete
present-coworker = Una persona compañera
present-supervisor = Supervisor o mayordomo
present-supervisor-note = Si puede, busque primero otro lugar. Queda anotado que alguien a cargo podía oír.
to-consent = Al consentimiento
consent = Consentimiento
read-aloud = Lea en voz alta y luego pregunte
same-in-my-language = Lo mismo en mi idioma
agrees-to = La persona acepta
consent-notes = Notas escritas
consent-notes-note = Sin esto no hay entrevista.
consent-photos = Fotos de lo que enseñe
consent-photos-note = Nunca de su cara.
consent-audio = Grabar su voz
consent-audio-note = Apagado si no dice que sí.
they-agree = Acepta: empezar
they-do-not-agree = No acepta
they-do-not-agree-note = No se guarda nada.
scope-notes = Notas
scope-no-notes = Sin notas
scope-audio = audio
scope-no-audio = sin audio
scope-photos = fotos
consent-read-in = Leído en: { $language }
keep-consent = Guardar
withdraw = La persona retira su consentimiento
withdraw-consequence = La entrevista ya no cuenta y sus respuestas ya no se muestran, en ningún teléfono del equipo. Aquí no se puede deshacer.
consent-taken-back = Consentimiento retirado
consent-taken-back-note = Las respuestas ya no se muestran ni cuentan.
consent-quote = Citar sus palabras
consent-quote-note = Sin nombre, código ni lugar.
consent-until = Hasta (último día)
consent-until-note = Déjelo vacío: vale hasta que la persona lo retire.
scope-quote = citas
scope-until = hasta el { $day }
consent-ended = El permiso terminó el { $day }
consent-ended-note = Las respuestas quedan selladas, no se muestran a nadie y no cuentan. Si la persona vuelve a dar permiso, regresan.
heard-together = Se escucha a varias personas juntas
heard-together-note = En grupo no se pregunta a nadie por su propio pago. No cuenta para ninguna meta.
how-many-people = Cuántas personas
group-of = grupo de { $people }
heard-in-groups = { $people } más se escucharon en grupo.
also-to-hear = También hay que escuchar a:
ring-note-site = El anillo de afuera es la primera fila. La línea es la meta del lugar: { $goal } %. Nunca muestra quién.
share-and-goal-people = { $share } · meta { $goal }
goal = Meta
erase = Borrar lo dicho
erase-note = Retirar el consentimiento oculta las respuestas. Borrar quita los bytes, en cada teléfono del equipo y en el servidor.
erase-consequence = Lo que dijo esta persona desaparece para siempre. Cuántas personas se oyeron, por cuadrilla y grupo, queda como se contó.
four-words-note = Del papel de la persona, con cualquier mayúscula y espacio.
reason-instead = O una razón, sin las palabras
question-of = Pregunta { $number } de { $count }
answered-so-far = Preguntas respondidas
previous-question = Pregunta anterior
undo-answer = Deshacer la última respuesta
choose-by-number = Elegir una respuesta por su número: 1 a 9
all-questions = Todas las preguntas
question-done = Pregunta { $number }, respondida
question-flagged = Pregunta { $number }, marcada
question-open = Pregunta { $number }, abierta
checklists = Listas de verificación
by-place = Por lugar
new-checklist = Nueva lista de verificación
no-checklists = Ninguna lista todavía
no-checklists-text = Nombre un lugar y elija qué revisar allí.
which-place = Lugar
which-place-note = Por ejemplo un campamento, una cocina, un campo.
finish-checklist = Terminar la lista
photos-of-item = Fotos de este punto
hand-over = Entregar a otra persona
hand-over-to = A
hand-over-words = Lo que debe saber
handed-over = Estará entre sus tareas en la próxima sincronización.
reopen = Abrir de nuevo
reopen-reason = Por qué se abre de nuevo
against-a-rule-head = Contra una regla del formulario
must-be-answered = Debe responderse
question-wrong = Pregunta { $number }, contra una regla del formulario
guidance = Cómo preguntarlo
could-not-be-seen = No se pudo ver
against-a-rule = contra una regla
answer-out-of-bounds = La respuesta está fuera de lo que esta pregunta permite. Se guarda como se dijo; corríjala o escriba una nota.
entry-of = { $entry } de { $entries }
entry = Entrada { $number }
entries = Entradas
all-entries = Todas las entradas
add-entry = Agregar otra
no-entries = Ninguna todavía.
take-entry-out = Quitar
take-entry-out-consequence = La entrada y sus respuestas quedan fuera. El historial las conserva.
more-entries = { $count ->
    [one] Mostrar una más
   *[other] Mostrar { $count } más
}
disclosure-note = Solo muestra qué hacer. No queda escrito en ninguna parte que se abrió.
flagged = marcada
prefers-not-to-say = Prefiere no decir
take-answer-back = Quitar la respuesta
saved-when-left = Se guarda al salir del campo
answered-and-hidden = Respondida, oculta
not-in-group = No se pregunta en grupo: el pago de una persona no les toca a las demás.
answer-conflicted = Dos personas escribieron respuestas distintas. Las dos están guardadas; decide la persona líder.
hidden-answers = { $count ->
    [one] { $count } respuesta está en una pregunta que ya no aplica. Se dejará fuera.
   *[other] { $count } respuestas están en preguntas que ya no aplican. Se dejarán fuera.
}
note = Nota
note-note = Para el equipo. Se guarda al salir del campo.
flag = Marcar
unflag = Quitar la marca
flag-follow-up = Marcar para el equipo
flag-child = Aquí trabaja una niña o un niño
flag-danger = Alguien está en peligro ahora
flag-note = Las dos últimas abren enseguida la tarjeta de protocolo del programa.
never = Nunca:
protocol-card = Protocolo
close-card = Ya la leí
identity-apart = Nombre, aparte
identity-note = Sellado en un registro propio. Se muestra solo en esta página, nunca en listas, títulos o informes.
worker-name = Nombre
worker-contact = Cómo encontrarla
worker-contact-note = Solo si quiere que la encuentren.
worker-number = El número que le da la compañía
worker-number-note = Para comparar con la nómina.
keep-sealed = Guardar, sellado
pause = Pausa
to-finish = Al final
finish-interview = Terminar entrevista
before-you-finish = Antes de terminar
answered = Respondidas
left-open = Abiertas
finish-note = Las preguntas abiertas no son una falta: se puede saltar cualquiera. Después viene el papel para la persona.
finished-already = Esta entrevista está terminada. Su papel se mostró una vez.
slip = Para que la persona se lleve
program-phone = Llame de día y de noche
no-program-phone = Los registros del programa todavía no tienen número. Escríbalo en el papel, de la tarjeta del programa.
code = Código
four-words = Cuatro palabras
slip-note = Copie esto a mano en un papel. Con el código y las cuatro palabras se puede retirar o borrar lo dicho cuando quiera.
slip-once = Las cuatro palabras se muestran solo ahora. El teléfono no guarda copia.
back-to-audit = Volver a la auditoría

## Talones de pago
new-pay-slip = Nuevo talón
pay-slip = Talón de pago
pay-slips-count = { $count ->
    [one] { $count } talón
   *[other] { $count } talones
}
short-by = faltan { $sum }
not-verifiable = no se puede verificar
not-verifiable-checks = { $count ->
    [one] No se puede verificar: { $count } revisión
   *[other] No se puede verificar: { $count } revisiones
}
not-verifiable-note = Esto cuenta en contra de los libros, no como limpio.
period = Periodo
period-from = Desde
period-to = Hasta
paid-by = Se paga
paid-by-piece = por pieza
paid-by-hour = por hora
paid-by-both = por hora y pieza
paid-by-day = por día
hours-worked = Horas
hours-on-slip = Horas en el talón
hours-on-slip-note = Vacío si no muestra ninguna: eso es no verificable, no limpio.
waiting-hours = Horas de espera que no aparecen
waiting-hours-note = Vacío si nadie sabe; 0 si no hubo.
read-where = Dónde se leyó
read-where-note = Por ejemplo «Talón, línea 4».
read-where-board = Por ejemplo «Pizarra de la cuadrilla». Registros, nunca quien habló.
pieces = Piezas
rate-per-piece = Pago por pieza
hourly-rate = Pago por hora
gross-paid = Pagado en total
gross-paid-note = Antes de descuentos, con la prima.
make-up-pay = Pago complementario
premium = Prima
other-pay = Otro pago por este trabajo
empty-if-no-line = Vacío si el talón no tiene esa línea.
which-floor = Qué salario mínimo
region = Lugar de trabajo
region-note = País y estado, por ejemplo US-FL.
contract-rate = Pago por hora en el contrato
is-h2a = Aquí hay contrato de visa (H-2A)
save-pay-slip = Guardar talón
correct-figures = Corregir cifras
draft-finding = Proponer hallazgo
number-expected = Aquí va un número.
arithmetic-appears = Las cuentas aparecen aquí cuando el lugar y el pago estén llenos.
short-this-period = Falta en este periodo
reaches-floor = Alcanza el mínimo
paid-and-owed-an-hour = Pagado { $paid } por hora. Se debía por lo menos { $owed }.
paid-of-owed = Pagado { $paid } de { $owed } debidos
paid = Pagado
owed = Debido
step-by-step = Paso a paso
rounded-once = Se redondea una vez, al final.
slip-alone = Con las horas del propio talón salen { $hourly } por hora, así que el talón solo parece correcto.
the-rule = Reglas
rule-id = Regla { $rule }
no-such-line = El talón no tiene esa línea
highest-of = El más alto de: { $rates }
hours-short = { $hours } h
keyed-by = Anotado por { $person }
line-recorded-hours = Horas en el talón
line-waiting-hours = La espera en el sitio cuenta
line-hours-to-pay = Horas que se pagan
line-wage-floor = Salario mínimo
line-owed-by-floor = Se debe por lo menos
line-owed-by-rates = Se debe por lo acordado
line-pieces = Piezas
line-hourly-pay = Pagado por tiempo
line-other-pay = Otro pago
line-make-up-pay = Pago complementario
line-unexplained = Ninguna línea lo explica
line-paid-for-work = Pagado por este trabajo
line-short = Falta
unverifiable-recorded-hours = El talón no dice horas.
unverifiable-waiting-hours = Nadie sabe si la cuadrilla esperó.
unverifiable-piece-count = El talón no dice piezas.
unverifiable-premium = El talón no tiene línea de prima.
unverifiable-deductions = No se vio el permiso ni la base de los descuentos.
unverifiable-floor-changed = El mínimo cambió dentro del periodo; hacen falta las horas por día.
unverifiable-floor-rate = El programa no pudo revisar la tarifa que decide.
unverifiable-slip-fields = Nadie revisó si el talón dice lo que debe decir.

## Evidencia
photo = Foto
take-photo = Tomar foto
no-evidence = Todavía no hay fotos
no-evidence-text = Las fotos se toman dentro de la aplicación y se sellan enseguida. Ninguna copia queda en la galería del teléfono.
no-caption = Sin descripción
viewfinder = Imagen de la cámara
no-camera = No hay cámara
no-camera-text = No hay, o esta aplicación no puede usarla. Elija un archivo.
choose-file = Elegir un archivo
sealing = Sellando…
photo-note = Sin caras, si se puede. Los datos de la cámara se leen una vez y no se pasan.
photo-sealed = Sellada y guardada en este teléfono: { $facts }
photo-had-position = El archivo traía una posición. No se guarda.
caption = Descripción
caption-note = Qué muestra, sin nombres.
place-note = General, y solo si quiere: «Campo 7».
backs-up = Respalda
no-finding-yet = Ningún hallazgo todavía
save-photo = Guardar foto
preview = Vista previa
original = Original
version-of-photo = Versión
original-note = El original está sellado y nunca sale del equipo.
where-it-is = Dónde está
record-and-caption = Registro y descripción
original-size = Original, { $size }
chain = Cadena
taken = Tomada
hash = Huella
camera-facts = Datos de la cámara
camera-facts-note = se leen una vez, no se pasan
link-finding = Unir a un hallazgo
unlink = Separar { $label }

## Hallazgos
suggested-by-answers = Según las respuestas
suggested-note = Contado de las entrevistas. No se nombra a nadie; usted revisa y decide.
questions-unquoted = { $count ->
    [one] { $count } pregunta más, sin citar
   *[other] { $count } preguntas más, sin citar
}
no-findings = Todavía no hay hallazgos
no-findings-text = Un hallazgo nombra una regla del código, qué se encontró y en qué se apoya.
new-finding = Nuevo hallazgo
drafts-and-confirmed = { $drafts ->
    [one] { $drafts } borrador
   *[other] { $drafts } borradores
  } · { $confirmed ->
    [one] { $confirmed } confirmado
   *[other] { $confirmed } confirmados
  }
drafts = Borrador { $count }
confirmed-count = Confirmado { $count }
draft = borrador
confirmed = confirmado
dismissed = descartado
gravest-first = Primero lo más grave
gravest-raised = Tolerancia cero: { $label }.
gravest-raised-note = Avise primero a la persona líder, en el próximo contacto.
shown-when-opened = El texto se muestra al abrir
two-values = Dos valores
two-values-for-one = Dos valores para una cosa
lead-decides = Los dos están guardados. Decide la persona líder, con una razón.
basis-interviews = entrevistas
basis-records = registros
basis-observation = observación
rests-on = Se apoya en
rests-on-nothing = nada nombrado todavía
evidence-count = { $count ->
    [one] { $count } foto
   *[other] { $count } fotos
}
evidence-item = Foto { $number }
provision = Regla del código
choose-provision = Elija una regla
severity = Gravedad
statement = Qué se encontró
statement-note = Hechos, lugar, alcance. Sin nombres, códigos ni citas.
write-statement = Escriba qué se encontró.
supports = Lo apoyan
supports-note = Se queda en el equipo. El informe nunca dice quién.
save-finding = Guardar hallazgo
save-changes = Guardar cambios
stop-editing = Dejar de editar
leads-reason = Razón de la persona líder:
raised-by = Propuesto por { $person }
no-photo-linked = No hay fotos unidas.

## Cuaderno
site-note-label = Cuaderno de la visita
site-note-note = Lo comparte el equipo: pueden escribir varias personas y no se pierde lo de nadie. Se guarda al salir del campo.
save-note = Guardar nota

## Tareas
no-tasks = No hay tareas
no-tasks-text = Aquí está el trabajo que la persona líder da a alguien.
from-to-person = De { $from } a { $to }
answer-to-task = Respuesta
task-is-done = Hecha
give-task = Dar una tarea
to-whom = A
what-to-do = Qué hacer

## Sincronizar
sync-now = Sincronizar ahora
sync-going = Sincronizando
sync-at-rest = En reposo
sending-records = Enviando registros
sending-previews = Enviando vistas previas
sending-originals = Enviando originales
cut-costs-nothing = Un corte no cuesta nada: sigue desde el mismo byte.
everything-on-server = Todo está en el servidor
everything-on-server-note = { $count ->
    [one] { $count } cosa, revisada por su huella. Si ahora se pierde este teléfono, el trabajo no se pierde.
   *[other] { $count } cosas, cada una revisada por su huella. Si ahora se pierde este teléfono, el trabajo no se pierde.
}
nothing-to-send = Nada espera para enviarse
nothing-to-send-note = Sincronice para traer lo que hicieron los demás.
waits-to-be-sent = { $count ->
    [one] { $count } cosa está solo en este teléfono
   *[other] { $count } cosas están solo en este teléfono
}
saved-here-go-on = Todo está guardado aquí. Siga; sincronice donde haya señal.
order-of-sending = En este orden
records = Registros
previews = Vistas previas
originals = Originales
queue-now = ahora
queue-waits = espera
nothing-waits = nada espera
to-send = { $count } por enviar
originals-note = Los originales son grandes. Esperan una conexión que no cueste, si no los envía ahora.
send-originals = Enviar originales ahora
files-are-paused = Las fotos y archivos están en pausa. Los registros se envían igual.
pause-files = Pausar archivos
let-files-go = Seguir enviando
sent-of = { $sent } de { $size }
each-second = { $size } por segundo
less-than-a-minute = queda menos de un minuto
minutes-left = { $minutes ->
    [one] queda { $minutes } minuto, más o menos
   *[other] quedan { $minutes } minutos, más o menos
}
stuck-files = Atascados
stuck-note = Lo demás sigue sin estos. Se intenta de nuevo en cada sincronización.
last-tries = Últimos intentos
no-try-yet = Ninguno todavía.
try-went = { $sent } enviados, { $received } recibidos, { $size }.
set-aside-from = Apartado: de { $person }
set-aside-safe = Está guardado tal como es. Nada más lo espera.
accept = Aceptar
accept-consequence = Lo que contiene cuenta desde ahora, para todo el equipo.
refuse = Rechazar
refuse-consequence = Lo que contiene no cuenta. Queda guardado, y su palabra queda en la historia.
clock-ahead = { $minutes ->
    [one] El reloj de este teléfono va { $minutes } minuto adelante del servidor. Corríjalo: las fechas nuevas lo siguen.
   *[other] El reloj de este teléfono va { $minutes } minutos adelante del servidor. Corríjalo: las fechas nuevas lo siguen.
}
clock-behind = { $minutes ->
    [one] El reloj de este teléfono va { $minutes } minuto atrás del servidor. Corríjalo: las fechas nuevas lo siguen.
   *[other] El reloj de este teléfono va { $minutes } minutos atrás del servidor. Corríjalo: las fechas nuevas lo siguen.
}

## Conciliar y publicar
nothing-open = Nada pendiente
nothing-open-text = Cada valor está resuelto y la parte de cada quien está entregada.
stops-publishing = detiene la publicación
set-twice = Se puso dos veces mientras estaban separados. Los dos valores están guardados.
reason-for-choice = Razón de la elección
kept-with-both = Queda en la historia con los dos valores.
choose-value = Elija uno de los valores
reason-missing = Escriba la razón.
keep-value = Dejar «{ $value }»
settle-values-first = Resuelva primero sus dos valores
confirm-finding = Confirmar
open-finding = Abrir
dismiss-finding = Descartar, con una razón
confirmed-findings = Confirmados
part-missing = No ha llegado una parte
part-missing-of = { $person }: { $count ->
    [one] falta { $count } lote.
   *[other] faltan { $count } lotes.
} Llega con su próxima sincronización.
not-handed-in = { $person } no ha entregado
your-part-is-open = Su propia parte no está entregada
your-part-note = Escribió algo desde la última vez que lo dijo. Dígalo otra vez cuando termine.
go-on-without = Seguir sin eso
reason-printed = La sección de método del informe la imprime.
same-worker = Misma persona, dos códigos
same-worker-note = Elija los códigos que son una sola persona. La cobertura cuenta entonces una.
join-workers = Contar como una persona
before-you-publish = Antes de publicar
nothing-stops = Nada detiene la publicación.
stop-practice = Es una auditoría de práctica: nunca sale de este aparato.
stop-fieldwork-open = El trabajo de campo sigue abierto.
stop-two-values = Hay dos valores para { $field } de { $label }.
stop-undecided = { $label } no está ni confirmado ni descartado.
kind-plan = Plan de la auditoría
kind-identity = Nombre de una persona
kind-checklist = Lista de control
kind-decision = Decisión
decided = { $about }: { $choice }
decided-without = Sin { $person }
decided-same-person = Contados como una sola persona
decided-export = Respuestas entregadas: { $form }
aside-unknown-signer = El aparato que lo firmó no está en ninguna lista de miembros de esta auditoría.
aside-forged = La firma no es la del aparato que nombra.
aside-damaged = Llegó dañado.
aside-newer-format = Lo escribió una versión más nueva de la aplicación. Actualice esta para leerlo.
aside-unknown-member-head = Nombra una lista de miembros que aún no está aquí. Si sigue así tras sincronizar, avise al programa.
aside-after-removal = Lo hizo un aparato que fue retirado. Quien lidera lo acepta o lo rechaza.
aside-refused = Quien lidera lo rechazó.
aside-disputed = Dos líderes decidieron distinto. Uno de ellos decide otra vez.
aside-poisoned = Una parte no es de lo que escribe esta aplicación y no se abrió. Lo demás se tomó.
aside-another-device = Una parte habla en nombre de otro aparato. Lo demás se tomó.
aside-not-allowed = La función de quien lo escribió no permite escribir esto.
aside-no-key = Este aparato aún no tiene la clave. Llega al sincronizar.
aside-no-pack = Este aparato aún no tiene el paquete del programa. Llega al sincronizar.
decisions-so-far = Decisiones hasta ahora
to-publish = A publicar
publish-stopped = { $count ->
    [one] Publicar: { $count } cosa lo detiene
   *[other] Publicar: { $count } cosas lo detienen
}
what-would-leave = Qué saldría del equipo
you-write = Esto lo escribe usted
summary = Resumen
summary-note = Qué encontró el equipo, para quienes no estuvieron. Sin nombres, códigos ni palabras de una persona.
method = Método
method-note = Cómo trabajaron, además de lo que agrega la aplicación.
look-again = Ver otra vez
publish-report = Publicar
publish-consequence = El informe se firma y va al monitoreo con la próxima sincronización. Nunca se cambia; una corrección es otra versión.
stays-with-team = Se queda en el equipo
stays-with-team-note = Cada respuesta, nombre, nota y foto original. Los grupos pequeños se reservan para que de un total no se pueda calcular a nadie.
must-not-leave = Esto no debe salir
leak-name = un nombre
leak-phone = un número de teléfono
leak-worker-number = el número que la compañía da a una persona
leak-worker-code = el código de una persona
leak-testimony = las palabras de una persona
characters = letras { $from }–{ $to }

## Informes y revisión
no-reports = Todavía no hay informes
no-reports-text = Aquí aparece un informe cuando una persona líder lo publica.
report-line = Informe { $version } · { $published } · { $person } · { $findings ->
    [one] { $findings } hallazgo
   *[other] { $findings } hallazgos
}
report-version = Informe { $version } · { $published }
version-number = Informe { $version }
other-versions = Otras versiones
replaced-note = Una versión más nueva reemplaza este informe.
what-the-team-found = Qué encontró el equipo
coverage-by-group = Cobertura por grupo
method-and-decisions = Método y decisiones
report-hash = Huella del informe
due = para el { $day }
review = Revisión
review-waiting = espera revisión
review-returned = devuelto
review-answered = respondido
review-replaced = reemplazado
review-approved = aprobado
no-comments = Sin comentarios todavía.
whole-report = Todo el informe
finding-number = Hallazgo { $number }
returned-with-question = devuelto con una pregunta
through-server = por medio del servidor
your-answer = Su respuesta
no-names-note = Sin nombres ni códigos: esto sale del equipo.
send-answer = Enviar respuesta
comment-on = Comentar sobre
comment = Comentario
add-comment = Agregar comentario
return-report = Devolver
question-to-lead = Pregunta a la persona líder
return-with-question = Devolver con la pregunta
approve = Aprobar
approve-consequence = Usted aprueba exactamente lo que leyó: el informe cuya huella empieza con { $hash }.

## Acciones
no-actions = Todavía no hay acciones
no-actions-text = Las acciones correctivas llegan con un informe publicado.
corrected-of = { $fixed } de { $all } corregidas
overdue = { $days ->
    [one] { $days } día de atraso
   *[other] { $days } días de atraso
}
action-in-progress = en curso
action-reported-fixed = dicen que está hecha
action-verified = verificada
action-reopened = reabierta
no-date = sin fecha
report-progress = Anotar avance
paid-back-of = { $paid } de { $owed } devueltos
left-to-pay = faltan { $left }
paid-back-now = Devuelto ahora, en { $currency }
what-was-done = Qué se hizo

## Personal en un navegador
sign-in = Entrar
signing-in = Entrando…
i-was-invited = Tengo invitación
sign-in-name = Nombre para entrar
password = Contraseña
password-note = Doce letras o más.
one-time-code = Código de un solo uso
one-time-code-note = Seis dígitos de su autenticador.
make-account = Crear cuenta
second-factor-once = Póngalo ahora en su autenticador. Se muestra una vez.
second-factor-qr = Código QR para el autenticador
to-sign-in = A entrar

## Dos escaneos sin señal
scan-code = Escanear el código
type-instead = Mejor escribirlo
camera-starting = Encendiendo la cámara…
looking-for-code = Buscando un código. Téngalo entero dentro de la imagen.
camera-refused = No hay permiso para la cámara
camera-refused-text = Permítala en los ajustes de este aparato, o escriba o pegue el código. No se perdió nada.
no-camera-scan = Ninguna funciona en este aparato. Escriba o pegue el código. No se perdió nada.
camera-paused = La cámara está apagada
camera-paused-text = Se apagó al salir de la aplicación.
camera-on = Encender la cámara
waits-head = Falta un escaneo
waits-show = Muestre este código al teléfono que le invitó. Ese lo escanea con «Escanear la respuesta».
answer-qr = Código QR de la respuesta de este teléfono
waits-note = Este teléfono espera señal y entonces entra solo. Guarda lo que escaneó, también si se cierra o se reinicia.
try-now = Intentar ahora
code-as-text = Sin cámara: el código como texto
give-up-invite = Dejar esta invitación
give-up-invite-consequence = Este teléfono olvida lo que escaneó y puede tomar otra invitación. Si el otro teléfono ya escaneó la respuesta, pida que retiren este aparato.
two-scans = Sin señal: dos escaneos
two-scans-note = El teléfono nuevo escanea este, y luego este escanea su respuesta. Ninguno necesita señal. Ambos terminan solos más tarde.
make-code = Hacer el código
scan-first-head = Primer escaneo: el teléfono nuevo escanea esto
scan-first-text = En el teléfono nuevo: abra Surco, elija una frase de acceso y luego «Escanear el código». No lo muestre a nadie más: deja entrar a un teléfono.
scan-answer = Escanear la respuesta
scan-second-head = Segundo escaneo: la respuesta
scan-second-text = El teléfono nuevo muestra ahora su respuesta. Apúntele con esta cámara.
answer-text = Texto de la respuesta
answer-text-note = Sin cámara: pegue lo que el teléfono nuevo muestra como texto.
take-answer = Tomar la respuesta
admitted-head = Este teléfono ya conoce a { $person }
admitted-text = Con la próxima señal este teléfono agrega al nuevo por sí solo. La respuesta queda guardada, también si se cierra o se reinicia. Si el nuevo tiene señal antes, entra solo.
to-people = A personas e invitaciones
waiting-invites = Invitaciones que esperan
waiting-made = Aún sin respuesta aquí. El servidor no la conoce.
waiting-sent = Aún sin respuesta aquí. El servidor la conoce.
waiting-answered = Respondida. Se agrega sola con la próxima señal.
forget-invite = Olvidar
forget-invite-consequence = Este teléfono descarta la invitación y su respuesta. Un teléfono que ya la escaneó aún puede entrar hasta que termine.

## Controles de los formularios
choose-answer = Elegir una respuesta
chosen = Elegido
take-back-choice = Quitar { $what }
search-list = Buscar en esta lista
rows-found = { $count ->
    [0] No se encontró nada
    [one] { $count } fila encontrada
   *[other] { $count } filas encontradas
}
understood = Entendido
rank-open = Aún sin orden. Suba lo que más importa, o guarde este orden.
rank-keep = Guardar este orden
ranked-now = { $what } es ahora { $place } de { $count }
move-up = Subir { $what }
move-down = Bajar { $what }
not-answered = Sin respuesta aún
range-touch = Toque la línea donde está la respuesta, o pulse una flecha.
stars-of = { $count } de { $total }
day-field = Día
month-field = Mes
year-field = Año
gregorian-day = Gregoriano: { $day }
calendar-missing = Este teléfono no calcula el calendario que pide el formulario. Escriba el día gregoriano.
no-such-day = Un día de 1 a { $last } en este mes
year-range = Un año en cifras, como 2026
time-field = Hora
time-elsewhere = Escrito donde el reloj está en { $offset }
day-and-time-needed = Hacen falta los dos: el día y la hora.
place-find = Buscar este lugar
place-looking = Buscando la posición. El cielo abierto ayuda.
place-keep = Guardar el lugar, ± { $metres } m
place-stop = Dejar de buscar
place-rough = Salga a cielo abierto y espere, o guárdelo como está.
accurate-to = Exacto a { $metres } m.
typed-by-hand = Escrito a mano
position-refused = Esta aplicación no puede usar la posición. Permítalo en los ajustes del dispositivo, o escriba las cifras.
position-absent = Este dispositivo no encuentra la posición. Escriba las cifras.
place-type = Escribir las cifras
place-type-keep = Guardar estas cifras
latitude = Latitud
longitude = Longitud
latitude-range = La latitud es un número de -90 a 90.
longitude-range = La longitud es un número de -180 a 180.
point-add = Añadir el punto donde estoy
points-count = { $count ->
    [0] aún sin puntos
    [one] { $count } punto
   *[other] { $count } puntos
}
line-needs = una línea necesita 2
outline-needs = un contorno necesita 3
remove-point = Quitar el punto { $number }
outline-picture = Dibujo de los puntos, el norte arriba
length-is = longitud { $length }
area-is = superficie { $area }
metres = { $count } m
kilometres = { $count } km
square-metres = { $count } m²
hectares = { $count } ha
draw-keys = Dibuje con el dedo, un lápiz o el ratón. Con el teclado: las flechas mueven, Espacio baja y levanta el lápiz.
pen-down = El lápiz dibuja
pen-up = El lápiz está levantado
draw-undo = Deshacer trazo
draw-clear = Borrar todo
draw-keep = Guardar dibujo
drawing-kept = Hay un dibujo guardado
drawing-unkept = El dibujo no se pudo guardar. Sigue aquí: inténtelo otra vez, o fotografíelo en papel.
signed-on-paper = Firmado en papel: fotografiarlo
code-typed-or-read = Escrito, o leído con la cámara
scan-stop = Dejar de leer
camera-stop = Apagar la cámara
choose-photo = Elegir una foto
choose-sound = Elegir una grabación
choose-video = Grabar o elegir un video
file-too-large = Más grande que { $size }. No se guardó. Elija uno más pequeño.
file-unread = Este archivo no se pudo leer. No se guardó. Elíjalo otra vez.
record-sound = Grabar sonido
recording-now = Grabando
record-keep = Terminar y guardar
record-discard = Descartar
microphone-starting = Encendiendo el micrófono…
microphone-refused = Esta aplicación no puede usar el micrófono. Permítalo en los ajustes del dispositivo, o escriba lo que se dijo.
microphone-absent = Este dispositivo no puede grabar aquí. No se guardó nada. Escriba lo que se dijo.
no-recording-consent = No se graba nada: no hay consentimiento para grabar. Pídalo primero.
play-sound = Oír el sonido
pause-sound = Pausar el sonido
sound-unplayable = Este sonido no se puede oír aquí. Lea la pregunta en voz alta.
show-larger = Ver más grande
read-code = Leer el código con la cámara

## Entregar respuestas
file-saved = Guardado como { $path }
file-handed = El navegador dejó { $name } entre sus descargas.
save-again = Guardar el archivo otra vez
give-answers-out = Entregar respuestas
for-other-tools = Para las herramientas de análisis
give-out-by-lead = Las respuestas las entrega la persona líder
give-out-by-lead-text = Pídalo a la persona líder de esta auditoría. Cada entrega queda registrada con su razón.
no-pack-here = El paquete del programa aún no está aquí
comes-with-sync = Llega al sincronizar.
questionnaire = Cuestionario
file-format = Archivo
format-tables = Tablas (CSV)
format-tables-note = Una tabla del cuestionario y una por cada lista dentro de él, como las escribe ODK Central.
format-instances = Instancias XForms
format-instances-note = Un archivo por entrevista, como los envía ODK Collect.
nothing-finished = Ninguna entrevista de este cuestionario está terminada
nothing-finished-text = Solo salen las entrevistas terminadas, y mientras haya consentimiento.
too-few = Las respuestas de tan pocas personas señalan a personas
too-few-text = El paquete del programa dice cuántas bastan. Espere a que terminen más entrevistas, o entréguelas de todos modos y escriba por qué.
also-with-few = Entregar aunque sean pocas personas
leave-count = Entrevistas que salen
unfinished-stay = Sin terminar, se quedan
taken-back-stay = Consentimiento retirado, se quedan
questions-that-leave = Preguntas que salen
questions-that-leave-note = Sale lo que está marcado. Una pregunta delicada sale solo si usted la marca.
questions-that-stay = Podría señalar a una persona: se queda si usted no lo marca
questions-that-stay-note = Marque una por una solo las que hagan falta. Los nombres y contactos nunca salen.
sensitive-mark = Delicada
worker-codes = Códigos de las personas
why-worker-codes = Unen cada fila con su entrevista en esta aplicación.
why-crew = La cuadrilla: quien la conoce puede saber quién habló.
why-free-text = Palabras de la persona, una imagen, un sonido o un código.
why-place = Un lugar en el mapa.
why-computed = La forma el cuestionario con otras respuestas, que puede repetir.
why-device = Lo que el aparato anota de sí: horas, aparato, quién preguntó.
why-chosen = Sin marcar.
who-gets-it = Quién lo recibe y para qué
who-gets-it-note = Queda en las decisiones de la auditoría, donde el equipo lo lee.
give-out = Entregar
give-out-no-reason = Escriba primero quién lo recibe
give-out-no-question = No hay preguntas marcadas
give-out-consequence = { $interviews ->
    [one] { $interviews } entrevista sale
   *[other] { $interviews } entrevistas salen
} del equipo, con tantas preguntas: { $questions }. El archivo no va sellado: quien lo tenga puede leerlo. Queda en las decisiones de la auditoría y no se puede recuperar.
give-out-sensitive = Delicadas entre ellas: { $names }.
give-out-could-name = Podrían señalar a una persona: { $names }.
given-out = Las respuestas se entregaron
given-out-recorded = Está en las decisiones de la auditoría.
given-out-unsaved = La entrega está registrada. El archivo aún no está guardado.
file-size = Tamaño del archivo
what-left = Lo que salió
what-stayed = Lo que se quedó
give-out-more = Entregar otra cosa

## Un paquete más nuevo
newer-pack = Un paquete más nuevo
newer-pack-there = El programa tiene un paquete más nuevo que el de esta auditoría.
see-what-changes = Ver qué cambia
pack-is-present = Esta auditoría usa el paquete actual del programa
pack-is-present-text = No hay nada más nuevo. Lo nuevo llega al sincronizar.
pack-from-to = De { $before } a { $after }
pack-adopted = La auditoría sigue con el paquete más nuevo. Lo respondido queda en el registro.
adopt-pack = Seguir con el paquete nuevo
adopt-consequence = Desde la próxima sincronización, todos los teléfonos del equipo preguntan según el paquete { $version }. Las respuestas anteriores quedan en el registro; las de preguntas que ya no se hacen no cuentan. Aquí no se puede deshacer.
adopt-stopped = No se puede adoptar mientras estos estén en uso
adopt-stopped-text = Hay entrevistas empezadas con cuestionarios que el paquete nuevo no tiene. No se podrían abrir. Pida al programa que los conserve, o termine esta auditoría con el paquete que tiene.
adopt-too-late = La auditoría está en revisión o cerrada: su informe se apoya en el paquete que tiene. Use el nuevo en la próxima auditoría.
adopt-by-lead = La persona líder decide si esta auditoría sigue con él.
no-longer-asked = Ya no se preguntan
no-longer-asked-note = Sus respuestas se pueden leer en el registro. No cuentan.
nothing-is-lost = Se siguen haciendo todas las preguntas de ahora.
answered-in = { $count ->
    [0] sin respuestas
    [one] respondida en { $count } entrevista
   *[other] respondida en { $count } entrevistas
}
lost-form-gone = Ya no está todo el cuestionario.
lost-gone = La pregunta ya no está.
lost-not-asked = Se muestra o se calcula; nadie la responde.
lost-other-key = Se pregunta en otro lugar ({ $key }), donde no están las respuestas anteriores.
lost-other-type = Cambia el tipo de respuesta: { $before }, ahora { $after }.
what-differs = Qué cambia
nothing-differs = Solo cambian notas, espacios o la versión.
more-differences = Mostrar { $count } más
is-new = Nuevo
is-gone = Ya no está
moved-to = Movido: { $before }, ahora { $after }
place-first = al principio
place-after = después de { $name }
place-within = en { $group }, { $place }
was = Antes
is-now = Ahora
also-reworded = También cambió en: { $languages }
nothing-set = nada
yes-said = sí
no-said = no
part-pack = El paquete mismo
part-language = Idiomas
part-severity = Gravedades
part-provision = Disposiciones del código
part-form = Cuestionarios y listas
part-group = Grupos de preguntas
part-question = Preguntas
part-choice = Respuestas para elegir
part-file = Listas, imágenes y sonidos
part-consent = Lo que se lee para el consentimiento
part-consent-scope = Lo que la persona puede permitir
part-sampling = A cuántas personas se escucha
part-disclosure = Mínimo de personas detrás de una cifra
part-payroll = Pago
part-floor = Pisos salariales
part-payroll-rule = Reglas de pago
part-overtime = Reglas de horas extra
part-pay-check = Límites de la revisión de pago
part-deduction-purpose = Motivos de descuento
part-protocol = Tarjetas de protocolo
part-action-status = Palabras para el estado de las acciones
part-stage = Etapas de escalamiento
part-letter = Cartas
part-remedy = Remedios
part-figure = Cifras
part-source = Fuentes
facet-wording = Texto
facet-paragraph = Texto, párrafo { $number }
facet-step = Paso { $number }
facet-never = Nunca hacer, { $number }
facet-hint = Ayuda
facet-message = Mensaje cuando una respuesta no cabe
facet-media = Imagen, sonido o video
facet-content = Contenido del archivo
facet-type = Tipo de respuesta
facet-required = Hay que responder
facet-relevant = Se pregunta cuando
facet-constraint = Regla de la respuesta
facet-computed = Lo llena el cuestionario
facet-read-only = Solo se muestra
facet-look = Cómo se muestra
facet-choices = Respuestas para elegir
facet-choice-filter = Qué respuestas se ofrecen
facet-suggests = Sugiere una falta cuando
facet-individual = No se pregunta en grupo
facet-no-note = Sin nota junto a la respuesta
facet-stratum = Cuenta para la cobertura por
facet-repeat = Se pregunta varias veces
facet-deadline = Plazo, en horas
facet-minimum-days = Mínimo de días
facet-consequence = Consecuencia
facet-sources = Fuentes
facet-unverified = Aún sin verificar
facet-audience = Para quién
facet-language = Idioma con que empieza
facet-share = Parte de las personas, por ciento
facet-per-crew = En cada cuadrilla
facet-least = Al menos
facet-most = Como máximo
facet-band = Según el tamaño del sitio
facet-quota = Cuotas
facet-outside = Para lectores de fuera
facet-monitors = Para monitores
facet-currency = Moneda
facet-premium = La prima cuenta como pago
facet-hourly = Por hora
facet-basis = Se apoya en
facet-region = Región
facet-h2a = Solo para trabajo H-2A
facet-from = Desde
facet-until = Hasta
facet-entry = Cuándo empieza
facet-exit = Cuándo termina
facet-numerator = Lo que se cuenta
facet-denominator = De cuántos
facet-period = Periodo
facet-question = Pregunta
facet-note = Nota
facet-address = Dirección

## content
kept-why-small-site = Aquí trabajan menos de 20 personas: las cifras podrían señalar a alguien.
kept-why-few-interviews = Se entrevistó a menos de 10 personas: las cifras podrían señalar a alguien.
kept-why-small-group = Hay un grupo de menos de { $threshold } personas, o todas o ninguna de unas pocas.
kept-why-complement = Se oculta otra para que nadie pueda calcularla con un total.
kept-why-close = Cambia en menos de { $threshold } personas respecto de un informe anterior.
kept-why-stands = Queda como se publicó: cambian menos de 10 personas.
kept-why-nothing-safe = No se puede mostrar nada sin señalar a alguien.
kept-why-not-here = Su archivo no está en este dispositivo. Tráigalo para que sus cifras estén en el informe.
kept-part-workers = Todas las cifras sobre las personas
kept-part-coverage = Cobertura: { $group }
kept-part-register = Nómina, { $days }
kept-part-register-undated = Una nómina
kept-part-wages = Pago por hora, { $days }
kept-part-finding = Hallazgo { $number }: { $title }
kept-part-basis = Hallazgo { $number }: cuántas personas hablaron de ello
kept-part-owed = Hallazgo { $number }: lo que se debe
kept-title = Reservado
kept-nothing = Todas las cifras salen como son.
report-replaces = Reemplaza el informe { $version }
report-replaces-same = Dice lo mismo que el informe { $version }, salvo las fechas.
change-added = nuevo
change-changed = cambió
change-removed = ya no está
leak-in-finding = Hallazgo { $label }

## evid
plate-not-here = La imagen { $label } aún no ha llegado a este dispositivo. Sincroniza con conexión.
plate-unproven = No se puede probar de dónde viene la imagen { $label }. Desvincúlala de su hallazgo.
plates-too-many = Un informe muestra como máximo { $most } imágenes.

## render
report-parts = Partes del informe
report-pay = Pago
report-standing = Cómo está cada regla
report-wages = Pago por hora
as-table = Lo mismo en una tabla
hide-table = Ocultar la tabla
download = Descargar
download-pdf = Para leer, imprimir y entregar
download-xlsx = Las cifras en hojas, para calcular
download-csv = Una tabla por archivo, en un zip
download-json = Todos los valores y firmas, para comprobar
download-map = El lugar como punto en un mapa
csv-for-older = CSV para programas de hojas más antiguos
making-file = Haciendo el archivo…
compare = Comparar
compare-with = Comparar con { $version }
what-changed = Qué cambió
to-the-report = Al informe
nothing-changed = Las dos versiones dicen lo mismo.
unchanged-count = { $same ->
    [one] { $same } texto o cifra es igual en las dos.
   *[other] { $same } textos y cifras son iguales en las dos.
}
not-there-then = No está en esta versión
comment-here = Comentar esta parte
comment-on-this = Su comentario sobre esta parte
send-comment = Enviar comentario
overdue-count = { $count ->
    [one] { $count } acción está atrasada.
   *[other] { $count } acciones están atrasadas.
}
follow-actions = Seguir todas las acciones
a-monitor-asks = Pregunta de quien monitorea: { $question }
question-about = Informe { $version } sobre { $site } · { $person }
on-the-map = { $site } en el mapa
position-of-site = Latitud y longitud
position-note = En grados: 27.42, -81.40. Se guarda con dos decimales, cerca de un kilómetro. Vacío: no está en el mapa.
put-on-map = Guardar el lugar
sites-as-map = Todos los lugares en un mapa (GeoJSON)
## board
act-withdrew = Retiró su permiso
alarm-note = Quienes dirigen lo ven hasta que cada quien diga que lo vio.
alarm-on = Tolerancia cero: { $label }
alarm-raised = Lo planteó { $person }, hace { $ago }
alarm-seen = Quienes dirigen vieron esta alarma
alarm-unseen = Nadie que dirija vio todavía esta alarma
all-sites = Todos los sitios
and-more = { $names } y { $count } más
arrives-offline = Llega con la próxima sincronización, también sin señal.
ask-author = Preguntar a quien lo escribió
asked-person = Se preguntó a { $person }
behind-it = Qué hay detrás
behind-schedule = con retraso
change-plan = Cambiar quién o cuándo
checklist-differs = Una lista dice en orden, un hallazgo dice falta
contradiction = Contradicción
counts-stay = Estas cuentas se quedan con el equipo.
day-of-visit = Día de la visita
decided-below-goal = Por qué se escuchó a menos que la meta
decided-contradiction = { $about }: contradicción resuelta
decided-duplicate = { $away } cuenta como { $stands }
decided-not-duplicate = { $one } y { $other } son dos
decided-two-persons = Cuentan como personas distintas
due-by = Para el día
due-so-far = Vencen hasta hoy
employer-registers = Nóminas
everybody = Todo el equipo
facet-zero-tolerance = Avisa de inmediato a quienes dirigen
hand-back = Devolver a quien audita
handed-back = Devuelto
handed-back-done = Devuelto. Aparece en su día de hoy.
heard-of-goal = Se escuchó a { $heard }, meta { $goal }
hours-differ = Las horas contadas y las del registro no coinciden
hours-on-books = { $hours } horas en el registro
hours-told = { $hours } horas contadas
how-it-is = Cómo es
i-have-seen-it = Lo vi
in-order = en orden
interviews-by-group = Entrevistas por grupo
keep-merged = Dejar el texto hecho de ambos
keep-reason = Guardar la razón
kind-alert = Alarma
kind-task = Tarea
leads-disagree = dos personas que dirigen decidieron distinto
likely-duplicate = ¿Planteado dos veces?
look-at-alarm = Ver la alarma
maybe-one-person = ¿Una persona, dos códigos?
merge-findings = Unir
merge-note = El otro queda como está y señala al que vale. En lo que se apoya cuenta allí. Se puede separar otra vez.
merged = unido
merged-into = Este cuenta como
nobody-said = Confirmado por entrevistas que nadie dio
nobody-said-note = Ninguna entrevista lo apoya
nothing-behind-yet = Todavía sin causa ni respuesta de la gerencia.
not-one-breach = No es lo mismo
one-of-both = El texto hecho de ambos
one-person = Una persona
overdue-count-head = Vencidas
own-words = Con palabras propias
pay-differs = El pago contado y el del registro no coinciden
pay-on-books = { $money } en el registro
pay-told = { $money } según lo contado
photos-of-visit = Fotos de la visita
photos-stay = Cuántas. Las fotos se quedan con el equipo.
plan-changed = Plan cambiado: { $what }
progress = Avance
progress-by-site = Avance por sitio
progress-note = Avance: reportadas y verificadas, de todas. La línea es el tiempo usado.
reason-for-date = Necesaria para otra fecha. Se queda con la acción.
response = Respuesta de la gerencia
response-by = Quién lo dijo
response-by-note = El cargo, sin nombre: gerente del rancho.
response-on = Qué día
responsible = Quién tiene que hacerlo
responsible-note = Una parte, como la empresa. Sin nombres de trabajadores.
rests-on-head = En qué se apoya
root-cause = Causa de fondo
root-cause-own = Causa de fondo con palabras propias
same-code = El mismo código está dos veces.
same-number = El mismo número de la empresa.
same-phone = El mismo teléfono.
says-breach = dice falta
says-breach-with-photos = dice falta, con { $count } fotos de este punto
seen-on = Visto el { $day }
seen-on-with-photos = Visto el { $day }, { $count } fotos
settle = Resolver
settle-note = Queda en la historia. Se abre de nuevo si un lado cambia.
shared-photos = { $count } fotos de ambos
shared-supports = { $count } registros apoyan a ambos
short-of-goal = Debajo de su meta
similar-words = { $percent } % de sus palabras son iguales
stands-as = Vale { $label }
stands-for = Unidos a este
stop-below-goal = Se escuchó a { $heard } de una meta de { $goal } y no hay razón escrita.
stop-contradiction = { $label } contradice otra cosa.
take-apart = Separar otra vez
time-used = Tiempo usado
timeline = Línea de tiempo
timeline-note = Quién hizo qué, lo más nuevo primero
two-persons = Personas distintas
verified-by-visit = Visto en una visita
was-value = era: { $value }
what = Qué
what-you-do-now = Qué hace ahora
which-stands = Cuál vale
who = Quién
who-did-what = quién hizo qué
why-below-goal = Por qué se escuchó a menos
workers-asked = Personas preguntadas
workers-confirm-counted = { $confirmed } de { $asked } personas preguntadas lo confirman
workers-confirm-some = Algunas personas lo confirman
workers-confirmed = Personas que lo confirman
workers-note = Los números pequeños no se guardan: solo dice que algunas personas lo confirman.
workers-were-asked = Se preguntó a trabajadores
write-behind = Escribir causa y respuesta
write-one-of-both = Escribir un texto de ambos
your-question = Su pregunta
redact = Tapar
redact-title = Tapar en { $label }
redact-note = Tapa cada cara, nombre y matrícula. En la copia desaparecen; el original queda sellado tal como está.
redact-how-to = Dibuja sobre la imagen. O añade un recuadro: las flechas lo mueven, con Mayús cambian su tamaño, Supr lo quita.
redact-how = Cómo tapan los recuadros
redact-blur = Difuminar
redact-black = Negro
redact-add = Añadir recuadro
redact-undo = Deshacer
redact-remove = Quitar el recuadro
redact-boxes = { $count ->
    [0] Aún sin recuadros
    [one] { $count } recuadro
   *[other] { $count } recuadros
}
redact-box = Recuadro { $number }, { $how }: a { $across } % de la izquierda, a { $down } % de arriba, { $wide } % de ancho, { $high } % de alto
redact-nobody = Nada en esta imagen muestra ni nombra a una persona
redact-save = Guardar copia tapada
redact-saving = Tapando…
redacted-copies = Copias tapadas
redacted-copy = Copia tapada { $label }
redacted-from = Copia de { $label }
redacted-mark = tapada
redacted-none = Solo se pueden publicar copias tapadas.
redacted-published = Esta copia estará en el informe cuando se confirme su hallazgo.
redacted-unlinked = Vincula esta copia a un hallazgo para publicarla.
zoom-region = Imagen ampliada: desplaza para moverla
zoom-in = Más grande
zoom-out = Más pequeña
proof-head = Para quien compruebe el original
proof-show = Mostrar la sal
proof-holds = El sello es válido: tomada el { $day }.
proof-fails = El sello no es válido.
proof-salt = Sal
proof-key = Clave del dispositivo
proof-note = Da la sal solo junto con el original. Con ambos, cualquiera puede comprobar que el sello es suyo.
choose-link = Elige un hallazgo, una lista o un recibo
no-preview-here = Este tipo de imagen no se puede mostrar aquí. El original se guarda tal como se tomó.
open-file = Abrir el original
keep-file = Guardar una copia
kind-of-file = Tipo
kind-heic = Foto HEIC
kind-pdf = Documento PDF
kind-sound = Sonido
kind-file = Archivo
kind-photos = Fotos
kind-files = Documentos y archivos
kind-sounds = Grabaciones
any-kind = Todos los tipos
linked-or-not = Con y sin vínculos
linked-only = Vinculadas
unlinked-only = Sin vincular
links-head = Vínculos
anybody = Cualquiera
no-match = Nada coincide.
filter-evidence = Qué mostrar
send-this-original = Enviar este original ahora

## fixes

stop-decided-apart = Una persona que dirige confirmó { $label } y otra lo descartó.
decided-apart = Dos personas que dirigen decidieron distinto
decided-apart-note = Ninguna sabía de la otra. El hallazgo queda abierto hasta que una de ellas decida otra vez.
