import { expect, test } from 'vitest'
import { standingsOf } from '#app/domain/loyalty/standings.server.ts'
import { acceptSuggestion, rejectSuggestion } from '#app/domain/threads/edits/decide-suggestion.server.ts'
import { editPost } from '#app/domain/threads/edits/edit-post.server.ts'
import { suggestEdit } from '#app/domain/threads/edits/suggest-edit.server.ts'
import { withdrawSuggestion } from '#app/domain/threads/edits/withdraw-suggestion.server.ts'
import { suggestionsFor, suggestionView } from '#app/domain/threads/queries/edit-suggestions.server.ts'
import { findPost, findThread } from '#app/domain/threads/queries/posts.server.ts'
import { postRevisions } from '#app/domain/threads/queries/revisions.server.ts'
import { action as send, loader as page } from '#app/routes/threads/edit-post.tsx'
import { action as press, loader as show } from '#app/routes/threads/suggestion.tsx'
import { aMember, people } from '#tests/factories/members.ts'
import { aComment, anAnswer, aThread } from '#tests/factories/threads.ts'
import { callApi } from '#tests/routes/api/call-api.ts'
import { answerOf, routeArgs } from '#tests/routes/call-route.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

async function anAnswered() {
  const app = await testApp()
  const { ann, bob, mo } = await people(app, 'ann', 'bob', 'mo')
  const asked = await aThread(app, { by: ann, title: 'The meter reads 0 W', body: 'Since yesterday.' })
  const answer = await anAnswer(app, { to: asked, by: bob, body: 'Turn it of.' })
  const wording = { postId: answer.id, body: 'Turn it off.', comment: 'A letter was missing', revision: 1 }
  return { app, ann, bob, mo, asked, answer, wording }
}

const waiting = async (app: TestApp): Promise<string[]> =>
  (
    await app.visitor().read.selectFrom('review_item').select('state').where('kind', '=', 'suggested-edit').execute()
  ).map(({ state }) => state)
const reputation = async (app: TestApp, { memberId }: { memberId: string | null }): Promise<number> =>
  (await standingsOf(app.visitor().read, [memberId ?? ''])).get(memberId ?? '')?.reputation ?? 0

test('an accepted suggestion is a revision by whoever suggested it, and earns them a little', async () => {
  const { app, ann, bob, answer, wording } = await anAnswered()
  const suggestion = await suggestEdit(app.as(ann), wording)
  expect(await waiting(app)).toEqual(['open'])
  const before = await reputation(app, ann)

  for (let i = 0; i < 2; i++) await acceptSuggestion(app.as(bob), { suggestionId: suggestion.id })

  const { revisions } = await postRevisions(app.visitor(), answer.id, { before: null, limit: 5 })
  expect(revisions[0]).toMatchObject({
    revision: 2,
    editor: { name: 'Ann' },
    note: 'A letter was missing',
    suggestionId: suggestion.id,
    text: 'Turn it off.',
  })
  expect(await reputation(app, ann)).toBe(before + 2)
  expect(await waiting(app)).toEqual(['decided'])
  await expect(app).toHaveRecorded('edit.accepted', 1)
})

test('sent again it is changed, the same changes nothing, and there is one open suggestion per member and post', async () => {
  const { app, ann, wording, answer } = await anAnswered()

  const [first, same] = [await suggestEdit(app.as(ann), wording), await suggestEdit(app.as(ann), wording)]
  const changed = await suggestEdit(app.as(ann), { ...wording, body: 'Switch it off.' })
  await Promise.all([
    suggestEdit(app.as(ann), { ...wording, body: 'Switch off.' }),
    suggestEdit(app.as(ann), { ...wording, body: 'Switch off.' }),
  ])

  expect([same.id, changed.id]).toEqual([first.id, first.id])
  expect(await suggestionsFor(app.as(ann), answer.id)).toMatchObject([{ id: first.id, body: 'Switch off.' }])
  await expect(app).toHaveRecorded('edit.suggested', 3)
  expect(await waiting(app)).toEqual(['open'])
})

