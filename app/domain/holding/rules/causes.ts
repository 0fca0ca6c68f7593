import { usesOfWord, type Mark } from '#app/domain/holding/text/blocked-words.ts'
import { contactsIn } from '#app/domain/holding/text/contacts.ts'
import { foldText, type Folded } from '#app/domain/holding/text/folded.ts'
import { hostAndAbove, linkedHosts, marksOfHosts } from '#app/domain/holding/text/links.ts'
import { likeness, readSketch, shareKept, sketchOf } from '#app/domain/holding/text/sketch.ts'
import { tricksIn } from '#app/domain/holding/text/tricks.ts'
import type { HoldingRule } from '#app/registry/holding-rules.ts'
import type { Bars } from './bars.ts'
import { isShared, type LinkCounts } from './shared-host.ts'

/** Why a post is held, with the characters of its text that are the cause. */
export type Cause = { rule: HoldingRule; marks: readonly Mark[] }

/** What of a text the rules look at; each part is worked out when a rule asks, some milliseconds for the longest text. */
export type Looked = {
  readonly title: string
  readonly body: string
  readonly folded: Folded
  readonly sketch: Uint32Array | null
  /** To other sites, each as often as it is linked. */
  readonly hosts: readonly string[]
}

/** @param own host of this site */
export function lookAt({ title, body, html }: { title: string; body: string; html: string }, own: string): Looked {
  const folded = asked(() => foldText(body))
  const sketch = asked(() => sketchOf(folded()))
  const hosts = asked(() => linkedHosts(html, own))
  return {
    title,
    body,
    get folded() {
      return folded()
    },
    get sketch() {
      return sketch()
    },
    get hosts() {
      return hosts()
    },
  }
}

/** Works something out when it is asked for, once. */
function asked<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null
  return () => (made ??= { value: make() }).value
}

/** What is known besides the text. */
export type Known = {
  shown: number
  recent: number
  repeated: boolean
  /** Hosts of the text whose domain the site does not know; decision 085. */
  strangeHosts: readonly string[]
  /** What new members linked to lately, of the hosts of the text; those that none linked to are left out. */
  linkCounts: ReadonlyMap<string, LinkCounts>
  spam: readonly string[]
  words: readonly string[]
  blockedHosts: readonly string[]
  blockedAddress: boolean
  /** What an edited post said before; null: the post is new. */
  former: Looked | null
  blockedMail: boolean
  /** The form was filled in by a program. */
  byProgram: boolean
  /** Sketches of what other new members wrote lately and shares a band with it. */
  alike: readonly string[]
}

/**
 * From this on two texts are nearly the same; `likeness`. Of honest texts .02 % are as like another member's of the same
 * week, of a text that is sent in other words again and again nearly all (decision 079).
 */
const nearlySame = 0.5

/** An edit that keeps less of the text than this says something else. */
const leastKept = 1 / 3

/** What each rule says of a post: the marks of its cause, or null when it does not hold it. */
const judges: Record<HoldingRule, (text: Looked, known: Known, bars: Bars) => readonly Mark[] | null> = {
  firstPosts: (text, known, bars) => {
    const strange = strangeLinks(text, known)
    return known.shown < bars.firstPosts && (bars.firstPostsAll || strange.length > 0)
      ? marksOfHosts(text.body, new Set(strange))
      : null
  },
  links: (text, known, bars) => {
    const strange = strangeLinks(text, known)
    return bars.links > 0 && strange.length > bars.links ? marksOfHosts(text.body, new Set(strange)) : null
  },
  burst: (_, { recent }, bars) => (bars.burst > 0 && recent >= bars.burst ? [] : null),
  repeated: (_, { repeated }, bars) => (bars.repeated > 0 && repeated ? [] : null),
  sharedHost: ({ hosts, body }, { strangeHosts, linkCounts }, { sharedHost: least }) => {
    const shared = hosts.filter((host) => {
      const counts = linkCounts.get(host)
      return least > 0 && counts && isShared(counts, { strange: strangeHosts.includes(host), least })
    })
    return shared.length > 0 ? marksOfHosts(body, new Set(shared)) : null
  },
  spamAlike: ({ sketch }, { spam }, bars) => (bars.spamAlike > 0 && isNearlyOneOf(sketch, spam) ? [] : null),
  contacts: ({ title, body }, _, bars) => {
    const marks = bars.contacts ? contactsIn(body) : []
    return marks.length > 0 || (bars.contacts && contactsIn(title).length > 0) ? marks : null
  },
  tricks: ({ title, body }, _, bars) => {
    const marks = bars.tricks ? tricksIn(body) : []
    return marks.length > 0 || (bars.tricks && tricksIn(title).length > 0) ? marks : null
  },
  blockedWord: ({ title, folded }, { words }) => {
    const marks = words.flatMap((word) => usesOfWord(folded, word))
    const inTitle = marks.length === 0 && words.length > 0 ? foldText(title) : null
    return marks.length > 0 || (inTitle !== null && words.some((word) => usesOfWord(inTitle, word).length > 0))
      ? marks
      : null
  },
  blockedHost: ({ hosts, body }, { blockedHosts }) => {
    const found = hosts.filter((host) => hostAndAbove(host).some((one) => blockedHosts.includes(one)))
    return found.length > 0 ? marksOfHosts(body, new Set(found)) : null
  },
  blockedAddress: (_, { blockedAddress }) => (blockedAddress ? [] : null),
  turned: ({ hosts, body, folded }, { former }, bars) => {
    if (!bars.turned || former === null) return null
    const linked = hosts.filter((host) => !former.hosts.includes(host))
    if (linked.length > 0) return marksOfHosts(body, new Set(linked))
    return (shareKept(former.folded, folded) ?? 1) < leastKept ? [] : null
  },
  blockedMail: (_, { blockedMail }) => (blockedMail ? [] : null),
  program: (_, { byProgram }) => (byProgram ? [] : null),
  alike: ({ sketch }, { alike }, bars) => (bars.alike > 0 && isNearlyOneOf(sketch, alike) ? [] : null),
}

/** Of each link to a host that the site does not know, its host. */
function strangeLinks({ hosts }: Looked, { strangeHosts }: Known): string[] {
  return hosts.filter((host) => strangeHosts.includes(host))
}

function isNearlyOneOf(sketch: Uint32Array | null, stored: readonly string[]): boolean {
  return sketch !== null && stored.some((one) => likeness(sketch, readSketch(one)) >= nearlySame)
}

/** Why a post is held, by these of the rules; empty: it is shown at once. */
export function causesOf(text: Looked, known: Known, bars: Bars, rules: readonly HoldingRule[]): Cause[] {
  return rules.flatMap((rule): Cause[] => {
    const marks = judges[rule](text, known, bars)
    return marks === null ? [] : [{ rule, marks }]
  })
}

/**
 * The causes that an edit brought: what a moderator saw before, or let stand, is none. Who edits from a blocked range of
 * addresses is, whatever the text was. @param body of the new text @param former causes and text of what was there
 */
export function broughtCauses(
  causes: readonly Cause[],
  body: string,
  former: { causes: readonly Cause[]; body: string },
): Cause[] {
  return causes.filter(({ rule, marks }) => {
    const before = former.causes.find((one) => one.rule === rule)
    if (before === undefined || rule === 'blockedAddress') return true
    const known = new Set(before.marks.map(([from, to]) => former.body.slice(from, to)))
    return marks.some(([from, to]) => !known.has(body.slice(from, to)))
  })
}
