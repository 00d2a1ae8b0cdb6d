//! The arguments of the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// A compiler for arguments: which claims of a text stand, which are unsupported, which conflict
#[derive(Debug, Parser)]
#[command(
    name = "hence",
    version,
    max_term_width = 100,
    after_help = "Exit status: 0 nothing found, 1 findings at the failing level, 2 the command could not do its work.",
    arg_required_else_help = true
)]
pub(crate) struct Arguments {
    /// What to do
    #[command(subcommand)]
    pub(crate) command: Command,
    /// When to use colours; `NO_COLOR` and `CLICOLOR_FORCE` are respected
    #[arg(long, value_enum, default_value_t = ColorChoice::Auto, global = true, value_name = "WHEN")]
    pub(crate) color: ColorChoice,
}

/// When to use colours.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum ColorChoice {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check maps: report unsupported and conflicting claims, and every other finding
    Check(Check),
    /// Find every quotation in its source, and note the places in hence.lock
    Anchor(Anchor),
    /// Render a map in another format
    Render(Render),
    /// Show the sources of a map with the passages marked that its claims quote
    Annotate(Annotate),
    /// Format maps in the one canonical layout
    Fmt(Fmt),
    /// Explain a finding, with an example before and after
    Explain(Explain),
    /// Print the JSON Schema of an output
    Schema(Schema),
    /// Start a project: a small map, its source, and a hence.toml
    New(New),
    /// Print the completions of a shell
    Completions(Completions),
    /// Print the manual page
    Man,
}

/// `hence check`.
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Files and folders; `-` is standard input [default: the current folder]
    pub(crate) paths: Vec<PathBuf>,
    /// How the findings are written
    #[arg(long, value_enum, default_value_t = ReportFormat::Human, value_name = "FORMAT")]
    pub(crate) format: ReportFormat,
    /// The least finding that makes the exit status 1 [default: warning, or what hence.toml says]
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub(crate) fail_on: Option<FailOn>,
    /// Apply the repairs that a machine can make, then check
    #[arg(long)]
    pub(crate) fix: bool,
    /// Print the findings only, without the closing summary
    #[arg(long, short)]
    pub(crate) quiet: bool,
    /// Draw with ASCII characters only
    #[arg(long)]
    pub(crate) ascii: bool,
    /// Read standard input as this language [default: hence]
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    pub(crate) stdin_as: Option<Language>,
}

/// How findings are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum ReportFormat {
    /// With the words that are meant, for a terminal
    Human,
    /// In sentences, for screen readers
    Narrated,
    /// A line each: `file:line:column: severity[code]: message`
    Short,
    /// JSON
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// Annotations of GitHub Actions
    Github,
}

/// The least finding that fails a check.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum FailOn {
    /// Errors
    Error,
    /// Errors and warnings
    Warning,
    /// Every finding
    Note,
    /// Nothing
    Never,
}

/// How a text without a file name is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Language {
    /// The claim markup
    Hence,
    /// Markdown with claims in it
    Markdown,
}

/// `hence anchor`.
#[derive(Debug, Args)]
pub(crate) struct Anchor {
    /// Files and folders [default: the current folder]
    pub(crate) paths: Vec<PathBuf>,
    /// Write nothing; exit with 1 if hence.lock is not up to date, or a quotation is not found
    #[arg(long, conflicts_with = "accept")]
    pub(crate) check: bool,
    /// Take what the source says now: write its words into the quotations of CLAIM that have drifted, and its places for
    /// those that have moved; without CLAIM into all of them but those that turn a sentence
    #[arg(long, value_name = "CLAIM", num_args = 0..=1, require_equals = true)]
    #[expect(clippy::option_option, reason = "the option may stand without a value")]
    pub(crate) accept: Option<Option<String>>,
    /// Say only what is wrong
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

/// `hence render`.
#[derive(Debug, Args)]
pub(crate) struct Render {
    /// The map: a file, or `-` for standard input
    pub(crate) path: PathBuf,
    /// The format
    #[arg(long, value_enum, default_value_t = RenderFormat::Json, value_name = "FORMAT")]
    pub(crate) to: RenderFormat,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// One line, without what a reader can fill in: fields that are null, false or empty, and the like
    #[arg(long)]
    pub(crate) compact: bool,
    /// Read standard input as this language [default: hence]
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    pub(crate) stdin_as: Option<Language>,
}

/// What a map can be rendered as.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum RenderFormat {
    /// The map, its verdicts and its findings as JSON
    Json,
}

/// `hence annotate`.
#[derive(Debug, Args)]
pub(crate) struct Annotate {
    /// The map: a file, or `-` for standard input; with --new a text
    pub(crate) map: PathBuf,
    /// Start a map from a text: write one with a candidate claim for each of its sentences
    #[arg(long, conflicts_with_all = ["to", "source", "stdin_as"])]
    pub(crate) new: bool,
    /// The format [default: what the ending of FILE says; else text on a terminal, and HTML elsewhere]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(crate) to: Option<AnnotateFormat>,
    /// Show this source only
    #[arg(long, value_name = "ID")]
    pub(crate) source: Option<String>,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Read standard input as this language [default: hence]
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    pub(crate) stdin_as: Option<Language>,
}

/// What an annotated source can be written as.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum AnnotateFormat {
    /// A page that needs nothing else, for a browser and for print
    Html,
    /// Markdown, with a footnote for each claim
    Markdown,
    /// W3C Web Annotation, an annotation for each quotation
    Jsonld,
    /// For a terminal
    Text,
}

/// `hence fmt`.
#[derive(Debug, Args)]
pub(crate) struct Fmt {
    /// Files and folders; `-` is standard input, written to standard output [default: the current folder]
    pub(crate) paths: Vec<PathBuf>,
    /// Write nothing; list the files that are not formatted, and exit with 1 if there are any
    #[arg(long)]
    pub(crate) check: bool,
    /// Say nothing of the files that were formatted
    #[arg(long, short)]
    pub(crate) quiet: bool,
    /// Read standard input as this language [default: hence]
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    pub(crate) stdin_as: Option<Language>,
}

/// `hence explain`.
#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The code of a finding, as it stands between the brackets; without it the rules are listed
    pub(crate) code: Option<String>,
}

/// `hence schema`.
#[derive(Debug, Args)]
pub(crate) struct Schema {
    /// The output that is described
    #[arg(value_enum, default_value_t = SchemaOf::Map)]
    pub(crate) of: SchemaOf,
}

/// An output with a schema.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum SchemaOf {
    /// What `hence render --to json` writes
    Map,
    /// What `hence check --format json` writes
    Check,
}

/// `hence new`.
#[derive(Debug, Args)]
pub(crate) struct New {
    /// The folder; it is made if there is none, and no file in it is overwritten
    pub(crate) folder: PathBuf,
}

/// `hence completions`.
#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}
