//! What a day is, naively: minutes since midnight, and what people say of a day put together by hand.

/// Minutes since midnight, or a number of them.
pub type Minute = i32;

/// From when to when, and how much of it was a break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub from: Minute,
    pub to: Minute,
    pub pause: Minute,
}

/// What was worked on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Work {
    Times(Vec<Stretch>),
    Length(Minute),
}

/// Somebody's day, as it was entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Day {
    Here { work: Work, rest: Option<&'static str> },
    Away(&'static str),
}

/// One weekday of a schedule, with the break by its clock times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    pub from: Minute,
    pub to: Minute,
    pub pause: Option<(Minute, Minute)>,
}

/// Why a time that was given cannot be.
#[derive(Debug)]
pub struct Cannot;

const NO_SHOW: &str = "no_show";
/// Morning until 12:30, afternoon until 17:30, then evening.
const HALVES: [(Minute, Minute); 3] = [(0, 750), (750, 1050), (1050, 1800)];

fn overlap(a: (Minute, Minute), b: (Minute, Minute)) -> Minute {
    (a.1.min(b.1) - a.0.max(b.0)).max(0)
}

/// The half-days that some times cover: half an hour or more of it, or the beginning.
pub fn halves(times: &[(Minute, Minute)]) -> Vec<usize> {
    let Some(first) = times.first() else {
        return Vec::new();
    };
    let covers = |half: &usize| {
        let own = HALVES[*half];
        let covered: Minute = times.iter().map(|time| overlap(*time, own)).sum();
        covered >= 30 || (own.0..own.1).contains(&first.0)
    };
    (0..3).filter(covers).collect()
}

impl Stretch {
    /// Its break by the clock: the planned one where that is just as long, else from the middle on.
    fn pause_at(self, plan: Option<Plan>) -> (Minute, Minute) {
        if let Some((from, to)) = plan.and_then(|plan| plan.pause) {
            let planned = (from.max(self.from), to.min(self.to));
            if planned.1 - planned.0 == self.pause {
                return planned;
            }
        }
        let middle = self.from + (self.to - self.from) / 2;
        let from = middle.min(self.to - self.pause);
        (from, from + self.pause)
    }

    /// The part of it between two times, with the part of its break that lies there.
    fn part(self, from: Minute, to: Minute, plan: Option<Plan>) -> Option<Self> {
        let (from, to) = (from.max(self.from), to.min(self.to));
        let pause = overlap(self.pause_at(plan), (from, to));
        (from < to).then_some(Self { from, to, pause })
    }

    fn minutes(self) -> Minute {
        (self.to - self.from - self.pause).max(0)
    }
}

impl Plan {
    /// What is worked when all goes as planned.
    pub fn stretch(self) -> Stretch {
        self.with_break(self.from, self.to)
    }

    fn with_break(self, from: Minute, to: Minute) -> Stretch {
        let pause = self.pause.map_or(0, |pause| overlap(pause, (from, to)));
        Stretch { from, to, pause }
    }

    pub fn halves(self) -> Vec<usize> {
        halves(&[(self.from, self.to)])
    }
}

/// A stretch as typed: its break where one was typed, else as much of the planned one as it was worked through.
pub fn typed(plan: Option<Plan>, (from, to): (Minute, Minute), pause: Option<Minute>) -> Stretch {
    match (pause, plan) {
        (Some(pause), _) => Stretch { from, to, pause },
        (None, Some(plan)) => plan.with_break(from, to),
        (None, None) => Stretch { from, to, pause: 0 },
    }
}

fn here(stretches: Vec<Stretch>, rest: Option<&'static str>) -> Day {
    let work = Work::Times(stretches);
    Day::Here { work, rest }
}

/// All went as planned.
pub fn as_planned(plan: Plan) -> Day {
    here(vec![plan.stretch()], None)
}

impl Day {
    pub fn stretches(&self) -> &[Stretch] {
        match self {
            Self::Here {
                work: Work::Times(all),
                ..
            } => all,
            _ => &[],
        }
    }

    pub fn minutes(&self) -> Minute {
        match self {
            Self::Here {
                work: Work::Length(minutes),
                ..
            } => *minutes,
            other => other.stretches().iter().map(|s| s.minutes()).sum(),
        }
    }

    /// Minute by minute until now: those of a break do not count.
    pub fn so_far(&self, plan: Option<Plan>, now: Minute) -> Minute {
        if let Self::Here {
            work: Work::Length(minutes),
            ..
        } = self
        {
            return *minutes;
        }
        let mut counted = 0;
        for stretch in self.stretches() {
            let pause = stretch.pause_at(plan);
            for minute in stretch.from..stretch.to.min(now) {
                counted += Minute::from(!(pause.0..pause.1).contains(&minute));
            }
        }
        counted
    }

