//! Hence: rules.
