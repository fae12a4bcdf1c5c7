//! Lists of people: numbers, names, trajectories, teams, certificates.

mod given;
mod heard;

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::super::columns::Column;
use super::super::key;
use super::cell::{Bad, Line, too_long};
use super::people::names::{name_of, several};
use super::people::{candidates, name_and_number};
use super::{Place, Planner, Says, Sheet, unknown_method};
use crate::domain::dated::Dated;
use crate::domain::dates::parse_date;
use crate::domain::ids::{ParticipantId, TeamId, TrajectoryId};
use crate::domain::name::PersonName;
use crate::domain::participant::{Certificate, Participant, Team, Trajectory};
use crate::domain::record::{Record, RecordKey};
use crate::text::clean::{FIELD_MAX, NAME_MAX, TooLong, clean, clean_field};
use crate::text::sentence::Sentence;
use given::Given;
use heard::Heard;

/// Reads lists of people; each row is somebody new, or somebody who is here. Where rows contradict each other none of
/// them is taken in: they are read again without. `all` is every sheet of the import.
pub fn read(planner: &mut Planner<'_>, sheets: &[&Sheet<'_>], all: &[Sheet<'_>]) {
    if sheets.is_empty() {
        return;
    }
    let given = Given::new(all);
    let before = (planner.directory.clone(), planner.plan.clone());
    let refused = each(planner, sheets, &HashMap::new(), &given).contradicted();
    if !refused.is_empty() {
        (planner.directory, planner.plan) = before;
        each(planner, sheets, &refused, &given);
    }
}

