//! What is said once a mark was saved: what stays and what went of what was entered, and the one key that makes it the
//! whole day.

use crate::app::query::gone::AwayFromNow;
use crate::app::{Action, Mark};
use crate::text::sentence::Sentence;
use crate::tui::desk::{Desk, Privacy};
use crate::tui::effect::Effect;
use crate::tui::keys::hints::all_keys;
use crate::tui::keys::{Command, Context};
use crate::tui::theme::Role;

/// Those who were just marked away from now on; the whole day is one key away until something else is entered.
#[derive(Clone, Debug)]
pub struct Just {
    away: AwayFromNow,
    /// The entry that did it.
    at: u64,
}

/// What an action is answered with, to be said once it is saved.
#[derive(Debug, Default)]
pub struct Answer {
    /// What is said at the bottom.
    pub line: Option<(Role, String)>,
    away: Option<AwayFromNow>,
}

impl Answer {
    /// What there is to say of an action before it is done.
    #[must_use]
    pub fn to(desk: Desk<'_>, action: &Action) -> Self {
        if !matches!(
            action,
            Action::Mark { .. } | Action::AcceptRest { .. } | Action::CloseDay { .. }
        ) {
            return Self::default();
        }
        let Ok(changes) = desk.app.foresee(action) else {
            return Self::default();
        };
        let shielded = desk.privacy == Privacy::Shielded;
        let key = |command| {
            let contexts = [Context::Today, Context::Everywhere];
            desk.keymap
                .binding(&contexts, command)
                .map(all_keys)
                .unwrap_or_default()
        };
        let mut line = Vec::new();
        let away = desk.app.away_from_now(action, &changes);
        line.extend(
            away.as_ref()
                .map(|away| desk.texts.say(&away.sentence(desk.texts, desk.app, shielded))),
        );
        let gone = desk.app.gone(action, &changes);
        let gone = gone.sentence(desk.texts, desk.app, shielded);
        let role = if gone.is_some() {
            Role::Warning
        } else {
            Role::Present
        };
        line.extend(gone.map(|gone| desk.texts.say(&gone.text("key", key(Command::Undo)))));
        if away.is_some() {
            let whole = Sentence::new("away-whole-day").text("key", key(Command::WholeDay));
            line.push(desk.texts.say(&whole));
        }
        let line = (!line.is_empty()).then(|| (role, line.join(" · ")));
        Self { line, away }
    }

    /// Who was just marked by the entry at that place.
    #[must_use]
    pub fn just(self, at: u64) -> Option<Just> {
        self.away.map(|away| Just { away, at })
    }
}

/// Whether somebody was just marked, of whom the whole day can be said.
///
/// # Errors
/// Nobody was, or something else was entered since.
pub fn possible(desk: Desk<'_>) -> Result<&Just, Sentence> {
    let now = desk.app.store().applied().position;
    desk.just
        .filter(|just| just.at == now)
        .ok_or_else(|| Sentence::new("no-just-marked"))
}

/// The whole day of who was just marked, wherever the cursor went.
#[must_use]
pub fn whole_day(desk: Desk<'_>) -> Vec<Effect> {
    match possible(desk) {
        Ok(Just { away, .. }) => vec![Effect::Do(Action::Mark {
            date: away.date,
            people: away.people.clone(),
            mark: Mark::AllDay(away.reason, None),
        })],
        Err(why) => vec![Effect::Refuse(why)],
    }
}
