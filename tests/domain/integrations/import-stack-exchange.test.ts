// On both databases: an import writes everything.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { systemActor } from '#app/core/actor.ts'
import {
  importStackExchange,
  type ImportInput,
  type ImportWatcher,
} from '#app/domain/integrations/import-stack-exchange.server.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.server.ts'
import { unacceptAnswer } from '#app/domain/threads/answers/unaccept-answer.server.ts'
import { scratchDir } from '#scripts/throwaway/scratch.ts'
import { aMember } from '#tests/factories/members.ts'
import { siteState } from '#tests/factories/site-state.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const fixture = path.resolve(import.meta.dirname, '../../fixtures/stackexchange/site')
const site = 'solar.stackexchange.com'

function importing(community: TestApp, input: Partial<ImportInput> = {}, watcher: ImportWatcher = {}) {
  return importStackExchange(
    community.as(systemActor),
    { dir: fixture, site, category: 'general', limit: null, ...input },
    watcher,
  )
}

/** A copy of the fixture to change. */
function copy(...changes: [file: string, find: string, put: string][]): string {
  const dir = scratchDir('dump')
  onTestFinished(() => rmSync(dir, { recursive: true }))
  cpSync(fixture, dir, { recursive: true })
  for (const [file, find, put] of changes) {
    const text = readFileSync(path.join(dir, file), 'utf8')
    if (!text.includes(find)) throw new Error(`${file} has no ${find}`)
    writeFileSync(
      path.join(dir, file),
      text.replace(find, () => put),
    )
  }
  return dir
}

async function post(community: TestApp, id: number) {
  return community.app.platform.open.db
    .selectFrom('post')
    .selectAll()
    .where('imported_key', '=', `stackexchange:${site}:post:${id}`)
    .executeTakeFirstOrThrow()
}

async function thread(community: TestApp, id: number) {
  return community.app.platform.open.db
    .selectFrom('thread')
    .selectAll()
    .where('imported_key', '=', `stackexchange:${site}:post:${id}`)
    .executeTakeFirstOrThrow()
}

async function member(community: TestApp, id: number) {
  return community.app.platform.open.db
    .selectFrom('member')
    .selectAll()
    .where('imported_key', '=', `stackexchange:${site}:user:${id}`)
    .executeTakeFirstOrThrow()
}

async function reputation(community: TestApp, id: number): Promise<number> {
  const { id: owner } = await member(community, id)
  const account = await community.app.platform.open.db
    .selectFrom('ledger_account')
    .select('balance')
    .where('owner', '=', owner)
    .where('kind', '=', 'reputation')
    .executeTakeFirst()
  return account?.balance ?? 0
}

test('every row is imported or counted among those that have no place here', async () => {
  const tally = await importing(await testApp())
  expect(tally.added).toEqual({
    users: 3,
    questions: 2,
    answers: 2,
    comments: 2,
    upVotes: 2,
    downVotes: 1,
    accepted: 1,
    duplicates: 1,
    links: 0,
    badges: 2,
  })
  expect(Object.entries(tally.skipped).filter(([, count]) => count > 0)).toEqual([
    ['communityUser', 1],
    ['otherPost', 1],
    ['commentWithoutPost', 1],
    ['otherVote', 2],
    ['otherLink', 1],
  ])
  expect(tally.problems).toBe(0)
})

test('people keep their name, their words about themselves and the day they joined, and cannot sign in', async () => {
  const community = await testApp()
  await importing(community)
  expect(await member(community, 1)).toMatchObject({
    handle: 'Ann',
    name: 'Ann',
    bio: 'Solar panels & bread.',
    joined_at: '2010-11-02T09:15:00.123Z',
    email: null,
    password_hash: null,
    trust_level: 0,
  })
  expect(await member(community, 2)).toMatchObject({ handle: '밥-2', name: '밥 😀' })
  expect(await member(community, 3)).toMatchObject({ handle: 'user3', name: 'user3' })
})

