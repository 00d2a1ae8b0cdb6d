//! Hence: testing.
