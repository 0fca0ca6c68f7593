import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '#app/boot.server.ts'
import type { TestServer } from '#tests/setup/server.ts'
import { openApp } from './api-client.ts'
import { demoServer, filled, headersOf } from './demo-visit.ts'

/**
 * What Google requires of each type, and of the things in it. A name with `?` may be missing, one with `|` is one of
 * several. Sources, all below developers.google.com/search/docs/appearance/structured-data: qapage, discussion-forum,
 * profile-page, breadcrumb, sitelinks-searchbox (withdrawn 2024-11, its fields still those of schema.org), organization.
 */
const required: Readonly<Record<string, readonly string[]>> = {
  QAPage: ['mainEntity:Question'],
  Question: [
    'answerCount',
    'name',
    'text',
    'author:Person',
    'datePublished',
    'acceptedAnswer?:Answer',
    'suggestedAnswer?:Answer',
    'comment?:Comment',
  ],
  Answer: ['text', 'url', 'author:Person', 'datePublished', 'upvoteCount', 'comment?:Comment'],
  Comment: ['text', 'author:Person', 'datePublished', 'comment?:Comment'],
  DiscussionForumPosting: ['author:Person', 'datePublished', 'text', 'headline', 'url', 'comment?:Comment'],
  Person: ['name'],
  ProfilePage: ['mainEntity:Person'],
  BreadcrumbList: ['itemListElement:ListItem'],
  ListItem: ['position', 'name', 'item'],
  WebSite: ['name', 'url', 'potentialAction:SearchAction'],
  SearchAction: ['target', 'query-input'],
  Organization: ['name', 'url'],
}

type Thing = { '@type': string; [field: string]: unknown }

let server: TestServer
let app: App
let sample: Record<string, string>
beforeAll(async () => {
  ;({ server, sample } = await demoServer())
  app = await openApp(server.dataDir)
}, 120_000)
afterAll(async () => {
  await app.close()
  await server.stop()
})

async function dataAt(
  address: string,
  headers: Record<string, string> = {},
): Promise<{ html: string; things: Thing[] }> {
  const html = await (await fetch(server.url + address, { headers })).text()
  const blocks = Array.from(
    html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs),
    ([, json = '']) => json,
  )
  expect(blocks.length, address).toBeLessThanOrEqual(1)
  const said = blocks.map((json) => JSON.parse(json) as { '@graph'?: Thing[] } & Thing)
  return { html, things: said.flatMap((one) => one['@graph'] ?? [one]) }
}

/** What a thing lacks, with what is in it. */
function missing(thing: Thing, at: string): string[] {
  const fields = required[thing['@type']]
  if (fields === undefined) return [`${at}: nothing is known of ${thing['@type']}`]
  return fields.flatMap((field) => {
    const [name = '', type] = field.split(':')
    const value = thing[name.replace('?', '')]
    const here = `${at} ${thing['@type']}.${name}`
    if (value === undefined || value === null || value === '') return name.endsWith('?') ? [] : [here]
    if (type === undefined) return []
    return (Array.isArray(value) ? value : [value]).flatMap((one: Thing) =>
      one['@type'] === type ? missing(one, here) : [`${here} is a ${one['@type']}`],
    )
  })
}

async function threadsOf(kind: 'question' | 'other') {
  return app.platform.open.reader
    .selectFrom('thread')
    .select(['id', 'slug', 'kind', 'answer_count', 'accepted_post_id'])
    .where('state', '=', 'visible')
    .where('area', 'is', null)
    .where('kind', kind === 'question' ? '=' : '<>', 'question')
    .where('duplicate_of_id', 'is', null)
    .orderBy('answer_count', 'desc')
    .limit(25)
    .execute()
}

test('every question of the demo is a page of questions and answers, whole and nothing else', async () => {
  const threads = await threadsOf('question')
  expect(threads.length).toBeGreaterThan(10)
  for (const thread of threads) {
    const { things } = await dataAt(`/threads/${thread.id}/${encodeURIComponent(thread.slug)}`)
    expect(things.map((thing) => thing['@type']).toSorted(), thread.slug).toEqual(['BreadcrumbList', 'QAPage'])
    expect(things.flatMap((thing) => missing(thing, thread.slug))).toEqual([])
    const question = things.find((thing) => thing['@type'] === 'QAPage')?.['mainEntity'] as Thing
    expect(question['answerCount']).toBe(thread.answer_count)
    expect(question['acceptedAnswer'] !== undefined, thread.slug).toBe(thread.accepted_post_id !== null)
    const answers = [question['acceptedAnswer'] ?? [], question['suggestedAnswer'] ?? []].flat() as Thing[]
    expect(answers.length, thread.slug).toBe(Math.min(thread.answer_count, 30))
    for (const { url } of answers) expect(url).toMatch(/^http:\/\/.*\/posts\/pst_/)
  }
})

test('every other thread of the demo is a post of a forum, whole and nothing else', async () => {
  const threads = await threadsOf('other')
  expect(threads.length).toBeGreaterThan(3)
  for (const thread of threads) {
    const { things } = await dataAt(`/threads/${thread.id}/${encodeURIComponent(thread.slug)}`)
    expect(things.map((thing) => thing['@type']).toSorted()).toEqual(['BreadcrumbList', 'DiscussionForumPosting'])
    expect(things.flatMap((thing) => missing(thing, thread.slug))).toEqual([])
  }
})

test('profile, category, tag and front page say what they are', async () => {
  for (const [address, types] of [
    ['/members/{member}', ['ProfilePage']],
    ['/categories/{category}', ['BreadcrumbList']],
    ['/tags/{tag}', ['BreadcrumbList']],
    ['/', ['Organization', 'WebSite']],
  ] as const) {
    const { things } = await dataAt(filled(address, sample))
    expect(things.map((thing) => thing['@type']).toSorted(), address).toEqual(types)
    expect(things.flatMap((thing) => missing(thing, address))).toEqual([])
  }
})

test('nothing is told to search engines that the page does not show', async () => {
  const [thread] = await threadsOf('question')
  const { html, things } = await dataAt(`/threads/${thread?.id}/${encodeURIComponent(thread?.slug ?? '')}`)
  const shown = html
    .replace(/<script.*?<\/script>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll(/&#\w+;|&\w+;|\s+/g, '')
  const texts: string[] = []
  JSON.stringify(things, (key, value: unknown) => {
    if (key === 'text' && typeof value === 'string') texts.push(value)
    return value
  })
  expect(texts.length).toBeGreaterThan(2)
  for (const text of texts) {
    const word = /[\p{L}]{4,}/u.exec(text)?.[0] ?? ''
    expect(shown, text.slice(0, 60)).toContain(word)
  }
})

test('members get no second copy of what they read', async () => {
  const [thread] = await threadsOf('question')
  const address = `/threads/${thread?.id}/${encodeURIComponent(thread?.slug ?? '')}`
  expect((await dataAt(address, await headersOf(app, 'member'))).things).toEqual([])
})
