//! The program: everything is in the library.

use std::process::ExitCode;

/// A quarter quicker than the system's where a store is built or a long file read.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    werkvloer::cli::run(std::env::args_os())
}
