import { tenureBands } from '#app/domain/accounts/customer-accounts/tenure-band.ts'
import type { FairnessFacts, Place } from './facts.ts'
import type { Group, GroupFigures, Name } from './report.ts'
import { smallGroups } from './suppress-small-groups.ts'

/** Groups of one kind: the group of a thing, and the order of the groups. `noGroup` where it belongs to none. */
export type Segmentation = {
  keyOf: (memberId: string, place: Place) => string
  keys: readonly string[]
  nameOf: (key: string) => Name
  /** Only what was granted for posts has a place among them. */ ofPosts: boolean
}

const noGroup = 'none'

export type Segmentations = Record<'tenure' | 'language' | 'product', Segmentation>

/** By the member's time as a customer, by the language of the post, by the product of its thread. */
export function segmentations({ people, products }: Pick<FairnessFacts, 'people' | 'products'>): Segmentations {
  const names = new Map(products.map(({ id, en, ko }) => [id, { en, ko }]))
  const unnamed = (): Name => null
  return {
    tenure: {
      keyOf: (memberId) => people.get(memberId) ?? noGroup,
      keys: tenureBands,
      nameOf: unnamed,
      ofPosts: false,
    },
    language: {
      keyOf: (_memberId, { lang }) => (lang === 'ko' || lang === 'en' ? lang : noGroup),
      keys: ['ko', 'en', noGroup],
      nameOf: unnamed,
      ofPosts: true,
    },
    product: {
      keyOf: (_memberId, { product }) => (product !== null && names.has(product) ? product : noGroup),
      keys: [...names.keys(), noGroup],
      nameOf: (key) => names.get(key) ?? null,
      ofPosts: true,
    },
  }
}

type Tally = { people: Set<string>; posts: number; reputation: number; points: number }

/** What the groups wrote in the last year and what they were granted. Empty groups are left out. */
export function groupsBy(
  { keyOf, keys, nameOf, ofPosts }: Segmentation,
  { people, earned, written }: FairnessFacts,
): Group[] {
  const tallies = new Map<string, Tally>(
    keys.map((key) => [key, { people: new Set(), posts: 0, reputation: 0, points: 0 }]),
  )
  for (const row of written) {
    const tally = tallies.get(keyOf(row.memberId, row))
    if (tally === undefined || !people.has(row.memberId) || row.posts === 0) continue
    tally.people.add(row.memberId)
    tally.posts += row.posts
  }
  for (const row of earned) {
    if (ofPosts && !row.forPost) continue
    const tally = tallies.get(keyOf(row.memberId, row))
    if (tally === undefined || !people.has(row.memberId) || row.amounts.year === 0) continue
    tally.people.add(row.memberId)
    tally[row.unit] += row.amounts.year
  }
  const groups = keys
    .flatMap((key) => tallies.get(key) ?? [])
    .map((tally, at) => ({ key: keys[at] ?? noGroup, tally }))
    .filter(({ tally }) => tally.people.size > 0)
  const kept = smallGroups(groups.map(({ tally }) => tally.people))
  const whole = {
    posts: total(groups, 'posts'),
    reputation: total(groups, 'reputation'),
    points: total(groups, 'points'),
  }
  return groups.map(({ key, tally }, at) => ({
    key,
    name: nameOf(key),
    figures: kept.has(at) ? null : figuresOf(tally, whole),
  }))
}

function figuresOf(tally: Tally, whole: Record<'posts' | 'reputation' | 'points', number>): GroupFigures {
  const share = (of: keyof typeof whole): number =>
    whole[of] <= 0 ? 0 : Math.round((Math.max(0, tally[of]) / whole[of]) * 100) / 100
  return {
    people: tally.people.size,
    posts: share('posts'),
    reputation: share('reputation'),
    points: share('points'),
    perPerson: Math.round(tally.reputation / tally.people.size),
  }
}

function total(groups: readonly { tally: Tally }[], of: 'posts' | 'reputation' | 'points'): number {
  return groups.reduce((all, { tally }) => all + Math.max(0, tally[of]), 0)
}
