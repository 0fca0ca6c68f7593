import { expect, test } from 'vitest'
import { cases } from '#db/seeds/demo/cases.ts'
import { cast, oneClickAccounts } from '#db/seeds/demo/cast.ts'
import { categories, plans, products, tags } from '#db/seeds/demo/catalog.ts'
import type { DemoThread } from '#db/seeds/demo/plot.ts'
import { threads, threadsEn, threadsKo } from '#db/seeds/demo/threads.ts'

const member = new Map(cast.map((one) => [one.handle as string, one]))
const hangul = /[가-힣]/

/** Everything that can be voted on, with when it was written in days before the demo. */
const writings = threads.flatMap((thread) => [
  {
    where: thread.key,
    by: thread.by as string,
    daysAgo: thread.daysAgo,
    up: thread.up ?? [],
    down: [] as readonly string[],
  },
  ...thread.posts.map((post) => ({
    where: `${thread.key}/${post.key}`,
    by: post.by as string,
    daysAgo: thread.daysAgo - post.after / 24,
    up: post.up ?? [],
    down: post.down ?? [],
  })),
  ...replies(thread).map((step) => ({
    where: `${thread.key}/${step.key}`,
    by: step.by as string,
    daysAgo: thread.daysAgo - step.at / 24,
    up: step.up ?? [],
    down: [] as readonly string[],
  })),
])

test('there are sixty-two threads, half Korean and half English, and two announcements with their text in both', () => {
  expect([threads.length, threadsKo.length, threadsEn.length]).toEqual([62, 32, 30])
  const announcements = threads.filter(({ kind }) => kind === 'announcement')
  expect(announcements).toMatchObject([0, 1].map(() => ({ translation: { title: expect.any(String) } })))
  expect(threadsKo.filter((thread) => !hangul.test(thread.title)).map((thread) => thread.key)).toEqual([])
  expect(threadsEn.filter((thread) => hangul.test(thread.title)).map((thread) => thread.key)).toEqual([])
})

test('every member has a handle of their own that the site would accept', () => {
  expect(member.size).toBe(cast.length)
  expect(
    cast.filter(({ handle }) => !/^(?=.{3,20}$)([a-z0-9-]+|[가-힣]+)$/u.test(handle)).map(({ handle }) => handle),
  ).toEqual([])
})

test('one click signs in as one account of each role', () => {
  for (const [role, handle] of Object.entries(oneClickAccounts)) {
    expect(member.get(handle)?.roles, handle).toEqual(role === 'member' ? [] : [role])
  }
})

test('every customer is on a plan that is sold, and has been for at least as long as a member', () => {
  for (const { handle, account, joinedDaysAgo } of cast) {
    if (!account) continue
    expect(Object.keys(plans), handle).toContain(account.plan)
    expect(account.startedDaysAgo, handle).toBeGreaterThanOrEqual(joinedDaysAgo)
  }
})

test('every thread names a category, tags, a product and a version that exist', () => {
  const slugs = {
    categories: new Set([...categories.map(slug), 'news']),
    tags: new Set(tags.map(slug)),
    products: new Set(products.map(slug)),
  }
  for (const thread of threads) {
    expect(slugs.categories, thread.key).toContain(thread.category)
    expect(new Set(thread.tags).size, thread.key).toBe(thread.tags.length)
    expect(thread.tags.length, thread.key).toBeLessThanOrEqual(5)
    for (const tag of thread.tags) expect(slugs.tags, thread.key).toContain(tag)
    if (thread.product) expect(slugs.products, thread.key).toContain(thread.product)
  }
})

test('nobody writes about a version before it is out', () => {
  for (const thread of threads) {
    if (!thread.version) continue
    const released = products
      .find((product) => product.slug === thread.product)
      ?.versions.find((one) => one.version === thread.version)
    expect(released?.releasedDaysAgo, thread.key).toBeGreaterThanOrEqual(thread.daysAgo)
  }
})

test('every category and tag is used', () => {
  expect(categories.map(slug).filter((one) => !threads.some((thread) => thread.category === one))).toEqual([])
  expect(tags.map(slug).filter((one) => !threads.some((thread) => thread.tags.some((tag) => tag === one)))).toEqual([])
})

