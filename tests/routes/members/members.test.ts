import { expect, test } from 'vitest'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { loader as directory } from '#app/routes/members/index.tsx'
import { loader as profile } from '#app/routes/members/member.tsx'
import { aMember } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { visit } from '#tests/setup/route-visit.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const open = (site: TestApp, handle: string, query = '', ctx = site.visitor()) =>
  profile(visit(ctx, { at: `/members/${encodeURIComponent(handle)}${query}`, params: { handle } }))

test('a profile shows what somebody did, to visitors too, and never the e-mail address', async () => {
  const site = await testApp()
  const [ann, bob] = [await aMember(site, 'ann'), await aMember(site, 'bob', { email: 'bob@secret.example' })]
  const to = await aThread(site, { by: ann })
  await acceptAnswer(site.as(ann), { postId: (await anAnswer(site, { to, by: bob })).id })
  const shown = await open(site, 'bob')
  expect(shown).toMatchObject({
    kind: 'answers',
    author: { name: 'Bob', handle: 'bob', tier: 'friend' },
    activity: { answers: 1, accepted: 1, peopleHelped: 1 },
    reputation: 16,
    rows: [{ accepted: true }],
    mine: false,
    manageable: false,
  })
  expect(JSON.stringify(shown)).not.toContain('secret')
  expect(shown.rows[0]?.href).toMatch(/^\/posts\/pst_\w+$/)
})

test('who only asks is met with the questions; an empty profile is a page too', async () => {
  const site = await testApp()
  const ann = await aMember(site, 'ann')
  expect(await open(site, 'ann')).toMatchObject({ kind: 'answers', rows: [] })
  await aThread(site, { by: ann })
  expect(await open(site, 'ann')).toMatchObject({ kind: 'questions', rows: [{ title: 'The meter reads 0 W' }] })
  expect((await open(site, 'ann', '?tab=discussions')).rows).toEqual([])
  expect((await open(site, 'ann', '?tab=nonsense')).kind).toBe('questions')
})

test('a handle in other letters leads to the one address; an unknown one is 404', async () => {
  const site = await testApp()
  await aMember(site, '남궁현')
  await aMember(site, 'Minji')
  await expect(open(site, 'MINJI', '?tab=questions')).toRedirectTo('/members/Minji?tab=questions')
  expect((await open(site, '남궁현')).author.handle).toBe('남궁현')
  for (const handle of ['nobody', '', '%00', '../admin'])
    await expect(open(site, handle)).rejects.toMatchObject({ init: { status: 404 } })
})

test('a profile is its member’s own, and only admins see the way to roles', async () => {
  const site = await testApp()
  const [nari, ada] = [await aMember(site, 'newcomer'), await aMember(site, 'ada')]
  expect(await open(site, 'newcomer', '', site.as(nari))).toMatchObject({ mine: true, manageable: false })
  expect(await open(site, 'newcomer', '', site.as(ada))).toMatchObject({ mine: false, manageable: true })
})

test('the directory finds, pages and refuses a broken cursor', async () => {
  const site = await testApp()
  for (let i = 0; i < 31; i++) await aMember(site, `person${i}`)
  const list = (query: string) => directory(visit(site.visitor(), { at: `/members${query}` }))
  const first = await list('')
  expect(first.members).toHaveLength(30)
  expect((await list(`?cursor=${first.next ?? ''}`)).members).toHaveLength(1)
  expect((await list('?q=person3')).members.map(({ author }) => author.handle).sort()).toEqual(['person3', 'person30'])
  expect((await list('?q=nobody')).members).toEqual([])
  await expect(list('?cursor=broken')).rejects.toMatchObject({ init: { status: 422 } })
})

test('thirty members cost as many queries as one', async () => {
  const site = await testApp()
  await aMember(site, 'first')
  const cost = () => countQueries(site.visitor(), (ctx) => directory(visit(ctx, { at: '/members' })))
  const one = await cost()
  for (let i = 0; i < 20; i++) await aMember(site, `person${i}`, { roles: ['moderator'] })
  expect(await cost()).toBe(one)
})
