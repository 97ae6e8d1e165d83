//! Statements in Spanish.

use super::sentences::{clock, money, names, plain};
use super::statement::Statement;
use crate::pack::PayUnit;

pub(super) fn spanish(statement: &Statement) -> String {
    use Statement::*;
    match statement {
        BelowFloor {
            hours,
            days,
            rate,
            unit,
            due,
            paid,
            short,
            currency,
            on_time_cards,
        } => {
            let work = match (hours, days) {
                (Some(hours), _) => format!("{} h", plain(*hours)),
                (None, days) => format!("{} días", plain(days.unwrap_or_default())),
            };
            let per = match unit {
                PayUnit::Hour => "por hora",
                PayUnit::Day => "por día",
                PayUnit::Week => "por semana",
                PayUnit::Month => "por mes",
            };
            let cards = if *on_time_cards { " según las tarjetas" } else { "" };
            format!(
                "{work}{cards} a {currency} {} {per} son {}; se pagó {}; faltan {}.",
                plain(*rate),
                money(*due),
                money(*paid),
                money(*short)
            )
        }
        BelowRates {
            due,
            paid,
            short,
            currency,
        } => format!(
            "Según las tarifas acordadas se ganaron {currency} {}; se pagó {}; faltan {}.",
            money(*due),
            money(*paid),
            money(*short)
        ),
        GroupShare {
            crew_pieces,
            crew_hours,
            hours,
            due_pieces,
            pieces,
            short,
            currency,
        } => format!(
            "La cuadrilla hizo {} piezas en {} h: a {} h le tocan {} piezas; le anotaron {}; faltan {currency} {}.",
            plain(*crew_pieces),
            plain(*crew_hours),
            plain(*hours),
            plain(*due_pieces),
            plain(*pieces),
            money(*short)
        ),
        OvertimeShort {
            hours,
            overtime,
            regular_rate,
            extra,
            short,
            currency,
        } => format!(
            "{} h, de ellas {} h extra; la tarifa regular es {currency} {} y el recargo {}; faltan {}.",
            plain(*hours),
            plain(*overtime),
            plain(*regular_rate),
            money(*extra),
            money(*short)
        ),
        OvertimeOnBasicShort {
            basic,
            divisor,
            multiplier,
            overtime,
            due,
            paid,
            short,
            currency,
        } => format!(
            "{currency} {} ÷ {} × {} × {} h = {}; se pagó {}; faltan {}.",
            plain(*basic),
            plain(*divisor),
            plain(*multiplier),
            plain(*overtime),
            money(*due),
            money(*paid),
            money(*short)
        ),
        DeductionForbidden {
            purpose,
            short,
            currency,
        } => {
            format!(
                "Se descontó por «{purpose}», que no se permite: se deben devolver {currency} {}.",
                money(*short)
            )
        }
        DeductionWithoutConsent {
            purpose,
            amount,
            currency,
        } => {
            format!(
                "Se descontó por «{purpose}» sin la firma de la persona: {currency} {}.",
                money(*amount)
            )
        }
        DeductedBelowFloor {
            deducted,
            left,
            floor,
            short,
            currency,
        } => format!(
            "Tras descuentos de {currency} {} quedaron {} de un mínimo de {}; faltan {}.",
            money(*deducted),
            money(*left),
            money(*floor),
            money(*short)
        ),
        PremiumShort {
            due,
            paid,
            short,
            currency,
        } => {
            format!(
                "La parte de la prima es {currency} {}; se pagó {}; faltan {}.",
                money(*due),
                money(*paid),
                money(*short)
            )
        }
        PremiumLineMissing => "No hay línea para la prima.".into(),
        PremiumDoesNotAddUp {
            received,
            admin,
            paid,
            apart,
            currency,
        } => format!(
            "De una prima de {currency} {} la empresa se quedó con {} y pagó {}: {} no cuadran.",
            money(*received),
            money(*admin),
            money(*paid),
            money(*apart)
        ),
        GuaranteeShort {
            guaranteed,
            offered,
            rate,
            short,
            currency,
        } => format!(
            "Se garantizaron {} h y se ofrecieron {} h; a {currency} {} por hora se deben {}.",
            plain(*guaranteed),
            plain(*offered),
            plain(*rate),
            money(*short)
        ),
        NotStated { fields } => format!("El registro no dice: {}.", names(fields)),
        PaidLate { due, paid_on, days } => format!("El pago vencía el {due} y llegó el {paid_on}, {days} días tarde."),
        PeriodTooLong { days, most } => format!("El período de pago tiene {days} días; se permiten {most}."),
        NotPaidOut {
            due,
            paid,
            short,
            currency,
        } => format!(
            "Tocaban {currency} {} y se entregaron {}; faltan {}.",
            money(*due),
            money(*paid),
            money(*short)
        ),
        WeekTooLong { from, hours, most } => format!(
            "Desde el {from} una semana tuvo {} h sin las extra; se permiten {}.",
            plain(*hours),
            plain(*most)
        ),
        SevenDaysTooLong { from, hours, most } => format!(
            "Desde el {from} siete días tuvieron {} h; se permiten {}.",
            plain(*hours),
            plain(*most)
        ),
        NoDayOff { from, days } => format!("{days} días de trabajo desde el {from} sin los días libres que tocan."),
        OvertimeRateLow { paid, least, currency } => format!(
            "La hora extra se pagó a {currency} {}; toca al menos {}.",
            plain(*paid),
            plain(*least)
        ),
        TooLittleRest24 {
            from,
            minute,
            hours,
            least,
        } => format!(
            "En las 24 horas desde el {from} {} hubo {} h de descanso; tocan {}.",
            clock(*minute),
            plain(*hours),
            plain(*least)
        ),
        TooLittleRest7Days {
            from,
            minute,
            hours,
            least,
        } => format!(
            "En los 7 días desde el {from} {} hubo {} h de descanso; tocan {}.",
            clock(*minute),
            plain(*hours),
            plain(*least)
        ),
        RestInPieces {
            from,
            minute,
            hours,
            blocks,
            least,
        } => format!(
            "En las 24 horas desde el {from} {} el descanso vino en {blocks} partes; las que cuentan suman {} h, tocan {}.",
            clock(*minute),
            plain(*hours),
            plain(*least)
        ),
        NoLongRest {
            from,
            minute,
            hours,
            least,
        } => format!(
            "En las 24 horas desde el {from} {} el descanso más largo fue de {} h; toca uno de {}.",
            clock(*minute),
            plain(*hours),
            plain(*least)
        ),
        GapTooLong {
            from,
            minute,
            hours,
            most,
        } => format!(
            "Pasaron {} h entre dos descansos desde el {from} {}; se permiten {}.",
            plain(*hours),
            clock(*minute),
            plain(*most)
        ),
        MeanWeekTooLong { from, hours, most } => format!(
            "En 52 semanas desde el {from} la semana tuvo en promedio {} h; se permiten {}.",
            plain(*hours),
            plain(*most)
        ),
        IdenticalHours { workers, hours } => format!(
            "Las {workers} personas de la cuadrilla tienen exactamente {} h.",
            plain(*hours)
        ),
        RoundHours { of, round } => {
            format!("{round} de {of} horas son horas enteras o medias: así no terminan los días de nadie.")
        }
        ImpossiblePieces { an_hour, most } => format!(
            "{} piezas por hora; más de {} casi nadie puede: quizá faltan horas.",
            plain(*an_hour),
            plain(*most)
        ),
        PeriodMissing { from, until } => format!("El registro no tiene pago del {from} al {until}."),
        HoursApart { register, time_cards } => format!(
            "El registro tiene {} h, las tarjetas {} h.",
            plain(*register),
            plain(*time_cards)
        ),
        PiecesApart { register, tickets } => format!(
            "El registro tiene {} piezas, los boletos {}.",
            plain(*register),
            plain(*tickets)
        ),
        NoTimeCard => "Hay horas en el registro y ninguna tarjeta.".into(),
        ToldHours { code, told, books } => format!(
            "{code} contó {} h; los libros tienen {} h.",
            plain(*told),
            plain(*books)
        ),
        ToldPay {
            code,
            told,
            books,
            currency,
        } => format!(
            "{code} contó un pago de {currency} {}; los libros tienen {}.",
            money(*told),
            money(*books)
        ),
    }
}
