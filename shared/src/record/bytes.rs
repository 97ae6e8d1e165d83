//! Reading automerge's binary format without trusting it: integers (LEB128), slices, and nothing that allocates.

use super::guard::GuardError;

/// A cursor over bytes from a stranger. Every read checks what is left.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Reader { rest: bytes }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn remaining(&self) -> usize {
        self.rest.len()
    }

    pub(super) fn take(&mut self, length: usize) -> Result<&'a [u8], GuardError> {
        let (taken, rest) = self
            .rest
            .split_at_checked(length)
            .ok_or(GuardError::Malformed("it ends too early"))?;
        self.rest = rest;
        Ok(taken)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], GuardError> {
        let taken = self.take(N)?;
        taken.try_into().map_err(|_| GuardError::Malformed("it ends too early"))
    }

    fn byte(&mut self) -> Result<u8, GuardError> {
        let [byte] = self.array::<1>()?;
        Ok(byte)
    }

    /// An unsigned LEB128 in its shortest form.
    pub(super) fn unsigned(&mut self) -> Result<u64, GuardError> {
        let mut value = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            if shift == 63 && bits > 1 {
                break;
            }
            value |= bits << shift;
            if byte & 0x80 == 0 {
                return if byte == 0 && shift > 0 {
                    Err(GuardError::Malformed("an overlong number"))
                } else {
                    Ok(value)
                };
            }
        }
        Err(GuardError::Malformed("a number beyond 64 bits"))
    }

    /// A signed LEB128.
    pub(super) fn signed(&mut self) -> Result<i64, GuardError> {
        let mut value = 0i64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            if shift == 63 && !matches!(byte, 0 | 0x7f) {
                break;
            }
            value |= i64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                let negative = byte & 0x40 != 0 && shift < 63;
                return Ok(if negative {
                    value | (-1i64 << (shift + 7))
                } else {
                    value
                });
            }
        }
        Err(GuardError::Malformed("a number beyond 64 bits"))
    }

    /// A length, as an unsigned LEB128, and that many bytes.
    pub(super) fn sized(&mut self) -> Result<&'a [u8], GuardError> {
        let length = self.count()?;
        self.take(length)
    }

    /// How many things follow, each at least one byte: never more than the bytes that are left.
    pub(super) fn count(&mut self) -> Result<usize, GuardError> {
        let count = usize::try_from(self.unsigned()?).unwrap_or(usize::MAX);
        if count > self.remaining() {
            Err(GuardError::Malformed("it claims more than it has"))
        } else {
            Ok(count)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_they_were_written_and_bad_ones_are_refused() {
        let unsigned = |bytes: &[u8]| Reader::new(bytes).unsigned();
        assert_eq!(unsigned(&[0x7f]), Ok(127));
        assert_eq!(unsigned(&[0x80, 0x01]), Ok(128));
        assert_eq!(
            unsigned(&[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]),
            Ok(u64::MAX)
        );
        for bad in [&[][..], &[0x80], &[0x80, 0x00], &[0xff; 10], &[0xff; 11]] {
            assert!(unsigned(bad).is_err(), "{bad:?}");
        }
        let signed = |bytes: &[u8]| Reader::new(bytes).signed();
        assert_eq!(signed(&[0x7f]), Ok(-1));
        assert_eq!(signed(&[0x3f]), Ok(63));
        assert_eq!(signed(&[0x40]), Ok(-64));
        assert_eq!(signed(&[0x80, 0x7f]), Ok(-128));
        assert_eq!(
            signed(&[0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x7f]),
            Ok(i64::MIN)
        );
        assert!(signed(&[0x80; 10]).is_err());
    }
}
