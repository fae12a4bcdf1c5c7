//! Phases that somebody decided on: rows of their own, as an export writes them.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::super::columns::Column;
use super::cell::{Bad, Line};
use super::people::{People, Who, in_trajectory};
use super::{Place, Planner, Says};
use crate::domain::directory::Directory;
use crate::domain::ids::{ParticipantId, TrajectoryId};
use crate::domain::participant::Trajectory;
use crate::domain::record::{Record, RecordKey};
use crate::text::clean::clean;
use crate::text::sentence::Sentence;

/// A good row, but for what only the trajectory can tell.
struct Decision {
    place: Place,
    who: Who,
    date: NaiveDate,
    /// The start of the trajectory that the row names.
    start: Option<NaiveDate>,
    phase: String,
    /// The refusal, should the method not know the phase.
    unknown: Bad,
}

/// All good rows of all files.
#[derive(Default)]
pub struct Gathered {
    rows: Vec<Decision>,
    /// What the files say first of a date, and whether they say something else later.
    said: HashMap<(Who, NaiveDate), (String, bool)>,
}

impl Gathered {
    pub fn row(
        &mut self,
        planner: &mut Planner<'_>,
        line: &Line<'_>,
        people: &mut People<'_>,
    ) -> Result<(), Bad> {
        let date = line.needed_date(Column::Date)?;
        let start = line.date(Column::Start)?;
        let phase = line.cell(Column::Phase).map(clean).unwrap_or_default();
        let who = people.find(line, None)?;
        people.note(planner, who, Some(date), line)?;
        let said = self.said.entry((who, date));
        let (first, contradicted) = said.or_insert_with(|| (phase.clone(), false));
        *contradicted |= *first != phase;
        self.rows.push(Decision {
            place: line.place,
            who,
            date,
            start,
            phase,
            unknown: line.bad(Column::Phase, Sentence::new("file-phase-unknown")),
        });
        Ok(())
    }

    pub fn judge(mut self, planner: &mut Planner<'_>, people: &People<'_>) {
        people.refuse_rows(planner, &mut self.rows, |row| (row.place, row.who));
        for row in &self.rows {
            match self.judged(&planner.directory, people, row) {
                Ok((says, key, after)) => {
                    planner.count(says);
                    if says != Says::Same {
                        planner.set(key, Record::Trajectory(after.into()));
                    }
                }
                Err(bad) => planner.refuse(row.place, bad),
            }
        }
    }

    fn judged(
        &self,
        directory: &Directory,
        people: &People<'_>,
        row: &Decision,
    ) -> Result<(Says, RecordKey, Trajectory), Bad> {
        let person = people.id(row.who);
        let said = self.said.get(&(row.who, row.date));
        if said.is_some_and(|(_, contradicted)| *contradicted) {
            return Err(Bad::whole(Sentence::new("file-phase-conflict")));
        }
        let Some((id, own)) = trajectory(directory, person, row) else {
            in_trajectory(directory, person, row.date).map_err(Bad::whole)?;
            // A guest can be there without one, but is in no phase.
            let name = directory.name(person, row.date).natural();
            return Err(Bad::whole(Sentence::new("no-trajectory").text("name", name)));
        };
        let known = directory.phases_on(&own.method, row.date);
        let known: Vec<&str> = known.iter().map(|p| p.id.as_str()).collect();
        if !known.contains(&row.phase.as_str()) {
            let mut bad = row.unknown.clone();
            bad.reason = bad
                .reason
                .text("method", own.method.clone())
                .text("known", known.join(", "));
            return Err(bad);
        }
        let here = own.phases.versions().find(|(from, _)| *from == row.date);
        let says = match here {
            Some((_, phase)) if *phase == row.phase => Says::Same,
            Some(_) => Says::Other,
            None => Says::New,
        };
        let mut after = own.clone();
        after.phases.set(row.date, row.phase.clone());
        Ok((says, RecordKey::Trajectory(person, id), after))
    }
}

/// The trajectory that the row names by its start, or else the one that its date falls in.
fn trajectory<'a>(
    directory: &'a Directory,
    person: ParticipantId,
    row: &Decision,
) -> Option<(TrajectoryId, &'a Trajectory)> {
    let all = &directory.files.get(&person)?.trajectories;
    let named = all.iter().find(|(_, t)| Some(t.start) == row.start);
    let covering = || all.iter().find(|(_, t)| t.covers(row.date));
    named.or_else(covering).map(|(id, t)| (*id, t))
}
