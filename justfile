# What one does often, as one command each. `just` alone lists them.

# This list.
default:
    @just --list --unsorted

# Everything that must hold before a change lands, as CI does it.
ci:
    bash .ci/run

# Format, and look for what clippy minds; quick.
check:
    cargo fmt
    cargo clippy --all-targets -- -D warnings

# All tests, or those whose name has this in it.
test name="":
    cargo test {{name}}

# One journey, keys in and screen out, by a part of its name.
journey name:
    cargo test --lib tui::screens -- {{name}}

# Looks at the screens that journeys found changed, and takes them over or not.
screens:
    cargo insta review

# docs/keys.md from the table of keys.
keys:
    UPDATE_DOCS=1 cargo test --lib the_page_of_keys

# Opens the invented workshop, on a Monday afternoon.
demo *args="--on 2026-11-23":
    cargo run --release -- demo {{args}}

# The figures of the README, at 500 participants and ten years.
figures:
    cargo build --release
    cargo run --release --example figures

# The soak in so many minutes: `just soak 30`, or one row of it: `just soak 5 --only kill`.
soak minutes="60" *args="":
    cargo build --release
    cargo run --release --example soak -- --minutes {{minutes}} {{args}}

# The documentation of the code.
doc:
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --open
