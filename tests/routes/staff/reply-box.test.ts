// On both databases: the box of a case.
import { expect, test } from 'vitest'
import { openCaseForShape } from '#app/domain/cases/input.ts'
import { casePage } from '#app/domain/cases/queries/page.server.ts'
import { openCaseFor } from '#app/domain/cases/sources/open-case-for.server.ts'
import { takeCase } from '#app/domain/cases/work/take-case.server.ts'
import { places } from '#app/domain/drafts/place.ts'
import { saveDraft } from '#app/domain/drafts/save-draft.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import * as staffCase from '#app/routes/staff/case.tsx'
import { aCase, aReplyTemplate } from '#tests/factories/cases.ts'
import { people } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { answerOf, routeArgs } from '#tests/routes/call-route.ts'
import { testApp } from '#tests/setup/test-app.ts'

async function opened() {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const made = await aCase(app, { of: ann, by: sam })
  const { number } = made.case
  const args = (form?: Record<string, string>) =>
    routeArgs(app.as(sam), `/staff/cases/${number}`, { number: String(number) }, form)
  const press = (form: Record<string, string>) =>
    answerOf(Promise.resolve(staffCase.action(args({ intent: 'reply', ...form }))))
  const load = async () => (await answerOf(staffCase.loader(args()))).data as Record<string, unknown>
  return { app, ann, bob, sam, ...made, press, load, page: () => casePage(app.as(sam), number) }
}

test('a template goes below what was typed and brings what follows from it; nothing is sent', async () => {
  const { app, sam, press } = await opened()
  const { id } = await aReplyTemplate(app, { by: sam, en: 'Dear {customer}, {product} works.', setStatus: 'resolved' })

  const answer = await press({ kind: 'private', body: 'I am sorry.', use: id })

  expect(answer).toMatchObject({
    status: 200,
    data: {
      result: { initialValue: { kind: 'private' } },
      extra: {
        filled: {
          body: 'I am sorry.\n\nDear Ann, {product} works.',
          templateId: id,
          missing: ['product'],
          after: 'resolved',
        },
      },
    },
  })
  await expect(app).toHaveRecorded('case.answered', 0)
})

test('templates are searched from the box, and what was typed stays', async () => {
  const { app, sam, press } = await opened()
  await aReplyTemplate(app, { by: sam, title: 'Refund' })
  await aReplyTemplate(app, { by: sam, title: 'Delay' })

  expect(await press({ body: 'Half a sent', find: 'templates', template: 'refu' })).toMatchObject({
    status: 200,
    data: { result: { initialValue: { body: 'Half a sent' } }, extra: { found: [{ title: 'Refund' }] } },
  })
})

test('one press sends the answer, sets the status and leads to the next case', async () => {
  const { app, ann, sam, press, page, case: first } = await opened()
  const { case: second } = await openCaseFor(
    app.as(sam),
    openCaseForShape.parse({ handle: ann.handle, body: 'The second bill is wrong, too.' }),
  )
  for (const { number } of [first, second]) await takeCase(app.as(sam), { number })

  const answer = await press({ kind: 'public', body: 'It is paid back.', after: 'resolved', goOn: 'next' })

  expect(answer).toMatchObject({ status: 303, location: `/staff/cases/${second.number}` })
  expect(await page()).toMatchObject({ status: 'resolved' })
})

test('without another case the press leads to the day of the agent', async () => {
  const { press } = await opened()

  expect(await press({ kind: 'note', body: 'Bank asked.', goOn: 'next' })).toMatchObject({
    status: 303,
    location: '/staff',
  })
})

test('a note written in the box reaches no customer, and its draft is gone; a note with another act leaves the draft', async () => {
  const { app, sam, press, load, page, case: row } = await opened()
  const draft = { place: places.case(row.id), fields: { body: 'Bank', kind: 'note' }, revision: 0 }
  await saveDraft(app.as(sam), draft)
  await takeCase(app.as(sam), { number: row.number, note: 'Mine.' })
  expect((await load())['draft']).toMatchObject({ fields: { body: 'Bank', kind: 'note' } })

  await press({ kind: 'note', body: 'Bank asked.' })

  expect((await load())['draft']).toBeNull()
  expect((await page()).notes).toHaveLength(2)
  await expect(app).toHaveRecorded('case.answered', 0)
})

test('an empty box is refused at its field', async () => {
  const { press } = await opened()

  expect(await press({ kind: 'private', body: ' ' })).toMatchObject({
    status: 422,
    data: { result: { error: { body: ['replies.errors.nothing'] } } },
  })
})

test('the accepted answer of a similar thread that everybody can read is offered as a draft with its link', async () => {
  const { app, ann, bob, press, load } = await opened()
  const about = { title: 'Charged twice and nobody answers the phone', body: 'I was charged twice this month, too.' }
  const asked = await aThread(app, { by: ann, ...about })
  const answer = await anAnswer(app, { by: bob, to: asked, body: 'Ask for the **refund** form.' })
  await acceptAnswer(app.as(ann), { postId: answer.id })
  await app.drainJobs()

  expect((await load())['offer']).toMatchObject({ author: 'Bob', title: about.title })
  const { extra } = (await press({ body: 'Hello.', offer: 'accepted' })).data as {
    extra: { filled: { body: string } }
  }
  expect(extra.filled.body).toContain('Hello.\n\nBob answered this in our community:\n\n> Ask for the **refund** form.')
  expect(extra.filled.body).toMatch(new RegExp(`\\]\\(http[^)]*${answer.id}\\)$`))
})
