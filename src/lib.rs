//! Werkvloer.
