//! The first screen on a machine without a store: begin one's own workshop, or look around in the demo. Runs
//! before there is anything to run on.

use chrono::NaiveDate;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::events::{Asked, Event};
use super::look::Look;
use super::popups::{Answer, Field, Form};
use super::symbol::Symbol;
use super::theme::{Role, Theme};
use super::widgets::lines::{put, put_all, wrap};
use super::widgets::shell::{MIN_COLS, MIN_ROWS, TooSmall};
use crate::app::StartUp;
use crate::domain::method::{self, Method};
use crate::text::clean::{NAME_MAX, clean};
use crate::text::sentence::Sentence;
use crate::text::texts::Texts;

/// What the welcome led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WelcomeOutcome {
    /// Make this workshop, and open it.
    Start(StartUp),
    /// Open the invented workshop.
    Demo,
    /// Nothing for now.
    Quit,
}

/// What one can choose, in order.
const CHOICES: [&str; 3] = ["welcome-own", "welcome-demo", "welcome-quit"];

/// The first screen.
pub struct Welcome {
    texts: Texts,
    theme: Theme,
    today: NaiveDate,
    cursor: usize,
    /// The form of one's own workshop, once it is open.
    form: Option<Form>,
    /// Id and text of the organisation's own method files; or why one of them cannot be used.
    own_methods: Result<Vec<(String, String)>, Sentence>,
    /// Ids of the methods, in the order of the choice.
    methods: Vec<String>,
    outcome: Option<WelcomeOutcome>,
}

impl Welcome {
    /// The welcome on a date.
    #[must_use]
    pub fn new(texts: Texts, theme: Theme, today: NaiveDate) -> Self {
        Self {
            texts,
            theme,
            today,
            cursor: 0,
            form: None,
            own_methods: Ok(Vec::new()),
            methods: Vec::new(),
            outcome: None,
        }
    }

    /// With the organisation's own method files (id and text), or why one of them cannot be used: then no
    /// workshop is begun, for its hours would be counted by another.
    #[must_use]
    pub fn with_methods(mut self, own: Result<Vec<(String, String)>, Sentence>) -> Self {
        self.own_methods = own;
        self
    }

    /// What was decided; none while nothing is.
    #[must_use]
    pub const fn outcome(&self) -> Option<&WelcomeOutcome> {
        self.outcome.as_ref()
    }

    /// What was decided; quitting where nothing was.
    #[must_use]
    pub fn into_outcome(self) -> WelcomeOutcome {
        self.outcome.unwrap_or(WelcomeOutcome::Quit)
    }

    /// Takes an event in.
    pub fn handle(&mut self, event: Event) {
        match event {
            Event::Key(key) => self.key(key),
            Event::Paste(pasted) => {
                if let Some(form) = &mut self.form {
                    let _ = form.paste(&pasted.text);
                }
            }
            Event::Signal(Asked::Quit) | Event::Gone => self.outcome = Some(WelcomeOutcome::Quit),
            Event::Tick | Event::Resize | Event::Signal(Asked::Suspend | Asked::Continue) => {}
        }
    }

    fn key(&mut self, key: KeyEvent) {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        if control && matches!(key.code, KeyCode::Char('c' | 'q')) {
            self.outcome = Some(WelcomeOutcome::Quit);
        } else if self.form.is_some() {
            self.form_key(key);
        } else {
            self.choice_key(key);
        }
    }

    fn choice_key(&mut self, key: KeyEvent) {
        match key.code {
            KeyCode::Up | KeyCode::BackTab => self.cursor = (self.cursor + CHOICES.len() - 1) % CHOICES.len(),
            KeyCode::Down | KeyCode::Tab => self.cursor = (self.cursor + 1) % CHOICES.len(),
            KeyCode::Char('q') | KeyCode::Esc => self.outcome = Some(WelcomeOutcome::Quit),
            KeyCode::Enter => match self.cursor {
                0 => self.open_form(),
                1 => self.outcome = Some(WelcomeOutcome::Demo),
                _ => self.outcome = Some(WelcomeOutcome::Quit),
            },
            _ => {}
        }
    }

