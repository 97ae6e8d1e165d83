//! What a register's currency column means: a code of ISO 4217, or a sign that can stand for the pack's currency.

/// Signs and words by currency. One sign serves several; it is read as the pack's where the pack's is among them.
const SIGNS: [(&str, &[&str]); 9] = [
    ("$", &["USD", "CAD", "AUD", "MXN"]),
    ("us$", &["USD"]),
    ("£", &["GBP"]),
    ("€", &["EUR"]),
    ("৳", &["BDT"]),
    ("tk", &["BDT"]),
    ("₹", &["INR"]),
    ("rs", &["INR", "PKR", "LKR", "NPR"]),
    ("m", &["LSL"]),
];

/// Codes in use (ISO 4217, without funds and metals).
const CODES: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF \
    CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR \
    ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU \
    MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD \
    SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER \
    ZAR ZMW ZWG";

/// The code that a cell means, given the pack's. `None`: no currency that anybody knows.
pub(super) fn read(text: &str, pack: &str) -> Option<&'static str> {
    let code = |wanted: &str| CODES.split_whitespace().find(|code| code.eq_ignore_ascii_case(wanted));
    let text = text.trim().trim_end_matches('.');
    if let Some(code) = code(text) {
        return Some(code);
    }
    let small = text.to_lowercase();
    let (_, meant) = SIGNS.iter().find(|(sign, _)| *sign == small)?;
    let meant = meant.iter().find(|code| **code == pack).or(meant.first())?;
    code(meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_is_the_packs_currency_where_it_can_be() {
        assert_eq!(read("$", "USD"), Some("USD"));
        assert_eq!(read("Rs.", "PKR"), Some("PKR"));
        assert_eq!(read("usd", "BDT"), Some("USD"));
        assert_eq!(read("pesos?", "USD"), None);
    }
}
