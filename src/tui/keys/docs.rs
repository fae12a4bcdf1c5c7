//! `docs/keys.md`, made from the table.

use super::command::Context;
use super::hints::entries;
use super::keymap::Keymap;
use crate::text::texts::Texts;
use std::fmt::Write;

/// All keys as a page of Markdown, in the language of the texts.
#[must_use]
pub fn keys_markdown(texts: &Texts) -> String {
    let keymap = Keymap::defaults();
    let mut page = format!("# {}\n\n{}\n", texts.get("keys-title"), texts.get("keys-intro"));
    for context in Context::ALL {
        let _ = write!(page, "\n## {}\n\n", texts.get(context.title()));
        if context != Context::Popup {
            let _ = write!(page, "`[{}]`\n\n", context.name());
        }
        let _ = write!(
            page,
            "| {} | {} | {} |\n|---|---|---|\n",
            texts.get("keys-key"),
            texts.get("keys-what"),
            texts.get("keys-name")
        );
        for (entry, binding) in entries(&keymap, texts, &[context]).iter().zip(keymap.of(context)) {
            let keys = if entry.keys.is_empty() {
                "`:`".to_owned()
            } else {
                code(&entry.keys)
            };
            let _ = writeln!(page, "| {keys} | {} | `{}` |", entry.help, binding.row.name);
        }
    }
    page
}

fn code(keys: &str) -> String {
    keys.split("  ")
        .map(|key| format!("`{}`", key.replace('|', "\\|")))
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::lang::Lang;

    #[test]
    fn the_page_of_keys_is_up_to_date() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/keys.md");
        let page = keys_markdown(&Texts::new(Lang::Nl));
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(path, &page).expect("docs can be written");
        }
        let committed = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            committed == page,
            "docs/keys.md is behind the table: UPDATE_DOCS=1 cargo test writes it"
        );
    }
}
