import { expect, test } from 'vitest'
import { memberJson } from '#app/api/json/member-json.server.ts'
import { presence } from '#app/domain/accounts/input.ts'
import { updatePresence } from '#app/domain/accounts/profile/update-presence.server.ts'
import { search } from '#app/domain/search/search.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { loader as members } from '#app/routes/members/index.tsx'
import { loader as profile } from '#app/routes/members/member.tsx'
import { found } from '#tests/factories/found.ts'
import { people } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { answerOf, routeArgs } from '#tests/routes/call-route.ts'
import { testApp } from '#tests/setup/test-app.ts'

const open = { links: [], hidesCalendar: false, hidesFromDirectory: false }

test('links are web addresses, few, and not for new members', async () => {
  const app = await testApp()
  const { ann, newcomer } = await people(app, 'ann', 'newcomer')
  const links = (text: string) => presence.safeParse({ links: text }).error?.issues[0]?.message

  expect(presence.parse({ links: 'https://ann.example\r\nhttps://ann.example\nhttp://b.example/x' }).links).toEqual([
    'https://ann.example',
    'http://b.example/x',
  ])
  for (const bad of ['javascript:alert(1)', 'ftp://a.example', 'ann.example', 'https://bank.example@evil.example'])
    expect(links(bad)).toBe('accounts.problem.badLink')
  expect(links('https://a.example https://b.example https://c.example https://d.example https://e.example')).toBe(
    'accounts.problem.tooManyLinks',
  )
  await expect(updatePresence(app.as(newcomer), { ...open, links: ['https://nari.example'] })).toFailWith(
    'invalid',
    'accounts.problem.linksTooEarly',
  )
  await updatePresence(app.as(ann), { ...open, links: ['https://ann.example'] })
  await updatePresence(app.as(ann), { ...open, links: ['https://ann.example'] })
  await expect(app).toHaveRecorded('member.profileChanged', 1)
  expect(await memberJson(app.visitor(), 'ann')).toMatchObject({ links: ['https://ann.example'] })
})

test('who is not to be listed stands in no list and no search, but on their own page', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  await updatePresence(app.as(ann), { ...open, hidesFromDirectory: true })
  await updatePresence(app.as(bob), { ...open, hidesCalendar: true })
  await app.drainJobs()
  const listed = async (ctx = app.visitor()) =>
    found<{ members: { author: { handle: string } }[] }>(await answerOf(members(routeArgs(ctx, '/members'))))
      .members.map(({ author }) => author.handle)
      .toSorted()

  expect(await listed()).toEqual(['bob'])
  expect(await listed(app.as(ann))).toEqual(['ann', 'bob'])
  expect(
    JSON.stringify(await search(app.visitor(), { q: 'ann', type: 'member', limit: 10, cursor: null })),
  ).not.toContain('"ann"')
  expect((await answerOf(profile(routeArgs(app.visitor(), '/members/ann', { handle: 'ann' })))).data).toMatchObject({
    unlisted: true,
  })
})

test('the calendar counts visible posts only, and is its owner’s alone when they say so', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const question = await aThread(app, { by: ann, tags: ['router'] })
  await anAnswer(app, { to: question, by: bob })
  const hidden = await anAnswer(app, { to: question, by: bob })
  await removePost(app.as(bob), { postId: hidden.id })
  const shown = async (ctx = app.visitor()) =>
    found<{ calendar: { total: number } | null; topTags: unknown }>(
      await answerOf(profile(routeArgs(ctx, '/members/bob', { handle: 'bob' }))),
    )

  expect(await shown()).toMatchObject({ calendar: { total: 1 }, topTags: [{ name: 'router', answers: 1 }] })
  expect((await memberJson(app.visitor(), 'bob')).calendar).toEqual([{ day: '2026-11-22', count: 1 }])
  await updatePresence(app.as(bob), { ...open, hidesCalendar: true })
  expect((await shown()).calendar).toBeNull()
  expect((await memberJson(app.visitor(), 'bob')).calendar).toBeNull()
  expect((await shown(app.as(bob))).calendar).toMatchObject({ total: 1 })
})
