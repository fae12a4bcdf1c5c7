//! From a method file to a [`Method`], or to its first mistake.

use super::super::datafile::{Clean, Expected, Section, Source};
use super::super::time::Minutes;
use super::{
    Cap, CountedFrom, DecidedBy, Instrument, Label, Measure, Method, MethodError, Moment, Named, Outcome,
    Paper, Party, Per, Phase, Programme, Range, Rules, Support, Talk, TalkKind, Threshold, Training,
    Trajectory, When, Words, WorkPlace, WorkType, references,
};

const ROOT: &[&str] = &[
    "id",
    "name",
    "words",
    "trajectory",
    "intake",
    "direction",
    "phase",
    "threshold",
    "cap",
    "talk",
    "paper",
    "instrument",
    "training",
    "work_type",
    "rules",
    "topic",
    "support",
    "outcome",
];
const WORDS: &[&str] = &[
    "participant",
    "participants",
    "candidate",
    "coach",
    "anchor",
    "phase",
];
pub(super) const PHASE: &[&str] = &[
    "id",
    "name",
    "hours",
    "weeks",
    "months",
    "counted_from",
    "overlap",
    "extendable",
    "repeatable",
    "fall_back",
    "decided_by",
    "due",
    "programme",
    "support",
];
const MEASURES: &[&str] = &["hours", "weeks", "months"];
pub(super) const THRESHOLD: &[&str] = &["id", "name", "hours", "phase", "counted_from", "due"];
pub(super) const TALK: &[&str] = &[
    "id",
    "name",
    "kind",
    "at",
    "during",
    "after",
    "every_weeks",
    "times",
];
const KINDS: &[&str] = &[
    "acquaintance",
    "intake",
    "satisfaction",
    "progress",
    "evaluation",
    "closing",
    "group",
    "peer_review",
];
pub(super) const PAPER: &[&str] = &["id", "name", "signed_by", "before_start", "only_for"];
const PARTIES: &[&str] = &["participant", "coach", "organisation", "workplace", "referrer"];
const INSTRUMENT: &[&str] = &["id", "name", "domains", "questions", "moments"];
const RULES: &[&str] = &[
    "min_people_on_klus",
    "min_people_outside",
    "days_to_start",
    "may_return",
];
const NAMED: &[&str] = &["id", "name"];
pub(super) const CAP: &[&str] = &["hours", "due"];
const MAX_HOURS: u32 = 100_000;
const MAX_WEEKS: u32 = 1_040;
const MAX_PEOPLE: u32 = 100;

impl Method {
    /// A method from the text of its file; `file` is only for the error, `clean` makes text safe to show.
    ///
    /// # Errors
    /// The first mistake, with its line and what was expected there.
    pub fn parse(file: &str, text: &str, clean: Clean) -> Result<Self, MethodError> {
        let source = Source::new(file, text, clean);
        let table = source.parse()?;
        let root = Section::root(&source, &table, ROOT)?;
        let method = Self {
            id: root.id("id")?,
            name: root.label("name")?,
            words: words(&root)?,
            trajectories: all(&root, "trajectory", &["id", "name", "guidelines"], trajectory)?,
            intake: all(&root, "intake", NAMED, named)?,
            directions: all(&root, "direction", NAMED, named)?,
            phases: all(&root, "phase", PHASE, phase)?,
            thresholds: all(&root, "threshold", THRESHOLD, threshold)?,
            cap: root
                .section_if("cap", &["hours", "due"])?
                .map(|s| cap(&s))
                .transpose()?,
            talks: all(&root, "talk", TALK, talk)?,
            papers: all(&root, "paper", PAPER, paper)?,
            instruments: all(&root, "instrument", INSTRUMENT, instrument)?,
            trainings: all(&root, "training", &["id", "name", "certificate"], training)?,
            work_types: all(&root, "work_type", &["id", "name", "place"], work_type)?,
            rules: rules(&root)?,
            topics: all(&root, "topic", NAMED, named)?,
            supports: all(&root, "support", NAMED, named)?,
            outcomes: all(&root, "outcome", &["id", "name", "reason"], outcome)?,
        };
        references::check(&root, &method)?;
        Ok(method)
    }
}

type Read<T> = Result<T, MethodError>;