test('titles and bodies keep the limits, and no two titles or texts are alike', () => {
  for (const thread of threads) {
    expect([...thread.title].length, thread.key).toBeGreaterThanOrEqual(8)
    expect([...thread.title].length, thread.key).toBeLessThanOrEqual(200)
    expect(thread.body.length, thread.key).toBeLessThanOrEqual(32_000)
  }
  const texts = threads.flatMap((thread) => [
    thread.title,
    thread.body,
    ...thread.posts.map((post) => post.body),
    ...replies(thread).map((step) => step.body),
  ])
  expect(texts.filter((text) => text.trim().length < 8)).toEqual([])
  expect(new Set(texts).size).toBe(texts.length)
})

test('keys are unique, over the site and inside each thread', () => {
  expect(new Set(threads.map((thread) => thread.key)).size).toBe(threads.length)
  for (const thread of threads) {
    const keys = [...thread.posts.map((post) => post.key), ...replies(thread).map((step) => step.key)]
    expect(new Set(keys).size, thread.key).toBe(keys.length)
  }
})

test('posts follow in time and none is in the future', () => {
  for (const thread of threads) {
    const hours = thread.posts.map((post) => post.after)
    expect(hours, thread.key).toEqual(hours.toSorted((one, other) => one - other))
    expect(
      hours.filter((after) => after <= 0),
      thread.key,
    ).toEqual([])
    expect(Math.max(0, ...hours), thread.key).toBeLessThan(thread.daysAgo * 24)
  }
})

test('questions have answers, discussions have replies, and only comments hang below a post', () => {
  for (const thread of threads) {
    const allowed = thread.kind === 'question' ? ['answer', 'comment'] : ['reply', 'comment']
    for (const post of thread.posts) {
      expect(allowed, `${thread.key}/${post.key}`).toContain(post.kind)
      if (post.kind !== 'comment') expect(post.parent, `${thread.key}/${post.key}`).toBeUndefined()
    }
  }
})

test('a comment hangs below an earlier post that is no comment itself', () => {
  for (const thread of threads) {
    const above = new Map([
      ...thread.posts.filter((post) => post.kind !== 'comment').map((post) => [post.key, post.after] as const),
      ...replies(thread).map((step) => [step.key, step.at] as const),
    ])
    for (const post of thread.posts) {
      if (post.parent === undefined) continue
      expect(above.get(post.parent), `${thread.key}/${post.key}`).toBeLessThan(post.after)
    }
  }
})

test('the accepted answer is an answer of that question, by somebody else', () => {
  for (const thread of threads) {
    if (!thread.accepted) continue
    const answer = thread.posts.find((post) => post.key === thread.accepted)
    expect(thread.kind, thread.key).toBe('question')
    expect(answer?.kind, thread.key).toBe('answer')
    expect(answer?.by, thread.key).not.toBe(thread.by)
  }
})

test('only agents vouch, only for answers of others, and not in the future', () => {
  for (const thread of threads) {
    for (const post of thread.posts) {
      if (!post.endorsedBy) continue
      expect(post.kind, `${thread.key}/${post.key}`).toBe('answer')
      expect(post.endorsedBy, `${thread.key}/${post.key}`).not.toBe(post.by)
      expect(member.get(post.endorsedBy)?.roles, `${thread.key}/${post.key}`).toContain('agent')
      expect(post.after + 1, `${thread.key}/${post.key}`).toBeLessThan(thread.daysAgo * 24)
    }
  }
})

test('a duplicate names an older thread that is open, and a moderator closes it', () => {
  const duplicates = threads.filter((thread) => thread.duplicateOf)
  expect(duplicates.length).toBeGreaterThanOrEqual(2)
  for (const thread of duplicates) {
    const original = threads.find((one) => one.key === thread.duplicateOf?.thread)
    expect(original?.daysAgo, thread.key).toBeGreaterThan(thread.daysAgo)
    expect(original?.duplicateOf, thread.key).toBeUndefined()
    expect(member.get(thread.duplicateOf?.by ?? '')?.roles, thread.key).toContain('moderator')
    expect(thread.duplicateOf?.after, thread.key).toBeLessThan(thread.daysAgo * 24)
  }
})

