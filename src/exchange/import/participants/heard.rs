//! What lists of people say of each, so that two rows which contradict each other are both refused.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::super::super::columns::Column;
use super::super::Place;
use super::super::cell::Line;
use crate::domain::ids::ParticipantId;
use crate::domain::name::PersonName;
use crate::domain::participant::{Certificate, Trajectory};
use crate::text::sentence::Sentence;

/// Something that a row can say of somebody once.
#[derive(Clone, PartialEq, Eq, Hash)]
enum About {
    Team,
    Guest,
    Method(NaiveDate),
    End(NaiveDate),
    Certificate(String),
}

/// All that was said of one person.
struct Of {
    name: String,
    rows: Vec<Place>,
    said: HashMap<About, String>,
    contradicted: bool,
}

/// All that was said.
#[derive(Default)]
pub struct Heard(HashMap<ParticipantId, Of>);

impl Heard {
    /// Hears a row: a team, whether it is a guest, and certificates are what it holds besides a trajectory.
    pub fn row(
        &mut self,
        who: ParticipantId,
        line: &Line<'_>,
        name: &PersonName,
        trajectory: Option<&Trajectory>,
        (team, guest, certificates): (&str, Option<bool>, &[Certificate]),
    ) {
        let of = self.0.entry(who).or_insert_with(|| Of {
            name: name.natural(),
            rows: Vec::new(),
            said: HashMap::new(),
            contradicted: false,
        });
        of.rows.push(line.place);
        if !team.is_empty() {
            of.hear(About::Team, &team.to_lowercase());
        }
        if let Some(guest) = guest {
            of.hear(About::Guest, &guest.to_string());
        }
        if let Some(own) = trajectory {
            if line.cell(Column::Method).is_some() {
                of.hear(About::Method(own.start), &own.method);
            }
            if let Some(end) = own.end {
                of.hear(About::End(own.start), &end.to_string());
            }
        }
        for one in certificates {
            if let Some(until) = one.until {
                of.hear(
                    About::Certificate(one.name.to_ascii_lowercase()),
                    &until.to_string(),
                );
            }
        }
    }

    /// The rows of everybody of whom two things were said, and why they are refused.
    pub fn contradicted(self) -> HashMap<Place, Sentence> {
        let all = self.0.into_values().filter(|of| of.contradicted);
        all.flat_map(|of| {
            let reason = Sentence::new("file-participant-conflict").text("name", of.name);
            of.rows.into_iter().map(move |row| (row, reason.clone()))
        })
        .collect()
    }
}

impl Of {
    fn hear(&mut self, about: About, said: &str) {
        let first = self.said.entry(about).or_insert_with(|| said.to_owned());
        self.contradicted |= first != said;
    }
}
