//! Name, number, team, certificates.

use super::fields;
use super::newcomer::called;
use crate::app::Refusal;
use crate::domain::dates;
use crate::domain::ids::{ParticipantId, TeamId};
use crate::domain::participant::Certificate;
use crate::domain::record::{Record, RecordKey};
use crate::text::clean::{FIELD_MAX, NAME_MAX};
use crate::text::sentence::Sentence;
use crate::tui::ask::PersonAsk;
use crate::tui::desk::Desk;
use crate::tui::effect::Effect;
use crate::tui::popups::{Answer, Content, Field, Form};
use crate::tui::screens::Wrong;
use crate::tui::screens::dating::{DateField, Shown, typed};

/// Most characters of a number.
const NUMBER_MAX: usize = 20;

/// Opens the form of a participant.
#[must_use]
pub fn ask_edit(desk: Desk<'_>, person: ParticipantId) -> Vec<Effect> {
    let directory = desk.app.directory();
    let today = desk.app.today();
    let Some(participant) = directory.participants.get(&person) else {
        return vec![Effect::Refuse(Refusal::Unknown.sentence())];
    };
    let now = participant.team_on(today);
    let mut teams: Vec<Option<TeamId>> = vec![None];
    teams.extend(
        directory
            .teams
            .iter()
            .filter(|(id, t)| !t.ended || Some(**id) == now)
            .map(|(id, _)| Some(*id)),
    );
    let names = teams
        .iter()
        .map(|team| match team.and_then(|id| directory.teams.get(&id)) {
            Some(team) => team.name.clone(),
            None => desk.texts.get("team-none"),
        });
    let at = teams.iter().position(|team| *team == now).unwrap_or(0);
    let get = |id: &str| desk.texts.get(id);
    let form = Form::new(
        super::titled(desk, "edit-title", person),
        vec![
            Field::text(
                "name",
                get("field-name"),
                &participant.name_on(today).natural(),
                NAME_MAX,
            )
            .hint(get("hint-name")),
            Field::text("number", get("field-number"), &participant.number, NUMBER_MAX)
                .hint(get("hint-number")),
            Field::choice("team", get("field-team"), names.collect(), at),
            DateField::NameSince
                .field(desk, "field-since", Shown::Nothing)
                .hint(get("hint-since")),
            Field::text(
                "certificates",
                get("field-certificates"),
                &written(&participant.certificates),
                FIELD_MAX,
            )
            .hint(get("hint-certificates")),
        ],
    );
    super::ask(PersonAsk::Edit(person, teams), Content::Form(form))
}

/// Certificates as they are typed: `VCA tot 1-5-2027; rijbewijs`.
#[must_use]
pub fn written(certificates: &[Certificate]) -> String {
    let one = |c: &Certificate| match c.until {
        Some(until) => format!("{} tot {}", c.name, typed(until)),
        None => c.name.clone(),
    };
    certificates.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn certificates(answer: &Answer, on: chrono::NaiveDate) -> Result<Vec<Certificate>, Wrong> {
    let mut all: Vec<Certificate> = Vec::new();
    for part in answer
        .text("certificates")
        .split(';')
        .map(str::trim)
        .filter(|p| !p.is_empty())
    {
        let split = [" tot ", " t/m ", " until "]
            .iter()
            .find_map(|word| part.rsplit_once(word));
        let (name, until) = match split {
            None => (part, None),
            Some((name, date)) => (name, Some(DateField::CertificateUntil.said(date, on)?)),
        };
        let name = name.trim().to_owned();
        if all.iter().any(|known| known.name.eq_ignore_ascii_case(&name)) {
            return Err(Wrong::field(
                "certificates",
                Sentence::new("certificate-twice").text("name", name),
            ));
        }
        all.push(Certificate { name, until });
    }
    Ok(all)
}

/// How certificates are understood, for while one types; nothing where none has a date.
pub(super) fn tell_certificates(desk: Desk<'_>, answer: &Answer) -> String {
    let all = certificates(answer, desk.app.today()).unwrap_or_default();
    if all.iter().all(|c| c.until.is_none()) {
        return String::new();
    }
    let one = |c: &Certificate| match c.until {
        Some(until) => format!("{} · {}", c.name, dates::long(until, desk.texts.lang())),
        None => c.name.clone(),
    };
    all.iter().map(one).collect::<Vec<_>>().join("; ")
}

pub(super) fn edit(
    desk: Desk<'_>,
    person: ParticipantId,
    teams: &[Option<TeamId>],
    answer: &Answer,
) -> Result<Vec<Effect>, Wrong> {
    let today = desk.app.today();
    let known = desk.app.directory().participants.get(&person);
    let mut participant = known.cloned().ok_or_else(|| Refusal::Unknown.sentence())?;
    let name = fields::name(answer, "name")?;
    let since = DateField::NameSince.read_if_any(answer, today)?;
    if *participant.name_on(since.unwrap_or(today)) != name {
        // Without a date the name was wrong, and is put right where it stands.
        let begun = participant
            .names
            .versions()
            .rev()
            .find(|(from, _)| *from <= today);
        let first = participant.names.versions().next();
        let from = since.or(begun.or(first).map(|(from, _)| from)).unwrap_or(today);
        participant.names.set(from, name);
    }
    let team = teams.get(answer.choice("team")).copied().flatten();
    let from = since.unwrap_or(today);
    if participant.team_on(from) != team {
        participant.team.set(from, team);
    }
    answer.text("number").clone_into(&mut participant.number);
    participant.certificates = certificates(answer, today)?;
    let said = Sentence::new("person-saved").text("name", called(desk, person, &participant));
    let edits = vec![(
        RecordKey::Participant(person),
        Some(Record::Participant(participant.into())),
    )];
    fields::save(desk, edits, said, |refusal| match refusal {
        Refusal::NumberTaken { .. } | Refusal::TooLong { max: NUMBER_MAX, .. } => "number",
        Refusal::DateOutOfRange => "since",
        Refusal::TooLong { .. } => "certificates",
        _ => "name",
    })
}
