//! How two opposing classes of inferences compare.

use super::Level;

/// A class of inferences that is attacked, seen against one that attacks it and on which some preference bears.
#[derive(Clone, Copy, Debug)]
pub(super) struct Comparison {
    /// The class that attacks.
    pub(super) attacker: u32,
    /// The weights of the defender and of the attacker.
    weights: (Level, Level),
    /// The preferences for the defender.
    ahead: Witness,
    /// The preferences for the attacker.
    behind: Witness,
}

/// How many preferences say something, and the place of the last one.
#[derive(Clone, Copy, Debug, Default)]
struct Witness {
    count: u32,
    place: u32,
}

impl Witness {
    const fn of(place: u32) -> Self {
        Self { count: 1, place }
    }

    const fn join(self, other: Self) -> Self {
        Self {
            count: self.count + other.count,
            place: if other.count > 0 {
                other.place
            } else {
                self.place
            },
        }
    }

    /// Returns the place of the preference that alone says it.
    fn sole(self) -> Option<u32> {
        (self.count == 1).then_some(self.place)
    }
}

impl Comparison {
    /// A preference, by its place, for the defender.
    pub(super) fn ahead(attacker: u32, weights: (Level, Level), place: u32) -> Self {
        Self {
            attacker,
            weights,
            ahead: Witness::of(place),
            behind: Witness::default(),
        }
    }

    /// A preference, by its place, for the attacker.
    pub(super) fn behind(attacker: u32, weights: (Level, Level), place: u32) -> Self {
        Self {
            attacker,
            weights,
            ahead: Witness::default(),
            behind: Witness::of(place),
        }
    }

    /// Adds what `other`, of the same classes, says.
    pub(super) const fn join(&mut self, other: &Self) {
        self.ahead = self.ahead.join(other.ahead);
        self.behind = self.behind.join(other.behind);
    }

    /// Tells whether the defender is heavier: it is preferred and the attacker is not, or where both or neither are, it has the
    /// greater weight.
    pub(super) const fn is_heavier(&self) -> bool {
        self.decide(self.ahead.count > 0, self.behind.count > 0)
    }

    const fn decide(&self, ahead: bool, behind: bool) -> bool {
        if ahead == behind {
            self.weights.0 > self.weights.1
        } else {
            ahead
        }
    }

    /// Returns the places of the preferences without which alone the comparison comes out otherwise.
    pub(super) fn decisive(self) -> impl Iterator<Item = u32> {
        let Self { ahead, behind, .. } = self;
        // One preference may speak for both sides, where they share a claim.
        let decides = move |place: &u32| {
            let is_ahead = ahead.count > u32::from(ahead.sole() == Some(*place));
            let is_behind = behind.count > u32::from(behind.sole() == Some(*place));
            self.decide(is_ahead, is_behind) != self.is_heavier()
        };
        [ahead.sole(), behind.sole()]
            .into_iter()
            .flatten()
            .filter(decides)
    }
}
