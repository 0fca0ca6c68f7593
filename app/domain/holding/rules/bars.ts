import type { ReadSetting } from '#app/core/reading.ts'

/** The numbers of the settings, and switches as they are. 0 or false: the rule holds nothing. */
export type Bars = {
  firstPosts: number
  /** Whether first posts without a link wait, too. */
  firstPostsAll: boolean
  links: number
  burst: number
  repeated: number
  sharedHost: number
  spamAlike: number
  alike: number
  /** Seconds that a person needs for a form; 0: programs are not looked for. */
  program: number
  tricks: boolean
  contacts: boolean
  turned: boolean
}

/** The bars by these settings: as they are, or as somebody thinks of having them. */
export function barsOf(setting: ReadSetting): Bars {
  return {
    firstPosts: setting('holding.firstPosts'),
    firstPostsAll: setting('holding.firstPostsWith') === 'anything',
    links: setting('holding.links'),
    burst: setting('holding.burstPosts'),
    repeated: setting('holding.repeatMinutes'),
    sharedHost: setting('holding.hostMembers'),
    spamAlike: setting('holding.spamDays'),
    alike: setting('holding.alikeDays'),
    program: setting('security.formSeconds'),
    tricks: setting('holding.tricks'),
    contacts: setting('holding.contacts'),
    turned: setting('holding.turnedPosts'),
  }
}

/** How far back, in minutes, posts of one author count as a burst. */
export const burstMinutes = 10
/** How far back, in days, links of new members are remembered for `sharedHost`. */
export const sharedDays = 7
/** A text is compared with this many that may be alike. */
export const mostCompared = 50
