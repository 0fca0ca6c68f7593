import type { CaseCategory, CaseDue, CaseSeverity, CaseSource, CaseStatus } from '#app/domain/cases/case.ts'

/**
 * A field that is null or left out filters nothing. `open` are the cases that are not over. `assignee` is `me`, `none`,
 * `away` (somebody who is away), or a handle; `product` a slug, `tag` a name, `tier` that of the customer when the case
 * was opened. `days`: opened at least that long ago. `followed`: the reader follows them.
 */
export type CaseFilter = {
  status?: CaseStatus | 'open' | null
  severity?: CaseSeverity | null
  category?: CaseCategory | null
  source?: CaseSource | null
  assignee?: string | null
  due?: CaseDue | null
  product?: string | null
  tag?: string | null
  tier?: string | null
  days?: number | null
  followed?: boolean
}

/** `due`: what falls due next, then what waits on the customer, then what is over. `news`: what changed last. */
export const caseSorts = ['due', 'newest', 'oldest', 'news'] as const
export type CaseSort = (typeof caseSorts)[number]

/** Days that a list can ask for: opened at least that long ago. */
export const caseAges = [1, 3, 7, 30] as const
