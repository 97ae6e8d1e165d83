//! Short names of steps, units, judgements and of what is missing, for files: English, and Spanish for `es`.

use super::evidence::{StepKey, StepUnit};
use super::rule::{Judgement, Missing};

fn in_language(language: &str, english: &'static str, spanish: &'static str) -> &'static str {
    if language == "es" { spanish } else { english }
}

pub fn judgement_label(judgement: Judgement, language: &str) -> &'static str {
    let (english, spanish) = match judgement {
        Judgement::Clean => ("clean", "sin falta"),
        Judgement::NotVerifiable => ("not verifiable", "no verificable"),
        Judgement::Breach => ("breach", "falta"),
        Judgement::Short => ("short", "falta pago"),
    };
    in_language(language, english, spanish)
}

pub fn missing_label(missing: Missing, language: &str) -> &'static str {
    let (english, spanish) = match missing {
        Missing::Column => ("the register has no such column", "el registro no tiene esa columna"),
        Missing::Cell => ("the cell is empty", "la celda está vacía"),
        Missing::Unreadable => ("the cell cannot be read", "la celda no se puede leer"),
        Missing::ImpossibleFigure => ("the figure cannot be", "la cifra no puede ser"),
        Missing::Period => ("the pay period is not known", "no se sabe el período de pago"),
        Missing::Floor => (
            "the pack has no floor for the place and day",
            "el paquete no tiene mínimo para el lugar y el día",
        ),
        Missing::FloorChanged => (
            "the floor changed within the period; the lower one was taken",
            "el mínimo cambió en el período; se tomó el más bajo",
        ),
        Missing::FloorUnverified => (
            "the pack marks the rate as unverified",
            "el paquete marca la tarifa como sin verificar",
        ),
        Missing::Region => ("the place of work is not said", "no se dijo el lugar de trabajo"),
        Missing::Sector => ("the sector is not said", "no se dijo el sector"),
        Missing::Job => (
            "the pack’s wage table does not know the job",
            "la tabla del paquete no conoce el puesto",
        ),
        Missing::Grade => (
            "the pack’s wage table does not know the grade",
            "la tabla del paquete no conoce el grado",
        ),
        Missing::Tenure => ("the day of hire is not known", "no se sabe la fecha de ingreso"),
        Missing::Currency => (
            "another currency than the pack’s, or several",
            "otra moneda que la del paquete, o varias",
        ),
        Missing::HoursByWeek => (
            "hours by week are needed: at least so much is owed",
            "faltan horas por semana: se debe al menos esto",
        ),
        Missing::HoursByDay => ("hours by day are needed", "faltan horas por día"),
        Missing::StartAndStop => (
            "start and stop of the days are needed",
            "faltan inicio y fin de los días",
        ),
        Missing::FewerThan52Weeks => (
            "the records have fewer than 52 weeks",
            "los registros tienen menos de 52 semanas",
        ),
        Missing::Month => (
            "basic pay is for a month and the period is none",
            "el básico es por mes y el período no lo es",
        ),
        Missing::Scheme => (
            "the pack has no overtime scheme for this way of pay",
            "el paquete no tiene regla de extras para esta forma de pago",
        ),
        Missing::Purpose => (
            "a deduction whose purpose the pack does not name",
            "un descuento cuyo motivo el paquete no nombra",
        ),
        Missing::Consent => (
            "whether the worker agreed is not on the record",
            "no consta si la persona aceptó",
        ),
        Missing::PremiumReceived => ("the premium received is not known", "no se sabe la prima recibida"),
        Missing::AdminShare => (
            "the employer’s share of the premium is not known",
            "no se sabe la parte de la empresa en la prima",
        ),
        Missing::ContractTerms => (
            "the contract’s weeks and hours are not known",
            "no se saben semanas y horas del contrato",
        ),
        Missing::ContractCovered => (
            "the register does not cover the whole contract",
            "el registro no cubre todo el contrato",
        ),
        Missing::Crew => ("the crew is not known", "no se sabe la cuadrilla"),
        Missing::Worker => ("the worker is not named", "no se nombra a la persona"),
        Missing::OtherBooks => ("time cards or tickets are needed", "faltan tarjetas de horas o boletos"),
    };
    in_language(language, english, spanish)
}

