//! Paths and sentences without the name of whoever works here.

use std::path::Path;

use crate::text::clean::clean;

/// What must not be shown.
pub(super) struct Private {
    home: Option<String>,
    names: Vec<String>,
}

impl Private {
    /// The home folder, and the names of the user.
    pub(super) fn of(var: impl Fn(&str) -> Option<String>) -> Self {
        let home = var("HOME").map(|home| home.trim_end_matches('/').to_owned());
        let home = home.filter(|home| !home.is_empty());
        let last = home.as_deref().and_then(|home| home.rsplit('/').next());
        let names = ["USER", "LOGNAME"].into_iter().filter_map(&var);
        let mut names: Vec<String> = names.chain(last.map(str::to_owned)).collect();
        names.retain(|name| !name.is_empty());
        Self { home, names }
    }

    /// A path.
    pub(super) fn path(&self, path: &Path) -> String {
        self.text(&path.to_string_lossy())
    }

    /// A text with paths in it: the home folder as `~`, and `…` for a folder that is called after the user.
    pub(super) fn text(&self, text: &str) -> String {
        let mut text = clean(text);
        if let Some(home) = &self.home {
            text = at_borders(&text, home, "~");
        }
        for name in &self.names {
            text = at_borders(&text, &format!("/{name}"), "/…");
        }
        text
    }
}

/// Replaces a piece of a path where a part of the path ends behind it.
fn at_borders(text: &str, piece: &str, with: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(piece) {
        let ends = after.chars().next().is_none_or(|next| !next.is_alphanumeric());
        out.push_str(before);
        out.push_str(if ends { with } else { piece });
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_user_is_in_no_path() {
        let private = Private::of(|name| match name {
            "HOME" => Some("/home/jan".into()),
            "USER" | "LOGNAME" => Some("jvries".into()),
            _ => None,
        });
        for (text, shown) in [
            ("/home/jan", "~"),
            ("/home/jan/.local/share/werkvloer", "~/.local/share/werkvloer"),
            ("/media/jan/STICK", "/media/…/STICK"),
            ("/media/jvries/stick: vol", "/media/…/stick: vol"),
            ("/home/janneke/x", "/home/janneke/x"),
            ("kijk in /home/jan/x en /home/jan.", "kijk in ~/x en ~."),
            ("/media/jan-stick/x", "/media/…-stick/x"),
            ("/srv/werkvloer", "/srv/werkvloer"),
        ] {
            assert_eq!(private.text(text), shown);
        }
        assert_eq!(Private::of(|_| None).text("/home/jan"), "/home/jan");
    }
}
