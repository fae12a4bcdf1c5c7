//! How the board looks: the half-day in figures, who is free on the left, the klussen in a grid beside it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::Klussen;
use super::card::{draw_free, draw_klus};
use super::layout::Layout;
use crate::app::query::board::Card;
use crate::app::query::day::day_off_name;
use crate::domain::dates;
use crate::text::sentence::Sentence;
use crate::tui::desk::half_id;
use crate::tui::look::Look;
use crate::tui::symbol::Symbol;
use crate::tui::theme::Role;
use crate::tui::widgets::lines::{both_ends, fit_line, put, put_all, wrap};

/// How many are on a klus and how many it takes: `3 van 2–4`.
#[must_use]
pub fn count_of(card: &Card) -> Sentence {
    Sentence::new("board-count")
        .number("count", card.people.len())
        .text("room", room_of(card))
}

/// How many a klus takes: `2–4`, `2`, `2+`.
#[must_use]
pub fn room_of(card: &Card) -> String {
    let min = card.min;
    match card.klus.max {
        Some(max) if max > min => format!("{min}–{max}"),
        Some(_) => min.to_string(),
        None => format!("{min}+"),
    }
}

pub fn draw(screen: &Klussen, look: Look<'_>, area: Rect, buf: &mut Buffer) {
    if area.height < 3 || area.width < 4 {
        return;
    }
    let air = u16::from(area.height >= 24);
    let top = summary(screen, look, usize::from(area.width));
    put(buf, area.x, area.y + air, area.width, &top);
    let layout = Layout::of(screen, area);
    draw_free(screen, look, layout.free, buf);
    let cards = layout.cards;
    if screen.board.cards.is_empty() {
        let text = wrap(&look.get("board-empty"), usize::from(cards.width));
        let lines = text.into_iter().map(|l| Line::from(look.span(l, Role::Dim)));
        let place = Rect {
            y: cards.y + 1,
            height: cards.height.saturating_sub(1),
            ..cards
        };
        put_all(buf, place, lines);
    }
    for (at, place) in &layout.shown {
        if let Some(card) = screen.board.cards.get(*at) {
            draw_klus(screen, look, card, *place, buf);
        }
    }
    if let Some(hidden) = layout.hidden {
        out_of_sight(look, hidden, cards, buf);
    }
}

/// Says on the last line how many klussen are out of sight.
fn out_of_sight(look: Look<'_>, (above, under): (usize, usize), cards: Rect, buf: &mut Buffer) {
    let hidden: Vec<String> = [("↑", above), ("↓", under)]
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(sign, count)| format!("{sign} {count}"))
        .collect();
    let text = format!("{} {}", hidden.join(" · "), look.get("board-more"));
    let line = Line::from(look.span(text, Role::Dim));
    put(
        buf,
        cards.x,
        cards.bottom().saturating_sub(1),
        cards.width,
        &fit_line(line, usize::from(cards.width)),
    );
}

fn summary(screen: &Klussen, look: Look<'_>, cols: usize) -> Line<'static> {
    let board = &screen.board;
    let wide = cols >= 110;
    let date = if wide {
        dates::long(board.date, look.texts.lang())
    } else {
        dates::short(board.date, look.texts.lang())
    };
    let mut left = vec![
        look.span(" ‹ ", Role::Dim),
        look.span(date, Role::Strong),
        look.span(" ›  ", Role::Dim),
    ];
    for half in &board.halves {
        let role = if *half == board.half {
            Role::Tab
        } else {
            Role::Header
        };
        left.push(look.span(format!(" {} ", look.get(half_id(*half))), role));
    }
    left.push(Span::raw("  "));
    if let Some(off) = &board.day_off {
        let text = day_off_name(look.texts, off);
        left.push(look.span(format!("{} {text}  ", Symbol::Closed.sign()), Role::Attention));
    }
    let figures = Sentence::new(if wide {
        "board-figures"
    } else {
        "board-figures-short"
    })
    .number("there", board.there())
    .number("placed", board.placed())
    .number("free", board.free.len());
    left.push(Span::raw(look.texts.say(&figures)));
    if board.closed {
        left.push(look.span(format!(" · {}", look.get("day-closed")), Role::Present));
    }
    let short =
        Sentence::new(if wide { "board-short" } else { "board-short-brief" }).number("count", board.short());
    let short = format!("{} {} ", Symbol::Warning.sign(), look.texts.say(&short));
    let right = if board.short() > 0 {
        Line::from(look.span(short, Role::NoShow))
    } else {
        Line::default()
    };
    both_ends(Line::from(left), right, cols)
}
