//! Carrying out what a key or an answer led to: the one place where effects become deeds.

use super::{Life, Ui};
use crate::app::{Action, Refusal, Step, Trouble};
use crate::text::clean::FIELD_MAX;
use crate::text::sentence::Sentence;
use crate::tui::ask::{ProgramAsk, Purpose};
use crate::tui::effect::Effect;
use crate::tui::popups::{Confirm, Content, Feedback, Input, Outcome, Popup};
use crate::tui::screens::Wrong;
use crate::tui::screens::telling::Answer;
use crate::tui::theme::Role;

impl Ui {
    /// Says in a popup what is wrong with the answer; nothing that was typed is lost.
    pub(super) fn complain(&mut self, content: &mut Content, wrong: &Wrong) {
        let text = self.texts.say(&wrong.sentence);
        match content {
            Content::Input(input) => input.say(Feedback::Wrong(text, wrong.at.clone())),
            Content::Form(form) if !wrong.field.is_empty() => form.refuse(wrong.field, text),
            _ => self.status = Some((Role::Error, text)),
        }
    }

    pub(super) fn run_all(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            self.run(effect, None);
        }
    }

    /// Carries an effect out. The popup it came from is put back when the effect is refused.
    pub(super) fn run(&mut self, effect: Effect, popup: Option<Popup<Purpose>>) {
        match effect {
            Effect::Do(action) => self.perform(action, None, popup),
            Effect::DoSaying(action, sentence) => self.perform(action, Some(sentence), popup),
            Effect::Open(purpose, content) => {
                self.popups.open(purpose, content);
                // Something typed beforehand is told how it is understood at once.
                self.outcome(Outcome::Changed);
            }
            Effect::Go(place) => self.go(place, true),
            Effect::Say(sentence) => self.say(Role::Present, &sentence),
            Effect::Refuse(sentence) => self.say(Role::Warning, &sentence),
            Effect::Undo => {
                let done = self.app.undo();
                self.stepped(done, Sentence::new("undone"));
            }
            Effect::Redo => {
                let done = self.app.redo();
                self.stepped(done, Sentence::new("redone"));
            }
            Effect::SetWho(who) => {
                self.app.set_who(Some(who));
                self.app.end_visit();
            }
            Effect::SetColours(colours) => self.set_colours(colours),
            Effect::Command(command) => self.command(command, None),
            Effect::BackUp => self.back_up(true),
            Effect::BackUpTo(folder) => self.back_up_to(&folder, popup),
            Effect::Quit => self.life = Life::Over,
        }
    }

    /// Says something at the bottom that is not an answer to a key.
    pub fn tell(&mut self, sentence: &Sentence) {
        self.say(Role::Warning, sentence);
    }

    pub(in crate::tui) fn say(&mut self, role: Role, sentence: &Sentence) {
        self.status = Some((role, self.texts.say(sentence)));
    }

    fn perform(&mut self, action: Action, said: Option<Sentence>, popup: Option<Popup<Purpose>>) {
        let reason = match popup.as_ref().map(|p| (&p.purpose, &p.content)) {
            Some((Purpose::Program(ProgramAsk::Reason(_)), Content::Input(input))) => {
                Some(input.text().to_owned())
            }
            _ => None,
        };
        let answer = Answer::to(self.desk(), &action);
        match self.app.perform(&action, reason.as_deref()) {
            Ok(_) => {
                if matches!(action, Action::CloseDay { .. }) {
                    self.back_up(false);
                }
                let said = said.map(|said| (Role::Present, self.texts.say(&said)));
                if let Some((role, line)) = answer.line.as_ref() {
                    let before = said.map(|(_, said)| format!("{said} "));
                    self.status = Some((*role, before.unwrap_or_default() + line));
                } else if said.is_some() {
                    self.status = said;
                }
                self.just = answer.just(self.app.store().applied().position);
            }
            Err(Trouble::Refused(Refusal::NeedsReason { date })) => {
                let title = self.texts.say(&Sentence::new("reason-title").date("date", date));
                let input = Input::new(title, self.texts.get("reason-hint"), FIELD_MAX);
                self.popups.open(
                    Purpose::Program(ProgramAsk::Reason(Box::new(action))),
                    Content::Input(input),
                );
            }
            Err(trouble) => {
                self.refuse_with(popup, &trouble.sentence());
            }
        }
    }

    /// Says why something was not done; in the popup it was typed in, if there is one.
    pub(in crate::tui) fn refuse_with(&mut self, popup: Option<Popup<Purpose>>, why: &Sentence) {
        self.say(Role::Error, why);
        if let Some(mut popup) = popup.filter(|p| matches!(p.content, Content::Input(_) | Content::Form(_))) {
            self.complain(&mut popup.content, &Wrong::from(why.clone()));
            self.popups.put_back(popup);
        }
    }

    /// Says what undo or redo did, or why not.
    fn stepped(&mut self, done: Result<Step, Trouble>, told: Sentence) {
        match done {
            Ok(step) => {
                let what = step.told(&self.texts, self.app.directory());
                self.say(Role::Present, &told.text("what", what));
            }
            Err(trouble) => self.say(Role::Warning, &trouble.sentence()),
        }
    }

    /// Undo, after a yes when it was another supervisor's.
    pub(in crate::tui) fn ask_undo(&mut self) -> Vec<Effect> {
        let step = self.app.next_undo();
        self.ask_step(step, ["key-undo", "undo-others"], Effect::Undo)
    }

    /// Redo, likewise.
    pub(in crate::tui) fn ask_redo(&mut self) -> Vec<Effect> {
        let step = self.app.next_redo();
        self.ask_step(step, ["key-redo", "redo-others"], Effect::Redo)
    }

    fn ask_step(
        &self,
        step: Result<Option<Step>, Trouble>,
        [title, others]: [&'static str; 2],
        effect: Effect,
    ) -> Vec<Effect> {
        match step {
            Ok(Some(step)) if step.who.is_some() && step.who != self.app.who() => {
                let who = step.who.and_then(|w| self.app.directory().supervisors.get(&w));
                let sentence = Sentence::new(others)
                    .text("what", step.told(&self.texts, self.app.directory()))
                    .text("who", who.map(|s| s.name.clone()).unwrap_or_default());
                let confirm = Confirm::new(self.texts.get(title), self.texts.say(&sentence));
                vec![Effect::Open(
                    Purpose::Program(ProgramAsk::Confirm(Box::new(effect))),
                    Content::Confirm(confirm),
                )]
            }
            Ok(_) => vec![effect],
            Err(trouble) => vec![Effect::Refuse(trouble.sentence())],
        }
    }
}
