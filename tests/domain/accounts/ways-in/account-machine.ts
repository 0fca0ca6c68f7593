import { hasSecondStep, proofsThatCount, type IdentityProof } from '#app/domain/accounts/ways-in/identity-proof.ts'

/**
 * What an account has. `identity`: a provider it is linked with; `handOver`: the company's own sign-in. `mailLinks`: the site
 * signs in by links too.
 */
export type Account = {
  password: boolean
  mail: boolean
  app: boolean
  passkey: boolean
  codes: boolean
  identity: boolean
  handOver: boolean
  suspended: boolean
  deleted: boolean
}

/** What a person has in hand. `staff`: an admin who knows them, or the command line. */
export type Hand = {
  password: boolean
  mailbox: boolean
  app: boolean
  passkey: boolean
  codes: boolean
  provider: boolean
  company: boolean
  /** The cookie of a session that is still open, confirmed longer than ten minutes ago. */
  session: boolean
  staff: boolean
}

/** How far they are: signed out, after the first step, signed in, signed in with a proof of the last ten minutes. */
export type Place = 'out' | 'secondStep' | 'in' | 'confirmed'

export type State = { account: Account; hand: Hand; place: Place }

/** An act takes a state to the next; null: it is not possible there. */
type Act = (state: State) => State | null

const twoSteps = ({ app, passkey }: Account): boolean => hasSecondStep({ app, passkeys: passkey ? 1 : 0 })
const afterFirstStep = (state: State): State => ({
  ...state,
  place: twoSteps(state.account) ? 'secondStep' : 'confirmed',
})
const counts = ({ account }: State, proof: IdentityProof): boolean =>
  proofsThatCount({ ...account, passkeys: account.passkey ? 1 : 0 }).includes(proof)

/** From signed out, with the first thing in hand. */
const firstSteps = {
  password: (s) => (s.account.password && s.hand.password ? afterFirstStep(s) : null),
  mailLink: (s) => (s.account.mail && s.hand.mailbox ? afterFirstStep(s) : null),
  provider: (s) => (s.account.identity && s.hand.provider ? afterFirstStep(s) : null),
  handOver: (s) => (s.account.handOver && s.hand.company ? afterFirstStep(s) : null),
  passkeyAlone: (s) => (s.account.passkey && s.hand.passkey ? { ...s, place: 'confirmed' } : null),
  openSession: (s) => (s.hand.session ? { ...s, place: 'in' } : null),
} as const satisfies Record<string, Act>

const secondSteps = {
  appCode: (s) => (s.account.app && s.hand.app ? { ...s, place: 'confirmed' } : null),
  recoveryCode: (s) => (s.account.codes && s.hand.codes ? { ...s, place: 'confirmed' } : null),
  passkey: (s) => (s.account.passkey && s.hand.passkey ? { ...s, place: 'confirmed' } : null),
} as const satisfies Record<string, Act>

const confirmations = {
  confirmByPassword: (s) => (counts(s, 'password') && s.hand.password ? { ...s, place: 'confirmed' } : null),
  confirmByMail: (s) => (counts(s, 'mailCode') && s.hand.mailbox ? { ...s, place: 'confirmed' } : null),
  confirmByApp: (s) => (counts(s, 'appCode') && s.hand.app ? { ...s, place: 'confirmed' } : null),
  confirmByRecoveryCode: (s) =>
    counts(s, 'recoveryCode') && s.account.codes && s.hand.codes ? { ...s, place: 'confirmed' } : null,
  confirmByPasskey: (s) => (counts(s, 'passkey') && s.hand.passkey ? { ...s, place: 'confirmed' } : null),
} as const satisfies Record<string, Act>

/** From anywhere outside: links to the mailbox, and what staff do for who is known to them. */
const recoveries = {
  resetPassword: (s) =>
    s.account.mail && s.hand.mailbox && !s.hand.password
      ? { account: { ...s.account, password: true }, hand: { ...s.hand, password: true, session: false }, place: 'out' }
      : null,
  passwordLinkFromStaff: (s) =>
    s.hand.staff && !s.hand.password
      ? { account: { ...s.account, password: true }, hand: { ...s.hand, password: true, session: false }, place: 'out' }
      : null,
  resetFactors: (s) =>
    s.hand.staff && twoSteps(s.account)
      ? {
          account: { ...s.account, app: false, passkey: false, codes: false },
          hand: { ...s.hand, session: false },
          place: 'out',
        }
      : null,
} as const satisfies Record<string, Act>

/**
 * Within 14 days the owner of a deleted account returns: by the link in the mail, or by signing in as before, which leads
 * to the same page. Returning signs nobody in.
 */
const undeletions = {
  undoByMail: (s) => (s.account.mail && s.hand.mailbox ? undeleted(s) : null),
  undoByPassword: (s) => (s.account.password && s.hand.password ? undeleted(s) : null),
  undoByProvider: (s) => (s.account.identity && s.hand.provider ? undeleted(s) : null),
  undoByHandOver: (s) => (s.account.handOver && s.hand.company ? undeleted(s) : null),
  undoByStaff: (s) => (s.hand.staff ? undeleted(s) : null),
} as const satisfies Record<string, Act>

const undeleted = (state: State): State => ({
  ...state,
  account: { ...state.account, deleted: false },
  hand: { ...state.hand, session: false },
  place: 'out',
})

/** Suspended members sign in as before, to read why, to appeal, to take their data along and to leave. */
const appeals = {
  liftSuspension: (s) =>
    s.hand.staff && s.account.suspended ? { ...s, account: { ...s.account, suspended: false } } : null,
} as const satisfies Record<string, Act>

/** The acts that are open at a place, by name. */
export function actsAt(state: State): [string, Act][] {
  if (state.account.deleted) return Object.entries(undeletions)
  const outside = [...Object.entries(recoveries), ...Object.entries(appeals)]
  if (state.place === 'out') return [...Object.entries(firstSteps), ...outside]
  if (state.place === 'secondStep') return [...Object.entries(secondSteps), ...outside]
  return [...(state.place === 'in' ? Object.entries(confirmations) : []), ...Object.entries(appeals)]
}

/** Every state that can be reached, with the fewest acts that lead there. */
export function explore(start: State): Map<string, { state: State; steps: string[] }> {
  const found = new Map([[JSON.stringify(start), { state: start, steps: [] as string[] }]])
  for (const { state, steps } of found.values())
    for (const [name, act] of actsAt(state)) {
      const next = act(state)
      if (next === null || found.has(JSON.stringify(next))) continue
      found.set(JSON.stringify(next), { state: next, steps: [...steps, name] })
    }
  return found
}

const flags = (names: readonly string[]): Record<string, boolean>[] =>
  names.reduce<Record<string, boolean>[]>(
    (all, name) => all.flatMap((one) => [false, true].map((value) => ({ ...one, [name]: value }))),
    [{}],
  )

/** Every account that can be: recovery codes come with a factor, and a way in is always left. */
export function everyAccount(): Account[] {
  const all = flags([
    'password',
    'mail',
    'app',
    'passkey',
    'codes',
    'identity',
    'handOver',
    'suspended',
    'deleted',
  ]) as unknown as Account[]
  return all.filter(
    (one) => (!one.codes || twoSteps(one)) && (one.password || one.mail || one.passkey || one.identity || one.handOver),
  )
}

export const emptyHand: Hand = {
  password: false,
  mailbox: false,
  app: false,
  passkey: false,
  codes: false,
  provider: false,
  company: false,
  session: false,
  staff: false,
}

export const isTwoStep = twoSteps
