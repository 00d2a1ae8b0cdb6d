//! The formats and their names.

use std::fmt;
use std::str::FromStr;

/// How findings are written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Format {
    /// With the lines of the text and the places drawn under them.
    Human,
    /// In sentences, without drawings, for screen readers and braille.
    Narrated,
    /// One line a finding, as editors and `grep` read it.
    Short,
    /// One JSON document, with a published schema.
    Json,
    /// SARIF 2.1.0, as code scanning services read it.
    Sarif,
    /// Workflow commands of GitHub Actions, shown beside the lines of a change.
    Github,
}

impl Format {
    /// Every format, the default first.
    pub const ALL: [Self; 6] = [
        Self::Human,
        Self::Narrated,
        Self::Short,
        Self::Json,
        Self::Sarif,
        Self::Github,
    ];

    /// Returns the name that the format has on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Narrated => "narrated",
            Self::Short => "short",
            Self::Json => "json",
            Self::Sarif => "sarif",
            Self::Github => "github",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A name that no format has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnknownFormat(pub String);

impl fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no format has the name `{}`; the formats are ", self.0)?;
        for (index, format) in Format::ALL.iter().enumerate() {
            let separator = if index == 0 { "" } else { ", " };
            write!(f, "{separator}{format}")?;
        }
        Ok(())
    }
}

impl std::error::Error for UnknownFormat {}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        Self::ALL
            .into_iter()
            .find(|format| format.as_str() == name)
            .ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_found_by_its_name() {
        for format in Format::ALL {
            assert_eq!(format.as_str().parse(), Ok(format));
        }
        let unknown = "xml".parse::<Format>().unwrap_err();
        assert_eq!(
            unknown.to_string(),
            "no format has the name `xml`; the formats are human, narrated, short, json, sarif, github"
        );
    }
}
