//! Who is called the same: a name that two people have says who is meant only together with a number.

use std::collections::{BTreeMap, BTreeSet};

use super::ids::ParticipantId;
use super::name::PersonName;
use super::participant::Participant;

/// Everybody by each name that they have or had, whatever its capitals.
#[derive(Clone, Debug, Default)]
pub struct Namesakes(BTreeMap<String, BTreeSet<ParticipantId>>);

fn key(name: &PersonName) -> String {
    name.natural().to_lowercase()
}

impl Namesakes {
    /// Forgets the names of somebody as they were.
    pub fn remove(&mut self, id: ParticipantId, before: &Participant) {
        for (_, name) in before.names.versions() {
            let key = key(name);
            if let Some(people) = self.0.get_mut(&key) {
                people.remove(&id);
                if people.is_empty() {
                    self.0.remove(&key);
                }
            }
        }
    }

    /// Knows somebody by their names as they are.
    pub fn add(&mut self, id: ParticipantId, after: &Participant) {
        for (_, name) in after.names.versions() {
            self.0.entry(key(name)).or_default().insert(id);
        }
    }

    /// Who has or had a name.
    pub fn of(&self, name: &PersonName) -> impl Iterator<Item = ParticipantId> + '_ {
        self.0.get(&key(name)).into_iter().flatten().copied()
    }
}
