//! A screen as a picture that looks the same everywhere: letters stay text, lines and blocks are drawn.

use std::collections::BTreeMap;
use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// A column and a row, in units of the picture.
const COL: u16 = 10;
const ROW: u16 = 20;
/// Letters of this size are as wide as a column in the fonts below.
const LETTERS: &str = "16.6";
const FONTS: &str =
    "'DejaVu Sans Mono','Liberation Mono',Menlo,Consolas,'Noto Sans Mono',ui-monospace,monospace";
/// Signs that stand among letters in every font; others get a column of their own.
const AMONG_LETTERS: &str = "–—…·’‘“”‹›×€";

/// Neighbouring cells that look the same.
struct Piece {
    col: u16,
    cols: u16,
    text: String,
    ink: String,
    bold: bool,
    underlined: bool,
}

/// The screen as SVG, a line for each row.
pub fn svg(screen: &Buffer) -> String {
    let (width, height) = (screen.area.width * COL, screen.area.height * ROW);
    let paper = paper(screen);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"{FONTS}\" font-size=\"{LETTERS}\">\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{paper}\"/>\n"
    );
    for y in 0..screen.area.height {
        let row = row(screen, y, &paper);
        if !row.is_empty() {
            let _ = writeln!(out, "<g transform=\"translate(0 {})\">{row}</g>", y * ROW);
        }
    }
    out + "</svg>\n"
}

/// The ground that most of the screen has.
fn paper(screen: &Buffer) -> String {
    let mut grounds: BTreeMap<String, usize> = BTreeMap::new();
    for cell in &screen.content {
        *grounds.entry(colours(cell).1).or_default() += 1;
    }
    let most = grounds.into_iter().max_by_key(|(_, cells)| *cells);
    most.map(|(ground, _)| ground).unwrap_or_default()
}

fn row(screen: &Buffer, y: u16, paper: &str) -> String {
    let mut out = String::new();
    let mut from = 0;
    while from < screen.area.width {
        let ground = colours(&screen[(from, y)]).1;
        let same = |x: &u16| colours(&screen[(*x, y)]).1 == ground;
        let cols = u16::try_from((from..screen.area.width).take_while(same).count()).unwrap_or(1);
        if ground != paper {
            let (x, width) = (from * COL, cols * COL);
            let _ = write!(
                out,
                "<rect x=\"{x}\" width=\"{width}\" height=\"{ROW}\" fill=\"{ground}\"/>"
            );
        }
        from += cols;
    }
    for piece in pieces(screen, y) {
        out += &drawn(&piece);
    }
    out
}

/// The pieces of a row that have something on them.
fn pieces(screen: &Buffer, y: u16) -> Vec<Piece> {
    let mut all: Vec<Piece> = Vec::new();
    for x in 0..screen.area.width {
        let cell = &screen[(x, y)];
        let text = cell.symbol();
        if text.trim().is_empty() {
            continue;
        }
        let new = Piece {
            col: x,
            cols: 1,
            text: text.to_owned(),
            ink: colours(cell).0,
            bold: cell.modifier.contains(Modifier::BOLD),
            underlined: cell.modifier.contains(Modifier::UNDERLINED),
        };
        match all.last_mut().filter(|last| goes_on(last, &new)) {
            Some(last) => {
                let gap = usize::from(new.col - last.col - last.cols);
                last.text += &" ".repeat(gap);
                last.text += &new.text;
                last.cols = new.col + 1 - last.col;
            }
            None => all.push(new),
        }
    }
    all
}

/// Whether a piece is the last one going on: letters one space apart at most, or the same line.
fn goes_on(last: &Piece, new: &Piece) -> bool {
    let gap = new.col - last.col - last.cols;
    let alike = (&last.ink, last.bold, last.underlined) == (&new.ink, new.bold, new.underlined);
    let letters = |piece: &Piece| piece.text.chars().all(is_letter);
    let line = gap == 0 && is_level(&new.text) && last.text.starts_with(&new.text);
    alike && (line || (gap <= 1 && letters(last) && letters(new)))
}

fn is_letter(c: char) -> bool {
    c.is_ascii() || c.is_alphanumeric() || AMONG_LETTERS.contains(c)
}

fn is_level(text: &str) -> bool {
    matches!(text, "─" | "━")
}

fn drawn(piece: &Piece) -> String {
    let (x, ink) = (piece.col * COL, &piece.ink);
    let sign = piece.text.chars().next().unwrap_or(' ');
    if is_level(&sign.to_string()) {
        let (thick, cols) = (if sign == '━' { 4 } else { 1 }, piece.cols * COL);
        return format!("<path stroke=\"{ink}\" stroke-width=\"{thick}\" d=\"M{x} 10h{cols}\"/>");
    }
    if let Some(line) = line(sign) {
        return format!("<path stroke=\"{ink}\" fill=\"none\" transform=\"translate({x})\" d=\"{line}\"/>");
    }
    if let Some((left, top, width, height)) = block(sign) {
        let left = x + left;
        return format!(
            "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" fill=\"{ink}\"/>"
        );
    }
    if let Some(dots) = dots(sign) {
        return format!(
            "<path stroke=\"{ink}\" stroke-width=\"3\" stroke-linecap=\"round\" \
             transform=\"translate({x})\" d=\"{dots}\"/>"
        );
    }
    let bold = if piece.bold { " font-weight=\"bold\"" } else { "" };
    let under = if piece.underlined {
        " text-decoration=\"underline\""
    } else {
        ""
    };
    let text = piece
        .text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let place = if is_letter(sign) {
        format!("x=\"{x}\" textLength=\"{}\"", piece.cols * COL)
    } else {
        format!("x=\"{}\" text-anchor=\"middle\"", x + COL / 2)
    };
    format!("<text {place} y=\"15\" fill=\"{ink}\"{bold}{under}>{text}</text>")
}

