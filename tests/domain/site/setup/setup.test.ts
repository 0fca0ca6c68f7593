import { expect, test } from 'vitest'
import { changeSetting } from '#app/core/change-setting.server.ts'
import { siteName } from '#app/core/site-name.ts'
import { addStarterCategories } from '#app/domain/site/setup/add-starter-categories.server.ts'
import { nameSite } from '#app/domain/site/setup/name-site.server.ts'
import { setupFacts } from '#app/domain/site/setup/queries/setup-facts.server.ts'
import { setupList, setupStepKeys } from '#app/domain/site/setup/setup-steps.ts'
import { closeSetup, skipSetupStep } from '#app/domain/site/setup/skip-setup-step.server.ts'
import { siteStart } from '#app/views/site/site-start.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aProduct, aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('the list checks itself by what is on the site, whoever did it', async () => {
  const site = await testApp()
  const ada = site.as(await aMember(site, 'ada', { roles: ['admin'] }))
  const done = async () => setupStepKeys.filter((step) => facts[step])
  let facts = await setupFacts(ada)
  expect(await done()).toEqual([])
  await nameSite(site.app.context(), { name: 'Haruwatt', locale: 'ko' })
  await aProduct(site, 'meter')
  await aMember(site, 'sam', { roles: ['agent'] })
  await addStarterCategories(ada)
  await aThread(site, {
    by: await aMember(site, 'cora', { roles: ['agent'] }),
    kind: 'announcement',
    category: 'announcements',
  })
  facts = await setupFacts(ada)
  expect(await done()).toEqual(['name', 'language', 'categories', 'products', 'staff', 'announcement'])
})

test('the starter set adds what is missing, and nothing the second time', async () => {
  const site = await testApp()
  const ada = site.as(await aMember(site, 'ada', { roles: ['admin'] }))
  expect(await addStarterCategories(ada)).toBe(6)
  expect(await addStarterCategories(ada)).toBe(0)
  const rows = await ada.read.selectFrom('category').select(['slug', 'posting']).execute()
  expect(rows.find(({ slug }) => slug === 'announcements')?.posting).toBe('staff')
})

test('a step can be left for later and put back; what is done counts as done all the same', async () => {
  const site = await testApp()
  const ada = site.as(await aMember(site, 'ada', { roles: ['admin'] }))
  await skipSetupStep(ada, { step: 'name', skipped: true })
  await skipSetupStep(ada, { step: 'perks', skipped: true })
  const states = async () =>
    Object.fromEntries(
      setupList(await setupFacts(ada), ada.setting('site.setupSkipped')).map(({ step, state }) => [step, state]),
    )
  expect(await states()).toMatchObject({ name: 'later', perks: 'later', mail: 'open' })
  await changeSetting(site.app.context(), 'site.name', 'Haruwatt')
  await skipSetupStep(ada, { step: 'perks', skipped: false })
  expect(await states()).toMatchObject({ name: 'done', perks: 'open' })
})

test('the front page leads admins on until the list is closed, and nobody else', async () => {
  const site = await testApp()
  expect(await siteStart(site.visitor())).toEqual({ what: 'empty' })
  const ada = site.as(await aMember(site, 'ada', { roles: ['admin'] }))
  await nameSite(site.app.context(), { name: 'Haruwatt', locale: 'ko' })
  expect(siteName(ada)).toBe('Haruwatt')
  expect(await siteStart(ada)).toEqual({ what: 'setup', done: 2, all: setupStepKeys.length })
  expect(await siteStart(site.as(await aMember(site, 'ann')))).toEqual({ what: null })
  await closeSetup(ada, { closed: true })
  expect(await siteStart(ada)).toEqual({ what: null })
})