test('from trust level 3 on others’ answers are changed at once, but not what staff or the author of a comment wrote', async () => {
  const { app, ann, asked, answer, wording } = await anAnswered()
  const [tess, sam] = [await aMember(app, 'tess', { trustLevel: 3 }), await aMember(app, 'sam')]
  const official = await anAnswer(app, { to: asked, by: sam, body: 'Offical word.' })
  const comment = await aComment(app, { to: asked, by: ann, body: 'A remark.' })

  await expect(suggestEdit(app.as(tess), wording)).toFailWith('not_now', 'posts.errors.editAtOnce')
  expect(await editPost(app.as(tess), { postId: answer.id, body: 'Turn it off.', revision: 1 })).toMatchObject({
    revision: 2,
  })
  expect(await app.as(tess).read.selectFrom('audit_event').select(['action', 'actor_id']).execute()).toEqual([
    { action: 'post.edit', actor_id: tess.memberId },
  ])
  await expect(editPost(app.as(tess), { postId: official.id, body: 'Official word.', revision: 1 })).toFailWith(
    'forbidden',
  )
  expect(
    await suggestEdit(app.as(tess), { postId: official.id, body: 'Official word.', comment: 'Spelling', revision: 1 }),
  ).toMatchObject({ state: 'open' })
  await expect(editPost(app.as(tess), { postId: comment.id, body: 'Mine.', revision: 1 })).toFailWith('forbidden')
  await expect(suggestEdit(app.as(tess), { postId: comment.id, body: 'Mine.', comment: 'So', revision: 1 })).toFailWith(
    'invalid',
    'posts.errors.noSuggestions',
  )
})

test('improved and accepted, both steps are kept, each under its own name', async () => {
  const { app, ann, mo, answer, wording } = await anAnswered()
  const suggestion = await suggestEdit(app.as(ann), wording)

  await acceptSuggestion(app.as(mo), { suggestionId: suggestion.id, body: 'Turn it off and on.', revision: 1 })

  const { revisions } = await postRevisions(app.visitor(), answer.id, { before: null, limit: 5 })
  expect(revisions.map(({ editor, text }) => [editor?.name, text])).toEqual([
    ['Mo', 'Turn it off and on.'],
    ['Ann', 'Turn it off.'],
    ['Bob', 'Turn it of.'],
  ])
})

test('when the post changed meanwhile both texts are shown, and only one that unites them is accepted', async () => {
  const { app, ann, bob, mo, answer, wording } = await anAnswered()
  const suggestion = await suggestEdit(app.as(ann), wording)
  await editPost(app.as(bob), { postId: answer.id, body: 'Turn it of, then wait.', revision: 1 })

  expect((await suggestionView(app.as(mo), suggestion.id)).meanwhile?.some(({ kind }) => kind === 'added')).toBe(true)
  const accept = (more: object) => acceptSuggestion(app.as(mo), { suggestionId: suggestion.id, ...more })
  await expect(accept({})).rejects.toMatchObject({
    kind: 'conflict',
    code: 'edit_conflict',
    params: { body: 'Turn it of, then wait.', revision: 2 },
  })
  await expect(accept({ body: 'Turn it off.', revision: 1 })).rejects.toMatchObject({ code: 'edit_conflict' })
  await accept({ body: 'Turn it off, then wait.', revision: 2 })

  expect((await postRevisions(app.visitor(), answer.id, { before: null, limit: 5 })).revisions[0]).toMatchObject({
    revision: 3,
    editor: { name: 'Ann' },
    text: 'Turn it off, then wait.',
  })
})

test('turned down with a reason, which is told; taken back, nothing waits; decided otherwise, the second is told', async () => {
  const { app, ann, bob, mo, wording, answer } = await anAnswered()
  const suggestion = await suggestEdit(app.as(ann), wording)

  for (let i = 0; i < 2; i++)
    await rejectSuggestion(app.as(bob), { suggestionId: suggestion.id, reason: 'It is right as it is' })
  expect((await suggestionView(app.as(ann), suggestion.id)).suggestion).toMatchObject({
    state: 'rejected',
    reason: 'It is right as it is',
  })
  await expect(acceptSuggestion(app.as(mo), { suggestionId: suggestion.id })).toFailWith(
    'conflict',
    'posts.errors.suggestionDecided',
  )
  const second = await suggestEdit(app.as(ann), wording)
  for (let i = 0; i < 2; i++) await withdrawSuggestion(app.as(ann), { suggestionId: second.id })
  expect((await waiting(app)).sort()).toEqual(['decided', 'withdrawn'])
  await expect(withdrawSuggestion(app.as(bob), { suggestionId: second.id })).toFailWith('not_found')
  expect((await findPost(app.visitor().read, answer.id))?.revision).toBe(1)
  for (const event of ['edit.rejected', 'edit.withdrawn']) await expect(app).toHaveRecorded(event, 1)
})