/// A line of a frame, within its cell.
const fn line(sign: char) -> Option<&'static str> {
    Some(match sign {
        '│' => "M5 0v20",
        '╌' => "M1 10h3M6 10h3",
        '╭' => "M5 20v-5a5 5 0 0 1 5 -5",
        '╮' => "M0 10a5 5 0 0 1 5 5v5",
        '╰' => "M5 0v5a5 5 0 0 0 5 5",
        '╯' => "M0 10a5 5 0 0 0 5 -5v-5",
        '├' => "M5 0v20M5 10h5",
        '┤' => "M5 0v20M0 10h5",
        '┬' => "M0 10h10M5 10v10",
        '┴' => "M0 10h10M5 0v10",
        '┼' => "M0 10h10M5 0v20",
        _ => return None,
    })
}

/// Left, top, width and height of a block within its cell.
fn block(sign: char) -> Option<(u16, u16, u16, u16)> {
    let eighths = |to: char| u16::try_from(u32::from(sign).abs_diff(u32::from(to))).unwrap_or(8);
    Some(match sign {
        '▁'..='█' => {
            let height = ROW * (eighths('▁') + 1) / 8;
            (0, ROW - height, COL, height)
        }
        '▉'..='▏' => (0, 0, (COL * (8 - eighths('█')) / 8).max(1), ROW),
        '▐' => (COL / 2, 0, COL / 2, ROW),
        '▀' => (0, 0, COL, ROW / 2),
        _ => return None,
    })
}

/// The dots of a braille sign, as strokes without length.
fn dots(sign: char) -> Option<String> {
    let bits = u32::from(sign).checked_sub(0x2800).filter(|bits| *bits < 256)?;
    let places = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)];
    let set = places.iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1);
    let stroke = |(col, row): &(u16, u16)| format!("M{} {}h0", col * 5 + 2, row * 5 + 2);
    Some(set.map(|(_, place)| stroke(place)).collect())
}

/// Ink and ground of a cell.
fn colours(cell: &Cell) -> (String, String) {
    let (ink, ground) = (hex(cell.fg, (220, 220, 220)), hex(cell.bg, (18, 18, 18)));
    if cell.modifier.contains(Modifier::REVERSED) {
        (ground, ink)
    } else {
        (ink, ground)
    }
}

/// The sixteen, as most terminals show them.
const SIXTEEN: [(u8, u8, u8); 16] = [
    (0, 0, 0),
    (205, 49, 49),
    (13, 188, 121),
    (229, 229, 16),
    (36, 114, 200),
    (188, 63, 188),
    (17, 168, 205),
    (229, 229, 229),
    (102, 102, 102),
    (241, 76, 76),
    (35, 209, 139),
    (245, 245, 67),
    (59, 142, 234),
    (214, 112, 214),
    (41, 184, 219),
    (255, 255, 255),
];

fn hex(colour: Color, unset: (u8, u8, u8)) -> String {
    let (r, g, b) = match colour {
        Color::Reset => unset,
        Color::Rgb(r, g, b) => (r, g, b),
        Color::Indexed(index) => indexed(index),
        Color::Black => SIXTEEN[0],
        Color::Red => SIXTEEN[1],
        Color::Green => SIXTEEN[2],
        Color::Yellow => SIXTEEN[3],
        Color::Blue => SIXTEEN[4],
        Color::Magenta => SIXTEEN[5],
        Color::Cyan => SIXTEEN[6],
        Color::Gray => SIXTEEN[7],
        Color::DarkGray => SIXTEEN[8],
        Color::LightRed => SIXTEEN[9],
        Color::LightGreen => SIXTEEN[10],
        Color::LightYellow => SIXTEEN[11],
        Color::LightBlue => SIXTEEN[12],
        Color::LightMagenta => SIXTEEN[13],
        Color::LightCyan => SIXTEEN[14],
        Color::White => SIXTEEN[15],
    };
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// The 256: the sixteen, a cube of six by six by six, and greys.
fn indexed(index: u8) -> (u8, u8, u8) {
    let step = |at: u8| if at == 0 { 0 } else { 55 + 40 * at };
    match index {
        0..=15 => SIXTEEN[usize::from(index)],
        16..=231 => {
            let at = index - 16;
            (step(at / 36), step(at / 6 % 6), step(at % 6))
        }
        232..=255 => {
            let grey = 8 + 10 * (index - 232);
            (grey, grey, grey)
        }
    }
}
