//! Hence: render.
