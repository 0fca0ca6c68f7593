import type { BadgeMetric } from './badge-metrics.ts'

export const badgeLevels = ['bronze', 'silver', 'gold'] as const
export type BadgeLevel = (typeof badgeLevels)[number]

/** Families in the order of the page of all badges. */
export const badgeFamilies = [
  'asking',
  'answering',
  'helping',
  'accepting',
  'editing',
  'voting',
  'talking',
  'languages',
  'stories',
  'feedback',
  'tenure',
  'tags',
] as const
export type BadgeFamily = (typeof badgeFamilies)[number]

/** What is drawn inside the frame of the level; the paths are in `components/badge-motifs.ts`. */
export const badgeMotifs = [
  'question',
  'crowd',
  'answer',
  'check',
  'heart',
  'spark',
  'seal',
  'hands',
  'buoy',
  'compass',
  'sun',
  'key',
  'knot',
  'pencil',
  'sprout',
  'thumb',
  'scales',
  'boat',
  'wave',
  'lens',
  'kettle',
  'bulb',
  'quote',
  'bridge',
  'book',
  'chart',
  'banner',
  'horn',
  'wrench',
  'house',
  'tree',
  'tag',
] as const
export type BadgeMotif = (typeof badgeMotifs)[number]

export type BadgeEntry = {
  level: BadgeLevel
  family: BadgeFamily
  motif: BadgeMotif
  /** All must hold: metric → how much of it. The sentence of the condition is made from this. */
  needs: { readonly [M in BadgeMetric]?: number }
  /** Awarded again for each further multiple of its needs. */
  counted?: true
  /** One of it for every tag; its metric counts by tag. */
  perTag?: true
}

/**
 * Marks of achievement as data: awarded when a member has what `needs` says, revoked below nine tenths of it
 * (docs/decisions/023). One row is one badge; its names are under `badges.name` in the locale
 * files. They ask for breadth and for what others valued, never for days in a row.
 */
