// On both databases: SQL of its own.
import { expect, test } from 'vitest'
import { systemActor } from '#app/core/actor.ts'
import { newId } from '#app/core/ids.ts'
import { addMember } from '#app/domain/accounts/members/register-member.server.ts'
import { activityLines, activityOf } from '#app/domain/accounts/queries/activity.server.ts'
import { authorCards, memberByHandle, memberPage } from '#app/domain/accounts/queries/members.server.ts'
import { insertAccount } from '#app/domain/accounts/store/accounts.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const pageOf = (
  site: TestApp,
  search: string,
  role: 'any' | 'agent' | null = null,
  limit = 50,
  cursor: string | null = null,
) => memberPage(site.visitor(), { search, role }, { limit, cursor })

test('a card says how long somebody has been a customer, or else a member, and whether they are staff', async () => {
  const site = await testApp()
  const system = site.as(systemActor)
  const accountId = newId('account')
  await system.write((tx) =>
    insertAccount(tx, {
      id: accountId,
      name: '한빛전기',
      kind: 'company',
      products: '[]',
      plan: 'business',
      started_at: '2020-01-10T00:00:00.000Z',
      renews_at: null,
      external_id: null,
      updated_at: tx.at,
    }),
  )
  const { memberId } = await addMember(system, {
    handle: 'junho',
    name: '박준호',
    email: null,
    password: null,
    accountId,
  })
  const { ann, sam } = await people(site, 'ann', 'sam')
  const cards = await authorCards(site.visitor(), [
    memberId,
    ann.memberId ?? '',
    sam.memberId ?? '',
    memberId,
    'mem_nobody',
  ])
  expect(cards.size).toBe(3)
  expect(cards.get(memberId)).toMatchObject({ name: '박준호', staff: null, tenure: { kind: 'customer', years: 6 } })
  expect(cards.get(ann.memberId ?? '')).toMatchObject({
    handle: 'ann',
    staff: null,
    tenure: { kind: 'member', years: 1 },
  })
  expect(cards.get(sam.memberId ?? '')).toMatchObject({ staff: { title: null }, roles: ['agent'] })
})

test('twenty cards cost as many queries as one', async () => {
  const site = await testApp()
  const ids: string[] = []
  for (let i = 0; i < 20; i++) ids.push((await aMember(site, `person${i}`)).memberId ?? '')
  const queries = (list: string[]) => countQueries(site.visitor(), (ctx) => authorCards(ctx, list))
  expect(await queries(ids)).toBe(await queries(ids.slice(0, 1)))
})

test('a member is found by the handle in any case, not by a look-alike', async () => {
  const site = await testApp()
  await aMember(site, 'Minji', { name: '김민지' })
  const find = (handle: string) => memberByHandle(site.visitor(), handle)
  expect((await find('minji'))?.handle).toBe('Minji')
  expect(await find('m1nji')).toBeNull()
  expect(await find('nobody')).toBeNull()
})

test('members are searched by parts of handle and name, where % and _ mean themselves', async () => {
  const site = await testApp()
  await aMember(site, 'minji', { name: '김민지' })
  await aMember(site, 'under_score', { name: 'Hundred %' })
  const found = async (search: string) => (await pageOf(site, search)).items.map(({ handle }) => handle).sort()
  expect(await found('MIN')).toEqual(['minji'])
  expect(await found('민지')).toEqual(['minji'])
  expect(await found('%')).toEqual(['under_score'])
  expect(await found('r_s')).toEqual(['under_score'])
  expect(await found('m_n')).toEqual([])
  expect(await found("'; drop table member; --")).toEqual([])
})

test('pages of members show everybody once, newest first, and can be narrowed to a role', async () => {
  const site = await testApp()
  for (let i = 0; i < 7; i++) {
    await aMember(site, `person${i}`, {
      joinedAt: `2025-01-0${Math.ceil((i + 1) / 2)}T00:00:00.000Z`,
      roles: i === 3 ? ['agent'] : [],
    })
  }
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page = await pageOf(site, '', null, 3, cursor)
    seen.push(...page.items.map(({ handle }) => handle))
    cursor = page.next
  } while (cursor !== null)
  expect(seen).toHaveLength(7)
  expect(new Set(seen).size).toBe(7)
  expect(seen[0]).toBe('person6')
  expect((await pageOf(site, '', 'agent')).items.map(({ handle }) => handle)).toEqual(['person3'])
  expect((await pageOf(site, '', 'any')).items.map(({ handle }) => handle)).toEqual(['person3'])
  await expect(pageOf(site, '', null, 3, 'broken')).toFailWith('invalid')
})

test('activity counts what is visible: questions, answers, acceptances by others, people helped', async () => {
  const site = await testApp()
  const { ann, bob } = await people(site, 'ann', 'bob')
  const first = await aThread(site, { by: ann, title: 'The first question of Ann' })
  const second = await aThread(site, { by: ann, title: 'The second question of Ann' })
  await aThread(site, { by: bob, kind: 'discussion', title: 'What do you do at night?' })
  const own = await aThread(site, { by: bob, title: 'A question that Bob solves himself' })
  const good = await anAnswer(site, { to: first, by: bob, body: 'The first way.' })
  await acceptAnswer(site.as(ann), { postId: good.id })
  site.clock.advance({ minutes: 1 })
  const also = await anAnswer(site, { to: second, by: bob, body: 'Another way.' })
  await acceptAnswer(site.as(ann), { postId: also.id })
  const mine = await anAnswer(site, { to: own, by: bob, body: 'I found it out.' })
  await acceptAnswer(site.as(bob), { postId: mine.id })
  const hidden = await anAnswer(site, { to: first, by: bob, body: 'Nobody reads this.' })
  await site.app.platform.open.db.updateTable('post').set({ state: 'hidden' }).where('id', '=', hidden.id).execute()

  const { read } = site.visitor()
  const activity = await activityOf(read, [bob.memberId ?? '', ann.memberId ?? ''])
  expect(activity.get(bob.memberId ?? '')).toEqual({
    questions: 1,
    discussions: 1,
    answers: 3,
    accepted: 2,
    peopleHelped: 1,
  })
  expect(activity.get(ann.memberId ?? '')).toEqual({
    questions: 2,
    discussions: 0,
    answers: 0,
    accepted: 0,
    peopleHelped: 0,
  })

  const answers = await activityLines(read, bob.memberId ?? '', 'answers', { limit: 2, cursor: null }, 'ko')
  expect(answers.items).toHaveLength(2)
  const rest = await activityLines(read, bob.memberId ?? '', 'answers', { limit: 2, cursor: answers.next }, 'ko')
  expect(rest).toMatchObject({
    items: [
      { postId: good.id, accepted: true, category: { name: '일반' }, thread: { title: 'The first question of Ann' } },
    ],
    next: null,
  })
  const discussions = await activityLines(read, bob.memberId ?? '', 'discussions', { limit: 10, cursor: null }, 'en')
  expect(discussions.items.map(({ thread }) => thread.title)).toEqual(['What do you do at night?'])
})
