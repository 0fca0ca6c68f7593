import { randomBytes } from 'node:crypto'
import { nowMs } from './time.ts'

/** What an id is of. The prefix makes an id readable in logs and refuses a mix-up early. */
export const idPrefixes = {
  member: 'mem',
  spamCleanup: 'spc',
  session: 'ses',
  account: 'acc',
  group: 'grp',
  accountLink: 'lnk',
  provider: 'prv',
  identity: 'idn',
  handoverKey: 'hok',
  passkey: 'pky',
  invitation: 'inv',
  registrationRequest: 'req',
  token: 'tok',
  profileField: 'pfd',
  category: 'cat',
  product: 'prd',
  tag: 'tag',
  tagChange: 'tch',
  ideaChange: 'ich',
  kindChange: 'kch',
  thread: 'thr',
  post: 'pst',
  revision: 'rev',
  vote: 'vot',
  suggestion: 'sug',
  transfer: 'trf',
  draft: 'dra',
  feedbackRequest: 'fbr',
  caseQuestion: 'csq',
  caseQuestionAnswer: 'csa',
  replyTemplate: 'rpl',
  replyTemplateUse: 'rpu',
  event: 'evt',
  job: 'job',
  mail: 'mal',
  pushSubscription: 'psh',
  advertisingConsent: 'adc',
  incomingMail: 'inm',
  audit: 'aud',
  tierEvent: 'tev',
  trustEvent: 'tre',
  ledgerAccount: 'lac',
  ledgerTransaction: 'ltx',
  ledgerEntry: 'len',
  ruleVersion: 'erv',
  reconciliation: 'rec',
  redemptionFreeze: 'frz',
  absence: 'abs',
  case: 'cas',
  caseFilter: 'cfi',
  caseReminder: 'crm',
  detectionHead: 'dhd',
  caseEvent: 'cev',
  caseNote: 'cno',
  caseMerge: 'cmg',
  businessCalendar: 'cal',
  calendarVersion: 'cav',
  slaPolicy: 'slp',
  backupRun: 'bkr',
  banner: 'ban',
  caseMessage: 'cms',
  label: 'lab',
  npsResponse: 'nps',
  rootCause: 'rcs',
  fixNotice: 'fix',
  perk: 'prk',
  coupon: 'cpn',
  redemption: 'rdm',
  redemptionEvent: 'rde',
  story: 'sto',
  storyResult: 'str',
  storyRevision: 'srv',
  storyEvent: 'sev',
  consent: 'con',
  reviewItem: 'rvi',
  flag: 'flg',
  flagPause: 'fpa',
  decision: 'dec',
  sanction: 'san',
  decisionAppeal: 'dap',
  moderationNote: 'mno',
  decisionTemplate: 'dtm',
  block: 'blk',
  legalRequest: 'lrq',
  secondLook: 'slk',
  finding: 'fnd',
  appeal: 'apl',
  badgeChange: 'bch',
  badgeRun: 'brn',
  notification: 'ntf',
  bundle: 'bdl',
  documentVersion: 'doc',
  departure: 'dep',
  dataExport: 'dex',
} as const

export type IdKind = keyof typeof idPrefixes

// Crockford's alphabet: no i, l, o, u, so an id read aloud stays the same id.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

// Without regard to the time: rows of one write share its moment, with ids of other moments made in between. It goes
// round after 33 million ids of a process, where the order of one moment breaks once.
let counter = 0

/**
 * A new time-ordered id, `thr_01k…` (prefix + 10 characters of milliseconds + 5 of a counter + 8 random). Ids made by
 * one process for the same moment sort in the order they were made; that order breaks ties in keyset pages.
 * @param atMs milliseconds since 1970; the importer passes the original time.
 */
export function newId(kind: IdKind, atMs: number = nowMs()): string {
  counter = (counter + 1) % 32 ** 5
  return `${idPrefixes[kind]}_${base32(Math.max(0, atMs), 10)}${base32(counter, 5)}${randomText(8)}`
}

/** The smallest id that a thing of that moment can have: what came since is `>=` it, by the primary key. */
export function firstIdAt(kind: IdKind, atMs: number): string {
  return `${idPrefixes[kind]}_${base32(Math.max(0, atMs), 10)}`
}

/** True for text that looks like an id of that kind; cheap protection before a query. */
export function isId(kind: IdKind, value: string): boolean {
  return value.startsWith(`${idPrefixes[kind]}_`) && /^[a-z]{3}_[0-9a-z]{10,40}$/.test(value)
}

/** Random text of the alphabet, 5 bits a character. */
export function randomText(length: number): string {
  let text = ''
  for (const byte of randomBytes(length)) text += alphabet[byte & 31]
  return text
}

function base32(value: number, length: number): string {
  let rest = value
  let text = ''
  for (let i = 0; i < length; i++) {
    text = `${alphabet[rest % 32]}${text}`
    rest = Math.floor(rest / 32)
  }
  return text
}
