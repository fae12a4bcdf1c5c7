//! The method that rows name: a newcomer begins in it, and of somebody who is here it changes nothing.

use std::collections::HashMap;
use std::rc::Rc;

use chrono::NaiveDate;

use super::super::super::columns::Column;
use super::super::cell::{Bad, Line, shown};
use super::super::{Place, Planner};
use super::{Person, Who};
use crate::domain::directory::Directory;
use crate::text::sentence::Sentence;

/// That there is no such method, and which there are.
#[must_use]
pub fn unknown_method(directory: &Directory, method: &str) -> Sentence {
    let known: Vec<&str> = directory.methods.keys().map(String::as_str).collect();
    Sentence::new("file-method-unknown")
        .text("method", shown(method))
        .text("known", known.join(", "))
}

/// Cells that were looked at: a file has a million of them and a handful of different ones.
#[derive(Default)]
pub struct Methods(HashMap<String, Option<Rc<str>>>);

impl Methods {
    /// The id of the method that a row names, if it names one.
    pub fn of_row(&mut self, directory: &Directory, line: &Line<'_>) -> Result<Option<Rc<str>>, Bad> {
        let Some(cell) = line.cell(Column::Method) else {
            return Ok(None);
        };
        let named = if let Some(known) = self.0.get(cell) {
            known.clone()
        } else {
            let named = directory.method_named(cell).map(Rc::from);
            if cell.len() <= 60 && self.0.len() < 1_000 {
                self.0.insert(cell.to_owned(), named.clone());
            }
            named
        };
        match named {
            Some(id) => Ok(Some(id)),
            None => Err(line.bad(Column::Method, unknown_method(directory, cell))),
        }
    }
}

/// What rows say of the methods of one person.
#[derive(Default)]
pub struct Said {
    /// For the trajectory of that start; none where the row gives no start.
    named: Vec<(Option<NaiveDate>, Rc<str>)>,
    /// It was told that another method than the person's own is not taken in.
    told: bool,
}

impl Said {
    pub fn name(&mut self, start: Option<NaiveDate>, method: Rc<str>) {
        let said = (start, method);
        if !self.named.contains(&said) {
            self.named.push(said);
        }
    }

    fn of(&self, start: Option<NaiveDate>) -> impl Iterator<Item = &str> {
        let own = self.named.iter().filter(move |(own, _)| *own == start);
        own.map(|(_, method)| &**method)
    }

    /// Methods of rows without a start that no row with one names.
    fn loose(&self) -> Vec<&str> {
        let is_named = |method: &str| {
            self.named
                .iter()
                .any(|(start, own)| start.is_some() && **own == *method)
        };
        self.of(None).filter(|method| !is_named(method)).collect()
    }

    /// The method of a trajectory: of the rows with its start, or else of those without one.
    pub fn method_on(&self, start: NaiveDate) -> Option<&str> {
        self.of(Some(start))
            .next()
            .or_else(|| self.loose().first().copied())
    }

    /// Two methods for one trajectory, of those with these starts.
    fn contradiction(&self, starts: &[NaiveDate]) -> Option<(&str, &str)> {
        for start in starts {
            let mut own = self.of(Some(*start));
            if let (Some(first), Some(second)) = (own.next(), own.next()) {
                return Some((first, second));
            }
        }
        let loose = self.loose();
        let has_room = starts.is_empty() || starts.iter().any(|start| self.of(Some(*start)).next().is_none());
        match loose[..] {
            [first, second, ..] => Some((first, second)),
            [one] if !has_room => self.of(starts.first().copied()).next().map(|own| (own, one)),
            _ => None,
        }
    }
}

impl Person {
    /// Why all rows of a newcomer are refused: two methods for one trajectory.
    pub(super) fn contradicted(&self, planner: &Planner<'_>) -> Option<Sentence> {
        if !self.adding || self.first.is_none() || (self.guest && self.given.is_empty()) {
            return None;
        }
        let starts: Vec<NaiveDate> = self.given.iter().map(|g| g.start).collect();
        let (first, second) = self.methods.contradiction(&starts)?;
        let reason = Sentence::new("file-method-conflict").text("name", self.called());
        let reason = called(planner, reason, "first", first);
        Some(called(planner, reason, "second", second))
    }

    /// Tells once that the method which a row names is not the one in which this person is here.
    pub(super) fn tell_other_method(
        &mut self,
        planner: &mut Planner<'_>,
        line: &Line<'_>,
        date: NaiveDate,
        method: &str,
    ) {
        if self.methods.told || self.only_method.as_deref() == Some(method) {
            return;
        }
        // The row may say which trajectory it is about; a date may be before that.
        let start = line.date(Column::Start).ok().flatten();
        let files = planner.directory.files.get(&self.id);
        let mut all = files.into_iter().flat_map(|file| file.trajectories.values());
        let named = all.find(|own| Some(own.start) == start);
        let Some(own) = named.or_else(|| planner.directory.trajectory_on(self.id, date)) else {
            return;
        };
        if own.method != method {
            self.methods.told = true;
            let what = Sentence::new("file-method-other").text("name", self.called());
            let what = called(planner, what, "method", &own.method);
            planner.warn(line.place, what);
        }
    }
}

/// Fills in what a method is called.
fn called(planner: &Planner<'_>, sentence: Sentence, name: &'static str, id: &str) -> Sentence {
    match planner.directory.method_on(id, planner.options.today) {
        Some(method) => sentence.words(name, method.name.clone()),
        None => sentence.text(name, id),
    }
}

/// Refuses the rows of those of whom the files contradict themselves.
pub fn refuse_rows<T>(
    planner: &mut Planner<'_>,
    refused: &HashMap<Who, Sentence>,
    rows: &mut Vec<T>,
    of: impl Fn(&T) -> (Place, Who),
) {
    if refused.is_empty() {
        return;
    }
    rows.retain(|row| {
        let (place, who) = of(row);
        let reason = refused.get(&who);
        if let Some(reason) = reason {
            planner.refuse(place, Bad::whole(reason.clone()));
        }
        reason.is_none()
    });
}
