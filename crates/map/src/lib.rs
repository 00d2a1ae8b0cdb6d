//! Hence: map.
