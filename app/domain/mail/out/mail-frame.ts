import type { T } from '#app/i18n/index.ts'

/** Header and footer around the content of every mail. */
export type MailFrame = {
  t: T
  /** `https://community.example`, before every path. */
  origin: string
  siteName: string
  /** Links of the foot: how to end or change such mail. */
  links: readonly { label: string; url: string }[]
  /** Small print of the foot: who sends it, and whether somebody reads answers. */
  notes: readonly string[]
}

/** The whole address of a path; an absolute address is returned as it is. */
export function wholeAddress(origin: string, url: string): string {
  return url.startsWith('/') ? `${origin}${url}` : url
}
