//! How the board looks: the half-day in figures, who is free on the left, the klussen in a grid beside it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::Klussen;
use super::card::{below, draw_free, draw_klus};
use crate::app::query::board::Card;
use crate::app::query::day::day_off_name;
use crate::domain::dates;
use crate::text::sentence::Sentence;
use crate::tui::desk::half_id;
use crate::tui::look::Look;
use crate::tui::symbol::Symbol;
use crate::tui::theme::Role;
use crate::tui::widgets::lines::{both_ends, fit_line, put, put_all, wrap};

/// Columns below which a card is not worth it.
const CARD_LEAST: u16 = 26;

/// Lines that a card takes where there is room.
const CARD_ROWS: u16 = 9;

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
    let head = 1 + 2 * air;
    let body = Rect {
        x: area.x + 1,
        y: area.y + head,
        width: area.width - 2,
        height: area.height.saturating_sub(head),
    };
    let columns = (area.width / CARD_LEAST).max(2);
    let gap = if area.width >= 100 { 2 } else { 1 };
    let wide = body.width.saturating_sub(gap * (columns - 1)) / columns;
    let cols = usize::from(columns - 1);
    let cards = Rect {
        x: body.x + wide + gap,
        width: body.width.saturating_sub(wide + gap),
        ..body
    };
    let heights = heights(screen, look, cols, body.height);
    let free = u16::try_from(screen.board.free.len())
        .unwrap_or(u16::MAX)
        .saturating_add(2)
        .max(heights.first().copied().unwrap_or(CARD_ROWS));
    let free = Rect {
        width: wide,
        height: free.min(body.height),
        ..body
    };
    draw_free(screen, look, free, buf);
    if screen.board.cards.is_empty() {
        let text = wrap(&look.get("board-empty"), usize::from(cards.width));
        let lines = text.into_iter().map(|l| Line::from(look.span(l, Role::Dim)));
        let place = Rect {
            y: cards.y + 1,
            height: cards.height.saturating_sub(1),
            ..cards
        };
        put_all(buf, place, lines);
    } else {
        grid(screen, look, (cards, wide, gap, cols), &heights, buf);
    }
}

/// How high each row of cards is: what stands in it, and more where there is room for all.
fn heights(screen: &Klussen, look: Look<'_>, cols: usize, room: u16) -> Vec<u16> {
    let needed: Vec<u16> = screen
        .board
        .cards
        .chunks(cols.max(1))
        .map(|row| {
            let lines = row
                .iter()
                .map(|c| c.people.len().max(1) + below(look, c).len() + 2);
            u16::try_from(lines.max().unwrap_or(4)).unwrap_or(room).min(room)
        })
        .collect();
    let with = |least: u16| needed.iter().map(move |rows| (*rows).max(least));
    let fits = |least: &u16| with(*least).map(u32::from).sum::<u32>() <= u32::from(room);
    match (0..=CARD_ROWS).rev().find(fits) {
        Some(least) => with(least).collect(),
        None => needed,
    }
}

/// Draws as many whole rows of cards as fit, the cursor's among them, and says how many klussen are out of sight.
fn grid(
    screen: &Klussen,
    look: Look<'_>,
    (area, wide, gap, cols): (Rect, u16, u16, usize),
    heights: &[u16],
    buf: &mut Buffer,
) {
    let cards = &screen.board.cards;
    let total: u32 = heights.iter().map(|h| u32::from(*h)).sum();
    let all = total <= u32::from(area.height);
    let room = u32::from(area.height) - u32::from(!all);
    let here = cards.iter().position(|c| Some(c.id) == screen.card).unwrap_or(0) / cols;
    let used = |first: usize, last: usize| -> u32 {
        heights
            .get(first..=last)
            .map_or(0, |rows| rows.iter().map(|h| u32::from(*h)).sum())
    };
    let first = (0..=here)
        .find(|first| used(*first, here) <= room)
        .unwrap_or(here);
    let mut y = area.y;
    let bottom = area.bottom() - u16::from(!all);
    let mut shown = 0;
    for (row, height) in cards.chunks(cols).zip(heights).skip(first) {
        let height = (*height).min(bottom.saturating_sub(y));
        if height < 3 || (shown > 0 && y + height > bottom) {
            break;
        }
        for (at, card) in row.iter().enumerate() {
            let step = (wide + gap) * u16::try_from(at).unwrap_or(0);
            let place = Rect {
                x: area.x + step,
                y,
                width: wide,
                height,
            };
            draw_klus(screen, look, card, place, buf);
        }
        shown += row.len();
        y += height;
    }
    if !all {
        let above = first * cols;
        let under = cards.len().saturating_sub(above + shown);
        let hidden: Vec<String> = [("↑", above), ("↓", under)]
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(sign, count)| format!("{sign} {count}"))
            .collect();
        let text = format!("{} {}", hidden.join(" · "), look.get("board-more"));
        let line = Line::from(look.span(text, Role::Dim));
        put(
            buf,
            area.x,
            bottom,
            area.width,
            &fit_line(line, usize::from(area.width)),
        );
    }
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
