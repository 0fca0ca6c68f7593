/**
 * How often an act is allowed, by standing. Several limits apply at the same time. Source: the abuse figures of
 * docs/decisions/004. `new` is trust level 0 and visitors, `staff` are agents, moderators, curators and admins.
 */
export type Standing = 'new' | 'regular' | 'power' | 'staff'
type Limit = { points: number; seconds: number }

const minute = 60
const hour = 60 * minute
const day = 24 * hour

const of = (points: number, seconds: number): Limit => ({ points, seconds })

export const limits = {
  /** Every request of an address. */
  request: {
    new: [of(50, 10), of(200, minute)],
    regular: [of(300, minute)],
    power: [of(300, minute)],
    staff: [of(600, minute)],
  },
  signIn: {
    new: [of(6, minute), of(30, hour)],
    regular: [of(6, minute), of(30, hour)],
    power: [of(6, minute), of(30, hour)],
    staff: [of(6, minute), of(30, hour)],
  },
  /** Codes typed for one member: a code of six digits is found once in 10,000 days of trying (decision 054). */
  factorCode: {
    new: [of(5, 15 * minute), of(30, day)],
    regular: [of(5, 15 * minute), of(30, day)],
    power: [of(5, 15 * minute), of(30, day)],
    staff: [of(5, 15 * minute), of(30, day)],
  },
  /** Customers whom the company's own site hands over: an office shares an address. */
  handover: {
    new: [of(60, minute)],
    regular: [of(60, minute)],
    power: [of(60, minute)],
    staff: [of(60, minute)],
  },
  /** Registration forms sent, also invalid ones; `register` counts the members who registered. */
  registerTry: {
    new: [of(10, minute), of(40, hour)],
    regular: [of(10, minute), of(40, hour)],
    power: [of(10, minute), of(40, hour)],
    staff: [of(10, minute), of(40, hour)],
  },
  register: { new: [of(3, day)], regular: [of(3, day)], power: [of(3, day)], staff: [of(3, day)] },
  /** Links asked for by people who are signed out; what one member is sent is limited besides. */
  recovery: {
    new: [of(10, hour), of(30, day)],
    regular: [of(10, hour), of(30, day)],
    power: [of(10, hour), of(30, day)],
    staff: [of(10, hour), of(30, day)],
  },
  /** Complaints of people without an account; what one address is asked to confirm is limited besides. */
  feedbackByMail: {
    new: [of(5, hour), of(20, day)],
    regular: [of(5, hour), of(20, day)],
    power: [of(5, hour), of(20, day)],
    staff: [of(5, hour), of(20, day)],
  },
  thread: {
    new: [of(3, day)],
    regular: [of(10, day), of(1, 30)],
    power: [of(20, day), of(1, 15)],
    staff: [of(100, day)],
  },
  post: {
    new: [of(10, day), of(2, minute)],
    regular: [of(60, day), of(6, minute)],
    power: [of(120, day), of(12, minute)],
    staff: [of(500, day)],
  },
  edit: { new: [of(10, day)], regular: [of(30, day)], power: [of(60, day)], staff: [of(500, day)] },
  vote: {
    new: [of(10, minute)],
    regular: [of(60, day), of(10, minute)],
    power: [of(80, day), of(20, minute)],
    staff: [of(80, day), of(20, minute)],
  },
  /** Reports of what others wrote; the figures are those of security.md. */
  flag: { new: [of(3, day)], regular: [of(10, day)], power: [of(20, day)], staff: [of(200, day)] },
  /** Legal requests of people outside: each costs a mail and, once confirmed, a moderator's time. */
  legalRequest: {
    new: [of(5, hour), of(10, day)],
    regular: [of(5, hour), of(10, day)],
    power: [of(5, hour), of(10, day)],
    staff: [of(5, hour), of(10, day)],
  },
  search: { new: [of(30, minute)], regular: [of(60, minute)], power: [of(60, minute)], staff: [of(120, minute)] },
  /** Requests for completion while typing. */
  suggest: { new: [of(120, minute)], regular: [of(240, minute)], power: [of(240, minute)], staff: [of(240, minute)] },
  preview: { new: [of(30, minute)], regular: [of(30, minute)], power: [of(60, minute)], staff: [of(60, minute)] },
  /** Following, watching, bookmarking. */
  keep: { new: [of(60, minute)], regular: [of(120, minute)], power: [of(120, minute)], staff: [of(120, minute)] },
  upload: { new: [of(2, day)], regular: [of(20, day)], power: [of(50, day)], staff: [of(200, day)] },
  /** Requests for pictures: a long thread shows many together. */
  picture: { new: [of(600, minute)], regular: [of(600, minute)], power: [of(600, minute)], staff: [of(1_200, minute)] },
  /** Names and titles offered while typing. */
  complete: { new: [of(60, minute)], regular: [of(120, minute)], power: [of(120, minute)], staff: [of(120, minute)] },
  draft: { new: [of(30, minute)], regular: [of(60, minute)], power: [of(60, minute)], staff: [of(60, minute)] },
  /** Forms kept for a member whose session ended: each costs a row of up to 256 kB. */
  heldForm: { new: [of(20, hour)], regular: [of(20, hour)], power: [of(20, hour)], staff: [of(20, hour)] },
  story: { new: [of(5, day)], regular: [of(10, day)], power: [of(20, day)], staff: [of(100, day)] },
  redeem: {
    new: [of(3, minute), of(10, day)],
    regular: [of(3, minute), of(10, day)],
    power: [of(3, minute), of(10, day)],
    staff: [of(10, minute)],
  },
  staffAct: { new: [of(1, minute)], regular: [of(120, minute)], power: [of(120, minute)], staff: [of(240, minute)] },
  api: {
    new: [of(60, minute), of(5_000, day)],
    regular: [of(60, minute), of(5_000, day)],
    power: [of(60, minute), of(5_000, day)],
    staff: [of(120, minute)],
  },
} as const satisfies Record<string, Record<Standing, readonly Limit[]>>

export type Act = keyof typeof limits

const megabyte = 1024 * 1024

/** Bytes of pictures a member may send in 24 hours; null: as many as the quota holds. */
export const uploadBytesPerDay = {
  new: 2 * megabyte,
  regular: 30 * megabyte,
  power: 100 * megabyte,
  staff: null,
} as const satisfies Record<Standing, number | null>