    fn open_form(&mut self) {
        let Ok(own) = &self.own_methods else { return };
        let lang = self.texts.lang();
        let known: Vec<(String, String)> = method::beginning(own)
            .into_iter()
            .filter_map(|(id, text)| {
                let method = Method::parse(&id, &text, clean).ok()?;
                Some((id, method.name.get(lang).to_owned()))
            })
            .collect();
        let names = known.iter().map(|(_, name)| name.clone()).collect();
        self.methods = known.into_iter().map(|(id, _)| id).collect();
        let get = |id: &str| self.texts.get(id);
        self.form = Some(Form::new(
            get("welcome-form"),
            vec![
                Field::text("location", get("field-location"), "", NAME_MAX)
                    .hint(get("hint-welcome-location")),
                Field::choice("method", get("field-method"), names, 0).hint(get("hint-welcome-method")),
                Field::text("supervisor", get("welcome-supervisor"), "", NAME_MAX)
                    .hint(get("hint-welcome-supervisor")),
            ],
        ));
    }

    fn form_key(&mut self, key: KeyEvent) {
        if key.code == KeyCode::Esc {
            self.form = None;
            return;
        }
        let Some(form) = &mut self.form else { return };
        let super::popups::Step::Done(answer) = form.key(key) else {
            return;
        };
        match start(&answer, &self.methods, self.today) {
            Ok(start) => {
                let own_methods = self.own_methods.clone().unwrap_or_default();
                self.outcome = Some(WelcomeOutcome::Start(StartUp { own_methods, ..start }));
            }
            Err(field) => form.refuse(field, self.texts.get("no-name-missing")),
        }
    }

    /// Draws it; may be called at any time, changes nothing.
    pub fn draw(&self, frame: &mut Frame<'_>) {
        let look = Look {
            texts: &self.texts,
            theme: &self.theme,
        };
        let area = frame.area();
        let buf = frame.buffer_mut();
        if area.width < MIN_COLS || area.height < MIN_ROWS {
            TooSmall { look }.render(area, buf);
        } else {
            self.choices(look, area, buf);
            if let Some(form) = &self.form {
                form.draw(look, area, buf);
            }
        }
        self.theme.finish(buf);
    }

    fn choices(&self, look: Look<'_>, area: Rect, buf: &mut Buffer) {
        let cols = area.width.min(64);
        let place = Rect {
            x: area.x + (area.width - cols) / 2,
            y: area.y + (area.height / 5).max(1),
            width: cols,
            height: area.height - (area.height / 5).max(1),
        };
        let mut lines = vec![
            Line::from(look.span(look.get("welcome-title"), Role::Strong)),
            Line::default(),
        ];
        lines.extend(
            wrap(&look.get("welcome-intro"), usize::from(cols))
                .into_iter()
                .map(Line::from),
        );
        lines.push(Line::default());
        for (at, id) in CHOICES.into_iter().enumerate() {
            let chosen = at == self.cursor;
            let bar = if chosen {
                look.mark(Symbol::Bar)
            } else {
                Span::raw(" ")
            };
            let role = if chosen { Role::Strong } else { Role::Plain };
            lines.push(Line::from(vec![
                bar,
                Span::raw(" "),
                look.span(look.get(id), role),
            ]));
        }
        if let Err(mistake) = &self.own_methods {
            lines.push(Line::default());
            let told = wrap(&self.texts.say(mistake), usize::from(cols));
            lines.extend(
                told.into_iter()
                    .map(|line| Line::from(look.span(line, Role::Error))),
            );
        }
        put_all(buf, place, lines);
        let keys = Line::from(look.span(format!(" {}", look.get("welcome-keys")), Role::Dim));
        put(buf, area.x, area.bottom() - 1, area.width, &keys);
    }
}

