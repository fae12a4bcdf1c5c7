//! What a method file refers to must be in that file.

use super::super::datafile::{Expected, Section};
use super::parse::{CAP, PAPER, PHASE, TALK, THRESHOLD};
use super::{Method, MethodError, When};

/// Thresholds have names of their own, and what a file refers to is in that file.
pub(super) fn check(root: &Section<'_>, m: &Method) -> Result<(), MethodError> {
    let phase_of = |when: &When| match when {
        When::During(p) | When::After(p) => Some(p.clone()),
        When::Every { during, .. } => during.clone(),
        When::AsAgreed | When::BeforeStart | When::AtEnd => None,
    };
    let phases = root.entries("phase", PHASE)?;
    let thresholds = root.entries("threshold", THRESHOLD)?;
    for (s, p) in phases.iter().zip(&m.phases) {
        if p.id == Method::CAP {
            return Err(s.wrong("id", Expected::Unique));
        }
    }
    for (s, t) in thresholds.iter().zip(&m.thresholds) {
        if t.id == Method::CAP || m.phase(&t.id).is_some() {
            return Err(s.wrong("id", Expected::Unique));
        }
        if t.phase.as_ref().is_some_and(|p| m.phase(p).is_none()) {
            return Err(s.wrong("phase", Expected::IdOf("a phase")));
        }
    }
    for s in phases
        .iter()
        .chain(&thresholds)
        .chain(&root.section_if("cap", CAP)?)
    {
        if s.ids("due")?.iter().any(|d| m.due_name(d).is_none()) {
            return Err(s.wrong("due", Expected::IdOf("a talk, paper or instrument")));
        }
    }
    for (s, t) in root.entries("talk", TALK)?.iter().zip(&m.talks) {
        if phase_of(&t.when).is_some_and(|p| m.phase(&p).is_none()) {
            let key = if s.has("after") { "after" } else { "during" };
            return Err(s.wrong(key, Expected::IdOf("a phase")));
        }
    }
    for (s, p) in root.entries("paper", PAPER)?.iter().zip(&m.papers) {
        if p.only_for
            .iter()
            .any(|k| !m.trajectories.iter().any(|t| t.id == *k))
        {
            return Err(s.wrong("only_for", Expected::IdOf("a trajectory")));
        }
    }
    Ok(())
}
