package parallax.notebook.math;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What TeX's commands for single signs stand for. */
final class TexSymbols {
    /** Letters, upright where TeX sets them so. */
    static final Map<String, String> LETTERS =
            table("alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ"
                    + " vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς"
                    + " tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ"
                    + " Upsilon Υ Phi Φ Psi Ψ Omega Ω ell ℓ hbar ℏ imath ı jmath ȷ Re ℜ Im ℑ aleph ℵ wp ℘ partial ∂ nabla ∇"
                    + " infty ∞ emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄ top ⊤ bot ⊥ angle ∠ triangle △ square □"
                    + " Box □ checkmark ✓ dots … ldots … cdots ⋯ vdots ⋮ ddots ⋱ prime ′ degree ° # # $ $ % % _ _");

    /** Operators and relations. */
    static final Map<String, String> OPERATORS =
            table("cdot ⋅ times × div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet ∙ odot ⊙ oplus ⊕"
                    + " ominus ⊖ otimes ⊗ cup ∪ cap ∩ setminus ∖ wedge ∧ land ∧ vee ∨ lor ∨ neg ¬ lnot ¬ le ≤ leq ≤ ge ≥ geq ≥"
                    + " ll ≪ gg ≫ ne ≠ neq ≠ equiv ≡ approx ≈ sim ∼ simeq ≃ cong ≅ propto ∝ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆"
                    + " supset ⊃ supseteq ⊇ mid ∣ parallel ∥ perp ⊥ to → rightarrow → gets ← leftarrow ← leftrightarrow ↔ mapsto ↦"
                    + " Rightarrow ⇒ implies ⇒ Leftarrow ⇐ Leftrightarrow ⇔ iff ⇔ longrightarrow ⟶ longleftarrow ⟵ Longrightarrow ⟹"
                    + " uparrow ↑ downarrow ↓ nearrow ↗ searrow ↘ colon : therefore ∴ because ∵ models ⊨ vdash ⊢ ltimes ⋉"
                    + " triangleq ≜ coloneqq ≔ doteq ≐ prec ≺ succ ≻ lt < gt > & &");

    /** Operators whose scripts are limits above and below. */
    static final Map<String, String> LARGE =
            table("sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigodot ⨀");

    /** Operators that are large but keep their scripts beside them. */
    static final Map<String, String> INTEGRALS = table("int ∫ iint ∬ iiint ∭ oint ∮");

    /** Brackets. */
    static final Map<String, String> FENCES =
            table("( ( ) ) [ [ ] ] | | / / lbrace { rbrace } { { } } lbrack [ rbrack ] lfloor ⌊"
                    + " rfloor ⌋ lceil ⌈ rceil ⌉ langle ⟨ rangle ⟩ vert | lvert | rvert | Vert ‖ lVert ‖ rVert ‖ | | < ⟨ > ⟩"
                    + " uparrow ↑ downarrow ↓ backslash \\");

    /** Accents, each over its argument; those that stretch are in {@link #STRETCHY}. */
    static final Map<String, String> ACCENTS =
            table("hat ^ widehat ^ bar ¯ overline ¯ tilde ~ widetilde ~ vec → overrightarrow →"
                    + " dot ˙ ddot ¨ check ˇ breve ˘ acute ´ grave `");

    /** Accents as wide as their argument. */
    static final Set<String> STRETCHY = Set.of("widehat", "overline", "widetilde", "overrightarrow");

    /** Functions set upright. */
    static final Set<String> FUNCTIONS = Set.of(
            "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "exp",
            "log", "ln", "lg", "dim", "ker", "deg", "arg", "hom");

    /** Functions whose scripts are limits below. */
    static final Set<String> LIMITS =
            Set.of("max", "min", "lim", "sup", "inf", "argmax", "argmin", "det", "gcd", "Pr", "limsup", "liminf");

    /** Spaces, in em. */
    static final Map<String, String> SPACES = table(
            ", 0.167em : 0.222em > 0.222em ; 0.278em ! -0.167em quad 1em qquad 2em thinspace 0.167em enspace 0.5em");

    /** Matrix environments, with the brackets around them. */
    static final Map<String, List<String>> MATRICES = Map.ofEntries(
            Map.entry("matrix", List.of("", "")),
            Map.entry("smallmatrix", List.of("", "")),
            Map.entry("array", List.of("", "")),
            Map.entry("pmatrix", List.of("(", ")")),
            Map.entry("bmatrix", List.of("[", "]")),
            Map.entry("Bmatrix", List.of("{", "}")),
            Map.entry("vmatrix", List.of("|", "|")),
            Map.entry("Vmatrix", List.of("‖", "‖")),
            Map.entry("cases", List.of("{", "")),
            Map.entry("aligned", List.of("", "")),
            Map.entry("align", List.of("", "")),
            Map.entry("align*", List.of("", "")),
            Map.entry("split", List.of("", "")),
            Map.entry("gathered", List.of("", "")),
            Map.entry("gather*", List.of("", "")));

    private TexSymbols() {}

    /** Returns the table of names and what they stand for, alternately. */
    private static Map<String, String> table(String words) {
        List<String> list = List.of(words.split(" ", -1));
        Map<String, String> table = new HashMap<>();
        for (int i = 0; i < list.size(); i += 2) {
            table.put(list.get(i), list.get(i + 1));
        }
        return Map.copyOf(table);
    }
}
