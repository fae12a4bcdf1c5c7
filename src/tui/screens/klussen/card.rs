//! One card of the board: a klus with who is on it, or who is still free.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::draw::{count_of, room_of};
use super::layout::{first_in_card, people_rows};
use super::{At, Klussen};
use crate::app::query::board::{Card, Person};
use crate::domain::ids::KlusId;
use crate::text::sentence::Sentence;
use crate::text::width::{fit, width};
use crate::tui::look::Look;
use crate::tui::symbol::Symbol;
use crate::tui::theme::Role;
use crate::tui::widgets::lines::{both_ends, line_width, put, put_all, wrap};
use crate::tui::widgets::pane::Pane;

/// What the upper line of a frame takes besides its title and the figure on the right.
const FRAME: usize = 8;

/// A card as it is drawn: its frame, its people, and what stands below them.
struct Face<'a> {
    id: Option<KlusId>,
    title: Line<'a>,
    right: Line<'a>,
    role: Role,
    people: &'a [Person],
    below: Vec<Line<'a>>,
}

/// Draws who is still free.
pub fn draw_free(screen: &Klussen, look: Look<'_>, area: Rect, buf: &mut Buffer) {
    let board = &screen.board;
    let mut below = Vec::new();
    if board.free.is_empty() {
        let text = look.get(if board.placed() > 0 {
            "board-all-placed"
        } else {
            "board-nobody-there"
        });
        let cols = usize::from(Pane::inner(area).width);
        below.extend(
            wrap(&text, cols)
                .into_iter()
                .map(|line| Line::from(look.span(line, Role::Dim))),
        );
    }
    let face = Face {
        id: None,
        title: Line::from(look.span(look.get("board-free-title"), Role::Strong)),
        right: Line::from(board.free.len().to_string()),
        role: Role::Line,
        people: &board.free,
        below,
    };
    face.draw(screen, look, area, buf);
}

/// Draws a klus, with the digit that puts somebody on it.
pub fn draw_klus(screen: &Klussen, look: Look<'_>, card: &Card, area: Rect, buf: &mut Buffer) {
    let mut title = Vec::new();
    if let Some(digit) = card.digit {
        title.push(look.span(format!("{digit} "), Role::Accent));
    }
    title.push(look.span(card.klus.name.clone(), Role::Strong));
    let (role, frame) = if card.missing() > 0 {
        (Role::NoShow, Role::NoShow)
    } else if card.people.is_empty() {
        (Role::Dim, Role::Line)
    } else {
        (Role::Present, Role::Line)
    };
    let title = Line::from(title);
    let mut count = look.texts.say(&count_of(card));
    if line_width(&title) + width(&count) + FRAME > usize::from(area.width) {
        count = format!("{}/{}", card.people.len(), room_of(card));
    }
    let face = Face {
        id: Some(card.id),
        title,
        right: Line::from(look.span(count, role)),
        role: frame,
        people: &card.people,
        below: below(look, card),
    };
    face.draw(screen, look, area, buf);
}

