//! CBOR of a key or secret, read straight into its own place on the heap: moving what holds it leaves no copy behind.

use minicbor::encode::Write;
use minicbor::{Decoder, Encoder};
use zeroize::Zeroizing;

pub(super) fn encode<C, W: Write, const N: usize>(
    key: &Zeroizing<[u8; N]>,
    e: &mut Encoder<W>,
    _: &mut C,
) -> Result<(), minicbor::encode::Error<W::Error>> {
    e.bytes(key.as_slice())?.ok()
}

pub(super) fn decode<C, const N: usize>(
    d: &mut Decoder<'_>,
    _: &mut C,
) -> Result<Box<Zeroizing<[u8; N]>>, minicbor::decode::Error> {
    let bytes = d.bytes()?;
    let mut key = Box::new(Zeroizing::new([0; N]));
    if bytes.len() != key.len() {
        return Err(minicbor::decode::Error::message("a key of another length"));
    }
    key.copy_from_slice(bytes);
    Ok(key)
}
