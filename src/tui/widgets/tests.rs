//! The widgets together, as they stand on a screen.

use super::chart::{Chart, Point, Threshold};
use super::footer::Footer;
use super::gauge::Gauge;
use super::header::{Banner, Header, Tab};
use super::lines::put_all;
use super::pane::Pane;
use super::shell::{TooSmall, beside, parts};
use super::table::{Column, Table, TableRow};
use super::warnings::{Warning, Warnings};
use crate::domain::time::Minutes;
use crate::tui::keys::{Context, Keymap, hints};
use crate::tui::look::Look;
use crate::tui::symbol::Symbol;
use crate::tui::testing::{SIZES, at_every_size, drawn};
use crate::tui::theme::Role;
use chrono::{Days, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

const PEOPLE: [(Symbol, &str, &str, &str, &str, &str); 4] = [
    (
        Symbol::Present,
        "Linden, Koen van der",
        "aanwezig",
        "9:00–16:00",
        "6:30",
        "Tuin Lindehof",
    ),
    (Symbol::Sick, "Maas, Joris", "ziek", "", "–", "–"),
    (
        Symbol::Open,
        "Wilg, Rosa",
        "(rooster)",
        "9:00–16:00",
        "6:30",
        "Lunch · Tuin",
    ),
    (
        Symbol::Late,
        "Ypma, 你 Amina",
        "te laat +25",
        "9:25–12:30",
        "3:05",
        "Lunch",
    ),
];

fn day(look: Look<'_>, area: Rect, buf: &mut Buffer) {
    let Some(parts) = parts(area, true) else {
        return TooSmall { look }.render(area, buf);
    };
    let tab = |id: &str, active, count| Tab {
        label: look.get(id),
        active,
        count,
    };
    let tabs = [
        tab("tab-today", true, 0),
        tab("tab-klussen", false, 0),
        tab("tab-hours", false, 0),
        tab("tab-participants", false, 0),
        tab("tab-signals", false, 3),
    ];
    let right = [
        "Werkplaats Noord".to_owned(),
        "Werkbegeleider Noord".to_owned(),
        "16:42".to_owned(),
    ];
    Header {
        look,
        tabs: &tabs,
        right: &right,
        alert: None,
    }
    .render(parts.header, buf);
    Banner {
        look,
        symbol: Symbol::Warning,
        text: &look.get("read-only"),
    }
    .render(parts.banner, buf);
    let (list, pane) = beside(parts.body, 34, 80);
    table(
        look,
        Rect {
            height: list.height - 2,
            ..list
        },
        buf,
    );
    warnings(
        look,
        Rect {
            y: list.bottom() - 2,
            height: 2,
            ..list
        },
        buf,
    );
    if let Some(pane) = pane {
        person(look, pane, buf);
    }
    let hints = hints::footer(
        &Keymap::defaults(),
        look.texts,
        &[Context::Today, Context::Everywhere],
        |_| Ok(()),
    );
    Footer {
        look,
        lead: Some((Role::Strong, "4 Ypma, 你 Amina")),
        hints: &hints,
    }
    .render(parts.footer, buf);
}

fn table(look: Look<'_>, area: Rect, buf: &mut Buffer) {
    let columns = [
        Column::new("", 1),
        Column::new("Deelnemer", 18).grow(2),
        Column::new("Status", 14),
        Column::new("Gewerkt", 11).gives_way(2),
        Column::new("Uren", 6).figures(),
        Column::new("Klus", 8).grow(1).gives_way(1),
    ];
    let rows: Vec<TableRow<'_>> = PEOPLE
        .iter()
        .zip(1..)
        .map(|((symbol, name, status, worked, hours, klus), number)| TableRow {
            number,
            cells: vec![
                Line::from(look.mark(*symbol)),
                Line::from(*name),
                Line::from(look.span(*status, symbol.role())),
                Line::from(*worked),
                Line::from(*hours),
                Line::from(look.span(*klus, Role::Klus)),
            ],
            style: if *symbol == Symbol::Open {
                look.style(Role::Dim)
            } else {
                ratatui::style::Style::new()
            },
            marked: *symbol == Symbol::Sick,
        })
        .collect();
    Table {
        look,
        columns: &columns,
        rows: &rows,
        selected: Some(3),
        numbered: Some(12),
        empty: "",
    }
    .render(area, buf);
}

fn warnings(look: Look<'_>, area: Rect, buf: &mut Buffer) {
    let warning = |symbol, subject: &str, key: &str| Warning {
        symbol,
        subject: subject.to_owned(),
        text: "heeft er vanmiddag maar één: Rosa staat nog open.".to_owned(),
        key: key.to_owned(),
        action: "oplossen".to_owned(),
    };
    let all = [
        warning(Symbol::Warning, "Tuin Lindehof", "!"),
        warning(Symbol::Phone, "Maas", "2b"),
        warning(Symbol::Warning, "Kast", "!"),
    ];
    Warnings {
        look,
        warnings: &all,
        walking: None,
    }
    .render(area, buf);
}

fn person(look: Look<'_>, area: Rect, buf: &mut Buffer) {
    Pane::new(look, "Amina Ypma").render(area, buf);
    let gauge = Gauge {
        done: 84 * 60 + 5,
        total: 6_000,
        cols: 30,
        role: Role::Accent,
    }
    .line(&look);
    put_all(buf, Pane::inner(area), [Line::from("84:05 van 100 uur"), gauge]);
}

fn chart(look: Look<'_>, area: Rect, buf: &mut Buffer) {
    let start = NaiveDate::from_ymd_opt(2026, 9, 1).expect("a date");
    let run = |from: u64, to: u64, base: i64| -> Vec<Point> {
        let hours = |day: u64| Minutes(base + i64::try_from(day - from).expect("small") * 60);
        (from..=to)
            .step_by(2)
            .map(|day| (start + Days::new(day), hours(day)))
            .collect()
    };
    let (worked, projected) = (run(0, 83, 0), run(82, 110, 82 * 60));
    let thresholds = [Threshold {
        at: Minutes::hours(100),
        label: "plan van aanpak".to_owned(),
        reached: false,
    }];
    let today = start + Days::new(83);
    Chart {
        look,
        worked: &worked,
        projected: &projected,
        thresholds: &thresholds,
        today,
    }
    .render(area, buf);
}

#[test]
fn a_day_with_all_widgets_at_three_sizes() {
    for (cols, rows) in SIZES {
        insta::assert_snapshot!(format!("day_{cols}x{rows}"), drawn(cols, rows, day));
    }
}

#[test]
fn a_build_up_with_its_threshold_and_what_is_to_come() {
    insta::assert_snapshot!(drawn(90, 14, chart));
}

#[test]
fn a_window_that_is_too_small_asks_for_a_larger_one() {
    assert!(drawn(59, 16, day).contains("te klein: maak het minstens 60 bij 16"));
    assert!(drawn(60, 15, day).contains("te klein"));
}

#[test]
fn no_widget_minds_how_small_the_window_is() {
    at_every_size(|look, area, buf| {
        for draw in [day, table, warnings, person, chart] {
            draw(look, area, buf);
            draw(
                look,
                Rect {
                    x: area.width / 2,
                    y: area.height / 2,
                    ..area
                },
                buf,
            );
        }
        Header {
            look,
            tabs: &[],
            right: &[],
            alert: None,
        }
        .render(area, buf);
        Footer {
            look,
            lead: None,
            hints: &[],
        }
        .render(area, buf);
        Table {
            look,
            columns: &[],
            rows: &[],
            selected: None,
            numbered: Some(12),
            empty: "Niemand.",
        }
        .render(area, buf);
        let today = NaiveDate::from_ymd_opt(2026, 9, 1).expect("a date");
        Chart {
            look,
            worked: &[],
            projected: &[],
            thresholds: &[],
            today,
        }
        .render(area, buf);
        let wild = [
            (NaiveDate::MIN, Minutes(i64::MAX)),
            (NaiveDate::MIN, Minutes(i64::MIN)),
        ];
        Chart {
            look,
            worked: &wild,
            projected: &[],
            thresholds: &[],
            today: NaiveDate::MIN,
        }
        .render(area, buf);
    });
}
