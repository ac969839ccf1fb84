//! Sets of pages, one bit a page, so that what cannot answer a query is passed over sixty-four pages at a time.

use super::packed::u64_at;

/// A set of the pages of one index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PageSet(Vec<u64>);

/// How many bytes the set of so many pages takes when packed.
pub(super) fn packed_size(pages: usize) -> usize {
    pages.div_ceil(64) * 8
}

impl PageSet {
    /// No page of so many.
    pub(super) fn none(pages: usize) -> Self {
        Self(vec![0; pages.div_ceil(64)])
    }

    pub(super) fn insert(&mut self, page: u32) {
        if let Some(block) = self.0.get_mut(page as usize / 64) {
            *block |= 1 << (page % 64);
        }
    }

    pub(super) fn contains(&self, page: u32) -> bool {
        self.0
            .get(page as usize / 64)
            .is_some_and(|block| block >> (page % 64) & 1 == 1)
    }

    /// Adds what is in another set of the same pages.
    pub(super) fn add(&mut self, other: &Self) {
        for (block, other) in self.0.iter_mut().zip(&other.0) {
            *block |= other;
        }
    }

    /// Adds what is in a packed set.
    pub(super) fn add_packed(&mut self, packed: &[u8]) {
        for (block, eight) in self.0.iter_mut().zip(packed.chunks_exact(8)) {
            *block |= u64_at(eight, 0);
        }
    }

    /// Takes out what is in another set.
    pub(super) fn take_out(&mut self, other: &Self) {
        for (block, other) in self.0.iter_mut().zip(&other.0) {
            *block &= !other;
        }
    }

    /// Keeps only what all of the sets hold but for `most` of them.
    pub(super) fn keep_but_for(&mut self, sets: &[Self], most: usize) {
        debug_assert!(most < MOST_MISSED);
        for (at, block) in self.0.iter_mut().enumerate() {
            // In `missed[n]` stand the pages that more than `n` sets lack.
            let mut missed = [0_u64; MOST_MISSED];
            for set in sets {
                let mut carried = !set.0[at];
                for level in &mut missed[..=most] {
                    let both = *level & carried;
                    *level |= carried;
                    carried = both;
                }
            }
            *block &= !missed[most];
        }
    }

    /// How many pages it has.
    pub(super) fn len(&self) -> usize {
        self.0.iter().map(|block| block.count_ones() as usize).sum()
    }

    /// The pages, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = u32> {
        self.0.iter().zip(0_u32..).flat_map(|(block, at)| {
            let mut left = *block;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros();
                left &= left.checked_sub(1)?;
                Some(at * 64 + bit)
            })
        })
    }
}

/// No query is so long that more of its words may be missing.
const MOST_MISSED: usize = 8;

#[cfg(test)]
mod tests {
    use super::PageSet;

    fn set(pages: &[u32]) -> PageSet {
        let mut set = PageSet::none(130);
        for page in pages {
            set.insert(*page);
        }
        set
    }

    #[test]
    fn a_set_gives_its_pages_in_order() {
        let pages = set(&[129, 0, 64, 63]);
        assert_eq!(pages.iter().collect::<Vec<_>>(), [0, 63, 64, 129]);
        assert!(pages.contains(63) && !pages.contains(62) && !pages.contains(1000));
    }

    #[test]
    fn a_page_stays_when_no_more_than_so_many_sets_lack_it() {
        let sets = [set(&[1, 2, 3, 100]), set(&[2, 3, 100]), set(&[3, 100])];
        for (most, kept) in [
            (0, vec![3, 100]),
            (1, vec![2, 3, 100]),
            (2, vec![1, 2, 3, 100]),
        ] {
            let mut pages = set(&[1, 2, 3, 4, 100]);
            pages.keep_but_for(&sets, most);
            assert_eq!(pages.iter().collect::<Vec<_>>(), kept, "{most}");
        }
    }
}
