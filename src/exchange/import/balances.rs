//! Hours made before: opening balances of trajectories.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::super::columns::Column;
use super::cell::{Bad, Line, duration_sentence};
use super::people::{People, Who};
use super::{Place, Planner, Says, Sheet};
use crate::domain::directory::Directory;
use crate::domain::durations::parse_duration;
use crate::domain::ids::{ParticipantId, TrajectoryId};
use crate::domain::participant::{MOST_OPENING, Opening, Trajectory};
use crate::domain::record::{Record, RecordKey};
use crate::domain::time::Minutes;
use crate::text::fold::fold;
use crate::text::sentence::Sentence;

/// All good rows of all files.
#[derive(Default)]
pub struct Gathered {
    rows: Vec<(Place, Who, Opening)>,
    /// What the files say first of a date and a reason, and whether they say something else later.
    said: HashMap<(Who, NaiveDate, String), (Minutes, bool)>,
}

impl Gathered {
    pub fn read(&mut self, planner: &mut Planner<'_>, sheet: &Sheet<'_>, people: &mut People<'_>) {
        sheet.each(planner, |planner, line| self.row(planner, line, people));
    }

    pub fn row(
        &mut self,
        planner: &mut Planner<'_>,
        line: &Line<'_>,
        people: &mut People<'_>,
    ) -> Result<(), Bad> {
        let date = line.past_date(Column::Date, planner.options.today)?;
        let minutes = balance(line)?;
        let mut reason = line.field(Column::Reason)?;
        if reason.is_empty() {
            reason = line.field(Column::Remark)?;
        }
        if reason.is_empty() {
            return Err(line.bad(Column::Reason, Sentence::new("file-reason-empty")));
        }
        let who = people.find(line, None)?;
        people.note(planner, who, Some(date), line)?;
        let said = self.said.entry((who, date, fold(&reason)));
        let (first, contradicted) = said.or_insert((minutes, false));
        *contradicted |= *first != minutes;
        let opening = Opening {
            date,
            minutes,
            reason,
        };
        self.rows.push((line.place, who, opening));
        Ok(())
    }

    pub fn judge(mut self, planner: &mut Planner<'_>, people: &People<'_>) {
        people.refuse_rows(planner, &mut self.rows, |(place, who, _)| (*place, *who));
        for (place, who, opening) in &self.rows {
            let said = self.said.get(&(*who, opening.date, fold(&opening.reason)));
            if said.is_some_and(|(_, contradicted)| *contradicted) {
                planner.refuse(*place, Bad::whole(Sentence::new("file-balance-conflict")));
                continue;
            }
            let person = people.id(*who);
            let Some((id, own)) = trajectory(&planner.directory, person, opening.date) else {
                let name = planner.directory.name(person, opening.date).natural();
                let reason = Sentence::new("no-trajectory").text("name", name);
                planner.refuse(*place, Bad::whole(reason));
                continue;
            };
            let mut after = own.clone();
            let same = |o: &&mut Opening| o.date == opening.date && o.is_about(&opening.reason);
            let says = match after.openings.iter_mut().find(same) {
                Some(own) if own.minutes == opening.minutes => Says::Same,
                Some(own) => {
                    own.minutes = opening.minutes;
                    Says::Other
                }
                None => {
                    after.openings.push(opening.clone());
                    Says::New
                }
            };
            planner.count(says);
            if says != Says::Same {
                planner.set(
                    RecordKey::Trajectory(person, id),
                    Record::Trajectory(after.into()),
                );
            }
        }
    }
}

/// Hours with their sign: `-3:30` takes back what was too much.
fn balance(line: &Line<'_>) -> Result<Minutes, Bad> {
    let Some(text) = line.cell(Column::Balance) else {
        return Err(line.bad(Column::Balance, Sentence::new("file-hours")));
    };
    let (sign, length) = match text.trim().strip_prefix(['-', '−']) {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    let minutes =
        parse_duration(length, MOST_OPENING).map_err(|e| line.bad(Column::Balance, duration_sentence(e)))?;
    Ok(Minutes(sign * minutes.0))
}

/// The trajectory that hours of a date belong to: the one it falls in, else the next to begin.
fn trajectory(
    directory: &Directory,
    person: ParticipantId,
    date: NaiveDate,
) -> Option<(TrajectoryId, &Trajectory)> {
    let all = &directory.files.get(&person)?.trajectories;
    let covering = all
        .iter()
        .filter(|(_, t)| t.covers(date))
        .max_by_key(|(_, t)| t.start);
    let next = || {
        all.iter()
            .filter(|(_, t)| t.start > date)
            .min_by_key(|(_, t)| t.start)
    };
    covering.or_else(next).map(|(id, t)| (*id, t))
}
