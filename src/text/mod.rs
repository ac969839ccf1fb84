//! Plain text matters: folding words so that spellings meet, distances between words, wrapping, making text safe to
//! print. This room knows nothing of exercises.

pub mod fold;
pub mod safe;
pub mod wrap;