test('a name that somebody here has already is told apart', async () => {
  const community = await testApp()
  await aMember(community, 'ann')
  await importing(community)
  expect((await member(community, 1)).handle).toBe('Ann2')
})

test('texts come with their author, times, tags, licence and made safe', async () => {
  const community = await testApp()
  await importing(community, {
    dir: copy([
      'Posts.xml',
      '&lt;p&gt;What now?&lt;/p&gt;',
      '&lt;p onclick=&quot;alert(1)&quot;&gt;What now?&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;',
    ]),
  })
  const asked = await thread(community, 1)
  expect(asked).toMatchObject({
    kind: 'question',
    title: 'What does "E-17" on the inverter mean?',
    author_id: (await member(community, 1)).id,
    category_id: 'cat_general',
    created_at: '2010-12-01T10:00:00.000Z',
    answer_count: 2,
    comment_count: 2,
    votes: 1,
  })
  const opening = await post(community, 1)
  expect(opening).toMatchObject({
    created_at: '2010-12-01T10:00:00.000Z',
    edited_at: '2011-06-01T07:30:00.250Z',
    lang: 'en',
  })
  expect(opening.html).toContain('<code>E-17 &lt;grid&gt;</code>')
  expect(opening.html).toContain('<p>What now?</p>')
  expect(opening.html).not.toContain('alert')
  expect(JSON.parse(opening.attribution ?? '')).toEqual({
    site,
    url: `https://${site}/q/1`,
    authorName: 'Ann',
    authorUrl: `https://${site}/users/1`,
    licence: 'CC BY-SA 3.0',
    licenceUrl: 'https://creativecommons.org/licenses/by-sa/3.0/',
  })
  const tags = await community.app.platform.open.db
    .selectFrom('thread_tag')
    .innerJoin('tag', 'tag.id', 'thread_tag.tag_id')
    .select('tag.name')
    .where('thread_id', '=', asked.id)
    .orderBy('position')
    .execute()
  expect(tags.map(({ name }) => name)).toEqual(['inverter', 'error-codes'])
})

test('what a deleted account wrote has no author here, and its name stays in the attribution', async () => {
  const community = await testApp()
  await importing(community)
  const orphan = await post(community, 3)
  expect(orphan.author_id).toBeNull()
  expect(JSON.parse(orphan.attribution ?? '')).toMatchObject({ authorName: 'Gone Person', authorUrl: null })
})

test('comments stand under their post with their score and their small Markdown', async () => {
  const community = await testApp()
  await importing(community)
  const comments = await community.app.platform.open.db
    .selectFrom('post')
    .selectAll()
    .where('kind', '=', 'comment')
    .orderBy('created_at')
    .execute()
  expect(comments).toMatchObject([
    {
      parent_id: (await post(community, 1)).id,
      author_id: (await member(community, 2)).id,
      votes: 2,
      created_at: '2010-12-01T10:05:00.000Z',
    },
    {
      parent_id: (await post(community, 2)).id,
      author_id: (await member(community, 1)).id,
      votes: 0,
      body: '고마워요!',
    },
  ])
  expect(comments[0]?.html).toContain('href="https://example.com/models?a=1&amp;b=2"')
})

test('a comment that our Markdown refuses is kept as the plain text it also is', async () => {
  const community = await testApp()
  const marks = '&lt;b&gt;*'.repeat(600)
  const tally = await importing(community, { dir: copy(['Comments.xml', 'Text="고마워요!"', `Text="${marks}"`]) })
  expect(tally.problems).toBe(0)
  const { html } = await community.app.platform.open.db
    .selectFrom('post')
    .select('html')
    .where('imported_key', '=', `stackexchange:${site}:comment:2`)
    .executeTakeFirstOrThrow()
  expect(html).toBe('&lt;b&gt;*'.repeat(600))
})

