//! Numbers by chance that are the same in every run and on every machine.

/// A source of numbers: SplitMix64.
pub(super) struct Draw(u64);

impl Draw {
    /// The source that belongs to these numbers.
    pub(super) fn of(numbers: &[u64]) -> Self {
        numbers.iter().fold(Self(0x5eed), |draw, number| {
            let mut next = Self(draw.0 ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
            Self(next.next())
        })
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Any number below `most`, which is not 0.
    pub(super) fn below(&mut self, most: u64) -> u64 {
        self.next() % most
    }

    /// True in so many cases of a hundred.
    pub(super) fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// A number below `most`, small ones far more often: in proportion to one over the number, roughly, in whole
    /// numbers alone so that no machine rounds otherwise.
    pub(super) fn skewed(&mut self, most: u64) -> u64 {
        let bits = u64::from(64 - most.leading_zeros());
        let within = self.below(bits) + 1;
        self.below((1_u64 << within).min(most))
    }
}
