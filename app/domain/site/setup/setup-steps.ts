/** What a new site still lacks, in the order in which it is best done. `to`: the page that does it. */
export const setupSteps = {
  name: '/admin/brand',
  look: '/admin/brand',
  language: '/admin/settings/site',
  categories: '/admin/categories',
  products: '/admin/products',
  terms: '/admin/documents',
  mail: '/admin/mail',
  signIn: '/admin/sign-in',
  staff: '/admin/invitations',
  privateAreas: '/admin/groups',
  announcement: '/threads/new?kind=announcement',
  perks: '/admin/perks',
} as const satisfies Record<string, string>

export type SetupStep = keyof typeof setupSteps
export const setupStepKeys = Object.keys(setupSteps) as SetupStep[]

/** done: found on the site, whoever did it. later: an admin left it out. */
export type SetupState = 'done' | 'later' | 'open'
export type SetupList = { step: SetupStep; to: string; state: SetupState }[]

/** @param skipped as the setting holds them; what is done is done all the same */
export function setupList(done: Readonly<Record<SetupStep, boolean>>, skipped: readonly string[]): SetupList {
  return setupStepKeys.map((step) => ({
    step,
    to: setupSteps[step],
    state: done[step] ? 'done' : skipped.includes(step) ? 'later' : 'open',
  }))
}
