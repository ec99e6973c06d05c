//! Two writings of one thing, with the letters marked that differ.

use maud::{Markup, html};

/// Longer than any name on a card: what is longer is not compared letter by letter.
const LONGEST: usize = 120;

/// Both writings, each with its own letters marked. Where hardly anything agrees nothing is marked: it is another word.
pub fn marked(a: &str, b: &str) -> (Markup, Markup) {
    let (left, right): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (in_a, in_b) = common(&left, &right);
    let kept = in_a.iter().filter(|kept| **kept).count();
    if a == b || left.len().max(right.len()) > LONGEST || kept * 2 < left.len().min(right.len()) {
        return (html! { (a) }, html! { (b) });
    }
    (draw(&left, &in_a), draw(&right, &in_b))
}

fn draw(letters: &[char], kept: &[bool]) -> Markup {
    let mut runs: Vec<(bool, String)> = Vec::new();
    for (letter, kept) in letters.iter().zip(kept) {
        match runs.last_mut() {
            Some((same, run)) if same == kept => run.push(*letter),
            _ => runs.push((*kept, letter.to_string())),
        }
    }
    html! { @for (same, run) in &runs { @if *same { (run) } @else { mark { (run) } } } }
}

/// Which letters of each are part of the longest text that both contain, in order.
fn common(a: &[char], b: &[char]) -> (Vec<bool>, Vec<bool>) {
    let alike = |x: char, y: char| x == y || x.to_lowercase().eq(y.to_lowercase());
    let mut longest = vec![vec![0_usize; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            longest[i][j] = match alike(a[i], b[j]) {
                true => longest[i + 1][j + 1] + 1,
                false => longest[i + 1][j].max(longest[i][j + 1]),
            };
        }
    }
    let (mut in_a, mut in_b) = (vec![false; a.len()], vec![false; b.len()]);
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        if alike(a[i], b[j]) {
            (in_a[i], in_b[j]) = (true, true);
            (i, j) = (i + 1, j + 1);
        } else if longest[i + 1][j] >= longest[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    (in_a, in_b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(a: &str, b: &str) -> (String, String) {
        let (a, b) = marked(a, b);
        (a.into_string(), b.into_string())
    }

    #[test]
    fn the_letters_that_differ_are_marked_and_no_others() {
        let said = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(of("Soeparno", "Suparno"), said("S<mark>oe</mark>parno", "S<mark>u</mark>parno"));
        assert_eq!(
            of("15 April 1987", "16 April 1987"),
            said("1<mark>5</mark> April 1987", "1<mark>6</mark> April 1987")
        );
        assert_eq!(of("SARI", "Sari"), said("SARI", "Sari"));
        assert_eq!(of("Ketut", "Wayan Sudira"), said("Ketut", "Wayan Sudira"));
        assert_eq!(of("", "Sari"), said("", "<mark>Sari</mark>"));
    }
}
