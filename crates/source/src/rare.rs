//! What most things of a kind do not have.

use std::ops::{Deref, DerefMut};

/// A type with one value that says nothing.
pub trait Blank: Default + 'static {
    /// Returns the value that says nothing.
    fn blank() -> &'static Self;
}

/// A value that takes memory only where something is written into it, and reads as the blank one elsewhere.
#[derive(Clone, Debug)]
pub struct Rare<T>(Option<Box<T>>);

impl<T> Default for Rare<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Blank> Deref for Rare<T> {
    type Target = T;

    fn deref(&self) -> &T {
        match &self.0 {
            Some(own) => own,
            None => T::blank(),
        }
    }
}

impl<T: Blank> DerefMut for Rare<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.0.get_or_insert_default()
    }
}

impl<T: Blank + PartialEq> PartialEq for Rare<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Blank + Eq> Eq for Rare<T> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, PartialEq, Eq, Debug, Default)]
    struct Remarks(Vec<u32>);

    impl Blank for Remarks {
        fn blank() -> &'static Self {
            static BLANK: Remarks = Remarks(Vec::new());
            &BLANK
        }
    }

    #[test]
    fn takes_memory_only_where_something_is_written() {
        let mut rare: Rare<Remarks> = Rare::default();
        let Remarks(read) = &*rare;
        assert!(read.is_empty());
        assert!(rare.0.is_none());
        let Remarks(written) = &mut *rare;
        written.push(1);
        assert_eq!(*rare, Remarks(vec![1]));
        assert_ne!(rare, Rare::default());
        // What was written and taken back reads like nothing.
        let Remarks(written) = &mut *rare;
        written.clear();
        assert_eq!(rare, Rare::default());
    }
}
