import { expect, test } from 'vitest'
import { submitFeedback } from '#app/domain/cases/submit-feedback.server.ts'
import { addNote } from '#app/domain/cases/work/add-note.server.ts'
import { customerReply } from '#app/domain/cases/work/customer-reply.server.ts'
import { replyToCase } from '#app/domain/cases/work/reply-to-case.server.ts'
import { saveDraft } from '#app/domain/drafts/save-draft.server.ts'
import { editPost } from '#app/domain/threads/edits/edit-post.server.ts'
import { suggestEdit } from '#app/domain/threads/edits/suggest-edit.server.ts'
import { previewText } from '#app/domain/threads/render-text.server.ts'
import { writePost } from '#app/domain/threads/write-post.server.ts'
import { aPrivateCase } from '#tests/factories/cases.ts'
import { aMember } from '#tests/factories/members.ts'
import { aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

/** Markdown that leaves an empty page. */
const nothing = [
  '<!-- nobody reads this -->',
  '[x]: https://example.com',
  '** **',
  '---',
  '>',
  '<b></b>',
  '&#8203;',
  '# \u3164',
  '>! <!-- -->',
  '<br>',
  '||\n|-|\n||',
]

test('no text is taken that its readers would see nothing of', async () => {
  const app = await testApp()
  const [asker, helper, agent] = [await aMember(app, 'bora'), await aMember(app, 'minsu'), await aMember(app, 'sam')]
  const asked = await aThread(app, { by: asker })
  const { number } = await aPrivateCase(app, { of: asker })
  const threadId = asked.thread.id
  for (const body of nothing) {
    const acts = {
      thread: () => aThread(app, { by: asker, body }),
      answer: () => writePost(app.as(helper), { threadId, parentId: null, body }),
      comment: () => writePost(app.as(helper), { threadId, kind: 'comment', parentId: null, body }),
      edit: () => editPost(app.as(asker), { postId: asked.post.id, body, revision: 1 }),
      suggestion: () => suggestEdit(app.as(helper), { postId: asked.post.id, body, comment: 'Clearer', revision: 1 }),
      feedback: () => submitFeedback(app.as(asker), { body, public: false, product: null }),
      message: () => customerReply(app.as(asker), { number, body }),
      reply: () => replyToCase(app.as(agent), { number, body, privately: true, wait: false }),
      note: () => addNote(app.as(agent), { number, body }),
    }
    for (const [name, act] of Object.entries(acts))
      await expect(act(), `${name}: ${body}`).toFailWith('invalid', 'markdown.nothing')
    await expect(previewText(app.as(asker), body)).resolves.toBeTypeOf('string')
  }
})

test('pictures, code, spoilers and headings are something', async () => {
  const app = await testApp()
  const asked = await aThread(app, { by: await aMember(app, 'bora') })
  const helper = app.as(await aMember(app, 'minsu'))
  for (const body of ['![](/u/01abc)', '```\nx\n```', '>! psst', '# 가', '👍', '<!-- a --> b'])
    expect(await writePost(helper, { threadId: asked.thread.id, parentId: null, body })).toMatchObject({ body })
})

test('a draft that nobody can see is not kept', async () => {
  const app = await testApp()
  const member = app.as(await aMember(app, 'bora'))
  const saved = await saveDraft(member, {
    place: 'thread',
    fields: { title: '\u200B', body: '\u3164 \u2800' },
    revision: 0,
  })
  expect(saved).toEqual({ state: 'gone' })
})
