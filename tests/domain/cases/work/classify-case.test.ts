import { expect, test } from 'vitest'
import { classifyCase } from '#app/domain/cases/work/classify-case.server.ts'
import { aCase } from '#tests/factories/cases.ts'
import { people } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('an agent sets severity and category at once; what is the same already is no line of the history', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const { case: opened } = await aCase(app, { of: ann, by: sam })
  const input = { number: opened.number, severity: 'P1', category: 'price' } as const
  expect(await classifyCase(app.as(sam), input)).toMatchObject({ severity: 'P1', category: 'price' })
  const lines = () =>
    app.visitor().read.selectFrom('case_event').select('kind').where('kind', 'in', ['severity', 'category']).execute()
  const before = await lines()
  await classifyCase(app.as(sam), input)
  expect(await lines()).toEqual(before)
  await expect(classifyCase(app.as(ann), input)).rejects.toMatchObject({ kind: 'forbidden' })
})
