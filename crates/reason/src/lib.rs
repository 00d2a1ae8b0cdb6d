//! Hence: reason.
