import { expect, test } from 'vitest'
import type { z } from 'zod'
import { openCaseForShape } from '#app/domain/cases/input.ts'
import { ownCasePage } from '#app/domain/cases/queries/own.server.ts'
import { openCaseFor } from '#app/domain/cases/sources/open-case-for.server.ts'
import { people } from '#tests/factories/members.ts'
import { aProduct } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

const said = (given: Partial<z.input<typeof openCaseForShape>>) =>
  openCaseForShape.parse({ body: 'The bill is wrong for the second time. Order 5512.', ...given })

test('what a customer told an agent becomes a private case that the customer sees', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  await aProduct(app, 'meter')

  const { case: opened } = await openCaseFor(
    app.as(sam),
    said({ handle: '@ann', product: 'meter', reference: 'A-5512', severity: 'P1' }),
  )

  expect(opened).toMatchObject({ source: 'agent', severity: 'P1', private: 1, reference: 'A-5512' })
  expect(await ownCasePage(app.as(ann), opened.number)).toMatchObject({
    subject: 'The bill is wrong for the second time.',
  })
})

test('two calls of a customer may be about different things: two cases', async () => {
  const app = await testApp()
  const { sam } = await people(app, 'ann', 'sam')
  const first = await openCaseFor(app.as(sam), said({ handle: 'ann' }))

  expect((await openCaseFor(app.as(sam), said({ handle: 'ann' }))).case.number).not.toBe(first.case.number)
})

test('a name or address that no member has is said at its field, and members open nothing for others', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')

  await expect(openCaseFor(app.as(sam), said({ handle: 'nobody' }))).rejects.toMatchObject({
    kind: 'invalid',
    fields: { handle: { key: 'cases.errors.noCustomer' } },
  })
  await expect(openCaseFor(app.as(sam), said({ email: 'nobody@example.com' }))).rejects.toMatchObject({
    fields: { email: { key: 'cases.errors.noCustomer' } },
  })
  await expect(openCaseFor(app.as(ann), said({ handle: 'ann' }))).rejects.toMatchObject({ kind: 'forbidden' })
})
