//! The productions of a line, one file each.
//!
//! Every production begins where its first token stands and reads up to the end of the line or to what follows. Before
//! the token that settles which construct this is, it fails softly and reports nothing; after it, it reports what is
//! wrong and succeeds, with a hole where something is missing. The EBNF in the comments is that of
//! `grammar/hence.ebnf`; a test holds both together.

pub(crate) mod attribute;
pub(crate) mod claim;
pub(crate) mod heading;
pub(crate) mod label;
pub(crate) mod line;
pub(crate) mod name;
pub(crate) mod operand;
pub(crate) mod qualifiers;
pub(crate) mod question;
pub(crate) mod reference;
pub(crate) mod relation;
pub(crate) mod source;
pub(crate) mod string;
pub(crate) mod text;
pub(crate) mod use_file;