test('votes and the acceptance feed reputation at their own times, never before their post', async () => {
  const community = await testApp()
  await importing(community)
  // Ann: question up 5, accepting 2. Bob: answer up 10, accepted 15. See the earning rules.
  expect([await reputation(community, 1), await reputation(community, 2), await reputation(community, 3)]).toEqual([
    7, 25, 0,
  ])
  const votes = await community.app.platform.open.db.selectFrom('vote').selectAll().orderBy('created_at').execute()
  expect(votes.map(({ value, member_id, created_at }) => [value, member_id, created_at])).toEqual([
    [1, null, '2010-12-01T10:00:00.000Z'],
    [1, null, '2010-12-01T12:30:45.010Z'],
    [-1, null, '2015-03-01T00:00:00.000Z'],
  ])
  expect(await thread(community, 1)).toMatchObject({
    accepted_post_id: (await post(community, 2)).id,
    accepted_at: '2010-12-02T00:00:00.000Z',
    accepted_by: (await member(community, 1)).id,
  })
  const transactions = await community.app.platform.open.db
    .selectFrom('ledger_transaction')
    .select(['rule', 'at', 'day'])
    .orderBy('at')
    .orderBy('rule')
    .execute()
  expect(transactions).toEqual([
    { rule: 'question-voted-up', at: '2010-12-01T10:00:00.000Z', day: '2010-12-01' },
    { rule: 'answer-voted-up', at: '2010-12-01T12:30:45.010Z', day: '2010-12-01' },
    { rule: 'accepting-an-answer', at: '2010-12-02T00:00:00.000Z', day: '2010-12-02' },
    { rule: 'answer-accepted', at: '2010-12-02T00:00:00.000Z', day: '2010-12-02' },
  ])
  expect((await verifyLedger(community.app.platform.open.reader)).findings).toEqual([])
})

test('votes count in the order of their days, whatever the order of their rows', async () => {
  // Four down votes (-2 each) after one up vote (+10) leave 2; the other way round the floor would swallow them.
  const rows = [7, 8, 9, 10]
    .map((id) => `<row Id="${id}" PostId="2" VoteTypeId="3" CreationDate="2010-12-03T00:00:00.000" />`)
    .join('\r\n')
  const community = await testApp()
  await importing(community, {
    dir: copy(['Votes.xml', '<votes>', `<votes>\r\n${rows}`], ['Posts.xml', ' AcceptedAnswerId="2"', '']),
  })
  expect(await reputation(community, 2)).toBe(2)
})

test('without a vote that tells when, an answer was accepted as soon as it was there', async () => {
  const community = await testApp()
  await importing(community, { dir: copy(['Votes.xml', 'PostId="2" VoteTypeId="1"', 'PostId="2" VoteTypeId="16"']) })
  expect((await thread(community, 1)).accepted_at).toBe('2010-12-01T12:30:45.010Z')
})

test('a duplicate leads to its original since the day it was closed', async () => {
  const community = await testApp()
  await importing(community)
  expect((await thread(community, 4)).duplicate_of_id).toBe((await thread(community, 1)).id)
  const { at } = await community.app.platform.open.db
    .selectFrom('event_log')
    .select('at')
    .where('type', '=', 'thread.closedAsDuplicate')
    .executeTakeFirstOrThrow()
  expect(at).toBe('2024-03-01T09:00:00.000Z')
})

test('a link to another imported text leads to it here', async () => {
  const community = await testApp()
  const dir = copy([
    'Posts.xml',
    'My inverter says E-17 as well.',
    `As &lt;a href=&quot;https://${site}/questions/1/what/2#2&quot;&gt;there&lt;/a&gt;.`,
  ])
  const tally = await importing(community, { dir })
  expect(tally.added.links).toBe(1)
  const [asked, answer] = [await thread(community, 1), await post(community, 2)]
  expect((await post(community, 4)).html).toContain(
    `href="/threads/${asked.id}/${encodeURIComponent(asked.slug)}#${answer.id}"`,
  )
})

