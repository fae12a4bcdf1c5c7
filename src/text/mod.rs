//! Words for the screen, and the one place where foreign text becomes safe text.
