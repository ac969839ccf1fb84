//! Packed bytes: what the build laid out is read in place, little-endian numbers and sections behind a head that tells
//! where each begins. Past the end stands 0, so that a damaged pack finds nothing rather than stopping the program.

/// Lays sections one behind the other, after a head of their starts and the end of the last.
#[must_use]
pub fn join<const N: usize>(sections: [&[u8]; N]) -> Vec<u8> {
    let mut at = (N + 1) * 4;
    let mut out = Vec::with_capacity(at + sections.iter().map(|one| one.len()).sum::<usize>());
    out.extend(offset(at).to_le_bytes());
    for section in sections {
        at += section.len();
        out.extend(offset(at).to_le_bytes());
    }
    for section in sections {
        out.extend(section);
    }
    out
}

/// An offset or count as it is packed, in 32 bits: nothing packed comes near what they hold.
#[must_use]
pub fn offset(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

/// The sections that [`join`] laid out.
#[must_use]
pub fn sections<const N: usize>(bytes: &[u8]) -> [&[u8]; N] {
    let start = |at: usize| u32_at(bytes, at * 4) as usize;
    std::array::from_fn(|at| bytes.get(start(at)..start(at + 1)).unwrap_or_default())
}

/// The number of two bytes at an offset.
#[must_use]
pub fn u16_at(bytes: &[u8], at: usize) -> u16 {
    let two = bytes.get(at..at + 2).and_then(|two| two.try_into().ok());
    two.map_or(0, u16::from_le_bytes)
}

/// The number of four bytes at an offset.
#[must_use]
pub fn u32_at(bytes: &[u8], at: usize) -> u32 {
    let four = bytes.get(at..at + 4).and_then(|four| four.try_into().ok());
    four.map_or(0, u32::from_le_bytes)
}

/// The number of eight bytes at an offset.
#[must_use]
pub fn u64_at(bytes: &[u8], at: usize) -> u64 {
    let eight = bytes
        .get(at..at + 8)
        .and_then(|eight| eight.try_into().ok());
    eight.map_or(0, u64::from_le_bytes)
}