fn all<T>(
    root: &Section<'_>,
    key: &str,
    known: &'static [&'static str],
    one: impl Fn(&Section<'_>) -> Read<T>,
) -> Read<Vec<T>> {
    root.entries(key, known)?.iter().map(one).collect()
}

fn hours(n: u32) -> Minutes {
    Minutes::hours(i64::from(n))
}

/// The number was already checked against a maximum below that of the type.
fn small<T: TryFrom<u32> + Default>(n: u32) -> T {
    T::try_from(n).unwrap_or_default()
}

fn named(s: &Section<'_>) -> Read<Named> {
    Ok(Named {
        id: s.id("id")?,
        name: s.label("name")?,
    })
}

fn words(root: &Section<'_>) -> Read<Words> {
    let s = root.section("words", WORDS)?;
    let maybe = |key: &str| -> Read<Option<Label>> { s.label_if(key) };
    Ok(Words {
        participant: s.label("participant")?,
        participants: s.label("participants")?,
        candidate: maybe("candidate")?,
        coach: maybe("coach")?,
        anchor: maybe("anchor")?,
        phase: maybe("phase")?,
    })
}

fn trajectory(s: &Section<'_>) -> Read<Trajectory> {
    Ok(Trajectory {
        id: s.id("id")?,
        name: s.label("name")?,
        guidelines: s.labels("guidelines")?,
    })
}

fn range(s: &Section<'_>, key: &str) -> Read<Option<Range>> {
    Ok(s.range_if(key, MAX_WEEKS)?.map(|(min, max)| Range {
        min: small(min),
        max: small(max),
    }))
}

fn counted_from(s: &Section<'_>) -> Read<Option<CountedFrom>> {
    let word = s.word_if("counted_from", &["phase", "start"])?;
    Ok(word.map(|i| [CountedFrom::Phase, CountedFrom::Start][i]))
}

fn phase(s: &Section<'_>) -> Read<Phase> {
    s.only_one(MEASURES)?;
    let measure = if let Some(n) = s.whole_if("hours", 1, MAX_HOURS)? {
        Measure::Hours(hours(n))
    } else if let Some(weeks) = range(s, "weeks")? {
        Measure::Weeks(weeks)
    } else {
        range(s, "months")?.map_or(Measure::Open, Measure::Months)
    };
    let who = [
        DecidedBy::Participant,
        DecidedBy::Supervisor,
        DecidedBy::Coach,
        DecidedBy::Team,
    ];
    let decided = s.word_if("decided_by", &["participant", "supervisor", "coach", "team"])?;
    Ok(Phase {
        id: s.id("id")?,
        name: s.label("name")?,
        measure,
        counted_from: counted_from(s)?.unwrap_or_default(),
        overlap: s.yes("overlap")?,
        extendable: s.yes("extendable")?,
        repeatable: small(s.whole_if("repeatable", 0, 20)?.unwrap_or(0)),
        fall_back: s.yes("fall_back")?,
        decided_by: decided.map(|i| who[i]),
        due: s.ids("due")?,
        programme: programme(s)?,
        support: support(s)?,
    })
}

fn programme(s: &Section<'_>) -> Read<Option<Programme>> {
    let Some(p) = s.section_if("programme", &["weeks", "days_per_week", "hours_per_week"])? else {
        return Ok(None);
    };
    Ok(Some(Programme {
        weeks: range(&p, "weeks")?.ok_or_else(|| p.wrong("weeks", Expected::Present))?,
        days_per_week: p.whole_if("days_per_week", 1, 7)?.map(small),
        hours_per_week: hours(p.whole("hours_per_week", 1, 168)?),
    }))
}

fn support(s: &Section<'_>) -> Read<Option<Support>> {
    let Some(p) = s.section_if("support", &["hours", "per"])? else {
        return Ok(None);
    };
    let per = [Per::Week, Per::Phase][p.word("per", &["week", "phase"])?];
    Ok(Some(Support {
        hours: hours(p.whole("hours", 1, MAX_HOURS)?),
        per,
    }))
}

