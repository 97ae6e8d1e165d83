//! Interviews as a worker might answer them, call by call, with something watching each answer.

use crate::world::{TestDevice, answer_to, start};
use anyhow::{Context, Result};
use shared::api::{
    AnswerQuestion, Answered, Call, FinishInterview, FormQuestion, FormSheet, GetForm, QuestionKind, Request,
};
use shared::ids::RoomId;
use std::time::{Duration, Instant};

/// Crews of the benchmarks' farm.
pub(super) const CREW_NAMES: [&str; 4] = ["A", "B", "C", "D"];

/// What people say where they may say anything: different things, as long as such notes are.
const SAID: [&str; 12] = [
    "El capataz guarda las tarjetas y a veces anota menos horas de las que hicimos.",
    "We wait for the dew to dry, an hour or more, and nobody writes that down.",
    "Hay agua, pero el vaso es uno para todos.",
    "No, nunca he visto a nadie de la oficina en el campo.",
    "They gave us the training in the bus, about ten minutes, in Spanish only.",
    "Mi primo se cayó de la escalera en abril y lo llevaron a su casa, no a la clínica.",
    "The bucket has to be flat, they used to make us fill it above the rim but not this season.",
    "Sí, conozco la línea, mi esposa llamó una vez y le contestaron.",
    "Pagan los viernes, con el talón; falta lo del transporte desde hace dos semanas.",
    "Eight of us share a trailer, the shower works when it is not cold.",
    "Nos dejan descansar en la sombra cuando hace mucho calor, diez minutos.",
    "I would rather not talk about the crew leader here.",
];

/// Asks the worker questionnaire of one audit.
pub(super) struct Asker {
    audit: RoomId,
    form: FormSheet,
}

impl Asker {
    pub fn new(device: &mut TestDevice, audit: RoomId) -> Result<Asker> {
        let form = device
            .call(GetForm {
                audit,
                form: "worker-interview".into(),
            })?
            .form;
        Ok(Asker { audit, form })
    }

    /// One interview from consent to slip: up to `most` answers, in the order and by the rules of the questionnaire.
    /// `save` hands each answer to the device.
    pub fn interview(
        &self,
        device: &mut TestDevice,
        number: u32,
        most: usize,
        save: &mut dyn FnMut(&mut TestDevice, AnswerQuestion) -> Result<Answered>,
    ) -> Result<usize> {
        let crew = CREW_NAMES
            .get(number as usize % CREW_NAMES.len())
            .copied()
            .unwrap_or("A");
        let view = start(device, self.audit, crew)?;
        let interview = view.line.interview;
        let mut relevant = view.relevant;
        let (mut position, mut given) = (0, 0);
        while let Some(name) = relevant.get(position).cloned() {
            position += 1;
            let question = self
                .form
                .question(&name)
                .with_context(|| format!("no question {name}"))?;
            let is_asked = question.kind != QuestionKind::Note && question.stratum.as_deref() != Some("crew");
            if !is_asked || given >= most {
                continue;
            }
            let answer = Some(said(question, number, position));
            relevant = save(
                device,
                AnswerQuestion {
                    interview,
                    question: name,
                    answer,
                    brief: false,
                },
            )?
            .relevant;
            given += 1;
        }
        device.call(FinishInterview { interview })?;
        Ok(given)
    }
}

/// Free text differs from worker to worker and from question to question, as it does in life.
fn said(question: &FormQuestion, number: u32, position: usize) -> String {
    match question.kind {
        QuestionKind::Text => {
            let text = SAID
                .get((number as usize * 5 + position) % SAID.len())
                .copied()
                .unwrap_or_default();
            format!("{text} ({number}, {position})")
        }
        _ => answer_to(question, number.wrapping_mul(7) + position as u32),
    }
}

/// A call, and how long it took from the line that goes in to the line that comes out. Reading the JSON is not in it.
pub(super) fn timed<C: Call>(device: &mut TestDevice, call: C) -> Result<(C::Reply, Duration)> {
    #[derive(serde::Deserialize)]
    struct Line<T> {
        reply: T,
    }
    let request: Request = call.into();
    let line = serde_json::to_string(&request)?;
    let began = Instant::now();
    let answer = device.ask(&line)?;
    let took = began.elapsed();
    let told: Line<C::Reply> =
        serde_json::from_str(&answer).with_context(|| format!("{} answered {answer:.300}", C::NAME))?;
    Ok((told.reply, took))
}
