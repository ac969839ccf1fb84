//! How a run ends.

/// The exit status, the same three as grep's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Something was found, or there was nothing to find.
    Found,
    /// Nothing matched.
    Nothing,
    /// Wrong usage, bad data, or the answer could not be written.
    Trouble,
}

impl Exit {
    /// Every status with what it means, for the manual and the README.
    pub const TABLE: [(Self, &'static str); 3] = [
        (Self::Found, "found"),
        (
            Self::Nothing,
            "nothing matched; suggestions are on standard error",
        ),
        (
            Self::Trouble,
            "wrong usage, bad data, or the output could not be written",
        ),
    ];

    /// The number for the system.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Found => 0,
            Self::Nothing => 1,
            Self::Trouble => 2,
        }
    }
}
