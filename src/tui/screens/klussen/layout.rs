//! Where everything of the board stands in a window: drawing and the arrows go by the same places.

use ratatui::layout::Rect;

use super::Klussen;
use crate::app::query::board::Card;
use crate::domain::ids::KlusId;
use crate::tui::widgets::pane::Pane;
use crate::tui::widgets::table::first_in_sight;

/// Columns below which a card is not worth it.
const CARD_LEAST: u16 = 26;

/// Lines that a card takes where there is room.
const CARD_ROWS: u16 = 9;

/// The cards in sight by their place on the board, and how many are out of sight above and below.
type InSight = (Vec<(usize, Rect)>, Option<(usize, usize)>);

/// The places of the board in a window.
pub struct Layout {
    /// Who is still free.
    pub free: Rect,
    /// What is beside it: the cards.
    pub cards: Rect,
    /// The cards in sight, by their place on the board.
    pub shown: Vec<(usize, Rect)>,
    /// How many cards stand beside one another.
    pub cols: usize,
    /// How many are out of sight above and below; none where all fit.
    pub hidden: Option<(usize, usize)>,
}

/// How many lines stand below the people of a card: where it is, and what is wrong with it.
#[must_use]
pub fn lines_below(card: &Card) -> usize {
    1 + usize::from(card.missing() > 0) + usize::from(card.lacks().is_some())
}

impl Layout {
    /// The places of a board; the row of cards with the cursor is in sight.
    #[must_use]
    pub fn of(screen: &Klussen, area: Rect) -> Self {
        let air = u16::from(area.height >= 24);
        let head = 1 + 2 * air;
        let body = Rect {
            x: area.x + 1,
            y: area.y + head,
            width: area.width.saturating_sub(2),
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
        let heights = heights(screen, cols, body.height);
        let free = u16::try_from(screen.board.free.len())
            .unwrap_or(u16::MAX)
            .saturating_add(2)
            .max(heights.first().copied().unwrap_or(CARD_ROWS));
        let free = Rect {
            width: wide,
            height: free.min(body.height),
            ..body
        };
        let (shown, hidden) = grid(screen, (cards, wide, gap, cols), &heights);
        Self {
            free,
            cards,
            shown,
            cols,
            hidden,
        }
    }

    /// Where a card stands, or who is still free; none where it is out of sight.
    #[must_use]
    pub fn place(&self, screen: &Klussen, card: Option<KlusId>) -> Option<Rect> {
        let Some(id) = card else {
            return Some(self.free);
        };
        let at = screen.board.cards.iter().position(|c| c.id == id)?;
        self.shown
            .iter()
            .find(|(shown, _)| *shown == at)
            .map(|(_, place)| *place)
    }

    /// The line of the window on which a place in a card stands.
    #[must_use]
    pub fn line(&self, screen: &Klussen, card: Option<KlusId>, row: usize) -> u16 {
        let Some(place) = self.place(screen, card) else {
            return self.cards.y;
        };
        let first = first_in_card(screen, card, place);
        let below = u16::try_from(row.saturating_sub(first)).unwrap_or(u16::MAX);
        Pane::inner(place).y.saturating_add(below)
    }

    /// Which place in a card stands on a line of the window, or nearest to it.
    #[must_use]
    pub fn row_at(&self, screen: &Klussen, card: Option<KlusId>, line: u16) -> usize {
        let people = screen.people(card).len();
        let Some(place) = self.place(screen, card) else {
            return 0;
        };
        let below = usize::from(line.saturating_sub(Pane::inner(place).y));
        (first_in_card(screen, card, place) + below).min(people.saturating_sub(1))
    }
}

/// The first of its people that a card shows.
#[must_use]
pub fn first_in_card(screen: &Klussen, card: Option<KlusId>, place: Rect) -> usize {
    let cursor = if screen.card == card { screen.row } else { 0 };
    first_in_sight(
        cursor,
        screen.people(card).len(),
        people_rows(screen, card, place),
    )
}

/// How many of its people a card has room for.
#[must_use]
pub fn people_rows(screen: &Klussen, card: Option<KlusId>, place: Rect) -> usize {
    let inner = usize::from(Pane::inner(place).height);
    let card = screen.board.cards.iter().find(|c| Some(c.id) == card);
    let below = card.map_or(0, lines_below);
    inner - below.min(inner.saturating_sub(1))
}

/// How high each row of cards is: what stands in it, and more where there is room for all.
fn heights(screen: &Klussen, cols: usize, room: u16) -> Vec<u16> {
    let needed: Vec<u16> = screen
        .board
        .cards
        .chunks(cols.max(1))
        .map(|row| {
            let lines = row.iter().map(|c| c.people.len().max(1) + lines_below(c) + 2);
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

/// As many whole rows of cards as fit, the cursor's among them, and how many klussen are out of sight.
fn grid(screen: &Klussen, (area, wide, gap, cols): (Rect, u16, u16, usize), heights: &[u16]) -> InSight {
    let cards = screen.board.cards.len();
    let total: u32 = heights.iter().map(|h| u32::from(*h)).sum();
    let all = total <= u32::from(area.height);
    let room = u32::from(area.height.saturating_sub(u16::from(!all)));
    let here = screen.board.cards.iter().position(|c| Some(c.id) == screen.card);
    let here = here.unwrap_or(0) / cols.max(1);
    let used = |first: usize, last: usize| -> u32 {
        let rows = heights.get(first..=last);
        rows.map_or(0, |rows| rows.iter().map(|h| u32::from(*h)).sum())
    };
    let first = (0..=here)
        .find(|first| used(*first, here) <= room)
        .unwrap_or(here);
    let mut y = area.y;
    let bottom = area.bottom().saturating_sub(u16::from(!all));
    let mut shown = Vec::new();
    for (row, height) in heights.iter().enumerate().skip(first) {
        let height = (*height).min(bottom.saturating_sub(y));
        if height < 3 || (!shown.is_empty() && y + height > bottom) {
            break;
        }
        for at in (row * cols..cards).take(cols) {
            let step = (wide + gap) * u16::try_from(at % cols).unwrap_or(0);
            let place = Rect {
                x: area.x + step,
                y,
                width: wide,
                height,
            };
            shown.push((at, place));
        }
        y += height;
    }
    let above = first * cols;
    let under = cards.saturating_sub(above + shown.len());
    (shown, (!all).then_some((above, under)))
}