test('nobody decides their own, or another’s without a right to; two at once decide once', async () => {
  const { app, ann, bob, mo, asked, wording } = await anAnswered()
  const cem = await aMember(app, 'cem')
  const suggestion = await suggestEdit(app.as(ann), wording)

  await expect(acceptSuggestion(app.as(ann), { suggestionId: suggestion.id })).toFailWith(
    'forbidden',
    'posts.errors.ownSuggestion',
  )
  await expect(acceptSuggestion(app.as(cem), { suggestionId: suggestion.id })).toFailWith('forbidden')
  await expect(suggestionView(app.as(cem), suggestion.id)).toFailWith('not_found')
  await expect(suggestEdit(app.as(ann), { ...wording, body: 'Turn it of.' })).toFailWith(
    'invalid',
    'posts.errors.nothingSuggested',
  )
  await expect(suggestEdit(app.as(ann), { ...wording, revision: 7 })).toFailWith('conflict')
  const outcomes = await Promise.allSettled([
    acceptSuggestion(app.as(bob), { suggestionId: suggestion.id }),
    rejectSuggestion(app.as(mo), { suggestionId: suggestion.id, reason: 'No' }),
  ])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const titled = await suggestEdit(app.as(bob), {
    postId: asked.post.id,
    body: 'Since yesterday.',
    title: 'The meter reads 0 watts',
    comment: 'Unit',
    revision: 1,
  })
  await acceptSuggestion(app.as(ann), { suggestionId: titled.id })
  expect(await findThread(app.visitor().read, asked.thread.id)).toMatchObject({
    title: 'The meter reads 0 watts',
    slug: 'the-meter-reads-0-watts',
  })
})

test('the pages: the form of those who may not edit, and the page on which the author decides', async () => {
  const { app, ann, bob, answer } = await anAnswered()
  const [path, params] = [`/posts/${answer.id}/edit`, { id: answer.id }]

  expect((await answerOf(page(routeArgs(app.as(ann), path, params)))).data).toMatchObject({
    suggests: true,
    mine: null,
  })
  expect(
    await answerOf(
      send(
        routeArgs(app.as(ann), path, params, {
          intent: 'suggestEdit',
          body: 'Turn it off.',
          comment: '',
          revision: '1',
        }),
      ),
    ),
  ).toMatchObject({ status: 422, data: { result: { initialValue: { body: 'Turn it off.' } } } })
  const sent = await answerOf(
    send(
      routeArgs(app.as(ann), path, params, {
        intent: 'suggestEdit',
        body: 'Turn it off.',
        comment: 'Spelling',
        revision: '1',
      }),
    ),
  )
  const id = /sug_\w+/.exec(sent.location ?? '')?.[0] ?? ''
  expect((await answerOf(show(routeArgs(app.as(bob), `/suggestions/${id}`, { id })))).data).toMatchObject({
    mayDecide: true,
    comment: 'Spelling',
    suggested: { body: 'Turn it off.' },
  })
  expect((await answerOf(show(routeArgs(app.as(ann), `/suggestions/${id}`, { id })))).data).toMatchObject({
    mayDecide: false,
    mine: true,
  })
  expect(
    (await answerOf(press(routeArgs(app.as(bob), `/suggestions/${id}`, { id }, { intent: 'reject', reason: '' }))))
      .status,
  ).toBe(422)
  expect(
    (
      await answerOf(
        press(
          routeArgs(
            app.as(bob),
            `/suggestions/${id}`,
            { id },
            { intent: 'accept', body: 'Turn it off.', revision: '1' },
          ),
        ),
      )
    ).status,
  ).toBe(303)
  expect((await findPost(app.visitor().read, answer.id))?.body).toBe('Turn it off.')
})

test('the API suggests, lists and decides', async () => {
  const { app, ann, bob, answer } = await anAnswered()
  const made = await callApi(app, ann, {
    method: 'POST',
    at: `/posts/${answer.id}/suggestions`,
    body: { body: 'Turn it off.', comment: 'Spelling', revision: 1 },
    scope: 'write',
  })
  expect(made).toMatchObject({ status: 201, body: { state: 'open', postId: answer.id, comment: 'Spelling' } })
  expect((await callApi(app, bob, { at: `/posts/${answer.id}/suggestions` })).body['items']).toMatchObject([
    { id: made.body['id'] },
  ])
  const decided = await callApi(app, bob, {
    method: 'POST',
    at: `/suggestions/${String(made.body['id'])}/decision`,
    body: { decision: 'accept' },
    scope: 'write',
  })
  expect(decided).toMatchObject({ status: 200, body: { state: 'accepted' } })
})
