//! Input that nobody should write and somebody will: never a panic, a hang or an overflow of the stack, always a clear
//! finding or error, and the right exit status.

mod corpus;
mod encoding;
mod files;
mod mutations;
mod scale;
mod terminal;
mod writing;