fn each(
    planner: &mut Planner<'_>,
    sheets: &[&Sheet<'_>],
    refused: &HashMap<Place, Sentence>,
    given: &Given<'_>,
) -> Heard {
    let mut heard = Heard::default();
    for sheet in sheets {
        let mut seen = HashSet::new();
        sheet.each(planner, |planner, line| {
            if let Some(reason) = refused.get(&line.place) {
                return Err(Bad::whole(reason.clone()));
            }
            let says = person(planner, line, &mut seen, &mut heard, given)?;
            planner.count(says);
            Ok(())
        });
    }
    heard
}

fn person(
    planner: &mut Planner<'_>,
    line: &Line<'_>,
    seen: &mut HashSet<(String, PersonName)>,
    heard: &mut Heard,
    numbers: &Given<'_>,
) -> Result<Says, Bad> {
    let (column, name, own) = name(line)?;
    let given = line.field(Column::Number)?;
    let unknown = |number: &str| {
        line.bad(
            column,
            Sentence::new("file-number-unknown").text("number", number),
        )
    };
    let number = match &own {
        Some(own) if given.is_empty() || given == *own => own.clone(),
        Some(own) => return Err(unknown(own)),
        None => given.clone(),
    };
    let first_time = seen.insert((number.clone(), name.clone()));
    let trajectory = trajectory(planner, line)?;
    let team = line.text(Column::Team, NAME_MAX)?;
    let certificates = certificates(line)?;
    let guest = line.flag(Column::Guest)?;
    let since = trajectory.as_ref().map_or(planner.options.today, |t| t.start);
    let (id, before) = who(planner, line, &number, &name)?;
    if let (None, true, Some(own)) = (&before, given.is_empty(), &own) {
        return Err(unknown(own));
    }
    if before.is_none() && !first_time {
        return Err(line.bad(
            column,
            Sentence::new("file-person-twice").text("name", name.natural()),
        ));
    }
    // Who begins on a date, or is on a list that was called one, is meant to be added.
    let options = planner.options;
    let meant = options.add_participants || options.kind.is_some() || line.columns.has(Column::Start);
    if before.is_none() && !meant {
        let reason = Sentence::new("file-person-unknown").text("name", name.natural());
        return Err(line.bad(column, reason));
    }
    let id = id.unwrap_or_else(|| ParticipantId(Uuid::new_v4()));
    heard.row(
        id,
        line,
        &name,
        trajectory.as_ref(),
        (&team, guest, &certificates),
    );
    let begins = begins(planner, line, id, trajectory)?;
    let mut after = before.clone().unwrap_or_else(|| Participant {
        number: if number.is_empty() {
            numbers.free(planner)
        } else {
            number
        },
        names: Dated::since(since, name),
        team: Dated::default(),
        certificates: Vec::new(),
        guest: false,
    });
    if !team.is_empty() {
        let team = team_named(planner, &team);
        if after.team.last().copied().flatten() != Some(team) {
            let from = if before.is_some() {
                planner.options.today
            } else {
                since
            };
            after.team.set(from, Some(team));
        }
    }
    hold(&mut after.certificates, certificates);
    after.guest = guest.unwrap_or(after.guest);
    let says = match &before {
        None => Says::New,
        Some(before) if *before == after && begins.is_none() => Says::Same,
        Some(_) => Says::Other,
    };
    if before.as_ref() != Some(&after) {
        planner.set(RecordKey::Participant(id), Record::Participant(after.into()));
    }
    if let Some((key, trajectory)) = begins {
        planner.set(
            RecordKey::Trajectory(id, key),
            Record::Trajectory(trajectory.into()),
        );
    }
    Ok(says)
}

/// The column that the name is in, the name, and the number in brackets after it.
fn name(line: &Line<'_>) -> Result<(Column, PersonName, Option<String>), Bad> {
    let column = if line.columns.has(Column::Participant) {
        Column::Participant
    } else {
        Column::Surname
    };
    let whole = line.cell(Column::Participant).map(clean);
    let parts = whole.as_deref().and_then(name_and_number);
    let called = whole.as_deref().map(|text| parts.map_or(text, |(name, _)| name));
    if let Some(reason) = several(line, called) {
        return Err(line.bad(column, reason));
    }
    let name = name_of(line, called).map_err(|reason| line.bad(column, reason))?;
    let name = name.ok_or_else(|| line.bad(column, Sentence::new("no-name-missing")))?;
    let got = name.natural().chars().count();
    if got > NAME_MAX {
        return Err(line.bad(column, too_long(TooLong { max: NAME_MAX, got })));
    }
    Ok((column, name, parts.map(|(_, number)| number.to_owned())))
}

/// Takes certificates over; one that is held already keeps its date unless a new one is given.
fn hold(all: &mut Vec<Certificate>, given: Vec<Certificate>) {
    for certificate in given {
        let own = all
            .iter_mut()
            .find(|own| own.name.eq_ignore_ascii_case(&certificate.name));
        match own {
            Some(own) => own.until = certificate.until.or(own.until),
            None => all.push(certificate),
        }
    }
}

type Here = (Option<ParticipantId>, Option<Participant>);

/// Who of those here it is: by number, or where the row has none, by the exact name.
fn who(planner: &Planner<'_>, line: &Line<'_>, number: &str, name: &PersonName) -> Result<Here, Bad> {
    let lower = name.natural().to_lowercase();
    let has_name = |p: &Participant| {
        p.names
            .versions()
            .any(|(_, own)| own.natural().to_lowercase() == lower)
    };
    let all = planner.directory.participants.iter();
    if !number.is_empty() {
        let Some((id, own)) = all.clone().find(|(_, p)| p.number == number) else {
            return Ok((None, None));
        };
        if !has_name(own) {
            let reason = Sentence::new("file-number-of-other")
                .text("number", number)
                .text("name", own.name_on(planner.options.today).natural());
            return Err(line.bad(Column::Number, reason));
        }
        return Ok((Some(*id), Some(own.clone())));
    }
    let found: Vec<_> = all.filter(|(_, p)| has_name(p)).collect();
    match found[..] {
        [] => Ok((None, None)),
        [(id, own)] => Ok((Some(*id), Some(own.clone()))),
        _ => {
            let numbers = found.iter().map(|(_, p)| p.number.as_str());
            let reason = Sentence::new("file-person-ambiguous")
                .text("name", name.natural())
                .text("numbers", candidates(numbers));
            Err(line.bad(Column::Participant, reason))
        }
    }
}

/// The trajectory of the row; none without a start.
fn trajectory(planner: &Planner<'_>, line: &Line<'_>) -> Result<Option<Trajectory>, Bad> {
    let own = method(planner, line)?;
    let end = line.date(Column::End)?;
    let Some(start) = line.date(Column::Start)? else {
        if end.is_some() {
            return Err(line.bad(Column::Start, Sentence::new("file-date-empty")));
        }
        return Ok(None);
    };
    if end.is_some_and(|end| end < start) {
        return Err(line.bad(Column::End, Sentence::new("no-end-before-start")));
    }
    let workshop = planner.directory.workshop.at_or_first(planner.options.today);
    let method = own
        .or_else(|| planner.options.method.clone())
        .or_else(|| workshop.map(|w| w.method.clone()))
        .unwrap_or_default();
    if !planner.directory.methods.contains_key(&method) {
        return Err(line.bad(Column::Method, unknown_method(&planner.directory, &method)));
    }
    Ok(Some(Trajectory {
        method,
        start,
        end,
        phases: Dated::default(),
        openings: Vec::new(),
    }))
}

/// The id of the method that the row names, where the file gives starts that it can go with.
fn method(planner: &Planner<'_>, line: &Line<'_>) -> Result<Option<String>, Bad> {
    let cell = line
        .cell(Column::Method)
        .filter(|_| line.columns.has(Column::Start));
    let Some(cell) = cell else { return Ok(None) };
    match planner.directory.method_named(cell) {
        Some(id) => Ok(Some(id.to_owned())),
        None => Err(line.bad(Column::Method, unknown_method(&planner.directory, cell))),
    }
}

/// The trajectory as it is to be written; none when it is here already. A start is never moved.
fn begins(
    planner: &Planner<'_>,
    line: &Line<'_>,
    id: ParticipantId,
    given: Option<Trajectory>,
) -> Result<Option<(TrajectoryId, Trajectory)>, Bad> {
    let Some(given) = given else { return Ok(None) };
    let own = planner.directory.files.get(&id).map(|f| &f.trajectories);
    let same = own.and_then(|all| all.iter().find(|(_, t)| t.start == given.start));
    if let Some((key, own)) = same {
        let named = line.cell(Column::Method).is_some();
        let after = Trajectory {
            method: if named { given.method } else { own.method.clone() },
            end: given.end.or(own.end),
            ..own.clone()
        };
        return Ok((after != *own).then_some((*key, after)));
    }
    let overlaps = |own: &Trajectory| {
        own.end.is_none_or(|end| given.start <= end) && given.end.is_none_or(|end| own.start <= end)
    };
    if own.is_some_and(|all| all.values().any(overlaps)) {
        let name = planner.directory.name(id, given.start).natural();
        let only = own
            .filter(|all| all.len() == 1)
            .and_then(|all| all.values().next());
        // A start that was typed some days too late; ending the trajectory would part the hours in two.
        if let Some(only) = only.filter(|only| given.start < only.start) {
            let reason = Sentence::new("file-start-earlier").text("name", name);
            return Err(line.bad(Column::Start, reason.date_of_year("date", only.start)));
        }
        let reason = Sentence::new("no-trajectories-overlap").text("name", name);
        return Err(line.bad(Column::Start, reason));
    }
    Ok(Some((TrajectoryId(Uuid::new_v4()), given)))
}

/// The team of that name; a new one where there is none.
fn team_named(planner: &mut Planner<'_>, name: &str) -> TeamId {
    let mut own = planner.directory.teams.iter();
    if let Some((id, _)) = own.find(|(_, t)| !t.ended && t.name.to_lowercase() == name.to_lowercase()) {
        return *id;
    }
    let id = TeamId(Uuid::new_v4());
    let team = Team {
        name: name.to_owned(),
        ended: false,
    };
    planner.set(RecordKey::Team(id), Record::Team(team));
    id
}

/// `VCA (31-12-2027), heftruck`.
fn certificates(line: &Line<'_>) -> Result<Vec<Certificate>, Bad> {
    let Some(cell) = line.cell(Column::Certificate) else {
        return Ok(Vec::new());
    };
    let bad = |reason: Sentence| line.bad(Column::Certificate, reason);
    let mut all = Vec::new();
    for part in cell.split([',', ';', '\n']).filter(|p| !p.trim().is_empty()) {
        let (name, until) = match part.split_once('(') {
            Some((name, until)) => {
                let date = until.trim().trim_end_matches(')').trim_start_matches("tot ");
                let date = parse_date(date).map_err(|e| bad(super::cell::date_sentence(e)))?;
                (name, Some(date))
            }
            None => (part, None),
        };
        let name = clean_field(name, FIELD_MAX).map_err(|e| bad(too_long(e)))?;
        if key(&name).is_empty() {
            return Err(bad(Sentence::new("no-name-missing")));
        }
        all.push(Certificate { name, until });
    }
    Ok(all)
}
