//! What others sealed is taken in: verified, judged, guarded, merged, and made into rows, in one transaction.
