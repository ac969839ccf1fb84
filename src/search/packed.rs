//! Little-endian numbers among packed bytes: what the build laid out is read in place. Past the end stands 0, so that a
//! damaged pack finds nothing rather than stopping the program.

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
