//! The backup that is made in the background: a process of its own, which the end of this one does not end.

use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

/// Begins it. Where that cannot be, the header of the screen says in time that the last one is old.
pub(super) fn back_up(store: &Path) {
    let (Ok(program), Ok(store)) = (std::env::current_exe(), std::path::absolute(store)) else {
        return;
    };
    let begun = Command::new(program)
        .arg("--store")
        .arg(store)
        .args(["backup", "--auto"])
        // Not in the way of a stick that is to be pulled out.
        .current_dir("/")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        // Closing the terminal does not end it.
        .process_group(0)
        .spawn();
    if let Ok(mut child) = begun {
        // Only so that the system may forget it once it is over.
        let waiting = std::thread::Builder::new().name("backup".into());
        let _ = waiting.spawn(move || child.wait());
    }
}
