//! One hundred thousand choices, filtered as a person types. `cargo test -p shared --release --lib xpath -- --ignored`

use super::world::World;
use std::fmt::Write;
use std::time::Instant;

#[test]
#[ignore = "measures; only of use in release"]
fn a_hundred_thousand_choices_are_filtered_in_time() {
    let mut xml = "<root>".to_owned();
    for at in 0..100_000 {
        let region = ["north", "south", "east", "west"][at % 4];
        write!(
            xml,
            "<item><name>farm{at}</name><label>Farm {at}</label><region>{region}</region></item>"
        )
        .unwrap();
    }
    let world = World::new().with_instance("big", &format!("{xml}</root>"));
    let data = world.node("/data");
    for predicate in [
        "region = ${region} and contains(name, '7')",
        "region = ${region} and contains(name, 'x')",
        "name = 'farm99999'",
        "string-length(name) > 8 and not(region = ${region})",
        "position() mod 2 = 0",
    ] {
        let text = format!("instance('big')/root/item[{predicate}]");
        let started = Instant::now();
        let value = world.value(&text, data);
        let took = started.elapsed();
        let crate::xpath::Value::Nodes(kept) = value else {
            panic!()
        };
        println!("{predicate}: {} kept in {took:?}", kept.len());
    }
    let started = Instant::now();
    assert_eq!(
        world.said("pulldata('big', 'label', 'name', 'farm99999')"),
        "Farm 99999"
    );
    println!("pulldata of the last: {:?}", started.elapsed());
}
