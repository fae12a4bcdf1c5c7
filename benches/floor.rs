//! What a key costs, at ten years × 100 people. The whole table, at 500, is `examples/figures.rs`.

#![expect(clippy::expect_used, reason = "a benchmark that cannot begin says so")]

use std::hint::black_box;

use chrono::NaiveDate;
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use werkvloer::app::clock::FixedClock;
use werkvloer::app::query::day::DayReader;
use werkvloer::app::{Action, App, Mark};
use werkvloer::demo::{self, DemoOptions};
use werkvloer::domain::attendance::Absence;
use werkvloer::domain::times::parse_times;

fn floor(c: &mut Criterion) {
    let on = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a date");
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("store");
    let options = DemoOptions {
        people: 100,
        years: 10,
        ..DemoOptions::on(on)
    };
    let clock = || Box::new(FixedClock(on.and_hms_opt(16, 0, 0).expect("a time")));
    demo::make(&store, &options, clock()).expect("a demo store");

    c.bench_function("open the store", |b| {
        b.iter_batched(
            || (),
            |()| App::open(&store, clock()).expect("opens"),
            BatchSize::PerIteration,
        );
    });
    let mut app = App::open(&store, clock()).expect("opens");
    let people: Vec<_> = app.directory().participants.keys().copied().collect();
    let here = people
        .iter()
        .copied()
        .find(|p| !app.directory().plan_on(*p, on).is_empty())
        .expect("somebody");
    c.bench_function("the rows of a day", |b| {
        b.iter(|| {
            DayReader { store: app.store() }
                .rows(black_box(on))
                .expect("rows")
        });
    });
    c.bench_function("all hour totals", |b| {
        b.iter(|| {
            people
                .iter()
                .flat_map(|p| app.store().totals(*p))
                .map(|total| u64::from(total.minutes))
                .sum::<u64>()
        });
    });
    c.bench_function("one participant's history", |b| {
        b.iter(|| {
            let mut days = 0;
            let months = |_, month: &werkvloer::codec::Month| {
                days += month.attendance.len();
                true
            };
            app.store().months_back(here, u16::MAX, months).expect("months");
            days
        });
    });
    c.bench_function("a status, durable", |b| {
        let mut marks = [Mark::Absent(Absence::Sick), Mark::Present].into_iter().cycle();
        b.iter(|| {
            let mark = marks.next().expect("endless");
            app.perform(
                &Action::Mark {
                    date: on,
                    people: vec![here],
                    mark,
                },
                None,
            )
            .expect("saved")
        });
    });
    c.bench_function("times as they are typed", |b| {
        b.iter(|| parse_times(black_box("9:00-12:30 13-16 p15")).expect("understood"));
    });
}

criterion_group!(benches, floor);
criterion_main!(benches);
