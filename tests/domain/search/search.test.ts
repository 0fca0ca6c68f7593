// On both databases: the full-text indexes differ.
import { expect, test } from 'vitest'
import { updatePresence } from '#app/domain/accounts/profile/update-presence.server.ts'
import { updateProfile } from '#app/domain/accounts/profile/update-profile.server.ts'
import type { SearchType } from '#app/domain/search/document.ts'
import { indexMember } from '#app/domain/search/index-member.server.ts'
import { search } from '#app/domain/search/search.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aCategory, anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

test.each([
  ['one syllable', '돈'],
  ['two syllables', '환불'],
  ['a particle less or more', '환불이'],
  ['no spaces', '환불언제되나요'],
  ['decomposed letters, as macOS types them', '환불'.normalize('NFD')],
  ['two scripts in one word', 'iPhone에서'],
  ['other case', 'IPHONE'],
])('finds by %s', async (_name, q) => {
  const community = await testApp()
  const ann = await aMember(community, 'ann')
  await aThread(community, { by: ann, title: '배송 조회가 안 됩니다', body: '송장 번호가 없어요.' })
  const wanted = await aThread(community, {
    by: ann,
    title: '환불 언제 되나요?',
    body: 'iPhone에서 결제했는데 돈이 안 들어왔어요.',
  })
  await community.drainJobs()
  expect((await ids(community, q))[0]).toBe(wanted.thread.id)
})

test('what is hidden never appears, even before the index knows of it', async () => {
  const community = await testApp()
  const { ann, bob, mo } = await people(community, 'ann', 'bob', 'mo')
  const secret = await aThread(community, { by: ann, title: 'My secret umbrella', body: 'umbrella' })
  const open = await aThread(community, { by: ann, title: 'A public matter', body: 'nothing here' })
  const answer = await anAnswer(community, { to: open, by: bob, body: 'The umbrella costs 4711 coins.' })
  await community.drainJobs()
  const { db } = community.app.platform.open
  await db.updateTable('thread').set({ state: 'hidden' }).where('id', '=', secret.thread.id).execute()
  await db.updateTable('post').set({ state: 'held' }).where('id', '=', answer.id).execute()
  for (const reader of [community.visitor(), community.as(bob), community.as(mo)]) {
    const { items } = await search(reader, { q: 'umbrella', type: null, limit: 10, cursor: null })
    expect(JSON.stringify(items)).not.toMatch(/secret|4711/)
    expect(items.map(({ id }) => id)).not.toContain(secret.thread.id)
  }
})

test('operators narrow, and can be turned round', async () => {
  const community = await testApp()
  const ann = await aMember(community, 'ann')
  const bob = await aMember(community, 'Bob')
  await aCategory(community, 'billing', { en: 'Billing', ko: '요금' })
  const solved = await aThread(community, {
    by: ann,
    title: 'Meter offline again',
    tags: ['wifi'],
    category: 'billing',
  })
  const answer = await anAnswer(community, { to: solved, by: bob, body: 'Restart it.' })
  await acceptAnswer(community.as(ann), { postId: answer.id })
  const open = await aThread(community, { by: bob, title: 'Meter offline at night' })
  await anAnswer(community, { to: open, by: ann, body: 'Same here.' })
  const unanswered = await aThread(community, { by: bob, title: 'Meter offline in winter' })
  await community.drainJobs()
  const expected: [q: string, threads: (typeof solved)[]][] = [
    ['meter is:solved', [solved]],
    ['meter is:unsolved', [open, unanswered]],
    ['meter is:unanswered', [unanswered]],
    ['meter -is:unanswered', [solved, open]],
    ['meter tag:WiFi', [solved]],
    ['meter -tag:wifi', [open, unanswered]],
    ['meter category:billing', [solved]],
    ['meter category:요금', [solved]],
    ['meter by:@ann', [solved, open]],
    ['meter by:bob is:unsolved', [open, unanswered]],
    ['meter by:nobody', []],
    ['meter -winter', [solved, open]],
    ['"offline at night"', [open]],
    ['meter -"offline at night"', [solved, unanswered]],
    ['is:unanswered', [unanswered]],
    ['tag:wifi is:solved', [solved]],
  ]
  for (const [q, threads] of expected)
    expect((await ids(community, q)).toSorted(), q).toEqual(threads.map(({ thread }) => thread.id).toSorted())
})

test('a solved question comes before an open one that says the same', async () => {
  const community = await testApp()
  const { ann, bob } = await people(community, 'ann', 'bob')
  const solved = await aThread(community, { by: ann, title: 'Pump makes noise' })
  await aThread(community, { by: ann, title: 'Pump makes noise' })
  const answer = await anAnswer(community, { to: solved, by: bob, body: 'Since yesterday.' })
  await acceptAnswer(community.as(ann), { postId: answer.id })
  await community.drainJobs()
  expect((await ids(community, 'pump noise'))[0]).toBe(solved.thread.id)
})

