//! The faults, each as a function of rounds and a seed: `cargo test` runs few rounds, the soak all of them.

pub mod acts;
pub mod calls;
pub mod child;
pub mod command_line;
pub mod damage;
pub mod dice;
pub mod floor;
pub mod forks;
pub mod hostile;
pub mod keys;
pub mod kill;
pub mod model;
pub mod parsers;
pub mod power;
pub mod races;
pub mod screen;
pub mod system_calls;
pub mod tally;
pub mod witness;