/// The workshop that the form describes; else the field that is missing.
fn start(answer: &Answer, methods: &[String], since: NaiveDate) -> Result<StartUp, &'static str> {
    let filled = |field: &'static str| match answer.text(field) {
        "" => Err(field),
        text => Ok(text.to_owned()),
    };
    Ok(StartUp {
        location: filled("location")?,
        method: methods.get(answer.choice("method")).cloned().ok_or("method")?,
        supervisor: filled("supervisor")?,
        since,
        own_methods: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::lang::Lang;
    use crate::tui::testing::{SIZES, TestTerminal};
    use crate::tui::theme::Variant;
    use std::fmt::Write as _;

    fn welcome(lang: Lang) -> Welcome {
        let theme = Theme {
            variant: Variant::Dark,
            ascii: false,
            rich: true,
        };
        Welcome::new(
            Texts::new(lang),
            theme,
            NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(),
        )
    }

    fn press(welcome: &mut Welcome, code: KeyCode) {
        welcome.handle(Event::Key(KeyEvent::new(code, KeyModifiers::NONE)));
    }

    fn write(welcome: &mut Welcome, text: &str) {
        text.chars().for_each(|c| press(welcome, KeyCode::Char(c)));
    }

    fn shown(welcome: &Welcome) -> String {
        let mut out = String::new();
        for (cols, rows) in SIZES {
            let mut terminal = TestTerminal::new(cols, rows);
            terminal.draw(|frame| welcome.draw(frame));
            let _ = writeln!(out, "== {cols}×{rows}\n{}", terminal.shown());
        }
        out
    }

    #[test]
    fn a_workshop_begins_with_its_name_a_method_and_a_supervisor() {
        let mut welcome = welcome(Lang::Nl);
        insta::assert_snapshot!("welcome_nl", shown(&welcome));
        press(&mut welcome, KeyCode::Enter);
        press(&mut welcome, KeyCode::Enter);
        insta::assert_snapshot!("welcome_form_nl", shown(&welcome));
        write(&mut welcome, "Werkplaats Noord");
        press(&mut welcome, KeyCode::Tab);
        press(&mut welcome, KeyCode::Right);
        press(&mut welcome, KeyCode::Enter);
        assert_eq!(welcome.outcome(), None, "the supervisor is missing");
        write(&mut welcome, "A. de Boer");
        press(&mut welcome, KeyCode::Enter);
        let Some(WelcomeOutcome::Start(start)) = welcome.outcome() else {
            panic!("not begun");
        };
        assert_eq!(
            (start.location.as_str(), start.supervisor.as_str()),
            ("Werkplaats Noord", "A. de Boer")
        );
        assert!(
            method::shipped()
                .into_iter()
                .nth(1)
                .is_some_and(|(id, _)| id == start.method)
        );
    }

    #[test]
    fn its_own_method_comes_first_and_one_with_a_mistake_begins_nothing() {
        let shipped = method::shipped()[2].1.to_owned();
        let own = shipped
            .replace("id = \"werkpro\"", "id = \"eigen\"")
            .replace("name = \"WerkPro\"", "name = \"Eigen weg\"");
        let mut begun = welcome(Lang::Nl).with_methods(Ok(vec![("eigen".to_owned(), own)]));
        press(&mut begun, KeyCode::Enter);
        write(&mut begun, "Noord");
        press(&mut begun, KeyCode::Tab);
        press(&mut begun, KeyCode::Tab);
        write(&mut begun, "A. de Boer");
        assert!(shown(&begun).contains("Eigen weg"));
        press(&mut begun, KeyCode::Enter);
        let Some(WelcomeOutcome::Start(start)) = begun.outcome() else {
            panic!("not begun");
        };
        assert_eq!((start.method.as_str(), start.own_methods.len()), ("eigen", 1));
        let wrong = Sentence::new("adopt-not-text").text("file", "eigen.toml");
        let mut refused = welcome(Lang::Nl).with_methods(Err(wrong));
        press(&mut refused, KeyCode::Enter);
        assert!(refused.outcome().is_none());
        assert!(shown(&refused).contains("eigen.toml is geen tekst in UTF-8"));
    }

    #[test]
    fn the_example_is_one_key_further_and_q_leaves() {
        let mut welcome = super::tests::welcome(Lang::En);
        insta::assert_snapshot!("welcome_en", shown(&welcome));
        press(&mut welcome, KeyCode::Down);
        press(&mut welcome, KeyCode::Enter);
        assert_eq!(welcome.into_outcome(), WelcomeOutcome::Demo);
        let mut other = super::tests::welcome(Lang::Nl);
        write(&mut other, "q");
        assert_eq!(other.into_outcome(), WelcomeOutcome::Quit);
    }
}
