//! The finder: everybody and every klus, while one types.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::ask::Found;
use super::desk::Desk;
use super::popups::Item;
use super::screens::today;
use crate::app::NumberedRow;
use crate::app::query::day::DayReader;
use crate::app::query::find::{Names, own_mark, row_mark};
use crate::domain::ids::{KlusId, ParticipantId};
use crate::domain::klus::Klus;
use crate::domain::sheet::{DayRow, Prefill};
use crate::text::search::Matcher;

/// The most it lists.
const MOST_FOUND: usize = 40;

/// Whether somebody is there today, in the words of the day sheet; nothing of who has no trajectory now.
fn there_today(desk: Desk<'_>, row: &DayRow) -> String {
    let texts = desk.texts;
    let expected = !row.plan.is_empty();
    if row.record.is_some() || (expected && row.prefill != Prefill::Schedule) {
        return today::status_text(texts, row, desk.privacy);
    }
    let directory = desk.app.directory();
    match directory.trajectory_on(row.participant, desk.app.today()) {
        None => String::new(),
        Some(_) if expected => texts.get("board-open"),
        Some(_) => texts.get("cli-not-expected"),
    }
}

/// What everybody of the register is found by and what is told of them.
struct Finder<'a> {
    desk: Desk<'a>,
    today: NaiveDate,
    people: Vec<ParticipantId>,
    klussen: Vec<(KlusId, &'a Klus)>,
    sheet: Vec<NumberedRow>,
}

/// People with the numbers they go by, whether they are there and their klus today, and klussen with their people,
/// best first.
pub fn find(desk: Desk<'_>, query: &str) -> (Vec<Item>, Vec<Found>) {
    let today = desk.app.today();
    let finder = Finder {
        desk,
        today,
        people: desk.app.directory().register(),
        klussen: desk.app.directory().klussen_on(today),
        sheet: desk.app.numbered_rows(today).unwrap_or_default(),
    };
    let mut found = Vec::new();
    let mut items = Vec::new();
    for at in finder.ranked(query).into_iter().take(MOST_FOUND) {
        let (item, which) = match finder.people.get(at) {
            Some(person) => (finder.person(*person), Found::Person(*person)),
            None => match finder.klussen.get(at - finder.people.len()) {
                Some((id, klus)) => (finder.klus(*id, klus), Found::Klus(*id, today)),
                None => continue,
            },
        };
        let id = items.len();
        items.push(Item { id, ..item });
        found.push(which);
    }
    (items, found)
}

impl Finder<'_> {
    /// The places of people and then klussen, best first. Who is meant exactly stands first, by a row of today as
    /// much as by a number of their own.
    fn ranked(&self, query: &str) -> Vec<usize> {
        let people = self.people.iter().map(|p| self.desk.register_name(*p));
        let names: Vec<String> = people
            .chain(self.klussen.iter().map(|(_, k)| k.name.clone()))
            .collect();
        if query.trim().is_empty() {
            return (0..names.len()).collect();
        }
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let exactly = Names::new(self.desk.app.directory(), self.today).with_rows(&self.sheet);
        let meant = exactly.named(query);
        let first = (0..self.people.len()).filter(|at| meant.contains(&self.people[*at]));
        let mut ranked: Vec<usize> = first.collect();
        for (at, _) in Matcher::new().rank(query, &names) {
            if !ranked.contains(&at) {
                ranked.push(at);
            }
        }
        ranked
    }

    /// `r3 nr12`: the row of today, and the number of their own.
    fn marks(&self, person: ParticipantId) -> String {
        let row = self.sheet.iter().find(|r| r.row.participant == person);
        let own = self.desk.app.directory().participants.get(&person);
        let marks = [row.map(|r| row_mark(r.number)), own.map(|p| own_mark(&p.number))];
        let marks: Vec<String> = marks.into_iter().flatten().filter(|m| !m.is_empty()).collect();
        marks.join(" ")
    }

    fn person(&self, person: ParticipantId) -> Item {
        let desk = self.desk;
        let days = DayReader {
            store: desk.app.store(),
        };
        let row = days.row(person, self.today).ok();
        let mut told = vec![self.marks(person)];
        let mut seen = BTreeSet::new();
        let now = desk.app.now_on(self.today);
        let places = row.iter().flat_map(|r| r.places(now).collect::<Vec<_>>());
        for (half, id) in places {
            if let Some(klus) = desk.app.directory().klussen.get(&id)
                && seen.insert(id)
            {
                told.push(format!("{} ({})", klus.name, desk.half(half)));
            }
        }
        told.retain(|told| !told.is_empty());
        Item {
            label: desk.register_name(person),
            right: row.map(|r| there_today(desk, &r)).unwrap_or_default(),
            detail: told.join(" · "),
            ..Item::default()
        }
    }

    fn klus(&self, id: KlusId, klus: &Klus) -> Item {
        let now = self.desk.app.now_on(self.today);
        let rows = self.sheet.iter().map(|numbered| &numbered.row);
        let on = rows.filter(|r| r.places(now).any(|(_, k)| k == id));
        let who: Vec<String> = on.map(|r| self.desk.name(r.participant)).collect();
        Item {
            label: klus.name.clone(),
            detail: who.join(", "),
            right: klus.place.clone(),
            ..Item::default()
        }
    }
}
