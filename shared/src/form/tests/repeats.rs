//! Rooms, crews, weeks: the same questions for each of several.

use super::*;

#[test]
fn in_a_repeat_a_name_means_the_one_beside_it_and_from_outside_all_of_them() {
    let mut form = begin(
        "repeat rooms
         integer beds
         integer people
         calculate each calculation=${people} div ${beds}
         calculate number calculation=position(..)
         end
         calculate all calculation=sum(${people})
         calculate how_many calculation=count(${rooms})
         calculate second calculation=indexed-repeat(${people}, ${rooms}, 2)",
    );
    say(&mut form, "rooms[1]/beds", "4");
    say(&mut form, "rooms[1]/people", "6");
    say(&mut form, "rooms[2]/beds", "2");
    say(&mut form, "rooms[2]/people", "5");
    assert_eq!(value(&form, "rooms[1]/each"), "1.5");
    assert_eq!(value(&form, "rooms[2]/each"), "2.5");
    assert_eq!(value(&form, "rooms[2]/number"), "2");
    assert_eq!(value(&form, "all"), "11");
    assert_eq!(value(&form, "how_many"), "2");
    assert_eq!(value(&form, "second"), "5");
    let first = form.find("rooms[1]").unwrap();
    form.remove(first);
    assert_eq!(value(&form, "rooms[1]/number"), "1", "the second moves up");
    assert_eq!(value(&form, "all"), "5");
    assert_eq!(value(&form, "how_many"), "1");
}

#[test]
fn a_running_total_asks_the_instance_before_it() {
    let mut form = begin(
        "repeat weeks
         decimal paid
         calculate so_far calculation=coalesce(${paid}, 0) + if(position(..) > 1, indexed-repeat(${so_far}, ${weeks}, position(..) - 1), 0)
         end",
    );
    for (week, paid) in [(1, "300"), (2, "250"), (3, "100")] {
        say(&mut form, &format!("weeks[{week}]/paid"), paid);
    }
    assert_eq!(value(&form, "weeks[3]/so_far"), "650");
    say(&mut form, "weeks[1]/paid", "0");
    assert_eq!(value(&form, "weeks[3]/so_far"), "350");
    for week in 4..=150 {
        say(&mut form, &format!("weeks[{week}]/paid"), "1");
    }
    say(&mut form, "weeks[1]/paid", "1000");
    assert_eq!(value(&form, "weeks[150]/so_far"), "1497");
    let second = form.find("weeks[2]").unwrap();
    form.remove(second);
    assert_eq!(value(&form, "weeks[149]/so_far"), "1247");
}

#[test]
fn a_counted_repeat_follows_its_count_and_keeps_what_was_told_in_it() {
    let mut form = begin(
        "integer children
         repeat child count=${children}
         text name
         integer age
         end
         calculate oldest calculation=max(${age})",
    );
    assert!(form.find("child[1]").is_none());
    say(&mut form, "children", "3");
    for (n, age) in [(1, "4"), (2, "9"), (3, "15")] {
        say(&mut form, &format!("child[{n}]/age"), age);
    }
    assert_eq!(value(&form, "oldest"), "15");
    say(&mut form, "children", "2");
    assert!(form.find("child[3]").is_none());
    assert_eq!(value(&form, "oldest"), "9");
    say(&mut form, "children", "3");
    assert_eq!(value(&form, "oldest"), "15");
    say(&mut form, "children", "");
    assert!(form.find("child[1]").is_none());
}

#[test]
fn words_quote_what_was_answered_in_the_same_room() {
    let mut form = begin(
        "repeat rooms
         text name
         integer beds label=How many beds in ${name}?
         end",
    );
    say(&mut form, "rooms[1]/name", "the red house");
    say(&mut form, "rooms[2]/name", "the trailer");
    assert_eq!(
        form.label(form.find("rooms[2]/beds").unwrap()),
        "How many beds in the trailer?"
    );
}

#[test]
fn five_hundred_crew_members_stay_quick_because_only_the_one_that_changed_is_computed() {
    let mut form = begin(
        "repeat crew
         decimal hours
         decimal rate
         calculate pay calculation=${hours} * ${rate}
         text why relevant=${pay} > 1000
         end
         calculate all calculation=sum(${pay})",
    );
    for member in 1..=500 {
        say(&mut form, &format!("crew[{member}]/hours"), "40");
        say(&mut form, &format!("crew[{member}]/rate"), "14");
    }
    assert_eq!(value(&form, "all"), "280000");
    say(&mut form, "crew[250]/hours", "100");
    assert_eq!(value(&form, "all"), "280840");
    assert!(asked(&form, "crew[250]/why") && !asked(&form, "crew[251]/why"));
}

#[test]
fn a_count_of_thousands_is_computed_to_the_last_one_and_one_of_millions_is_bounded() {
    let mut form = begin(
        "integer workers
         repeat worker count=${workers}
         calculate number calculation=position(..)
         text name relevant=${number} > 1
         end
         calculate all calculation=count(${worker})",
    );
    say(&mut form, "workers", "3000");
    assert_eq!(value(&form, "worker[3000]/number"), "3000");
    assert!(asked(&form, "worker[3000]/name") && !asked(&form, "worker[1]/name"));
    say(&mut form, "workers", "999999999");
    assert_eq!(value(&form, "all"), "10000");
}