pub fn step_label(key: StepKey, language: &str) -> &'static str {
    use StepKey::*;
    let (english, spanish) = match key {
        HoursRecorded => ("Hours recorded", "Horas registradas"),
        HoursOnTimeCards => ("Hours on the time cards", "Horas en las tarjetas"),
        HoursWaited => ("Hours waited", "Horas de espera"),
        HoursToPay => ("Hours to be paid", "Horas por pagar"),
        DaysWorked => ("Days worked", "Días trabajados"),
        OvertimeHours => ("Overtime hours", "Horas extra"),
        HoursOffered => ("Hours offered", "Horas ofrecidas"),
        HoursGuaranteed => ("Hours guaranteed", "Horas garantizadas"),
        HoursNotOffered => ("Hours not offered", "Horas no ofrecidas"),
        Floor => ("Wage floor", "Salario mínimo"),
        DueByFloor => ("Due by the floor", "Debido por el mínimo"),
        PiecesOnTickets => ("Pieces on tickets", "Piezas en boletos"),
        PiecePay => ("Pay by the piece", "Pago por pieza"),
        HourlyPay => ("Pay by the hour", "Pago por hora"),
        DayPay => ("Pay by the day", "Pago por día"),
        OtherPay => ("Other pay", "Otros pagos"),
        DueByRates => ("Due by the agreed rates", "Debido por las tarifas acordadas"),
        Gross => ("Gross pay", "Pago bruto"),
        DueByLaw => ("Due by law", "Debido por ley"),
        PaidForWork => ("Paid for the work", "Pagado por el trabajo"),
        MakeUpPaid => ("Make-up paid", "Complemento pagado"),
        StraightPay => ("Pay before any extra", "Pago antes del recargo"),
        RegularRate => ("Regular rate", "Tarifa regular"),
        OvertimeExtra => ("Extra for overtime", "Recargo por horas extra"),
        OvertimeRate => ("Overtime rate", "Tarifa de hora extra"),
        OvertimeDue => ("Due with overtime", "Debido con las horas extra"),
        OvertimePaid => ("Overtime paid", "Horas extra pagadas"),
        BasicPay => ("Basic pay", "Salario básico"),
        CrewPieces => ("Pieces of the crew", "Piezas de la cuadrilla"),
        CrewHours => ("Hours of the crew", "Horas de la cuadrilla"),
        PiecesPerHour => ("Pieces an hour", "Piezas por hora"),
        ShareOfPieces => ("Share of the pieces", "Parte de las piezas"),
        PiecesCredited => ("Pieces credited", "Piezas anotadas"),
        PieceRate => ("Piece rate", "Tarifa por pieza"),
        Deducted => ("Deducted", "Descontado"),
        DeductedByLaw => ("Deducted by law", "Descontado por ley"),
        LeftAfterDeductions => ("Left after deductions", "Queda tras descuentos"),
        PremiumReceived => ("Premium received", "Prima recibida"),
        AdminShare => ("Employer’s share", "Parte de la empresa"),
        PremiumToShare => ("Premium to share", "Prima por repartir"),
        ShareBase => ("Own base", "Base propia"),
        SumOfBases => ("All bases", "Suma de bases"),
        PremiumDue => ("Premium due", "Prima debida"),
        PremiumPaid => ("Premium paid", "Prima pagada"),
        NetPay => ("Net pay", "Pago neto"),
        PaidOut => ("Handed over", "Entregado"),
        HoursInWindow => ("Hours of work", "Horas de trabajo"),
        RestInWindow => ("Hours of rest", "Horas de descanso"),
        Limit => ("Limit", "Límite"),
        Short => ("Short", "Falta"),
    };
    in_language(language, english, spanish)
}

pub fn unit_label(unit: StepUnit, currency: &str) -> String {
    match unit {
        StepUnit::Number => String::new(),
        StepUnit::Hours => "h".into(),
        StepUnit::Minutes => "min".into(),
        StepUnit::Days => "d".into(),
        StepUnit::Weeks => "w".into(),
        StepUnit::Pieces => "pcs".into(),
        StepUnit::Percent => "%".into(),
        StepUnit::Money => currency.into(),
        StepUnit::MoneyPerHour => format!("{currency}/h"),
        StepUnit::MoneyPerDay => format!("{currency}/d"),
        StepUnit::MoneyPerWeek => format!("{currency}/w"),
        StepUnit::MoneyPerMonth => format!("{currency}/month"),
        StepUnit::MoneyPerPiece => format!("{currency}/pc"),
        StepUnit::PiecesPerHour => "pcs/h".into(),
    }
}
