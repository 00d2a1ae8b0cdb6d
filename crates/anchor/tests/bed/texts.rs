//! Texts of our own in several registers, made of sentence forms and word lists by a generator with a seed.

/// A generator of numbers; the same seed gives the same numbers on every machine.
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// Returns a number under `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) % limit.max(1) as u64) as usize
    }

    /// Tells yes in `percent` of a hundred cases.
    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// Returns one of the words of `list`.
    pub(crate) fn pick<'l>(&mut self, list: &'l str) -> &'l str {
        let words: Vec<&str> = list.split_ascii_whitespace().collect();
        words[self.below(words.len())]
    }
}

/// A word with its signs, and where it belongs.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Token {
    pub text: String,
    pub sentence: usize,
    pub paragraph: usize,
    /// Its number in the original; copies and changed words keep it.
    pub number: usize,
}

/// The sentence forms of a register, and its words: `A` an adjective, `N` a noun, `V` a verb, `M` a name.
pub(crate) struct Register {
    pub forms: &'static [&'static str],
    pub adjectives: &'static str,
    pub nouns: &'static str,
    pub verbs: &'static str,
    pub names: &'static str,
}

pub(crate) const REGISTERS: [Register; 4] = [
    Register {
        forms: &[
            "The A N of the M N must V the N before any A N can V it.",
            "If M and M V their A N, neither the N nor the A N will V.",
            "We V that the \"A\" N of M -- a N without A N -- may V every N of the A N.",
            "It is not the N that M should V, but the A N by which the N of M could V.",
            "In the A N of the N, M's N would V a A N, an A N and the N of its N.",
            "Although M did V the A N, critics of the N V that M's A N shall not V...",
            "A A N will V M, because each N of the N has to V the N of a A N.",
        ],
        adjectives: "durable enduring regional bilateral open hostile mutual fragile stable nuclear maritime \
            democratic former eastern reluctant costly formal binding partial transparent gradual defensive",
        nouns: "alliance treaty border council pledge minister veto agreement embargo partnership election army \
            membership sanction summit guarantee doctrine region government frontier enlargement institution \
            conflict observer currency parliament",
        verbs: "ratify weaken support postpone endorse outlast strengthen abandon reopen defend accept undermine \
            negotiate oppose finance verify enforce",
        names: "Ruritania Sylvania Northmark Vespera Costaguana Freedonia Orsinia Zembla Graustark Borduria",
    },
    Register {
        forms: &[
            "The A N of N was V in M (n = 7) and did not V the A N, cf. M.",
            "Under A N, the N may V by an order of N; no A N was V at the N of M.",
            "M et al. V a A N, whereas our N could only V the N of the A N.",
            "We therefore V the N: its A N isn't V by N, it's V by the A N—as in M's N.",
            "Neither N nor N had any effect on the A N of M, which suggests a A N.",
            "Should the N V, a A N of 3–5 N must be V before the N can V “A” N.",
        ],
        adjectives: "thermal spectral significant latent microscopic coefficient-free cortical efficient ambient \
            isotropic turbulent reflective anomalous stochastic saturated fluorescent crystalline finite",
        nouns: "enzyme gradient sample baseline membrane reflection diffusion residue catalyst photon \
            viscosity lattice variance electrode cohort plasma isotope fluctuation spectrum filament protein \
            substrate coefficient precipitate",
        verbs: "inhibit measure saturate confirm oxidise refute calibrate amplify diffuse resolve replicate \
            estimate attenuate titrate",
        names: "Åström Nyquist-Hale Ferrari Okonkwo Šimić Lindqvist Béranger Tanaka Weißkopf Ó'Dálaigh",
    },
    Register {
        forms: &[
            "Die A N der N muss den N von M V, bevor eine A N ihn V kann.",
            "Weder M noch die A N hat „den N“ je V – und keine N wird das V dürfen.",
            "Wenn M die N nicht V, so könnte der A N über die N V, sagte M.",
            "Es ist die A N, die M V sollte, nicht der N, der die A N V.",
            "Für M bleibt der N der A N offen; man darf die N nur V, wo N V.",
        ],
        adjectives: "größte öffentliche müde ständige heftige zähe künftige gewählte übliche fremde kühne schlichte \
            verlässliche mögliche spürbare",
        nouns: "Behörde Brücke Wählerschaft Lösung Prüfung Straße Würde Genehmigung Kürzung Mehrheit Gebühr \
            Verfassung Schließung Haftung Übergabe Maßnahme Regierung Nachbarschaft Quelle",
        verbs: "prüfen ablösen fördern schließen begrüßen widerlegen kürzen verkünden übernehmen bezweifeln \
            stützen verschieben",
        names: "Köln Österreich Düsseldorf Zürich Görlitz Überlingen Straßburg Nürnberg",
    },
    Register {
        forms: &[
            "“I V the N,” said M, “and the A N won't V; nothing in the N can.”",
            "All the A N long, M would V by the N — A, A — until the N of the N.",
            "There was no N at M but a A N, and M's A N had to V it, perhaps.",
            "Το N του M δεν V την A N, και η N ήταν A όπως η N.",
            "Может быть, N не V: M и A N всё же V, а N — A.",
            "« Le N de M », dit-il, « n'a jamais V la A N… où le N V ».",
        ],
        adjectives: "crooked naïve grey slow-footed bitter θαμπή тихий délicat half-lit flaming salt-white \
            σκοτεινή давний première brittle offhand",
        nouns: "harbour café lantern fjord θάλασσα письмо fenêtre orchard stairwell coffin φωνή берег âme \
            whistle kitchen flint σιωπή город cœur sparrow office",
        verbs: "wander whisper forget έφερε молчит traverser mend ripen άκουσε помнит éteindre drift unfold",
        names: "Ismène Mr.\u{a0}Halloran Łucja Αντιγόνη Наталья Maëlle Finnegan Zoë Þóra",
    },
];

/// Returns a text of so many sentences. Where it is `mixed`, each sentence has any form of the register; else the first,
/// the third and so on have other forms than those between them.
pub(crate) fn text(
    register: &Register,
    sentences: usize,
    mixed: bool,
    numbers: &mut Numbers,
) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut paragraph = 0;
    for sentence in 0..sentences {
        if sentence > 0 && numbers.chance(22) {
            paragraph += 1;
        }
        let mut forms = register
            .forms
            .iter()
            .skip(if mixed { 0 } else { sentence % 2 });
        let step = if mixed { 1 } else { 2 };
        let forms: Vec<&str> = forms.by_ref().step_by(step).copied().collect();
        let form = forms[numbers.below(forms.len())];
        for word in form.split(' ') {
            let text = fill(word, register, numbers);
            let number = tokens.len();
            tokens.push(Token {
                text,
                sentence,
                paragraph,
                number,
            });
        }
    }
    tokens
}

fn fill(word: &str, register: &Register, numbers: &mut Numbers) -> String {
    let is_slot = |c: char| matches!(c, 'A' | 'N' | 'V' | 'M');
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let slot = word
        .find(is_slot)
        .filter(|_| letters == 1 || word.contains("'s"));
    let Some(at) = slot else {
        return word.to_owned();
    };
    let list = match word.as_bytes()[at] {
        b'A' => register.adjectives,
        b'N' => register.nouns,
        b'V' => register.verbs,
        _ => register.names,
    };
    format!("{}{}{}", &word[..at], numbers.pick(list), &word[at + 1..])
}
