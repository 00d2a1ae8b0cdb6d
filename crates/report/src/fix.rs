//! Repairs, applied.

use std::collections::BTreeMap;

use hence_source::{Diagnostic, Edit, FileId, Files, Fix};

/// What applying the repairs of some findings came to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Fixed {
    /// The files that changed, in the order of their ids.
    pub files: Vec<FixedFile>,
    /// How many findings were repaired.
    pub applied: usize,
    /// How many findings have a repair that was not applied, because it touches what another one changes or does not
    /// fit its text. A second run on the new text repairs those that still hold.
    pub skipped: usize,
}

/// A file with its new text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FixedFile {
    /// The file.
    pub file: FileId,
    /// The text after the repairs.
    pub text: String,
}

/// Applies the repair of each finding that has one and no alternative.
///
/// Findings come first served: a repair is skipped when one of its edits overlaps an accepted one or begins where one
/// begins (which of the two should come first, nobody could tell). All edits of a repair are applied or none.
/// O((n log n) + the length of the changed files) for n edits.
pub fn fix(diagnostics: &[Diagnostic], files: &Files) -> Fixed {
    let mut fixed = Fixed::default();
    let mut accepted = Accepted::new();
    for fix in diagnostics.iter().filter_map(Diagnostic::only_fix) {
        if accept(fix, files, &mut accepted) {
            fixed.applied += 1;
        } else {
            fixed.skipped += 1;
        }
    }
    fixed.files = apply(&accepted, files);
    fixed
}

/// The accepted edits by where they begin; none overlaps another.
type Accepted<'d> = BTreeMap<(FileId, u32), &'d Edit>;

/// Accepts all edits of `fix`, or none, and tells which.
fn accept<'d>(fix: &'d Fix, files: &Files, accepted: &mut Accepted<'d>) -> bool {
    for (index, edit) in fix.edits.iter().enumerate() {
        if fits(edit, files) && is_free(edit, accepted) {
            accepted.insert((edit.at.file, edit.at.span.start), edit);
            continue;
        }
        for undone in fix.edits.iter().take(index) {
            accepted.remove(&(undone.at.file, undone.at.span.start));
        }
        return false;
    }
    !fix.edits.is_empty()
}

/// Tells whether what `edit` replaces lies in its text, at the borders of characters.
fn fits(edit: &Edit, files: &Files) -> bool {
    let text = &files.get(edit.at.file).text;
    text.get(edit.at.span.range()).is_some()
}

/// Tells whether no accepted edit overlaps `edit` or begins where it begins.
fn is_free(edit: &Edit, accepted: &Accepted<'_>) -> bool {
    let (file, span) = (edit.at.file, edit.at.span);
    let is_before_free = accepted
        .range(..=(file, span.start))
        .next_back()
        .is_none_or(|((other, start), before)| {
            *other != file || (before.at.span.end <= span.start && *start != span.start)
        });
    let is_inside_free = accepted
        .range((file, span.start)..(file, span.end.max(span.start)))
        .next()
        .is_none();
    is_before_free && is_inside_free
}

/// Returns the files that `accepted` changes, with their new texts.
fn apply(accepted: &Accepted<'_>, files: &Files) -> Vec<FixedFile> {
    let mut fixed: Vec<FixedFile> = Vec::new();
    let mut copied = 0;
    for ((file, _), edit) in accepted {
        if fixed.last().is_none_or(|last| last.file != *file) {
            finish(&mut fixed, files, copied);
            copied = 0;
            fixed.push(FixedFile {
                file: *file,
                text: String::with_capacity(files.get(*file).text.len()),
            });
        }
        if let Some(last) = fixed.last_mut() {
            let range = edit.at.span.range();
            let before = files.get(*file).text.get(copied..range.start);
            last.text.push_str(before.unwrap_or(""));
            last.text.push_str(&edit.insert);
            copied = range.end;
        }
    }
    finish(&mut fixed, files, copied);
    fixed
}

/// Copies what comes after the last edit.
fn finish(fixed: &mut [FixedFile], files: &Files, copied: usize) {
    if let Some(last) = fixed.last_mut() {
        let rest = files.get(last.file).text.get(copied..);
        last.text.push_str(rest.unwrap_or(""));
    }
}

