//! Vectors and lists of lists that are indexed by `u32`.

use std::ops::{Index, IndexMut};

/// A vector indexed by small numbers that come from whoever filled it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Column<T>(Vec<T>);

impl<T> Default for Column<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Column<T> {
    /// Creates a column of `len` copies of `value`.
    pub(crate) fn new(value: T, len: usize) -> Self
    where
        T: Clone,
    {
        Self(vec![value; len])
    }

    /// Creates an empty column with room for `n_items`.
    pub(crate) fn with_capacity(n_items: usize) -> Self {
        Self(Vec::with_capacity(n_items))
    }

    /// Appends `item` and returns its number.
    pub(crate) fn push(&mut self, item: T) -> u32 {
        self.0.push(item);
        self.0.len() as u32 - 1
    }

    pub(crate) const fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.0.iter_mut()
    }

    pub(crate) fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    /// Returns the numbers of the items, in order.
    pub(crate) fn numbers(&self) -> std::ops::Range<u32> {
        0..self.0.len() as u32
    }
}

impl<T> FromIterator<T> for Column<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(items.into_iter().collect())
    }
}

impl<T> Index<u32> for Column<T> {
    type Output = T;

    #[expect(
        clippy::indexing_slicing,
        reason = "a number comes from the column it is used with"
    )]
    fn index(&self, number: u32) -> &T {
        &self.0[number as usize]
    }
}

impl<T> IndexMut<u32> for Column<T> {
    #[expect(
        clippy::indexing_slicing,
        reason = "a number comes from the column it is used with"
    )]
    fn index_mut(&mut self, number: u32) -> &mut T {
        &mut self.0[number as usize]
    }
}

/// Lists, one for each number from 0, in one piece of memory (compressed sparse rows).
#[derive(Clone, Debug, Default)]
pub(crate) struct Lists<T> {
    /// Where each list ends.
    ends: Vec<u32>,
    items: Vec<T>,
}

impl<T> Lists<T> {
    /// Creates a table without lists.
    pub(crate) const fn new() -> Self {
        Self {
            ends: Vec::new(),
            items: Vec::new(),
        }
    }

    /// Creates a table without lists, with room for `n_lists` of them and for `n_items` items in all.
    pub(crate) fn with_capacity(n_lists: usize, n_items: usize) -> Self {
        Self {
            ends: Vec::with_capacity(n_lists),
            items: Vec::with_capacity(n_items),
        }
    }

    /// Appends a list.
    pub(crate) fn push(&mut self, list: impl IntoIterator<Item = T>) {
        self.items.extend(list);
        self.ends.push(self.items.len() as u32);
    }

    /// Returns list number `number`; the empty list where there is none.
    pub(crate) fn of(&self, number: u32) -> &[T] {
        let number = number as usize;
        let start = match number.checked_sub(1) {
            None => 0,
            Some(before) => self.ends.get(before).copied().unwrap_or(0),
        };
        let end = self.ends.get(number).copied().unwrap_or(start);
        self.items
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }

    /// Returns the numbers of the lists, in order.
    pub(crate) fn numbers(&self) -> std::ops::Range<u32> {
        0..self.ends.len() as u32
    }
}

impl<T> Lists<T> {
    /// Returns the lists of what `to` makes of each item.
    pub(crate) fn map<U>(&self, to: impl Fn(&T) -> U) -> Lists<U> {
        Lists {
            ends: self.ends.clone(),
            items: self.items.iter().map(to).collect(),
        }
    }
}

impl<T: Copy> Lists<T> {
    /// Sorts `pairs` of list number and item into `len` lists, each in the order of `pairs`. Linear; `pairs` is walked twice.
    ///
    /// Every list number is below `len`.
    pub(crate) fn from_pairs<P>(len: usize, pairs: P) -> Self
    where
        P: IntoIterator<Item = (u32, T)>,
        P::IntoIter: Clone,
    {
        let pairs = pairs.into_iter();
        let mut starts = Column::new(0u32, len + 1);
        let mut total = 0;
        // Calls to a closure, as chained and nested iterators are much slower one item at a time.
        pairs.clone().for_each(|(list, _)| {
            starts[list + 1] += 1;
            total += 1;
        });
        for list in 0..len as u32 {
            let before = starts[list];
            starts[list + 1] += before;
        }
        // Every place is filled below.
        let filler = pairs.clone().next();
        let mut items = filler.map_or_else(Column::default, |(_, item)| Column::new(item, total));
        pairs.for_each(|(list, item)| {
            let at = starts[list];
            items[at] = item;
            starts[list] += 1;
        });
        // Each start has moved to where its list ends.
        starts.0.truncate(len);
        Self {
            ends: starts.0,
            items: items.0,
        }
    }

    /// Drops from each list what repeats the item before it. Linear.
    #[must_use]
    pub(crate) fn without_repetitions(mut self) -> Self
    where
        T: PartialEq,
    {
        let mut kept = 0;
        let mut start = 0;
        for end in &mut self.ends {
            let mut last = None;
            for place in start..*end as usize {
                let item = self.items.get(place).copied();
                if item != last
                    && let (Some(item), Some(slot)) = (item, self.items.get_mut(kept))
                {
                    *slot = item;
                    kept += 1;
                }
                last = item;
            }
            start = *end as usize;
            *end = kept as u32;
        }
        self.items.truncate(kept);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_come_out_by_list_in_order() {
        let lists = Lists::from_pairs(3, [(2, 'a'), (0, 'b'), (2, 'c')]);
        assert_eq!(lists.of(0), ['b']);
        assert!(lists.of(1).is_empty());
        assert_eq!(lists.of(2), ['a', 'c']);
        assert!(lists.of(3).is_empty());
    }

    #[test]
    fn repetitions_within_a_list_are_dropped() {
        let pairs = [(0, 1), (0, 1), (1, 1), (1, 2), (1, 2), (1, 1), (3, 4)];
        let lists = Lists::from_pairs(4, pairs).without_repetitions();
        assert_eq!(lists.of(0), [1]);
        assert_eq!(lists.of(1), [1, 2, 1]);
        assert!(lists.of(2).is_empty());
        assert_eq!(lists.of(3), [4]);
    }

    #[test]
    fn lists_can_be_appended() {
        let mut lists = Lists::new();
        lists.push([1, 2]);
        lists.push([]);
        lists.push([3]);
        assert_eq!(lists.of(0), [1, 2]);
        assert!(lists.of(1).is_empty());
        assert_eq!(lists.of(2), [3]);
    }
}