    pub fn status(&self) -> &'static str {
        match self {
            Self::Here { .. } => "present",
            Self::Away(reason) => reason,
        }
    }

    pub fn reason(&self) -> Option<&'static str> {
        match self {
            Self::Here { rest, .. } => *rest,
            Self::Away(reason) => Some(reason),
        }
    }

    pub fn is_there(&self, half: usize, plan: Option<Plan>) -> bool {
        let times: Vec<(Minute, Minute)> = self.stretches().iter().map(|s| (s.from, s.to)).collect();
        match self {
            Self::Away(_) => false,
            Self::Here { .. } if times.is_empty() => plan.is_none_or(|plan| plan.halves().contains(&half)),
            Self::Here { .. } => halves(&times).contains(&half),
        }
    }

    pub fn late(&self, plan: Option<Plan>) -> Minute {
        match (plan, self.stretches().first()) {
            (Some(plan), Some(first)) if plan.from < first.from && first.from < plan.to => {
                first.from - plan.from
            }
            _ => 0,
        }
    }

    fn is_length(&self) -> bool {
        matches!(self, Self::Here { work: Work::Length(minutes), .. } if *minutes > 0)
    }

    fn excuse(&self) -> Option<&'static str> {
        self.reason().filter(|reason| *reason != NO_SHOW)
    }
}

fn joined(mut all: Vec<Stretch>) -> Vec<Stretch> {
    all.sort_by_key(|stretch| stretch.from);
    let mut out: Vec<Stretch> = Vec::new();
    for next in all {
        match out.last_mut() {
            Some(last) if last.to == next.from => {
                last.to = next.to;
                last.pause += next.pause;
            }
            _ => out.push(next),
        }
    }
    out
}

/// Came at a time. Until when and why not longer stays.
pub fn came_at(at: Minute, day: Option<&Day>, plan: Option<Plan>) -> Result<Day, Cannot> {
    if plan.is_some_and(|plan| at <= plan.from) {
        return Err(Cannot);
    }
    if let Some(length) = day.filter(|day| day.is_length()) {
        return Ok(length.clone());
    }
    let entered = day.map_or(&[][..], Day::stretches);
    let planned = plan.map(Plan::stretch);
    let part_of = |s: &Stretch, from, to| s.part(from, to, plan);
    let worked: Vec<Stretch> = match entered.first() {
        None => planned
            .iter()
            .filter_map(|s| part_of(s, at, Minute::MAX))
            .collect(),
        Some(first) if at < first.from => {
            let before = planned.iter().filter_map(|s| part_of(s, at, first.from));
            joined(before.chain(entered.iter().copied()).collect())
        }
        Some(_) => entered
            .iter()
            .filter_map(|s| part_of(s, at, Minute::MAX))
            .collect(),
    };
    let rest = match day {
        Some(Day::Here { rest, .. }) => *rest,
        _ => None,
    };
    if worked.is_empty() {
        Err(Cannot)
    } else {
        Ok(here(worked, rest))
    }
}

/// Left at a time, with a reason or the one that was told before. From when stays.
pub fn left_at(
    at: Minute,
    reason: Option<&'static str>,
    day: Option<&Day>,
    plan: Option<Plan>,
) -> Result<Day, Cannot> {
    let rest = reason.or_else(|| day.and_then(Day::excuse));
    if let Some(Day::Here { work, .. }) = day.filter(|day| day.is_length()) {
        let work = work.clone();
        return Ok(Day::Here { work, rest });
    }
    let entered = day.map_or(&[][..], Day::stretches);
    let known = entered.last().map(|last| last.to);
    if known.is_none_or(|end| end < at) && plan.is_none_or(|plan| plan.to < at) {
        return Err(Cannot);
    }
    let planned = plan.map(Plan::stretch);
    let worked: Vec<Stretch> = match known {
        Some(end) if end < at => {
            let more = planned.iter().filter_map(|s| s.part(end, at, plan));
            joined(entered.iter().copied().chain(more).collect())
        }
        Some(_) => entered.iter().filter_map(|s| s.part(0, at, plan)).collect(),
        None => planned.iter().filter_map(|s| s.part(0, at, plan)).collect(),
    };
    if worked.is_empty() {
        Err(Cannot)
    } else {
        Ok(here(worked, rest))
    }
}

/// Not there, for the day; of who worked already on the running day, from now on.
pub fn away(reason: &'static str, now: Option<Minute>, day: Option<&Day>, plan: Option<Plan>) -> Day {
    let worked = now.zip(day).filter(|(now, day)| day.so_far(plan, *now) > 0);
    match worked {
        Some((now, day)) if reason != NO_SHOW => match day {
            Day::Here {
                work: Work::Length(_),
                ..
            } => Day::Here {
                work: Work::Length(day.minutes()),
                rest: Some(reason),
            },
            day => {
                let parts = day.stretches().iter().filter_map(|s| s.part(0, now, plan));
                here(parts.collect(), Some(reason))
            }
        },
        _ => Day::Away(reason),
    }
}

/// Worked just so. A reason told before stays, unless these times leave nothing to be excused.
pub fn worked(work: Work, rest: Option<&'static str>, day: Option<&Day>, plan: Option<Plan>) -> Day {
    let end = |stretches: &[Stretch]| stretches.last().map(|last| last.to);
    let stays = match &work {
        // Without a schedule nobody knows how much rest there is.
        Work::Length(minutes) => plan.is_none_or(|plan| *minutes < plan.stretch().minutes()),
        Work::Times(all) => {
            let before = day.and_then(|day| end(day.stretches()));
            end(all).is_some_and(|told| {
                before.is_some_and(|before| told <= before) || plan.is_some_and(|plan| told < plan.to)
            })
        }
    };
    let told = day.and_then(Day::excuse).filter(|_| stays);
    let rest = rest.or(told);
    Day::Here { work, rest }
}
