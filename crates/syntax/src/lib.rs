//! Hence: syntax.
