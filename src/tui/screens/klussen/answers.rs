//! What answers to the questions of the board lead to.

use super::form;
use crate::app::Action;
use crate::text::sentence::Sentence;
use crate::tui::ask::KlusAsk;
use crate::tui::desk::Desk;
use crate::tui::effect::{Effect, Place};
use crate::tui::popups::{Answer, Content};
use crate::tui::screens::Wrong;
use crate::tui::screens::dating::{DateField, tell_going};

/// What an answer leads to.
///
/// # Errors
/// What is wrong with it.
pub fn answered(desk: Desk<'_>, ask: &KlusAsk, answer: &Answer) -> Result<Vec<Effect>, Wrong> {
    let picked = answer.picked();
    Ok(match ask {
        KlusAsk::PutOn(date, half, people, klussen) => match picked.and_then(|at| klussen.get(at)) {
            Some(klus) => vec![Effect::Do(Action::Allocate {
                date: *date,
                half: *half,
                people: people.clone(),
                klus: Some(*klus),
            })],
            None => Vec::new(),
        },
        KlusAsk::SwapWith(date, half, one, others) => match picked.and_then(|at| others.get(at)) {
            Some(other) => vec![Effect::Do(Action::Swap {
                date: *date,
                half: *half,
                people: [*one, *other],
            })],
            None => Vec::new(),
        },
        KlusAsk::Edit(id, date) => {
            let (action, name) = form::action(desk, *id, *date, answer)?;
            vec![Effect::DoSaying(
                action,
                Sentence::new("klus-saved").text("klus", name),
            )]
        }
        KlusAsk::GoToDate(date, half) => {
            let date = DateField::GoTo.said(answer.text(""), *date)?;
            vec![Effect::Go(Place::Klussen(Some((date, *half)), None))]
        }
    })
}

/// Says how what is being typed is understood.
pub fn changed(desk: Desk<'_>, ask: &KlusAsk, content: &mut Content) {
    if let KlusAsk::GoToDate(on, _) = ask {
        tell_going(desk, *on, content);
    }
}
