//! Counts messages, and bytes of heads and bodies, in one direction of an HTTP/1.1 connection.

/// What went one way so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub messages: u64,
    pub head_bytes: u64,
    pub body_bytes: u64,
    /// A message whose length is not said in its head was met: from there on nothing is counted.
    pub unreadable: bool,
}

impl Counts {
    /// What came since `earlier`.
    pub fn since(&self, earlier: Counts) -> Counts {
        Counts {
            messages: self.messages - earlier.messages,
            head_bytes: self.head_bytes - earlier.head_bytes,
            body_bytes: self.body_bytes - earlier.body_bytes,
            unreadable: self.unreadable,
        }
    }
}

/// Longest head that is looked at.
const LONGEST_HEAD: usize = 64 * 1024;

/// Follows a stream of bytes, however it is cut into pieces.
#[derive(Default)]
pub(super) struct HttpCounter {
    head: Vec<u8>,
    body_left: u64,
}

impl HttpCounter {
    /// The next bytes of the stream.
    pub fn take(&mut self, mut bytes: &[u8], counts: &mut Counts) {
        while !bytes.is_empty() && !counts.unreadable {
            if self.body_left > 0 {
                let of_body = usize::try_from(self.body_left).unwrap_or(usize::MAX).min(bytes.len());
                counts.body_bytes += of_body as u64;
                self.body_left -= of_body as u64;
                bytes = bytes.get(of_body..).unwrap_or_default();
            } else if let Some((first, rest)) = bytes.split_first() {
                self.head.push(*first);
                counts.head_bytes += 1;
                bytes = rest;
                self.end_head(counts);
            }
        }
    }

    fn end_head(&mut self, counts: &mut Counts) {
        if self.head.ends_with(b"\r\n\r\n") {
            counts.messages += 1;
            let head = String::from_utf8_lossy(&self.head).to_ascii_lowercase();
            let length = head.lines().find_map(|line| line.strip_prefix("content-length:"));
            self.body_left = length.and_then(|length| length.trim().parse().ok()).unwrap_or(0);
            counts.unreadable = head.contains("transfer-encoding:");
            self.head.clear();
        } else if self.head.len() > LONGEST_HEAD {
            counts.unreadable = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_counted_in_whatever_pieces_they_come() {
        let stream = b"POST /a HTTP/1.1\r\nContent-Length: 5\r\n\r\n\r\n\r\n.GET /b HTTP/1.1\r\n\r\n".as_slice();
        for piece in 1..stream.len() {
            let (mut counter, mut counts) = (HttpCounter::default(), Counts::default());
            stream.chunks(piece).for_each(|bytes| counter.take(bytes, &mut counts));
            assert_eq!(
                counts,
                Counts {
                    messages: 2,
                    head_bytes: stream.len() as u64 - 5,
                    body_bytes: 5,
                    unreadable: false
                }
            );
        }
    }

    #[test]
    fn a_length_that_is_not_told_is_said_rather_than_guessed() {
        let (mut counter, mut counts) = (HttpCounter::default(), Counts::default());
        counter.take(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
            &mut counts,
        );
        assert!(counts.unreadable);
    }
}