/// Where the klus is, and what is wrong with it.
fn below(look: Look<'_>, card: &Card) -> Vec<Line<'static>> {
    let mut place = look.get(if card.klus.outside {
        "klus-outside"
    } else {
        "klus-inside"
    });
    if !card.klus.place.is_empty() {
        place = format!("{place} · {}", card.klus.place);
    }
    let mut lines = vec![Line::from(look.span(place, Role::Dim))];
    let sign = Symbol::Warning.sign();
    if card.missing() > 0 {
        let text = Sentence::new("board-missing").number("count", card.missing());
        let text = format!("{sign} {}", look.texts.say(&text));
        lines.push(Line::from(look.span(text, Role::NoShow)));
    }
    if let Some(certificate) = card.lacks() {
        let text = Sentence::new("board-lacks").text("certificate", certificate);
        let text = format!("{sign} {}", look.texts.say(&text));
        lines.push(Line::from(look.span(text, Role::Warning)));
    }
    lines
}

impl Face<'_> {
    fn draw(self, screen: &Klussen, look: Look<'_>, area: Rect, buf: &mut Buffer) {
        let here = screen.card == self.id;
        let on_it = here && screen.at == At::Card;
        let inner = Pane::inner(area).intersection(buf.area);
        let below = u16::try_from(self.below.len())
            .unwrap_or(u16::MAX)
            .min(inner.height.saturating_sub(1));
        let rows = people_rows(screen, self.id, area);
        let first = first_in_card(screen, self.id, area);
        let hidden = self.people.len().saturating_sub(rows);
        Pane {
            look,
            title: self.title,
            right: self.right,
            foot: if hidden > 0 {
                Line::from(look.span(format!("+{hidden}"), Role::Dim))
            } else {
                Line::default()
            },
            role: if here && self.role == Role::Line {
                Role::LineActive
            } else {
                self.role
            },
        }
        .render(area, buf);
        if on_it && self.id.is_some() {
            let bar = Line::from(look.mark(Symbol::Bar));
            put(buf, area.x.saturating_add(1), area.y, 1, &bar);
        }
        let certificate = screen
            .board
            .cards
            .iter()
            .find(|card| Some(card.id) == self.id)
            .and_then(|card| card.klus.certificate.as_deref());
        let open = open_text(look, self.people, certificate, usize::from(inner.width));
        // The air on both sides belongs to the row: the cursor's bar and the marks stand there.
        let row = Rect {
            x: inner.x.saturating_sub(1),
            width: inner.width.saturating_add(2).min(area.width),
            height: 1,
            ..inner
        };
        for ((at, person), y) in self.people.iter().enumerate().skip(first).zip(inner.top()..) {
            if usize::from(y - inner.top()) >= rows {
                break;
            }
            let marked = screen.marked.contains(&person.id);
            let line = person_line(look, person, certificate, (&open, usize::from(inner.width)));
            let selected = here && !on_it && at == screen.row;
            draw_row(look, line, (selected, marked), Rect { y, ..row }, buf);
        }
        let foot = Rect {
            y: inner.bottom().saturating_sub(below),
            height: below,
            ..inner
        };
        put_all(buf, foot, self.below);
    }
}

fn draw_row(
    look: Look<'_>,
    line: Line<'static>,
    (selected, marked): (bool, bool),
    area: Rect,
    buf: &mut Buffer,
) {
    let sign = if marked {
        look.mark(Symbol::Marked)
    } else if selected {
        look.mark(Symbol::Bar)
    } else {
        Span::raw(" ")
    };
    let mut line = line;
    line.spans.insert(0, sign);
    if selected {
        buf.set_style(area.intersection(buf.area), look.theme.selected(Style::new()));
        for span in &mut line.spans {
            span.style = look.theme.selected(span.style);
        }
    }
    put(buf, area.x, area.y, area.width, &line);
}

/// What stands behind people not yet confirmed: words where there is room in the whole card, else a sign.
fn open_text(look: Look<'_>, people: &[Person], certificate: Option<&str>, cols: usize) -> String {
    let words = look.get("board-open");
    let fits = |person: &Person| {
        let papers = certificate.filter(|_| person.certified);
        width(&person.name) + papers.map_or(0, |c| width(c) + 1) + width(&words) + 2 <= cols
    };
    if people.iter().filter(|p| p.open).all(fits) {
        words
    } else {
        Symbol::Open.sign().to_owned()
    }
}

/// The name, and on the right the certificate that the klus asks for, as much as the name leaves room for, and
/// what is not yet confirmed.
fn person_line(
    look: Look<'_>,
    person: &Person,
    certificate: Option<&str>,
    (open, cols): (&str, usize),
) -> Line<'static> {
    let mut right = Vec::new();
    if let Some(certificate) = certificate.filter(|_| person.certified) {
        let room = cols.saturating_sub(width(&person.name) + width(open) + 2);
        right.push(look.span(fit(certificate, room.max(3)), Role::Dim));
    }
    if person.open {
        if !right.is_empty() {
            right.push(Span::raw(" "));
        }
        right.push(look.span(open.to_owned(), Role::Open));
    }
    both_ends(Line::from(person.name.clone()), Line::from(right), cols)
}