#[cfg(test)]
mod tests {
    use hence_source::{FileSpan, Span};

    use super::*;

    fn finding(file: FileId, edits: &[(u32, u32, &str)]) -> Diagnostic {
        let edits = edits
            .iter()
            .map(|(start, end, insert)| {
                Edit::new(FileSpan::new(file, Span::new(*start, *end)), *insert)
            })
            .collect();
        let at = FileSpan::new(file, Span::empty(0));
        Diagnostic::new("a-code", "a message", at, "").with_fix(Fix {
            title: "change it".into(),
            edits,
        })
    }

    fn outcome(text: &str, repairs: &[&[(u32, u32, &str)]]) -> (String, usize, usize) {
        let mut files = Files::new();
        let file = files.add("a", text);
        let findings: Vec<_> = repairs.iter().map(|edits| finding(file, edits)).collect();
        let outcome = fix(&findings, &files);
        let text = outcome.files.into_iter().next().map(|file| file.text);
        (text.unwrap_or_default(), outcome.applied, outcome.skipped)
    }

    #[test]
    fn applies_edits_whatever_their_order() {
        let fixes: &[&[_]] = &[&[(4, 5, "E")], &[(0, 1, "A"), (2, 3, "")]];
        assert_eq!(outcome("abcde", fixes), ("AbdE".into(), 2, 0));
    }

    #[test]
    fn skips_what_touches_an_accepted_edit() {
        assert_eq!(
            outcome("abcde", &[&[(1, 4, "x")], &[(3, 5, "y")]]),
            ("axe".into(), 1, 1)
        );
        assert_eq!(
            outcome("abcde", &[&[(3, 5, "y")], &[(1, 4, "x")]]),
            ("abcy".into(), 1, 1)
        );
        assert_eq!(
            outcome("abcde", &[&[(2, 3, "x")], &[(0, 5, "y")]]),
            ("abxde".into(), 1, 1)
        );
        assert_eq!(
            outcome("abcde", &[&[(0, 5, "y")], &[(2, 2, "x")]]),
            ("y".into(), 1, 1)
        );
        assert_eq!(
            outcome("abcde", &[&[(2, 2, "x")], &[(2, 2, "y")]]),
            ("abxcde".into(), 1, 1)
        );
        assert_eq!(
            outcome("abcde", &[&[(0, 2, "x")], &[(2, 2, "y")]]),
            ("xycde".into(), 2, 0)
        );
    }

    #[test]
    fn a_repair_is_applied_whole_or_not_at_all() {
        let fixes: &[&[_]] = &[&[(2, 3, "x")], &[(0, 1, "A"), (2, 4, "y")], &[(0, 1, "B")]];
        assert_eq!(outcome("abcde", fixes), ("Bbxde".into(), 2, 1));
    }

    #[test]
    fn skips_what_does_not_fit_the_text() {
        assert_eq!(outcome("é", &[&[(0, 1, "e")]]), (String::new(), 0, 1));
        assert_eq!(outcome("ab", &[&[(1, 9, "")]]), (String::new(), 0, 1));
        assert_eq!(outcome("ab", &[&[]]), (String::new(), 0, 1));
    }

    #[test]
    fn does_not_choose_between_alternatives() {
        let mut files = Files::new();
        let file = files.add("a", "abc");
        let mut either = finding(file, &[(0, 1, "A")]);
        either.fixes.extend(finding(file, &[(0, 1, "B")]).fixes);
        assert_eq!(fix(&[either], &files), Fixed::default());
    }

    #[test]
    fn keeps_files_apart() {
        let mut files = Files::new();
        let (first, second) = (files.add("a", "one"), files.add("b", "two"));
        let untouched = files.add("c", "three");
        let findings = [
            finding(second, &[(0, 0, "2 ")]),
            finding(first, &[(3, 3, " 1")]),
        ];
        let fixed = fix(&findings, &files);
        let texts: Vec<_> = fixed
            .files
            .iter()
            .map(|fixed| (fixed.file, fixed.text.as_str()))
            .collect();
        assert_eq!(texts, [(first, "one 1"), (second, "2 two")]);
        assert!(fixed.files.iter().all(|fixed| fixed.file != untouched));
    }
}
