use std::path::PathBuf;

use proptest::prelude::*;

use super::*;

fn known(cells: &[Cow<'_, str>]) -> usize {
    cells
        .iter()
        .filter(|c| ["naam", "datum", "uren"].contains(&c.trim()))
        .count()
}

fn read(bytes: &(impl AsRef<[u8]> + ?Sized)) -> Result<(Table<'_>, Vec<Vec<String>>), TableError> {
    let table = Table::read(bytes.as_ref(), known)?;
    let rows = table.rows().collect::<Result<Vec<_>, _>>()?;
    let cells = rows
        .into_iter()
        .map(|r| r.cells.into_iter().map(Cow::into_owned).collect())
        .collect();
    Ok((table, cells))
}

fn cases(folder: &str) -> Option<PathBuf> {
    let own = std::env::var_os("WERKVLOER_CASES").map(PathBuf::from);
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/cases");
    let folder = own.unwrap_or(beside).join(folder);
    if !folder.is_dir() {
        println!("skipped: {} is not there", folder.display());
    }
    folder.is_dir().then_some(folder)
}

#[test]
fn every_encoding_delimiter_and_line_end_reads_the_same() {
    let text = "naam;datum;uren\nZoë;1-2-2026;3,5\nJörg;2-2-2026;4,0\n";
    let (_, want) = read(text).unwrap();
    assert_eq!(want, [["Zoë", "1-2-2026", "3,5"], ["Jörg", "2-2-2026", "4,0"]]);
    for end in ["\n", "\r\n", "\r"] {
        let text = text.replace('\n', end);
        let wide = |big: bool| -> Vec<u8> {
            let bytes = |u: u16| if big { u.to_be_bytes() } else { u.to_le_bytes() };
            text.encode_utf16().flat_map(bytes).collect()
        };
        let latin: Vec<u8> = text
            .chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap())
            .collect();
        let files = [
            (text.clone().into_bytes(), Encoding::Utf8),
            ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), Encoding::Utf8),
            (latin, Encoding::Windows1252),
            (wide(false), Encoding::Utf16Le),
            (wide(true), Encoding::Utf16Be),
            ([vec![0xFF, 0xFE], wide(false)].concat(), Encoding::Utf16Le),
            ([vec![0xFE, 0xFF], wide(true)].concat(), Encoding::Utf16Be),
        ];
        for (bytes, encoding) in files {
            let (table, rows) = read(&bytes).unwrap();
            assert_eq!(
                table.dialect(),
                Dialect {
                    encoding,
                    delimiter: b';'
                }
            );
            assert_eq!(rows, want);
        }
    }
    let tabs = text.replace(';', "\t");
    assert_eq!(read(&tabs).unwrap().1, want);
    let commas = text.replace(',', ".").replace(';', ",");
    assert_eq!(read(&commas).unwrap().1[0], ["Zoë", "1-2-2026", "3.5"]);
}

#[test]
fn decimal_commas_do_not_pass_for_the_delimiter() {
    let (table, rows) = read("naam;uren\nA;3,5\nB;4,5\nC;1,25\n").unwrap();
    assert_eq!((table.dialect().delimiter, rows[2][1].as_str()), (b';', "1,25"));
}

#[test]
fn a_title_above_the_header_and_blank_rows_are_passed_over() {
    let (table, rows) = read("Tabel 1\n\nUren van maart;;\nnaam;datum;uren\n;;\nA;1;2\n\n\nB;1\n").unwrap();
    assert_eq!(
        (table.header(), table.header_line()),
        (&["naam", "datum", "uren"].map(String::from)[..], 4)
    );
    assert_eq!(rows, [vec!["A", "1", "2"], vec!["B", "1"]]);
    let lines: Vec<u64> = table.rows().map(|r| r.unwrap().line).collect();
    assert_eq!(lines, [6, 9]);
}

#[test]
fn a_row_keeps_the_line_on_which_it_begins() {
    for end in ["\n", "\r\n", "\r"] {
        let text = "naam;uren\n\"een\n\"\"twee\"\"\";2\nB;3\n".replace('\n', end);
        let table = Table::read(text.as_bytes(), known).unwrap();
        let rows: Vec<_> = table.rows().map(Result::unwrap).collect();
        assert_eq!((rows[0].line, rows[1].line), (2, 4));
        assert_eq!(rows[0].cells[0], format!("een{end}\"twee\""));
    }
}

