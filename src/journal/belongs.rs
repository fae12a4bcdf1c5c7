//! Whether a file beside a journal is of that journal. Everything that is made from a journal says which one, how far
//! it had come and the chain there: a copy of the same workshop may have gone another way since.

use std::fmt;

use super::Chain;

/// Bytes of the chain that tell journals apart. So few that the line of `reached` stays one that 0.1.0 can read.
const LENGTH: usize = 16;

/// Which journal: the beginning of the chain after its first entry.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct JournalId([u8; LENGTH]);

impl JournalId {
    /// The journal whose first entry ends here in the chain.
    #[must_use]
    pub fn of(first: Chain) -> Self {
        Self(super::frame::take(&first.0, 0))
    }

    /// The id as it was written down; zeros stand for none.
    #[must_use]
    pub fn read(bytes: [u8; LENGTH]) -> Option<Self> {
        (bytes != [0; LENGTH]).then_some(Self(bytes))
    }

    /// How it is written down.
    #[must_use]
    pub fn bytes(id: Option<Self>) -> [u8; LENGTH] {
        id.map_or([0; LENGTH], |id| id.0)
    }
}

impl fmt::Display for JournalId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

impl fmt::Debug for JournalId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{self}")
    }
}

/// A place in a journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// The last entry; 0 for none.
    pub position: u64,
    /// The chain at that entry ([`Head::chain`](super::Head::chain) at the time).
    pub chain: Chain,
}

/// What a file beside a journal says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// Of which journal it is; earlier versions did not write that down.
    pub id: Option<JournalId>,
    /// How far that had come.
    pub at: Known,
}

/// How what is said of a journal stands to the journal that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Belongs {
    /// It is of this journal, as far as it goes.
    Here,
    /// It is of this journal or of a copy of it, but from some entry on another one followed: to be made anew.
    Stale,
    /// It knows more than there is: the journal lost actions, or went another way from an earlier copy on.
    Ahead,
    /// It is of another journal: to be set aside.
    Elsewhere,
}

impl Belongs {
    /// Whether it says nothing of the journal that is there.
    #[must_use]
    pub const fn is_strange(self) -> bool {
        matches!(self, Self::Stale | Self::Elsewhere)
    }
}

/// The one rule: `id` of the journal, and `there`, its chain at the place that was said; none where it ends before.
#[must_use]
pub fn belongs(id: Option<JournalId>, there: Option<Chain>, said: &Said) -> Belongs {
    let is_other = |own: JournalId| said.id.is_some_and(|other| other != own);
    match there {
        _ if id.is_some_and(is_other) => Belongs::Elsewhere,
        None => Belongs::Ahead,
        Some(chain) if chain == said.at.chain => Belongs::Here,
        Some(_) => Belongs::Stale,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_beside_a_journal_is_judged_by_its_journal_then_its_place_then_its_chain() {
        let [own, other] = [1, 2].map(|byte| JournalId::of(Chain([byte; 32])));
        let said = |id| Said {
            id,
            at: Known {
                position: 5,
                chain: Chain([5; 32]),
            },
        };
        let same = Some(Chain([5; 32]));
        let different = Some(Chain([6; 32]));
        for id in [Some(own), None] {
            assert_eq!(belongs(Some(own), same, &said(id)), Belongs::Here);
            assert_eq!(belongs(Some(own), different, &said(id)), Belongs::Stale);
            assert_eq!(belongs(Some(own), None, &said(id)), Belongs::Ahead);
        }
        for there in [same, different, None] {
            assert_eq!(belongs(Some(own), there, &said(Some(other))), Belongs::Elsewhere);
        }
        // Of a journal whose first entry cannot be read, place and chain decide.
        assert_eq!(belongs(None, None, &said(Some(other))), Belongs::Ahead);
        assert_eq!(belongs(None, same, &said(Some(other))), Belongs::Here);
    }
}
