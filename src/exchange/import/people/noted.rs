//! What rows say of the people they are about, before anything is made of it.

use chrono::NaiveDate;

use super::super::super::columns::Column;
use super::super::cell::{Bad, Line};
use super::super::{Place, Planner};
use super::{Given, People, Person, Who, methods};
use crate::text::sentence::Sentence;

impl People<'_> {
    /// Notes that a good row speaks of somebody on a date, and what it says of their trajectory.
    pub fn note(
        &mut self,
        planner: &mut Planner<'_>,
        who: Who,
        date: Option<NaiveDate>,
        line: &Line<'_>,
    ) -> Result<(), Bad> {
        let date = date.unwrap_or(self.options.today);
        let method = self.methods.of_row(&planner.directory, line)?;
        let undated = line.columns.has(Column::Start) && line.cell(Column::Start).is_none();
        if undated && line.cell(Column::End).is_some() {
            return Err(line.bad(Column::Start, Sentence::new("file-date-empty")));
        }
        let person = &mut self.all[who as usize];
        if !person.adding {
            if let Some(method) = method {
                person.tell_other_method(planner, line, date, &method);
            }
            return Ok(());
        }
        person.give(line)?;
        if let Some(method) = method {
            person.methods.name(person.said.1, method);
        }
        person.first = Some(person.first.map_or(date, |own| own.min(date)));
        Ok(())
    }

    /// Refuses the rows of those of whom the files contradict themselves.
    pub fn refuse_rows<T>(
        &self,
        planner: &mut Planner<'_>,
        rows: &mut Vec<T>,
        of: impl Fn(&T) -> (Place, Who),
    ) {
        methods::refuse_rows(planner, &self.refused, rows, of);
    }
}

impl Person {
    /// Takes over the trajectory that a row gives.
    fn give(&mut self, line: &Line<'_>) -> Result<(), Bad> {
        let said = line.cell(Column::Start).unwrap_or_default();
        if said == self.said.0 {
            return Ok(());
        }
        let start = line.date(Column::Start)?;
        if let Some(start) = start.filter(|start| !self.given.iter().any(|g| g.start == *start)) {
            let end = line.date(Column::End)?;
            if end.is_some_and(|end| end < start) {
                return Err(line.bad(Column::End, Sentence::new("no-end-before-start")));
            }
            self.given.push(Given { start, end });
        }
        said.clone_into(&mut self.said.0);
        self.said.1 = start;
        Ok(())
    }
}