test('the exact title comes first, and a word that stands as a word before one inside another', async () => {
  const community = await testApp()
  const ann = await aMember(community, 'ann')
  await aThread(community, { by: ann, title: '세일 상품 문의', body: '세일 상품은 교환 불가라고 적혀 있어요.' })
  const asWord = await aThread(community, {
    by: ann,
    title: '결제 취소 안내',
    body: '취소하시면 환불 처리까지 영업일로 사흘쯤 걸립니다. 카드사마다 달라요.',
  })
  await community.drainJobs()
  expect((await ids(community, '환불'))[0]).toBe(asWord.thread.id)
  expect((await ids(community, '결제 취소 안내'))[0]).toBe(asWord.thread.id)
})

test('snippets are plain text cut into stretches: markup of a post never survives as markup', async () => {
  const community = await testApp()
  const ann = await aMember(community, 'ann')
  await aThread(community, {
    by: ann,
    title: 'Is <b>bold</b> & "quoted" fine?',
    body: 'Type `<img src=x onerror=alert(1)>` & **bold** words',
  })
  await community.drainJobs()
  const { items } = await search(community.visitor(), { q: 'bold', type: 'thread', limit: 1, cursor: null })
  const [hit] = items
  expect(hit?.title).toContainEqual({ text: 'bold', hit: true })
  expect(hit?.title.map(({ text }) => text).join('')).toBe('Is <b>bold</b> & "quoted" fine?')
  expect(hit?.snippet.map(({ text }) => text).join('')).toBe('Type <img src=x onerror=alert(1)> & bold words')
})

test('the snippet names the post it is from', async () => {
  const community = await testApp()
  const { ann, bob } = await people(community, 'ann', 'bob')
  const asked = await aThread(community, { by: ann })
  const answer = await anAnswer(community, { to: asked, by: bob, body: '안내문에 보증서가 들어 있습니다.' })
  await community.drainJobs()
  const { items } = await search(community.visitor(), { q: '보증서', type: 'thread', limit: 1, cursor: null })
  expect(items[0]).toMatchObject({ postId: answer.id, partial: false })
  expect(items[0]?.snippet).toContainEqual({ text: '보증서', hit: true })
})

test('what holds only some of the words follows, marked as partial; a phrase is taken at its word', async () => {
  const community = await testApp()
  const ann = await aMember(community, 'ann')
  await aThread(community, { by: ann, title: 'The heat pump is loud', body: 'Very loud.' })
  await community.drainJobs()
  const partial = await search(community.visitor(), {
    q: 'heat pump purple elephants',
    type: 'thread',
    limit: 5,
    cursor: null,
  })
  expect(partial.items.map((hit) => hit.partial)).toEqual([true])
  expect(await ids(community, '"heat elephants"')).toEqual([])
})

test('people are found by name and handle, not after they are suspended', async () => {
  const community = await testApp()
  const yuna = await aMember(community, 'yuna_k', { name: '김유나' })
  await indexMember(community.app.context(), { memberId: yuna.memberId ?? '' })
  expect(await ids(community, '유나', 'member')).toEqual([yuna.memberId])
  expect(await ids(community, 'yuna_k', 'member')).toEqual([yuna.memberId])
  await community.app.platform.open.db
    .updateTable('member')
    .set({ suspended_at: community.clock.now() })
    .where('handle', '=', 'yuna_k')
    .execute()
  expect(await ids(community, '유나', 'member')).toEqual([])
  await indexMember(community.app.context(), { memberId: yuna.memberId ?? '' })
  expect(await community.app.platform.open.reader.selectFrom('search_document').selectAll().execute()).toEqual([])
})

test('pages follow one another without gaps or repeats', async () => {
  const community = await testApp()
  const ann = await aMember(community, 'ann')
  for (let n = 1; n <= 7; n++) await aThread(community, { by: ann, title: `Charger number ${n}` })
  await community.drainJobs()
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof search>> = await search(community.visitor(), {
      q: 'charger',
      type: 'thread',
      limit: 3,
      cursor,
    })
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.next
  } while (cursor !== null)
  expect(new Set(seen).size).toBe(7)
  expect(seen).toHaveLength(7)
})

test.each([
  '',
  '   ',
  '""',
  '-',
  'tag:',
  '?!',
  '"',
  '*',
  'AND OR NOT',
  "'; drop table search_index; --",
  '\u0000환불',
  '\uD800',
  '()^:+',
  '가'.repeat(5_000),
  'a '.repeat(200),
])('any text can be searched for: %j', async (q) => {
  const community = await testApp()
  await expect(search(community.visitor(), { q, type: null, limit: 5, cursor: null })).resolves.toMatchObject({
    items: [],
    next: null,
    corrected: null,
  })
})

