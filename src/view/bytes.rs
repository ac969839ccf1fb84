//! What is written, in stretches: an answer that the build already rendered is written from where it lies in the
//! binary, not copied first.

use std::borrow::Cow;
use std::io::{self, ErrorKind, IoSlice, Write};

/// Stretches shorter than this are joined: a copy then costs less than one stretch more to hand to the system.
const WORTH_KEEPING: usize = 64 * 1024;

/// The bytes of an answer.
#[derive(Debug, Default)]
pub struct Bytes<'c>(Vec<Cow<'c, [u8]>>);

impl<'c> Bytes<'c> {
    /// Appends a stretch that lies somewhere for as long as the answer is needed.
    pub(super) fn lend(&mut self, stretch: &'c [u8]) {
        if stretch.len() < WORTH_KEEPING {
            self.own().extend_from_slice(stretch);
        } else {
            self.0.push(Cow::Borrowed(stretch));
        }
    }

    /// Appends a stretch made for it.
    pub(super) fn give(&mut self, stretch: Vec<u8>) {
        self.0.push(Cow::Owned(stretch));
    }

    /// The buffer at the end, to append to.
    pub(super) fn own(&mut self) -> &mut Vec<u8> {
        if !matches!(self.0.last(), Some(Cow::Owned(_))) {
            self.0.push(Cow::Owned(Vec::new()));
        }
        self.0.last_mut().expect("one was pushed").to_mut()
    }

    /// Whether there are at least so many lines; what comes after them is not looked at.
    #[must_use]
    pub fn has_lines(&self, count: usize) -> bool {
        let all = self.0.iter().flat_map(|stretch| stretch.iter());
        all.filter(|byte| **byte == b'\n').take(count).count() == count
    }

    /// Writes all of it, in as few calls as the writer allows.
    ///
    /// # Errors
    /// What the writer fails with; [`ErrorKind::WriteZero`] when it takes nothing any more.
    pub fn write_to(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut stretches: Vec<IoSlice<'_>> =
            self.0.iter().map(|bytes| IoSlice::new(bytes)).collect();
        let mut rest = stretches.as_mut_slice();
        // Nothing left to write is not a writer that takes nothing.
        IoSlice::advance_slices(&mut rest, 0);
        while !rest.is_empty() {
            match out.write_vectored(rest) {
                Ok(0) => return Err(ErrorKind::WriteZero.into()),
                Ok(written) => IoSlice::advance_slices(&mut rest, written),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        out.flush()
    }
}

impl From<Vec<u8>> for Bytes<'_> {
    fn from(bytes: Vec<u8>) -> Self {
        Self(vec![Cow::Owned(bytes)])
    }
}

impl From<String> for Bytes<'_> {
    fn from(text: String) -> Self {
        text.into_bytes().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A writer that takes a few bytes at a time and is interrupted between.
    struct Slow(Vec<u8>, bool);

    impl Write for Slow {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.1 = !self.1;
            if self.1 {
                return Err(ErrorKind::Interrupted.into());
            }
            let taken = bytes.len().min(7);
            self.0.extend_from_slice(&bytes[..taken]);
            Ok(taken)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn every_stretch_is_written_once_and_in_order() {
        let long = vec![b'x'; WORTH_KEEPING];
        let mut bytes = Bytes::default();
        bytes.own().extend_from_slice(b"[\n");
        bytes.lend(b"short");
        bytes.lend(&long);
        bytes.own().extend_from_slice(b"\n]\n");
        assert_eq!(bytes.0.len(), 3);
        assert!(bytes.has_lines(0) && bytes.has_lines(3) && !bytes.has_lines(4));
        let mut slow = Slow(Vec::new(), false);
        bytes.write_to(&mut slow).unwrap();
        assert_eq!(slow.0, [b"[\nshort", &long[..], b"\n]\n"].concat());
    }

    #[test]
    fn nothing_is_written_without_complaint() {
        let mut out: &mut [u8] = &mut [];
        Bytes::from(String::new()).write_to(&mut out).unwrap();
        let full = Bytes::from("word".to_owned()).write_to(&mut out);
        assert_eq!(full.unwrap_err().kind(), ErrorKind::WriteZero);
    }
}
