use std::collections::HashSet;

use super::*;
use crate::exchange::table::Table;

fn columns(header: &str) -> Columns {
    Columns::of(&header.split(';').map(str::to_owned).collect::<Vec<_>>())
}

#[test]
fn every_word_is_a_key_and_stands_for_one_column() {
    let mut seen = HashSet::new();
    for word in WORDS.iter().flat_map(|(_, words)| words.split(' ')) {
        assert_eq!(key(word), word);
        assert!(seen.insert(word), "{word}");
    }
}

#[test]
fn headers_are_known_in_any_order_and_spelling() {
    let c = columns("Uren ;STATUS;Dag-datum; Cliënt:;Schoenmaat;");
    assert_eq!(
        (c.index(Column::Hours), c.index(Column::Participant)),
        (Some(0), Some(3))
    );
    assert_eq!(c.unknown(), ["Schoenmaat"]);
    let c = columns("Naam deelnemer;Datum (dd-mm-jjjj);Uren gewerkt;Van / tot;Uren contract");
    assert_eq!(
        [Column::Participant, Column::Date, Column::Hours].map(|column| c.index(column)),
        [Some(0), Some(1), Some(2)]
    );
    assert_eq!(c.unknown(), ["Van / tot", "Uren contract"], "not guessed at");
    assert_eq!(Column::named("Urengewerkt"), Some(Column::Hours));
    let twice = columns("Naam;Datum;Deelnemer");
    assert_eq!(twice.index(Column::Participant), Some(0));
    assert_eq!(twice.twice(), [Twice { first: 0, second: 2 }]);
}

#[test]
fn the_kind_of_a_file_shows_in_its_columns() {
    let kinds = [
        (
            "Nummer;Voornaam;Tussenvoegsel;Achternaam;Start;Methode",
            Some(Kind::Participants),
        ),
        ("Deelnemer;Vanaf;Dag;Van;Tot;Pauze", Some(Kind::Schedules)),
        ("Deelnemer;Datum;Status;Uren", Some(Kind::Attendance)),
        ("Klus;Datum;Dagdeel;Plaats;Werksoort;Min;Max", Some(Kind::Klussen)),
        ("Deelnemer;Datum;Notitie;Onderwerp", Some(Kind::Observations)),
        ("Deelnemer;Datum;Beginsaldo;Reden", Some(Kind::Balances)),
        ("Deelnemer;Datum;Saldo;Reden", Some(Kind::Balances)),
        ("Deelnemer;Datum;Uren;Saldo", Some(Kind::Attendance)),
        ("Deelnemer;Datum;Notitie;Saldo", Some(Kind::Observations)),
        ("Nummer;Naam;Start;Saldo", Some(Kind::Participants)),
        ("Datum;Uren", None),
    ];
    for (header, kind) in kinds {
        assert_eq!(columns(header).kind(), kind, "{header}");
    }
}

#[test]
fn the_worked_attendance_lists_are_read_whole() {
    let files = [
        (
            &include_bytes!("../../../tests/data/W01_presentie.csv")[..],
            "Achmed Boukhari-Özdemir",
        ),
        (
            &include_bytes!("../../../tests/data/W02_presentie.csv")[..],
            "Nora de Wit",
        ),
    ];
    let words =
        crate::exchange::statuses::StatusWords::read("", crate::exchange::statuses::StatusWords::SHIPPED)
            .unwrap();
    for (bytes, name) in files {
        let table = Table::read(bytes, Column::count).unwrap();
        let columns = Columns::of(table.header());
        assert_eq!(columns.kind(), Some(Kind::Attendance));
        for row in table.rows().map(Result::unwrap) {
            assert_eq!(columns.cell(&row, Column::Participant), Some(name));
            assert!(words.parse(columns.cell(&row, Column::Status).unwrap()).is_ok());
        }
    }
}
