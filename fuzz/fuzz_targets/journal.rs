#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = werkvloer::parsers::Parser::Journal.feed(bytes);
});
