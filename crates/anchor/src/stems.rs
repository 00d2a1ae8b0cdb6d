//! What is left of a word without its endings, so that its forms can be compared.

use crate::grammar::base_form;

/// Returns the stem of `word`, in lower case: rough, but the same for the forms of most words.
pub(crate) fn stem(word: &str) -> String {
    let word = word.strip_suffix("'s").unwrap_or(word);
    let word = base_form(word).unwrap_or(word);
    let stem = without_ending(word);
    // `planned`, `planning`: the doubled letter came with the ending.
    let doubled = ["bb", "dd", "gg", "mm", "nn", "pp", "rr", "tt"];
    let is_doubled = stem.len() > 4 && doubled.iter().any(|end| stem.ends_with(end));
    let bare = stem
        .get(..stem.len() - usize::from(is_doubled))
        .unwrap_or(stem);
    match bare.strip_suffix('y') {
        Some(start) if start.len() > 2 => format!("{start}i"),
        _ => bare.to_owned(),
    }
}

fn without_ending(word: &str) -> &str {
    // `carries` and `carried` meet in `carri`, with `carry`.
    let long = |stem: &&str| stem.len() > 2;
    let ends = ["ing", "ed", "es", "s", "e"];
    for end in ends {
        let stem = word.strip_suffix(end).filter(long);
        let is_ending = match end {
            "s" => !word.ends_with("ss") && !word.ends_with("us"),
            "ed" => !word.ends_with("eed"),
            _ => true,
        };
        if let Some(stem) = stem.filter(|_| is_ending) {
            // `agreeing`
            return Some(stem.trim_end_matches('e'))
                .filter(long)
                .unwrap_or(stem);
        }
    }
    word
}

/// Returns the word that `word` denies by its beginning: `safe` for `unsafe`.
pub(crate) fn denied(word: &str) -> impl Iterator<Item = &str> {
    let beginnings = ["un", "in", "im", "ir", "dis", "non-", "non"];
    beginnings
        .into_iter()
        .filter_map(|beginning| word.strip_prefix(beginning))
        .filter(|rest| rest.len() > 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_have_one_stem() {
        let words = [
            "involve involves involved involving",
            "carry carries carried carrying",
            "plan plans planned planning",
            "compromise compromises compromised compromising",
            "hear hears heard hearing",
            "reach reaches reached reaching",
            "surprise surprises",
            "agree agrees agreed agreeing",
            "russia russia's",
        ];
        for forms in words {
            let stems: Vec<_> = forms.split(' ').map(stem).collect();
            let (first, rest) = stems.split_first().expect("a word has a form");
            assert!(rest.iter().all(|other| other == first), "{stems:?}");
        }
        assert_ne!(stem("state"), stem("statue"));
        assert_ne!(stem("veto"), stem("vet"));
    }

    #[test]
    fn beginnings_deny() {
        assert_eq!(denied("unsafe").collect::<Vec<_>>(), ["safe"]);
        assert_eq!(denied("safe").count(), 0);
    }
}