test('nobody votes for themselves, twice, before level 1, or both ways', () => {
  for (const { where, by, up, down } of writings) {
    const voters: string[] = [...up, ...down]
    expect(voters, where).not.toContain(by)
    expect(new Set(voters).size, where).toBe(voters.length)
    expect(voters.length, where).toBeLessThanOrEqual(14)
    expect(
      voters.filter((voter) => (member.get(voter)?.trust ?? 0) < 1),
      where,
    ).toEqual([])
  }
})

test('votes cast as posts appear stay inside 40 a day, and 6 a day for the same author', () => {
  const perDay = new Map<string, number>()
  const perAuthor = new Map<string, number>()
  for (const { by, daysAgo, up, down } of writings) {
    for (const voter of [...up, ...down]) {
      const day = `${voter} ${Math.floor(daysAgo)}`
      perDay.set(day, (perDay.get(day) ?? 0) + 1)
      perAuthor.set(`${day} ${by}`, (perAuthor.get(`${day} ${by}`) ?? 0) + 1)
    }
  }
  expect([...perDay].filter(([, votes]) => votes > 40)).toEqual([])
  expect([...perAuthor].filter(([, votes]) => votes > 6)).toEqual([])
})

test('the asker does not press "me too", and nobody presses it twice', () => {
  for (const thread of threads) {
    const pressed: readonly string[] = thread.meToo ?? []
    expect(pressed, thread.key).not.toContain(thread.by)
    expect(new Set(pressed).size, thread.key).toBe(pressed.length)
  }
})

test('everybody had joined before they wrote, voted or pressed "me too"', () => {
  for (const { where, by, daysAgo, up, down } of writings) {
    for (const handle of [by, ...up, ...down])
      expect(member.get(handle)?.joinedDaysAgo, `${handle} in ${where}`).toBeGreaterThan(daysAgo)
  }
  for (const thread of threads) {
    for (const handle of thread.meToo ?? [])
      expect(member.get(handle)?.joinedDaysAgo, `${handle} in ${thread.key}`).toBeGreaterThan(thread.daysAgo)
  }
})

test('everybody of the cast is met somewhere, but for those who only run the site', () => {
  const seen = new Set([
    ...writings.flatMap(({ by, up, down }) => [by, ...up, ...down]),
    ...threads.flatMap((thread) => thread.meToo ?? []),
  ])
  expect(cast.filter(({ handle }) => !seen.has(handle)).map(({ handle }) => handle)).toEqual(['gaeun', 'sujin'])
})

test('there are unanswered, unsolved, solved, long and two-language threads', () => {
  const questions = threads.filter((thread) => thread.kind === 'question' && !thread.duplicateOf)
  const answers = (thread: DemoThread) => thread.posts.filter((post) => post.kind === 'answer').length
  expect(questions.filter((thread) => answers(thread) === 0).length).toBeGreaterThanOrEqual(4)
  expect(questions.filter((thread) => answers(thread) > 0 && !thread.accepted).length).toBeGreaterThanOrEqual(8)
  expect(questions.filter((thread) => thread.accepted).length).toBeGreaterThanOrEqual(20)
  expect(threads.filter((thread) => thread.kind === 'discussion').length).toBeGreaterThanOrEqual(8)
  expect(threads.filter((thread) => thread.posts.length >= 8).length).toBeGreaterThanOrEqual(4)
  const written = (thread: DemoThread) =>
    [thread.body, ...thread.posts.map((post) => post.body)].map((body) => hangul.test(body))
  expect(threads.filter((thread) => new Set(written(thread)).size === 2).length).toBeGreaterThanOrEqual(15)
})

function slug(row: { slug: string }): string {
  return row.slug
}

/** The public answers of staff, which the case of the thread holds. */
function replies(thread: DemoThread) {
  return cases
    .filter((one) => one.thread === thread.key)
    .flatMap((one) => one.steps.filter((step) => step.act === 'reply'))
}
