import { expect, test } from 'vitest'
import { profile } from '#app/domain/accounts/input.ts'
import { updateProfile } from '#app/domain/accounts/profile/update-profile.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a member says who they are; saying it again records nothing', async () => {
  const site = await testApp()
  const ann = await aMember(site, 'ann')
  const input = { name: '김안', bio: 'https://ann.example 에 자주 있습니다.', locale: 'ko' as const }
  await updateProfile(site.as(ann), input)
  await updateProfile(site.as(ann), input)
  const row = await site.app.platform.open.reader
    .selectFrom('member')
    .select(['name', 'bio', 'locale'])
    .executeTakeFirstOrThrow()
  expect(row).toEqual(input)
  await expect(site).toHaveRecorded('member.profileChanged', 1)
})

test('a new member puts no web address on the profile', async () => {
  const site = await testApp()
  const nari = await aMember(site, 'newcomer')
  for (const bio of ['see https://pills.example', 'www.pills.example', 'cheap-pills.com now']) {
    await expect(updateProfile(site.as(nari), { name: 'Nari', bio, locale: null })).toFailWith(
      'invalid',
      'accounts.problem.bioLink',
    )
  }
  await updateProfile(site.as(nari), { name: 'Nari', bio: 'I am new here. Hello.', locale: null })
})

test('visitors have no profile to change', async () => {
  const site = await testApp()
  await expect(updateProfile(site.visitor(), { name: 'x', bio: '', locale: null })).toFailWith('unauthenticated')
})

test('names are tidied, and must be visible and short', () => {
  const name = (text: string) => profile.safeParse({ name: text })
  expect(name('  Ann \n  Lee ').data?.name).toBe('Ann Lee')
  expect(name('   ').success).toBe(false)
  expect(name('a'.repeat(51)).success).toBe(false)
  expect(name('Ann\u202Eeel').success).toBe(false)
  expect(name('A\u200Bnn').success).toBe(false)
  expect(profile.safeParse({ name: 'Ann', bio: 'a'.repeat(501) }).success).toBe(false)
  expect(profile.safeParse({ name: 'Ann', locale: 'fr' }).success).toBe(false)
  expect(profile.parse({ name: 'Ann', locale: '' })).toEqual({ name: 'Ann', bio: '', locale: null })
})