async function ids(community: TestApp, q: string, type: SearchType = 'thread'): Promise<(string | null)[]> {
  const { items } = await search(community.visitor(), { q, type, limit: 20, cursor: null })
  return items.map(({ id }) => id)
}

test('who reads one language finds what is written in it or in none, and behind any number of better matches in the other', async () => {
  const community = await testApp()
  const ann = await aMember(community, 'ann')
  const korean = await aThread(community, {
    by: ann,
    title: '라우터 router 연결이 자꾸 끊어져요',
    body: '어제부터 공유기와 연결이 되지 않습니다. 어떻게 해야 하나요?',
  })
  const english = await aThread(community, {
    by: ann,
    title: 'The router router keeps falling silent',
    body: 'Since yesterday the router does not answer. What can I do about that router?',
  })
  const neither = await aThread(community, { by: ann, title: 'router', body: 'router 192.168.0.1' })
  await community.drainJobs()
  const { db } = community.app.platform.open
  for (const [{ thread }, lang] of [
    [korean, 'ko'],
    [english, 'en'],
    [neither, null],
  ] as const) {
    await db.updateTable('thread').set({ lang }).where('id', '=', thread.id).execute()
    await db.updateTable('search_document').set({ lang }).where('subject_id', '=', thread.id).execute()
  }
  const found = async (lang: 'ko' | 'en' | null, q = 'router') =>
    (await search(community.visitor(), { q, type: 'thread', lang, limit: 20, cursor: null })).items
      .map(({ id }) => id)
      .toSorted()
  const idsOf = (...threads: { thread: { id: string } }[]) => threads.map(({ thread }) => thread.id).toSorted()
  expect(await found(null)).toEqual(idsOf(korean, english, neither))
  expect(await found('ko')).toEqual(idsOf(korean, neither))
  expect(await found('en')).toEqual(idsOf(english, neither))
  // What is written in the words counts for more than what one usually reads.
  expect(await found('ko', 'router lang:en')).toEqual(idsOf(english))

  await community.app.context().write(async (tx) => {
    for (let n = 0; n < 230; n++) {
      const values = {
        type: 'thread',
        subject_id: `thr_gone${n}`,
        title: 'router',
        parts: '[]',
        lang: 'en',
        title_tokens: 1,
        body_tokens: 0,
        updated_at: tx.at,
      } as const
      const { rowid } = await tx.db
        .insertInto('search_document')
        .values(values)
        .returning('rowid')
        .executeTakeFirstOrThrow()
      await tx.dialect.fullText.put(tx.db, [{ rowid, title: ['router'], body: [] }])
    }
  })
  expect(await found('ko')).toContain(korean.thread.id)
})

test('each hit names the language of its title, and of what is quoted where an answer is in another', async () => {
  const community = await testApp()
  const { ann, bob } = await people(community, 'ann', 'bob')
  const asked = await aThread(community, {
    by: ann,
    title: '보일러 소리가 너무 커요',
    body: '밤마다 보일러에서 큰 소리가 나서 잠을 잘 수가 없습니다.',
  })
  await anAnswer(community, {
    to: asked,
    by: bob,
    body: 'Please bleed the radiators first and listen whether the gurgling noise has gone.',
  })
  await community.drainJobs()
  const hit = async (q: string) =>
    (await search(community.visitor(), { q, type: 'thread', limit: 5, cursor: null })).items[0]
  expect(await hit('보일러')).toMatchObject({ id: asked.thread.id, lang: 'ko', snippetLang: 'ko' })
  expect(await hit('radiators')).toMatchObject({ id: asked.thread.id, lang: 'ko', snippetLang: 'en' })
})

test('a member is found by a new name and no longer by the old one; what they wrote, by their handle as before', async () => {
  const community = await testApp()
  const ann = await aMember(community, 'ann', { name: 'Petunia Stone' })
  const { thread } = await aThread(community, { by: ann })
  await community.drainJobs()
  await updateProfile(community.as(ann), { name: 'Marigold Stone', bio: '', locale: null })
  await community.drainJobs()
  const people = async (q: string) =>
    (await search(community.visitor(), { q, type: 'member', limit: 5, cursor: null, literal: true })).items
      .filter(({ partial }) => !partial)
      .map(({ title }) => title.map(({ text }) => text).join(''))
  expect(await people('Marigold')).toEqual(['Marigold Stone'])
  expect(await people('Petunia')).toEqual([])
  expect(
    (await search(community.visitor(), { q: 'by:ann', type: 'thread', limit: 5, cursor: null })).items.map(
      ({ id }) => id,
    ),
  ).toEqual([thread.id])

  await updatePresence(community.as(ann), { links: [], hidesCalendar: false, hidesFromDirectory: true })
  // At once: the index follows later.
  expect(await people('Marigold')).toEqual([])
  await community.drainJobs()
  expect(await people('Marigold')).toEqual([])
})