test('a bare link in a comment says what it leads to', async () => {
  const community = await testApp()
  await importing(community, { dir: copy(['Comments.xml', '고마워요!', `https://${site}/q/4 고마워요!`]) })
  const { html } = await community.app.platform.open.db
    .selectFrom('post')
    .select('html')
    .where('imported_key', '=', `stackexchange:${site}:comment:2`)
    .executeTakeFirstOrThrow()
  expect(html).toBe(`<p><a href="/threads/${(await thread(community, 4)).id}/e-17-again">E-17 again</a> 고마워요!</p>`)
})

test('badges of the other site stay with their member, each with its day', async () => {
  const community = await testApp()
  await importing(community)
  const awards = await community.app.platform.open.db
    .selectFrom('badge_award')
    .selectAll()
    .where('badge', 'like', 'imported:%')
    .orderBy('badge')
    .execute()
  expect(awards).toEqual([
    {
      member_id: (await member(community, 1)).id,
      badge: 'imported:bronze:Student#1',
      awarded_at: '2010-12-01T10:10:00.000Z',
      revoked_at: null,
      scope: '',
      subject_id: null,
      times: 1,
    },
    {
      member_id: (await member(community, 2)).id,
      badge: 'imported:gold:inverter#2',
      awarded_at: '2011-12-01T10:10:00.000Z',
      revoked_at: null,
      scope: '',
      subject_id: null,
      times: 1,
    },
  ])
})

test('a second import changes nothing', async () => {
  const community = await testApp()
  await importing(community)
  await community.drainJobs()
  const before = await siteState(community)
  const tally = await importing(community)
  await community.drainJobs()
  expect(await siteState(community)).toEqual(before)
  expect(Object.values(tally.added).every((count) => count === 0)).toBe(true)
  expect(tally.known).toMatchObject({
    users: 3,
    questions: 2,
    answers: 2,
    comments: 2,
    upVotes: 2,
    downVotes: 1,
    accepted: 1,
    duplicates: 1,
    badges: 2,
  })
})

test('what people decided here since stands against a second import', async () => {
  const community = await testApp()
  await importing(community)
  const ann = await member(community, 1)
  await unacceptAnswer(
    community.as({ memberId: ann.id, handle: ann.handle, name: ann.name, roles: ['member'], trustLevel: 1 }),
    { postId: (await post(community, 2)).id },
  )
  await importing(community)
  expect((await thread(community, 1)).accepted_post_id).toBeNull()
})

test('a newer dump adds what is new in it', async () => {
  const community = await testApp()
  await importing(community)
  const answer =
    '<row Id="7" PostTypeId="2" ParentId="4" CreationDate="2024-03-05T08:00:00.000" Score="0" Body="&lt;p&gt;Call them.&lt;/p&gt;" OwnerUserId="2" ContentLicense="CC BY-SA 4.0" />'
  const tally = await importing(community, { dir: copy(['Posts.xml', '</posts>', `  ${answer}\r\n</posts>`]) })
  expect(tally.added).toMatchObject({ users: 0, questions: 0, answers: 1, comments: 0, upVotes: 0 })
  expect(await thread(community, 4)).toMatchObject({ answer_count: 1, activity_at: '2024-03-05T08:00:00.000Z' })
})

test('with a limit only the first questions come, with what belongs to them; the rest may follow later', async () => {
  const [limited, whole] = [await testApp(), await testApp()]
  const tally = await importing(limited, { limit: 1 })
  expect(tally.added).toMatchObject({ questions: 1, answers: 2, duplicates: 0 })
  expect(tally.skipped).toMatchObject({ beyondLimit: 1, linkWithoutPost: 1 })
  await importing(limited)
  await importing(whole)
  expect((await siteState(limited)).thread).toEqual((await siteState(whole)).thread)
})

