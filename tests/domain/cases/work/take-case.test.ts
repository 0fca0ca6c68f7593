// On both databases: row locks and races.
import { expect, test } from 'vitest'
import { isDomainError } from '#app/core/errors.ts'
import { caseByNumber } from '#app/domain/cases/queries/cases.server.ts'
import { dismissCase } from '#app/domain/cases/work/dismiss-case.server.ts'
import { takeCase } from '#app/domain/cases/work/take-case.server.ts'
import { aCase, aPrivateCase } from '#tests/factories/cases.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('taking a new case acknowledges it, and taking it twice is taking it once', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const { case: opened } = await aCase(app, { of: ann, by: sam })

  await takeCase(app.as(sam), { number: opened.number })
  const twice = await takeCase(app.as(sam), { number: opened.number })

  expect(twice).toMatchObject({ status: 'acknowledged', assignee_id: sam.memberId })
  await expect(app).toHaveRecorded('case.assigned', 1)
  await expect(app).toHaveRecorded('case.moved', 1)
})

test('of two agents who take a case at once exactly one gets it, and the other is told who', async () => {
  const app = await testApp()
  const [ann, sam, tara] = [
    await aMember(app, 'ann'),
    await aMember(app, 'sam'),
    await aMember(app, 'tara', { name: 'Tara', roles: ['agent'] }),
  ]
  const { case: opened } = await aCase(app, { of: ann, by: sam })

  const outcomes = await Promise.allSettled([
    takeCase(app.as(sam), { number: opened.number }),
    takeCase(app.as(tara), { number: opened.number }),
  ])

  const refused = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason as unknown)
  expect(refused).toHaveLength(1)
  const holder = (await caseByNumber(app.as(sam).read, opened.number))?.assignee_id === sam.memberId ? 'Sam' : 'Tara'
  expect(isDomainError(refused[0]) && { kind: refused[0].kind, key: refused[0].key, ...refused[0].params }).toEqual({
    kind: 'not_now',
    key: 'cases.errors.taken',
    name: holder,
  })
})

test('an agent with as many open cases as the setting allows takes no more', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  await app.set('cases.openPerAgent', 1)
  const [first, second] = [await aPrivateCase(app, { of: ann }), await aPrivateCase(app, { of: ann })]
  await takeCase(app.as(sam), { number: first.number })

  await expect(takeCase(app.as(sam), { number: second.number })).toFailWith('not_now', 'cases.errors.tooMany')
  await dismissCase(app.as(sam), { number: first.number, reason: null })
  await expect(takeCase(app.as(sam), { number: second.number })).resolves.toMatchObject({ assignee_id: sam.memberId })
})

test('members, moderators and visitors take no cases', async () => {
  const app = await testApp()
  const { ann, mo } = await people(app, 'ann', 'mo')
  const opened = await aPrivateCase(app, { of: ann })

  await expect(takeCase(app.as(ann), { number: opened.number })).toFailWith('forbidden')
  await expect(takeCase(app.as(mo), { number: opened.number })).toFailWith('forbidden')
  await expect(takeCase(app.visitor(), { number: opened.number })).toFailWith('unauthenticated')
})
