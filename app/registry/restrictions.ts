/**
 * What a decision of moderators can do, and what it is called in the transparency database of the Commission
 * (decision 065). `sanction`: it is about a member; the others are about content. `none`: nothing was restricted.
 */
export const restrictions = {
  warning: { about: 'The member must read a warning before writing on.', sanction: true },
  silence: { about: 'The member reads but does not write, for a time.', sanction: true },
  suspension: { about: 'The member signs in only to the page that says why, for a time.', sanction: true },
  ban: { about: 'The member signs in only to the page that says why, for good.', sanction: true },
  hold: { about: 'A post is shown to its author and moderators only, until it is decided.', sanction: false },
  hide: { about: 'A post is hidden from everybody but its author and moderators.', sanction: false },
  none: { about: 'Nothing was restricted, or a restriction was ended.', sanction: false },
} as const satisfies Record<string, { about: string; sanction: boolean }>

export type Restriction = keyof typeof restrictions
export type SanctionKind = {
  [R in Restriction]: (typeof restrictions)[R]['sanction'] extends true ? R : never
}[Restriction]

export const restrictionNames = Object.keys(restrictions) as Restriction[]
export const sanctionKinds = restrictionNames.filter((name): name is SanctionKind => restrictions[name].sanction)

/**
 * How long silences and suspensions last, in hours: the first, the second, and so on; from the last step on it stays.
 * One that begins within `soonAgainDays` of the end of the one before lasts twice as long. Source: product.md section 7.
 */
export const sanctionLadder = { hours: [24, 72, 168, 720], soonAgainDays: 30 } as const
