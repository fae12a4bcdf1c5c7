//! Chance that can be repeated: everything follows from one seed.

use uuid::Uuid;

/// A small deterministic generator (splitmix64).
#[derive(Clone)]
pub struct Dice(u64);

impl Dice {
    /// Dice of this seed and this round of it.
    pub fn new(seed: u64, round: u64) -> Self {
        let mut dice = Self(seed ^ round.wrapping_mul(0xd134_2543_de82_ef95));
        dice.next();
        dice
    }

    /// Any number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below the bound; 0 where that is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() >> 1).unwrap_or(0) % bound.max(1)
    }

    /// Whether it comes out, once in so many times.
    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of these.
    pub fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// An id.
    pub fn id(&mut self) -> Uuid {
        let high = u128::from(self.next());
        Uuid::from_u128((high << 64) | u128::from(self.next()))
    }
}

/// The seed of this run: `WERKVLOER_SEED`, else the one given. Printed, so that a failure can be repeated.
pub fn seed(given: u64) -> u64 {
    let seed = std::env::var("WERKVLOER_SEED")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(given);
    println!("replay with WERKVLOER_SEED={seed}");
    seed
}
