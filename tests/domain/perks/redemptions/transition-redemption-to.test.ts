import { expect, test } from 'vitest'
import { transitionRedemptionTo } from '#app/domain/perks/redemptions/transition-redemption-to.server.ts'
import { people } from '#tests/factories/members.ts'
import { aPerk, givePoints, problems, redeem, redemptionNow } from '#tests/factories/perks.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a state by its name carries out the act that leads there, for the member and for staff', async () => {
  const app = await testApp()
  const { ann, sam, ada } = await people(app, 'ann', 'sam', 'ada')
  await givePoints(app, ann, 6_000)
  const perk = await aPerk(app, { cost: 2_000 })
  const bring = async (by: typeof ann, id: string, to: Parameters<typeof transitionRedemptionTo>[1]['to']) =>
    transitionRedemptionTo(app.as(by), { id, to, note: 'Because.' })

  const [one, two, three] = [await redeem(app, ann, perk), await redeem(app, ann, perk), await redeem(app, ann, perk)]
  await bring(ann, one.id, 'cancelled')
  await bring(sam, two.id, 'denied')
  await bring(sam, three.id, 'approved')
  await bring(ada, three.id, 'approved')
  await bring(sam, three.id, 'fulfilled')

  expect(await redemptionNow(app, one.id)).toMatchObject({ state: 'refunded', ended_as: 'cancelled' })
  expect(await redemptionNow(app, two.id)).toMatchObject({ state: 'refunded', ended_as: 'denied' })
  expect(await redemptionNow(app, three.id)).toMatchObject({ state: 'fulfilled', ended_as: null })
  await expect(bring(sam, three.id, 'failed')).toFailWith('not_now', 'perks.refusal.wrongState')
  expect(await problems(app)).toEqual([])
})
