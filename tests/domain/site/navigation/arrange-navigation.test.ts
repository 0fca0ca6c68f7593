import { expect, test } from 'vitest'
import { arrangedNav } from '#app/components/shell/navigation.ts'
import { siteFace } from '#app/domain/site/brand/site-face.ts'
import { shiftNavigation, showNavigation } from '#app/domain/site/navigation/arrange-navigation.server.ts'
import { inOrder } from '#app/registry/navigation.ts'
import { aMember } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('entries are ordered and hidden for everybody; at the end an entry stays where it is', async () => {
  const site = await testApp()
  const ada = site.as(await aMember(site, 'ada', { roles: ['admin'] }))
  const shown = () => arrangedNav(siteFace(site.visitor())).map(({ key }) => key)
  expect(shown()).toEqual(['threads', 'ideas', 'stories', 'perks', 'feedback'])
  await shiftNavigation(ada, { id: 'feedback', direction: 'up' })
  await shiftNavigation(ada, { id: 'threads', direction: 'up' })
  await showNavigation(ada, { id: 'ideas', shown: false })
  expect(shown()).toEqual(['threads', 'stories', 'feedback', 'perks'])
  await showNavigation(ada, { id: 'ideas', shown: true })
  expect(shown()).toContain('ideas')
  await expect(showNavigation(site.as(await aMember(site, 'ann')), { id: 'ideas', shown: false })).toFailWith(
    'forbidden',
  )
})

test('an order that an older version wrote keeps new entries, and forgets unknown ones', () => {
  expect(inOrder(['perks', 'gone', 'perks'])).toEqual(['perks', 'threads', 'ideas', 'stories', 'feedback'])
})
