//! Anything may happen to any file. The journal then opens with everything, or refuses.

use proptest::prelude::*;
use proptest::sample::Index;

use super::*;

#[derive(Clone, Debug)]
enum Mutation {
    Flip { at: Index, bit: u8 },
    Zero { at: Index, length: usize },
    Overwrite { at: Index, bytes: Vec<u8> },
    Cut { at: Index },
    Append { bytes: Vec<u8> },
    Insert { at: Index, bytes: Vec<u8> },
    Delete,
    CopyOf { other: Index },
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let bytes = || prop::collection::vec(any::<u8>(), 1..200);
    prop_oneof![
        (any::<Index>(), 0u8..8).prop_map(|(at, bit)| Mutation::Flip { at, bit }),
        (any::<Index>(), 1usize..2000).prop_map(|(at, length)| Mutation::Zero { at, length }),
        (any::<Index>(), bytes()).prop_map(|(at, bytes)| Mutation::Overwrite { at, bytes }),
        any::<Index>().prop_map(|at| Mutation::Cut { at }),
        bytes().prop_map(|bytes| Mutation::Append { bytes }),
        (any::<Index>(), bytes()).prop_map(|(at, bytes)| Mutation::Insert { at, bytes }),
        Just(Mutation::Delete),
        any::<Index>().prop_map(|other| Mutation::CopyOf { other }),
    ]
}

fn apply(mutation: Mutation, path: &Path, all: &[PathBuf]) {
    let mut bytes = std::fs::read(path).unwrap();
    let length = bytes.len();
    match mutation {
        Mutation::Flip { at, bit } => bytes[at.index(length)] ^= 1 << bit,
        Mutation::Zero { at, length: zeros } => bytes[at.index(length)..]
            .iter_mut()
            .take(zeros)
            .for_each(|it| *it = 0),
        Mutation::Overwrite { at, bytes: other } => {
            bytes[at.index(length)..]
                .iter_mut()
                .zip(other)
                .for_each(|(it, other)| *it = other);
        }
        Mutation::Cut { at } => bytes.truncate(at.index(length)),
        Mutation::Append { bytes: more } => bytes.extend(more),
        Mutation::Insert { at, bytes: more } => {
            let at = at.index(length);
            bytes.splice(at..at, more);
        }
        Mutation::Delete => return std::fs::remove_file(path).unwrap(),
        Mutation::CopyOf { other } => bytes = std::fs::read(other.get(all)).unwrap(),
    }
    std::fs::write(path, bytes).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]
    #[test]
    fn a_mutated_file_opens_with_everything_or_is_refused(
        mutation in mutation(), file in any::<Index>(), with_store in any::<bool>(),
    ) {
        let desk = Desk::with(30);
        let (journal, opened) = desk.open(None).unwrap();
        drop(journal);
        let known = Known { position: opened.head.position, chain: opened.head.chain };
        let mut all: Vec<PathBuf> =
            std::fs::read_dir(&desk.folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        all.sort();
        apply(mutation, &all[file.index(all.len())], &all);
        if let Ok(found) = read_beside(&desk.folder) {
            prop_assert_eq!(found, payloads(30));
        }
        if let Ok((journal, _)) = desk.open(with_store.then_some(known))
            && let Ok(found) = read(journal.entries_after(0), 0)
        {
            prop_assert_eq!(found, payloads(30));
            if let Ok(verified) = journal.verify(&mut |_, _| {}) {
                prop_assert_eq!(verified.entries, 30);
            }
        }
    }
}