test('a malformed row is reported with its file and line, the rest is imported', async () => {
  const community = await testApp()
  const dir = copy(
    ['Posts.xml', '<row Id="3" PostTypeId="2" ParentId="1"', '<row Id="3" PostTypeId="2"'],
    ['Comments.xml', 'Text="Which model?', 'Text="<Which model?'],
    ['Badges.xml', 'Date="2010-12-01T10:10:00.000"', 'Date="2010-02-30T10:10:00.000"'],
  )
  const reported: string[] = []
  const tally = await importing(
    community,
    { dir },
    { onProblem: ({ file, line, problem }) => void reported.push(`${file}:${line} ${problem}`) },
  )
  expect(reported).toEqual(['Posts.xml:5 badValue', 'Comments.xml:3 badXml', 'Badges.xml:3 badValue'])
  expect(tally).toMatchObject({ problems: 3, added: { questions: 2, answers: 1, comments: 1, badges: 1 } })
})

test('a row whose id an earlier row has is reported with file and line, the first one counts', async () => {
  const files = ['Users', 'Posts', 'Comments', 'Votes', 'PostLinks', 'Badges'] as const
  const rowsOf = (text: string): string[] => text.split('\n').filter((line) => line.includes('<row '))
  const dir = copy()
  for (const name of files) {
    const file = path.join(dir, `${name}.xml`)
    const text = readFileSync(file, 'utf8')
    // Every row once more at the end, far from the first.
    writeFileSync(
      file,
      text.replace(/<\/\w+>\s*$/, (end) => `${rowsOf(text).join('\n')}\n${end}`),
    )
  }
  const [twice, once] = [await testApp(), await testApp()]
  const reported: string[] = []
  const tally = await importing(
    twice,
    { dir },
    { onProblem: ({ file, problem }) => void reported.push(`${file} ${problem}`) },
  )
  const expected = await importing(once)
  const repeated = files.flatMap((name) =>
    rowsOf(readFileSync(path.join(fixture, `${name}.xml`), 'utf8')).map(() => `${name}.xml repeatedId`),
  )
  expect(reported.sort()).toEqual(repeated.sort())
  expect(tally).toEqual({ ...expected, problems: expected.problems + repeated.length })
  expect(await siteState(twice)).toEqual(await siteState(once))
})

test('without Posts.xml or Users.xml, or into a category that is not there, nothing begins', async () => {
  const community = await testApp()
  const dir = copy()
  rmSync(path.join(dir, 'Users.xml'))
  await expect(importing(community, { dir })).toFailWith('not_found', 'import.errors.missingFile')
  await expect(importing(community, { category: 'nowhere' })).toFailWith('invalid', 'import.errors.unknownCategory')
  await expect(
    importStackExchange(community.visitor(), { dir: fixture, site, category: 'general', limit: null }),
  ).toFailWith('unauthenticated')
  expect(await community.recordedEvents()).toEqual([])
})

test('files that a dump may lack are simply not there', async () => {
  const community = await testApp()
  const dir = copy()
  for (const name of ['Votes', 'Comments', 'Badges', 'Tags', 'PostLinks']) rmSync(path.join(dir, `${name}.xml`))
  expect(await importing(community, { dir })).toMatchObject({
    problems: 0,
    added: { questions: 2, answers: 2, comments: 0, upVotes: 0, accepted: 1 },
  })
})

test('of two imports of the same site at once one goes on and one stops', async () => {
  const community = await testApp()
  const outcomes = await Promise.allSettled([importing(community, { batch: 1 }), importing(community, { batch: 1 })])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const alone = await testApp()
  await importing(alone)
  expect(await siteState(community)).toEqual(await siteState(alone))
})

test('nobody is notified, but the search index is told', async () => {
  const community = await testApp()
  await importing(community)
  const jobs = await community.app.platform.open.db.selectFrom('job').select('name').distinct().execute()
  expect(jobs.map(({ name }) => name).sort()).toEqual([
    'index-member',
    'index-thread',
    'mature-points',
    'recompute-badges',
    'recompute-badges-after',
    'recompute-tier',
  ])
})