#[test]
fn a_broken_file_is_refused_with_the_line() {
    assert_eq!(
        read("naam;uren\nA;1\nB;\"2\nC;3\n").unwrap_err(),
        TableError::OpenQuote(3)
    );
    assert_eq!(read("naam;uren\nA;\0\n").unwrap_err(), TableError::NotText(2));
    assert_eq!(
        read(b"\xEF\xBB\xBFnaam\n\xFF\n").unwrap_err(),
        TableError::NotText(2)
    );
    assert_eq!(read(b"\xFF\xFEa").unwrap_err(), TableError::NotText(1));
    let long = |n: usize| format!("naam;uren\nA;1\nB;{}\n", "x".repeat(n));
    assert!(read(&long(MAX_CELL)).is_ok());
    assert_eq!(read(&long(MAX_CELL + 1)).unwrap_err(), TableError::CellTooLong(3));
    let quoted = format!("naam;uren\nA;\"{}\"\n", "x\n".repeat(MAX_CELL));
    assert_eq!(read(&quoted).unwrap_err(), TableError::CellTooLong(2));
    let wide = format!("naam;uren\n{}\n", ";x".repeat(2000));
    assert_eq!(read(&wide).unwrap_err(), TableError::TooManyCells(2));
    let row = format!(
        "naam;uren\n{}\n",
        format!("{};", "x".repeat(1_000_000)).repeat(12)
    );
    assert_eq!(read(&row).unwrap_err(), TableError::RowTooLong(2));
    for empty in ["", "\n\r\n\r", ";;\n", "\u{feff}"] {
        assert_eq!(read(empty).unwrap_err(), TableError::Empty);
    }
}

#[test]
fn the_dialects_of_csv_spectrum_read_as_they_should() {
    let Some(folder) = cases("csv/spectrum") else {
        return;
    };
    let mut seen = 0;
    for file in std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()) {
        // The expected figures of this one differ from its own file.
        let own_error = file.file_stem().is_some_and(|n| n == "location_coordinates");
        if file.extension().is_none_or(|e| e != "csv") || own_error {
            continue;
        }
        // The CRLF files were handed to us with bare LF; their expectations were not changed with them.
        let json = std::fs::read_to_string(file.with_extension("json")).unwrap();
        let json = json.replace("\\r\\n", "\\n");
        let want: serde_json::Value = serde_json::from_str(&json).unwrap();
        let bytes = std::fs::read(&file).unwrap();
        let (table, rows) = read(&bytes).unwrap();
        let want = want.as_array().unwrap();
        assert_eq!(want.len(), rows.len(), "{}", file.display());
        for (want, row) in want.iter().zip(&rows) {
            for (head, cell) in table.header().iter().zip(row) {
                assert_eq!(want[head].as_str(), Some(cell.as_str()), "{}", file.display());
            }
        }
        seen += 1;
    }
    assert_eq!(seen, 11);
}

#[test]
fn real_rosters_keep_their_ragged_rows() {
    let Some(folder) = cases("rosters") else { return };
    let bytes = std::fs::read(folder.join("beschikbaarheid_ma_vr.csv")).unwrap();
    let table = Table::read(&bytes, |_| 0).unwrap();
    assert_eq!(table.header(), ["", "Ma", "Di", "Wo", "Do", "Vr"]);
    assert_eq!(table.rows().count(), 6);
    let bytes = std::fs::read(folder.join("huisrooster_taken.csv")).unwrap();
    let rows = Rows::new(std::str::from_utf8(&bytes).unwrap(), b',')
        .collect::<Result<Vec<_>, _>>()
        .unwrap();
    let mut lengths: Vec<usize> = rows
        .iter()
        .map(|r| r.cells.iter().filter(|c| !c.trim().is_empty()).count())
        .collect();
    for length in &mut lengths {
        *length -= 1;
    }
    assert_eq!(lengths, [15, 15, 7, 8, 8, 14, 14, 14, 14, 14, 14, 15, 15, 14, 14]);
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_fall_over(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&bytes);
    }

    #[test]
    fn no_text_makes_the_reader_fall_over(text in "[a-z;,\t\"\r\n é]{0,200}") {
        let _ = read(&text);
    }
}
