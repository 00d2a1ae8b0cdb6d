//! Vectors that are indexed by the ids of what they hold.

use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// A number that identifies one thing of a kind within one map.
pub trait Id: Copy + Eq + 'static {
    /// Returns the id of thing number `index`, counted from 0.
    fn from_index(index: usize) -> Self;
    /// Returns the thing's number, counted from 0.
    fn index(self) -> usize;
}

/// Declares a `u32` newtype that identifies one thing of a kind.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $name(std::num::NonZeroU32);

        impl $crate::arena::Id for $name {
            fn from_index(index: usize) -> Self {
                // Counted from 1, so that where there may be none takes no more room.
                let number = u32::try_from(index + 1).ok();
                let number = number.and_then(std::num::NonZeroU32::new);
                Self(number.expect("a map is read from at most 4 GiB of text"))
            }

            fn index(self) -> usize {
                self.0.get() as usize - 1
            }
        }
    };
}
pub(crate) use id;

/// A vector indexed by an id instead of a number.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IndexVec<I, T> {
    items: Vec<T>,
    id: PhantomData<fn(I) -> I>,
}

impl<I: Id, T> IndexVec<I, T> {
    /// Creates an empty vector.
    pub const fn new() -> Self {
        Self {
            items: Vec::new(),
            id: PhantomData,
        }
    }

    /// Creates a vector of `len` copies of `value`.
    pub fn from_elem(value: T, len: usize) -> Self
    where
        T: Clone,
    {
        Self {
            items: vec![value; len],
            id: PhantomData,
        }
    }

    /// Makes room for `additional` more items.
    pub fn reserve(&mut self, additional: usize) {
        self.items.reserve(additional);
    }

    /// Returns the id that the next item will have.
    pub fn next_id(&self) -> I {
        I::from_index(self.items.len())
    }

    /// Appends `item` and returns its id.
    pub fn push(&mut self, item: T) -> I {
        self.items.push(item);
        I::from_index(self.items.len() - 1)
    }

    /// Exchanges two items.
    ///
    /// # Panics
    ///
    /// When one of the ids is not of this vector.
    pub fn swap(&mut self, one: I, other: I) {
        self.items.swap(one.index(), other.index());
    }

    /// Drops all items but the first `len`.
    pub fn truncate(&mut self, len: usize) {
        self.items.truncate(len);
    }

    /// Returns the item with the id `id`, or None where this vector has none.
    pub fn try_get(&self, id: I) -> Option<&T> {
        self.items.get(id.index())
    }

    /// Returns the number of items.
    pub const fn len(&self) -> usize {
        self.items.len()
    }

    /// Tells whether there is no item.
    pub const fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Returns the ids, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = I> + ExactSizeIterator + use<I, T> {
        (0..self.items.len()).map(I::from_index)
    }

    /// Returns the items, in the order of their ids.
    pub fn values(&self) -> std::slice::Iter<'_, T> {
        self.items.iter()
    }

    /// Returns the items with their ids, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (I, &T)> + ExactSizeIterator + Clone {
        self.items
            .iter()
            .enumerate()
            .map(|(index, item)| (I::from_index(index), item))
    }

    /// Returns the items, mutable, with their ids, in order.
    pub fn iter_mut(&mut self) -> impl DoubleEndedIterator<Item = (I, &mut T)> {
        self.items
            .iter_mut()
            .enumerate()
            .map(|(index, item)| (I::from_index(index), item))
    }
}

impl<I: Id, T> Default for IndexVec<I, T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<I: Id, T> FromIterator<T> for IndexVec<I, T> {
    fn from_iter<It: IntoIterator<Item = T>>(items: It) -> Self {
        Self {
            items: items.into_iter().collect(),
            id: PhantomData,
        }
    }
}

impl<I: Id, T> Index<I> for IndexVec<I, T> {
    type Output = T;

    #[expect(
        clippy::indexing_slicing,
        reason = "an id comes from the vector it is used with"
    )]
    fn index(&self, id: I) -> &T {
        &self.items[id.index()]
    }
}

impl<I: Id, T> IndexMut<I> for IndexVec<I, T> {
    #[expect(
        clippy::indexing_slicing,
        reason = "an id comes from the vector it is used with"
    )]
    fn index_mut(&mut self, id: I) -> &mut T {
        &mut self.items[id.index()]
    }
}

/// Lists, one for each id, in one piece of memory (compressed sparse rows).
#[derive(Clone, Debug)]
pub struct Lists<I, T> {
    /// Where each list ends.
    ends: Vec<u32>,
    items: Vec<T>,
    id: PhantomData<fn(I) -> I>,
}

impl<I: Id, T: Copy> Lists<I, T> {
    /// Sorts `pairs` into `len` lists, each in the order of `pairs`; a pair whose id is not below `len` is left out.
    ///
    /// Linear; `pairs` is walked twice.
    pub fn from_pairs<P>(len: usize, pairs: P) -> Self
    where
        P: Iterator<Item = (I, T)> + Clone,
    {
        let mut ends = vec![0_u32; len];
        // Calls to a closure, as chained and nested iterators are much slower one item at a time.
        pairs.clone().for_each(|(id, _)| {
            if let Some(count) = ends.get_mut(id.index()) {
                *count += 1;
            }
        });
        let mut total = 0;
        for end in &mut ends {
            // For now where the list starts; it moves to where it ends as the list is filled.
            total += std::mem::replace(end, total);
        }
        // Every place is filled below, by as many pairs as were counted.
        let filler = pairs.clone().next();
        let mut items = filler.map_or_else(Vec::new, |(_, item)| vec![item; total as usize]);
        pairs.for_each(|(id, item)| {
            if let Some(end) = ends.get_mut(id.index()) {
                if let Some(slot) = items.get_mut(*end as usize) {
                    *slot = item;
                }
                *end += 1;
            }
        });
        Self {
            ends,
            items,
            id: PhantomData,
        }
    }

    /// Returns the list of `id`; the empty list where there is none.
    pub fn of(&self, id: I) -> &[T] {
        let index = id.index();
        let end = |index: usize| self.ends.get(index).copied().unwrap_or(0) as usize;
        let start = index.checked_sub(1).map_or(0, end);
        self.items.get(start..end(index)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    id! {
        /// Identifies a test's thing.
        #[expect(unreachable_pub, reason = "ids of the crate are public")]
        ThingId
    }

    #[test]
    fn pairs_come_out_by_id_in_order() {
        let thing = ThingId::from_index;
        let pairs = [
            (thing(2), 'a'),
            (thing(0), 'b'),
            (thing(2), 'c'),
            (thing(9), 'd'),
        ];
        let lists = Lists::from_pairs(3, pairs.into_iter());
        assert_eq!(lists.of(thing(0)), ['b']);
        assert_eq!(lists.of(thing(1)), []);
        assert_eq!(lists.of(thing(2)), ['a', 'c']);
        assert_eq!(lists.of(thing(3)), []);
    }
}
