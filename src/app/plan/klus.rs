//! Klussen: what may be entered of one, and what becomes of who is on it.

use super::Situation;
use super::edit::{check_date, check_length, check_name, check_range};
use crate::app::draft::Draft;
use crate::app::query::day::DaySource;
use crate::app::{Refusal, Trouble};
use crate::domain::directory::Directory;
use crate::domain::ids::KlusId;
use crate::domain::klus::{Klus, MOST_PEOPLE, When, is_a_name};
use crate::domain::record::RecordKey;
use crate::store::{date_of, month_of};
use crate::text::clean::FIELD_MAX;
use crate::text::fold::fold;

/// The rules for one klus.
pub(super) fn check_klus(klus: &Klus) -> Result<(), Refusal> {
    check_name(&klus.name)?;
    if !is_a_name(&klus.name) {
        let given = klus.name.clone();
        return Err(Refusal::KlusName { given });
    }
    for text in [&klus.place, &klus.work_type] {
        check_length(text, FIELD_MAX)?;
    }
    if klus.min < 1 {
        return Err(Refusal::KlusMin);
    }
    if let Some(max) = klus.max.filter(|max| *max < klus.min) {
        return Err(Refusal::KlusMax { min: klus.min, max });
    }
    if let Some(given) = klus.max.into_iter().chain([klus.min]).find(|n| *n > MOST_PEOPLE) {
        return Err(Refusal::KlusPeople { given: given.into() });
    }
    let never = match &klus.when {
        When::Once(date) => {
            check_date(*date)?;
            false
        }
        When::Weekly {
            from,
            until,
            weekdays,
        } => {
            check_range(*from, *until)?;
            !weekdays.contains(&true)
        }
    };
    if never || klus.halves.is_empty() {
        Err(Refusal::KlusNever)
    } else {
        Ok(())
    }
}

/// Two klussen of one name in one half-day could not be told apart. Those of old may stay as they are, and so may
/// those of a file, which tells of what was.
pub(super) fn check_twin(directory: &Directory, id: KlusId, klus: &Klus) -> Result<(), Refusal> {
    let name = fold(&klus.name);
    let as_it_was =
        |was: &Klus| was.when == klus.when && was.halves == klus.halves && fold(&was.name) == name;
    let twin = |other: &Klus| klus.is_beside(other) && fold(&other.name) == name;
    let mut others = directory.klussen.iter().filter(|(other, _)| **other != id);
    if directory.klussen.get(&id).is_some_and(as_it_was) || !others.any(|(_, other)| twin(other)) {
        return Ok(());
    }
    Err(Refusal::NameTaken {
        name: klus.name.clone(),
    })
}

/// Who is free again from today on, because the klus they were put on is no longer in that half-day. What was, stays.
pub(super) fn freed(
    situation: &Situation,
    draft: &Draft<'_>,
    id: KlusId,
    after: &Klus,
) -> Result<Vec<RecordKey>, Trouble> {
    let (today, directory) = (situation.today, draft.directory());
    let this_month = month_of(today).0;
    let mut free = Vec::new();
    let moved = |before: &Klus| before.when != after.when || before.halves != after.halves;
    if !directory.klussen.get(&id).is_some_and(moved) {
        return Ok(free);
    }
    for person in directory.participants.keys() {
        draft.months_back(*person, u16::MAX, &mut |month, page| {
            for ((day, half), on) in page.allocations.iter().filter(|_| month >= this_month) {
                let Some(date) = date_of(month, *day).filter(|date| *on == id && *date >= today) else {
                    continue;
                };
                let stays = after.is_on_date(date) && after.halves.contains(half);
                if !stays && !directory.closed.contains_key(&date) {
                    free.push(RecordKey::Allocation(*person, date, *half));
                }
            }
            month > this_month
        })?;
    }
    Ok(free)
}

/// Whether anybody was ever on a klus: looks from the newest month on, until somebody is found.
pub(super) fn somebody_on(draft: &Draft<'_>, id: KlusId) -> Result<bool, Trouble> {
    let mut found = false;
    for person in draft.directory().participants.keys() {
        draft.months_back(*person, u16::MAX, &mut |_, page| {
            found = page.allocations.iter().any(|(_, klus)| *klus == id);
            !found
        })?;
        if found {
            break;
        }
    }
    Ok(found)
}
