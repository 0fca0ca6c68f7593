/**
 * What a legal request is about.
 * - `kind`: `rights`, a right of one's own that a text hurts, leads to a temporary measure (Article 44-2 of the Korean
 *   Network Act); `illegal`, content that the law forbids, is a notice under Article 16 of the Digital Services Act.
 * - `rule`: the rule of the guidelines that a decision names, where the site has it.
 * - `anonymous`: name and address may be left out (Article 16 (2) (c)).
 */
type LegalGround = { about: string; kind: 'rights' | 'illegal'; rule: string; anonymous?: true }

export const legalGrounds = {
  privacy: { about: 'It shows private facts about a person.', kind: 'rights', rule: 'personal-data' },
  defamation: { about: 'It damages the name of a person or a company.', kind: 'rights', rule: 'respect' },
  copyright: { about: 'It infringes copyright or a trade mark.', kind: 'illegal', rule: 'copyright' },
  hatred: { about: 'It threatens people or incites hatred or violence.', kind: 'illegal', rule: 'harassment' },
  fraud: { about: 'It deceives to get money or data.', kind: 'illegal', rule: 'illegal' },
  childAbuse: { about: 'It shows sexual abuse of children.', kind: 'illegal', rule: 'illegal', anonymous: true },
  other: { about: 'It is illegal for another reason.', kind: 'illegal', rule: 'illegal' },
} as const satisfies Record<string, LegalGround>

export type LegalGroundKey = keyof typeof legalGrounds
export const legalGroundKeys = Object.keys(legalGrounds) as LegalGroundKey[]

/** One ground, with its optional fields. */
export function legalGround(key: LegalGroundKey): LegalGround {
  return legalGrounds[key]
}

/** Days that a temporary measure lasts at most. Source: Article 44-2 (4) of the Network Act (정보통신망법). */
export const temporaryDays = 30
