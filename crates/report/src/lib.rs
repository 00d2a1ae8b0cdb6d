//! Hence: report.
