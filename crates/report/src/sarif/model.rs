//! The objects of SARIF that we write, named as the standard names them.

use std::collections::BTreeMap;

use hence_source::Severity;
use serde::Serialize;

use crate::report::RuleInfo;

/// `tool` (§3.18).
#[derive(Debug, Serialize)]
pub(super) struct SarifTool<'a> {
    pub(super) driver: Driver<'a>,
}

/// `toolComponent` (§3.19).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Driver<'a> {
    pub(super) name: &'a str,
    pub(super) version: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) information_uri: Option<&'a str>,
    pub(super) rules: Vec<RuleDescriptor<'a>>,
}

/// `reportingDescriptor` (§3.49).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct RuleDescriptor<'a> {
    id: &'a str,
    short_description: Content<'a>,
    full_description: Content<'a>,
    help: Help<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<&'a str>,
    default_configuration: Configuration,
}

impl<'a> RuleDescriptor<'a> {
    /// Returns what SARIF says of `rule`.
    pub(super) fn new(rule: &RuleInfo<'a>) -> Self {
        Self {
            id: rule.code,
            short_description: Content { text: rule.short },
            full_description: Content { text: rule.full },
            help: Help {
                text: rule.help,
                markdown: rule.help,
            },
            help_uri: rule.help_uri,
            default_configuration: Configuration {
                level: rule.level.into(),
            },
        }
    }
}

/// `multiformatMessageString` (§3.12) of both formats; Markdown reads well as plain text.
#[derive(Debug, Serialize)]
struct Help<'a> {
    text: &'a str,
    markdown: &'a str,
}

/// `reportingConfiguration` (§3.50).
#[derive(Debug, Serialize)]
struct Configuration {
    level: Level,
}

/// A level (§3.27.10).
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Level {
    Note,
    Warning,
    Error,
}

impl From<Severity> for Level {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Note => Self::Note,
            Severity::Warning => Self::Warning,
            Severity::Error => Self::Error,
        }
    }
}

/// `result` (§3.27).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ResultObject<'a> {
    pub(super) rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) rule_index: Option<usize>,
    pub(super) level: Level,
    pub(super) message: Message,
    pub(super) locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) related_locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) fixes: Vec<Fix<'a>>,
    pub(super) partial_fingerprints: BTreeMap<&'static str, String>,
}

/// `message` (§3.11), plain text.
#[derive(Debug, Serialize)]
pub(super) struct Message {
    text: String,
}

impl Message {
    /// Returns the message `text`.
    ///
    /// A viewer makes a link of `[words](address)` (§3.11.6). What stands in a claim must not become one, so there the
    /// brackets are escaped; elsewhere they are left alone, since not every viewer takes the escape away again.
    pub(super) fn new(text: &str) -> Self {
        let text = if text.contains("](") {
            text.replace('\\', "\\\\")
                .replace('[', "\\[")
                .replace(']', "\\]")
        } else {
            text.to_owned()
        };
        Self { text }
    }

    /// Returns the message `text`, with what to do about it below.
    pub(super) fn with_help(text: &str, help: Option<&str>) -> Self {
        match help {
            Some(help) => Self::new(&format!("{text}\n{help}")),
            None => Self::new(text),
        }
    }

    /// Tells whether the message says nothing.
    pub(super) const fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

/// `location` (§3.28).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(
    clippy::struct_field_names,
    reason = "the standard names its properties so"
)]
pub(super) struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<usize>,
    pub(super) physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) message: Option<Message>,
}

/// `physicalLocation` (§3.29).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PhysicalLocation {
    pub(super) artifact_location: ArtifactLocation,
    pub(super) region: Region,
}

/// `artifactLocation` (§3.4).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ArtifactLocation {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

impl ArtifactLocation {
    /// Returns the place of the file at `path`: relative to the root of the sources, or absolute where `path` is.
    pub(super) fn new(path: &str) -> Self {
        let mut uri = String::with_capacity(path.len());
        if path.starts_with('/') {
            uri.push_str("file://");
        }
        for byte in path.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
                uri.push(char::from(byte));
            } else {
                uri.push('%');
                uri.extend([byte >> 4, byte & 0xf].into_iter().filter_map(hexadecimal));
            }
        }
        Self {
            uri,
            uri_base_id: (!path.starts_with('/')).then_some("%SRCROOT%"),
        }
    }
}

/// Returns the digit of `value`, as addresses write it.
fn hexadecimal(value: u8) -> Option<char> {
    char::from_digit(u32::from(value), 16).map(|digit| digit.to_ascii_uppercase())
}

/// `region` (§3.30); columns count UTF-16 code units from 1, the end is the one after the last.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Region {
    pub(super) start_line: u32,
    pub(super) start_column: u32,
    pub(super) end_line: u32,
    pub(super) end_column: u32,
}

/// `fix` (§3.55).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Fix<'a> {
    pub(super) description: Message,
    pub(super) artifact_changes: Vec<ArtifactChange<'a>>,
}

/// `artifactChange` (§3.56).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ArtifactChange<'a> {
    pub(super) artifact_location: ArtifactLocation,
    pub(super) replacements: Vec<Replacement<'a>>,
}

/// `replacement` (§3.57).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Replacement<'a> {
    pub(super) deleted_region: Region,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) inserted_content: Option<Content<'a>>,
}

/// `artifactContent` (§3.3) of text.
#[derive(Debug, Serialize)]
pub(super) struct Content<'a> {
    pub(super) text: &'a str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_uri() {
        let uri = |path| ArtifactLocation::new(path).uri;
        assert_eq!(uri("a b/c:d#é.hence"), "a%20b/c%3Ad%23%C3%A9.hence");
        assert_eq!(uri("/home/x.hence"), "file:///home/x.hence");
        assert_eq!(ArtifactLocation::new("/x").uri_base_id, None);
    }

    #[test]
    fn a_text_does_not_become_a_link() {
        assert_eq!(Message::new("[a] [b]").text, "[a] [b]");
        assert_eq!(
            Message::new("see [here](http://x)").text,
            "see \\[here\\](http://x)"
        );
    }
}