export const badges = {
  'first-question': { level: 'bronze', family: 'asking', motif: 'question', needs: { questions: 1 } },
  'well-asked': { level: 'bronze', family: 'asking', motif: 'question', needs: { questionVotes: 10 } },
  'art-of-asking': { level: 'silver', family: 'asking', motif: 'question', needs: { questionVotes: 100 } },
  'asks-for-all': { level: 'gold', family: 'asking', motif: 'question', needs: { questionVotes: 500 } },
  'nice-question': { level: 'bronze', family: 'asking', motif: 'spark', needs: { questionsWith5: 1 }, counted: true },
  'good-question': { level: 'silver', family: 'asking', motif: 'spark', needs: { questionsWith10: 1 }, counted: true },
  'great-question': { level: 'gold', family: 'asking', motif: 'spark', needs: { questionsWith25: 1 }, counted: true },
  'speaking-for-many': {
    level: 'silver',
    family: 'asking',
    motif: 'crowd',
    needs: { questionsShared: 1 },
    counted: true,
  },

  'first-answer': { level: 'bronze', family: 'answering', motif: 'answer', needs: { answers: 1 } },
  'first-accepted': { level: 'bronze', family: 'answering', motif: 'check', needs: { acceptedAnswers: 1 } },
  'ten-accepted': { level: 'silver', family: 'answering', motif: 'check', needs: { acceptedAnswers: 10 } },
  'hundred-accepted': { level: 'gold', family: 'answering', motif: 'check', needs: { acceptedAnswers: 100 } },
  helpful: { level: 'bronze', family: 'answering', motif: 'heart', needs: { answerVotes: 10 } },
  'much-thanked': { level: 'silver', family: 'answering', motif: 'heart', needs: { answerVotes: 100 } },
  beloved: { level: 'gold', family: 'answering', motif: 'heart', needs: { answerVotes: 1_000 } },
  'nice-answer': { level: 'bronze', family: 'answering', motif: 'spark', needs: { answersWith5: 1 }, counted: true },
  'good-answer': { level: 'silver', family: 'answering', motif: 'spark', needs: { answersWith10: 1 }, counted: true },
  'great-answer': { level: 'gold', family: 'answering', motif: 'spark', needs: { answersWith25: 1 }, counted: true },
  'vouched-for': { level: 'silver', family: 'answering', motif: 'seal', needs: { endorsedAnswers: 1 } },
  'trusted-voice': { level: 'gold', family: 'answering', motif: 'seal', needs: { endorsedAnswers: 10 } },
  'tried-and-true': { level: 'bronze', family: 'answering', motif: 'wrench', needs: { peopleItWorkedFor: 5 } },
  'works-like-a-charm': { level: 'silver', family: 'answering', motif: 'wrench', needs: { peopleItWorkedFor: 25 } },
  'known-remedy': { level: 'gold', family: 'answering', motif: 'wrench', needs: { peopleItWorkedFor: 100 } },
  'own-solution': { level: 'bronze', family: 'answering', motif: 'key', needs: { selfAnswered: 1 }, counted: true },

  'good-neighbour': { level: 'bronze', family: 'helping', motif: 'hands', needs: { peopleHelped: 5 } },
  'village-helper': { level: 'silver', family: 'helping', motif: 'hands', needs: { peopleHelped: 25 } },
  'heart-of-the-village': { level: 'gold', family: 'helping', motif: 'hands', needs: { peopleHelped: 100 } },
  'better-late': { level: 'bronze', family: 'helping', motif: 'buoy', needs: { rescues: 1 } },
  'second-wind': { level: 'silver', family: 'helping', motif: 'buoy', needs: { rescues: 5 } },
  'none-left-behind': { level: 'gold', family: 'helping', motif: 'buoy', needs: { rescues: 25 } },
  'all-rounder': { level: 'bronze', family: 'helping', motif: 'compass', needs: { helpfulAreas: 3 } },
  'wide-horizon': { level: 'silver', family: 'helping', motif: 'compass', needs: { helpfulAreas: 6 } },
  'familiar-face': { level: 'bronze', family: 'helping', motif: 'sun', needs: { helpfulDays: 10 } },
  'always-around': { level: 'silver', family: 'helping', motif: 'sun', needs: { helpfulDays: 50 } },
  'part-of-the-place': { level: 'gold', family: 'helping', motif: 'sun', needs: { helpfulDays: 200 } },

  'closed-the-loop': { level: 'bronze', family: 'accepting', motif: 'knot', needs: { acceptances: 1 } },
  'no-loose-ends': { level: 'silver', family: 'accepting', motif: 'knot', needs: { acceptances: 10 } },
  'every-end-tied': { level: 'gold', family: 'accepting', motif: 'knot', needs: { acceptances: 50 } },

  'red-pencil': { level: 'bronze', family: 'editing', motif: 'pencil', needs: { postsImproved: 1 } },
  'careful-reader': { level: 'silver', family: 'editing', motif: 'pencil', needs: { postsImproved: 20 } },
  'keeper-of-pages': { level: 'gold', family: 'editing', motif: 'pencil', needs: { postsImproved: 100 } },
  'second-pen': { level: 'bronze', family: 'editing', motif: 'quote', needs: { suggestionsAccepted: 1 } },
  'written-together': { level: 'silver', family: 'editing', motif: 'quote', needs: { suggestionsAccepted: 20 } },
  gardener: { level: 'bronze', family: 'editing', motif: 'sprout', needs: { answersRefreshed: 1 } },
  evergreen: { level: 'silver', family: 'editing', motif: 'sprout', needs: { answersRefreshed: 10 } },
  'fresh-look': { level: 'bronze', family: 'editing', motif: 'lens', needs: { answersChecked: 1 } },
  'keeps-it-fresh': { level: 'silver', family: 'editing', motif: 'lens', needs: { answersChecked: 10 } },
  'watchful-eye': { level: 'bronze', family: 'editing', motif: 'lens', needs: { flagsUpheld: 1 } },
  'keeper-of-order': { level: 'silver', family: 'editing', motif: 'lens', needs: { flagsUpheld: 25 } },

  'first-vote': { level: 'bronze', family: 'voting', motif: 'thumb', needs: { votesUp: 1 } },
  generous: { level: 'silver', family: 'voting', motif: 'thumb', needs: { authorsThanked: 25 } },
  'gives-credit': { level: 'gold', family: 'voting', motif: 'thumb', needs: { authorsThanked: 100 } },
  'frank-vote': { level: 'bronze', family: 'voting', motif: 'scales', needs: { votesDown: 1 } },
  'same-boat': { level: 'bronze', family: 'voting', motif: 'boat', needs: { meToos: 5 } },

  'nice-to-meet-you': { level: 'bronze', family: 'talking', motif: 'wave', needs: { introductions: 1 } },
  'asks-back': { level: 'bronze', family: 'talking', motif: 'lens', needs: { threadsCommented: 10 } },
  'well-said': { level: 'bronze', family: 'talking', motif: 'quote', needs: { repliesLiked: 5 } },
  'good-company': { level: 'silver', family: 'talking', motif: 'kettle', needs: { livelyTalks: 1 }, counted: true },
  'spark-of-thought': { level: 'bronze', family: 'talking', motif: 'bulb', needs: { ideasWith5: 1 }, counted: true },
  'bright-idea': { level: 'gold', family: 'talking', motif: 'bulb', needs: { ideasWith25: 1 }, counted: true },

  'stepping-stone': {
    level: 'bronze',
    family: 'languages',
    motif: 'bridge',
    needs: { helpInKorean: 1, helpInEnglish: 1 },
  },
  bridge: { level: 'silver', family: 'languages', motif: 'bridge', needs: { helpInKorean: 10, helpInEnglish: 10 } },
  'grand-bridge': {
    level: 'gold',
    family: 'languages',
    motif: 'bridge',
    needs: { helpInKorean: 50, helpInEnglish: 50 },
  },

  storyteller: { level: 'silver', family: 'stories', motif: 'book', needs: { stories: 1 } },
  anthology: { level: 'gold', family: 'stories', motif: 'book', needs: { stories: 3 } },
  'shows-the-figures': {
    level: 'silver',
    family: 'stories',
    motif: 'chart',
    needs: { storiesProven: 1 },
    counted: true,
  },
  'touched-readers': { level: 'bronze', family: 'stories', motif: 'heart', needs: { storyThanks: 10 } },
  'front-page': { level: 'gold', family: 'stories', motif: 'banner', needs: { storiesFeatured: 1 }, counted: true },

  'spoke-up': { level: 'bronze', family: 'feedback', motif: 'horn', needs: { concernsResolved: 1 } },
  'made-it-better': { level: 'silver', family: 'feedback', motif: 'wrench', needs: { concernsResolved: 5 } },

  'first-year': { level: 'bronze', family: 'tenure', motif: 'house', needs: { customerYears: 1 } },
  'regular-guest': { level: 'silver', family: 'tenure', motif: 'house', needs: { customerYears: 3 } },
  'old-friend': { level: 'gold', family: 'tenure', motif: 'house', needs: { customerYears: 7 } },
  'one-year-here': { level: 'bronze', family: 'tenure', motif: 'tree', needs: { memberYears: 1 } },
  'settled-in': { level: 'silver', family: 'tenure', motif: 'tree', needs: { memberYears: 3 } },
  'deep-roots': { level: 'gold', family: 'tenure', motif: 'tree', needs: { memberYears: 5 } },

  'tag-bronze': { level: 'bronze', family: 'tags', motif: 'tag', needs: { helpfulInTag: 3 }, perTag: true },
  'tag-silver': { level: 'silver', family: 'tags', motif: 'tag', needs: { helpfulInTag: 15 }, perTag: true },
  'tag-gold': { level: 'gold', family: 'tags', motif: 'tag', needs: { helpfulInTag: 60 }, perTag: true },
} as const satisfies Record<string, BadgeEntry>

export type BadgeKey = keyof typeof badges
export const badgeKeys = Object.keys(badges) as BadgeKey[]

/** The row of a badge with all its fields, those it leaves out as well. */
export function badgeEntry(key: BadgeKey): BadgeEntry {
  return badges[key]
}

export function isBadgeKey(value: string): value is BadgeKey {
  return Object.hasOwn(badges, value)
}
