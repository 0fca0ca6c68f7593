/** Two judgements of one post, made apart: the rule that each found broken; null: none. */
export type LookPair = { first: string | null; second: string | null }

/** How far two people agree on a rule. */
export type Agreement = {
  rule: string
  /** Looks in which at least one of the two named the rule; null: too few to be public. */
  named: number | null
  /** Cohen's κ in hundredths; null: too few looks named the rule, or nothing could differ. */
  kappa: number | null
  /** The rule is understood too differently, and should be rewritten. */
  rewrite: boolean
}

/** Looks that have to name a rule before its κ says anything. */
const leastLooks = 10
/** Below it a rule is marked. Source: Landis and Koch (1977), "substantial" begins above .6. */
const leastKappa = 0.6

/**
 * Cohen's κ of each rule over all second looks. Each look is a pair of yes or no: did the first, did the second person find
 * this rule broken? κ = (p₀ − pₑ) / (1 − pₑ), where p₀ is the share of looks with the same answer, and pₑ the share that
 * chance alone would make the same: yes₁ · yes₂ + no₁ · no₂. 1: always the same; 0: as by chance. Source: J. Cohen, A
 * coefficient of agreement for nominal scales, 1960.
 * @param pairs all looks, those without any breach too: they are what both said no to
 */
export function agreements(pairs: readonly LookPair[], least = leastLooks): Agreement[] {
  const rules = [...new Set(pairs.flatMap(({ first, second }) => [first, second]))].filter((rule) => rule !== null)
  return rules.toSorted().map((rule) => {
    const answers = pairs.map(({ first, second }) => [first === rule, second === rule] as const)
    const named = answers.filter(([one, other]) => one || other).length
    const kappa = named < least ? null : cohensKappa(answers)
    return {
      rule,
      named,
      kappa: kappa === null ? null : Math.round(kappa * 100) / 100,
      rewrite: kappa !== null && kappa < leastKappa,
    }
  })
}

/** @returns null without pairs, or when both always gave one and the same answer */
export function cohensKappa(answers: readonly (readonly [boolean, boolean])[]): number | null {
  const all = answers.length
  if (all === 0) return null
  const same = answers.filter(([one, other]) => one === other).length / all
  const [yes1, yes2] = [answers.filter(([one]) => one).length / all, answers.filter(([, other]) => other).length / all]
  const chance = yes1 * yes2 + (1 - yes1) * (1 - yes2)
  return chance === 1 ? null : (same - chance) / (1 - chance)
}
