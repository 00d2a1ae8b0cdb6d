//! End-to-end tests of the `hence` binary and of the workspace; see the files beside this folder.