fn threshold(s: &Section<'_>) -> Read<Threshold> {
    let phase = s.id_if("phase")?;
    let otherwise = if phase.is_some() {
        CountedFrom::Phase
    } else {
        CountedFrom::Start
    };
    let counted_from = counted_from(s)?.unwrap_or(otherwise);
    if counted_from == CountedFrom::Phase && phase.is_none() {
        return Err(s.wrong("phase", Expected::Present));
    }
    Ok(Threshold {
        id: s.id("id")?,
        name: s.label("name")?,
        hours: hours(s.whole("hours", 1, MAX_HOURS)?),
        phase,
        counted_from,
        due: s.ids("due")?,
    })
}

fn cap(s: &Section<'_>) -> Read<Cap> {
    Ok(Cap {
        hours: hours(s.whole("hours", 1, MAX_HOURS)?),
        due: s.ids("due")?,
    })
}

fn talk(s: &Section<'_>) -> Read<Talk> {
    let kinds = [
        TalkKind::Acquaintance,
        TalkKind::Intake,
        TalkKind::Satisfaction,
        TalkKind::Progress,
        TalkKind::Evaluation,
        TalkKind::Closing,
        TalkKind::Group,
        TalkKind::PeerReview,
    ];
    s.only_one(&["at", "during", "after"])?;
    s.only_one(&["at", "after", "every_weeks"])?;
    let during = s.id_if("during")?;
    let when = if let Some(at) = s.word_if("at", &["start", "end"])? {
        if at == 0 { When::BeforeStart } else { When::AtEnd }
    } else if let Some(phase) = s.id_if("after")? {
        When::After(phase)
    } else if let Some(weeks) = s.whole_if("every_weeks", 1, 104)? {
        When::Every {
            weeks: small(weeks),
            during,
        }
    } else {
        during.map_or(When::AsAgreed, When::During)
    };
    Ok(Talk {
        id: s.id("id")?,
        name: s.label("name")?,
        kind: kinds[s.word("kind", KINDS)?],
        when,
        times: small(s.whole_if("times", 1, 50)?.unwrap_or(1)),
    })
}

fn paper(s: &Section<'_>) -> Read<Paper> {
    let parties = [
        Party::Participant,
        Party::Coach,
        Party::Organisation,
        Party::Workplace,
        Party::Referrer,
    ];
    Ok(Paper {
        id: s.id("id")?,
        name: s.label("name")?,
        signed_by: s
            .words("signed_by", PARTIES)?
            .into_iter()
            .map(|i| parties[i])
            .collect(),
        before_start: s.yes("before_start")?,
        only_for: s.ids("only_for")?,
    })
}

fn instrument(s: &Section<'_>) -> Read<Instrument> {
    let moments = [Moment::Start, Moment::Interim, Moment::End];
    let taken = s.words("moments", &["start", "interim", "end"])?;
    Ok(Instrument {
        id: s.id("id")?,
        name: s.label("name")?,
        domains: s.labels("domains")?,
        questions: s.labels("questions")?,
        moments: taken.into_iter().map(|i| moments[i]).collect(),
    })
}

fn training(s: &Section<'_>) -> Read<Training> {
    Ok(Training {
        id: s.id("id")?,
        name: s.label("name")?,
        certificate: s.yes("certificate")?,
    })
}

fn work_type(s: &Section<'_>) -> Read<WorkType> {
    let places = [WorkPlace::Inside, WorkPlace::Outside, WorkPlace::Both];
    let place = places[s.word("place", &["inside", "outside", "both"])?];
    Ok(WorkType {
        id: s.id("id")?,
        name: s.label("name")?,
        place,
    })
}

fn rules(root: &Section<'_>) -> Read<Rules> {
    let Some(s) = root.section_if("rules", RULES)? else {
        return Ok(Rules {
            min_people_on_klus: 2,
            min_people_outside: 2,
            days_to_start: None,
            may_return: false,
        });
    };
    let people = s.whole_if("min_people_on_klus", 1, MAX_PEOPLE)?.unwrap_or(2);
    let outside = s.whole_if("min_people_outside", 1, MAX_PEOPLE)?.unwrap_or(people);
    Ok(Rules {
        min_people_on_klus: small(people),
        min_people_outside: small(outside),
        days_to_start: s.whole_if("days_to_start", 0, 365)?.map(small),
        may_return: s.yes("may_return")?,
    })
}

fn outcome(s: &Section<'_>) -> Read<Outcome> {
    Ok(Outcome {
        id: s.id("id")?,
        name: s.label("name")?,
        reasons: all(s, "reason", NAMED, named)?,
    })
}
