//! What the list of participants shows, gathered once after a command.

use chrono::NaiveDate;

use crate::app::Trouble;
use crate::app::query::find::own_mark;
use crate::domain::ids::ParticipantId;
use crate::domain::participant::Participant;
use crate::domain::time::Minutes;
use crate::text::sentence::Sentence;
use crate::tui::desk::Desk;
use crate::tui::effect::PeopleFilter;
use crate::tui::screens::today::{phase_name, week_lines};

/// What the list shows.
#[derive(Default)]
pub struct View {
    pub rows: Vec<Row>,
    /// What is shown, in words.
    pub title: String,
}

/// One participant in the list.
pub struct Row {
    pub person: ParticipantId,
    pub number: String,
    pub name: String,
    pub team: String,
    pub method: String,
    pub phase: String,
    pub schedule: String,
    pub hours: Option<Minutes>,
    /// The trajectory is over, or there is none.
    pub over: bool,
}

/// A filter in words.
pub fn filter_name(desk: Desk<'_>, filter: PeopleFilter) -> String {
    match filter {
        PeopleFilter::Here => desk.texts.get("people-here"),
        PeopleFilter::Team(id) => {
            let team = desk.app.directory().teams.get(&id);
            let name = team.map(|t| t.name.clone()).unwrap_or_default();
            desk.texts.say(&Sentence::new("people-team").text("team", name))
        }
        PeopleFilter::Ended => desk.texts.get("people-ended"),
        PeopleFilter::Guests => desk.texts.get("people-guests"),
        PeopleFilter::Everybody => desk.texts.get("people-everybody"),
    }
}

impl View {
    pub fn gather(desk: Desk<'_>, filter: PeopleFilter) -> Result<Self, Trouble> {
        let today = desk.app.today();
        let mut rows = Vec::new();
        for person in desk.app.directory().register() {
            let Some(participant) = desk.app.directory().participants.get(&person) else {
                continue;
            };
            let over = is_over(desk, person, today);
            let shown = match filter {
                PeopleFilter::Here => !over && !participant.guest,
                PeopleFilter::Team(team) => !over && participant.team_on(today) == Some(team),
                PeopleFilter::Ended => over && !participant.guest,
                PeopleFilter::Guests => participant.guest,
                PeopleFilter::Everybody => true,
            };
            if shown {
                rows.push(row(desk, person, participant, over)?);
            }
        }
        let title = Sentence::new("people-title")
            .number("count", rows.len())
            .text("which", filter_name(desk, filter));
        Ok(Self {
            rows,
            title: desk.texts.say(&title),
        })
    }
}

/// Whether no trajectory runs or is to come.
fn is_over(desk: Desk<'_>, person: ParticipantId, today: NaiveDate) -> bool {
    let file = desk.app.directory().files.get(&person);
    let mut all = file.into_iter().flat_map(|f| f.trajectories.values());
    !all.any(|t| t.end.is_none_or(|end| end >= today))
}

fn row(desk: Desk<'_>, person: ParticipantId, participant: &Participant, over: bool) -> Result<Row, Trouble> {
    let (today, lang) = (desk.app.today(), desk.texts.lang());
    let directory = desk.app.directory();
    let standing = desk.app.standing(person, today)?;
    let team = participant.team_on(today).and_then(|id| directory.teams.get(&id));
    let file = directory.files.get(&person);
    let week = file.and_then(|f| f.schedule.at_or_first(today)).filter(|_| !over);
    let method = directory
        .method_of(person, today)
        .map(|m| m.name.get(lang).to_owned());
    Ok(Row {
        person,
        number: own_mark(&participant.number),
        name: directory.listed(person, today),
        team: team.map(|t| t.name.clone()).unwrap_or_default(),
        method: if participant.guest {
            desk.texts.get("people-guest")
        } else {
            method.unwrap_or_default()
        },
        phase: standing.as_ref().map(|s| phase_name(s, lang)).unwrap_or_default(),
        schedule: week.map(|w| week_lines(w, lang).join("; ")).unwrap_or_default(),
        hours: standing.map(|s| s.progress.total),
        over,
    })
}
